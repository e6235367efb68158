import OverseerModel
import Testing

@testable import OverseerClient

@Suite struct ServerURLTests {
  @Test(arguments: [
    ("http://127.0.0.1:4820", "127.0.0.1", 4820), ("HTTP://localhost", "localhost", 4820),
    ("http://[::1]:80/", "::1", 80), ("http://build-7.example.org:65535", "build-7.example.org", 65535),
  ])
  func `An address has a host and a port`(text: String, host: String, port: Int) throws {
    let url = try ServerURL(text)
    #expect(url.host == host)
    #expect(url.port == port)
    #expect(try ServerURL("\(url)") == url)
  }

  @Test(arguments: [
    "", "auto", "127.0.0.1:4820", "https://localhost", "http://", "http://:80", "http://a:0", "http://a:65536",
    "http://a:+8", "http://a:", "http://a/b", "http://a b", "http://[::1", "http://[]:1", "http://u@h",
    "http://a:80:80", "ftp://a", "http://ä",
  ])
  func `Anything else is refused`(text: String) {
    #expect(throws: OverseerError.self) { _ = try ServerURL(text) }
  }

  @Test func `A tunnel is proposed for HTTPS`() {
    do {
      _ = try ServerURL("https://example.org")
      Issue.record("it was taken")
    } catch {
      #expect(error.hint?.contains("tunnel") == true)
    }
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.9.9.9", true), ("[::1]", true), ("LocalHost", true), ("localhost.example.org", false),
    ("127.0.0.1.example.org", false), ("10.0.0.1", false), ("127.1", false), ("[::2]", false), ("1270.0.0.1", false),
  ])
  func `Only this machine is loopback`(host: String, isLoopback: Bool) throws {
    #expect(try ServerURL("http://\(host):1").isLoopback == isLoopback)
  }
}
