import OverseerModel
import Testing

@testable import OverseerServe

@Suite("Addresses to listen on")
struct ListeningAddressTests {
  @Test(
    "Those of the loopback need no second word",
    arguments: [
      ("127.0.0.1", true), ("127.8.9.1", true), ("::1", true), ("localhost", true), ("10.0.0.1", false),
      ("fe80::1", false), ("::2", false),
    ])
  func loopback(address: String, isLoopback: Bool) throws {
    #expect(try ListeningAddress(address).isLoopback == isLoopback)
  }

  @Test(
    "A name, or every address at once, is refused",
    arguments: ["127.example.com", "example.com", "", "0.0.0.0", "::", "127.0.0.1:80", "[::1]", "127.1 "])
  func refused(address: String) {
    #expect(throws: OverseerError.self) { try ListeningAddress(address) }
  }
}
