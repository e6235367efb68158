import OverseerJSON
import OverseerModel
import TestSeed
import Testing

@Suite("Names of objects")
struct ObjectIDTests {
  private static let text = "0123456789abcdef00ff7f80deadbeefcafe0042"

  @Test("A name goes through text, bytes and JSON")
  func roundTrip() throws {
    var generator = PrintedSeed()
    for _ in 0..<200 {
      let bytes = (0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let id = try #require(CommitID(bytes: bytes))
      #expect(id.bytes == bytes)
      #expect(CommitID(id.description) == id)
      #expect(id.description == bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
      #expect(try JSONCoder.decode(CommitID.self, from: try JSONCoder.encodeString(id)) == id)
    }
  }

  @Test("The text is forty digits, the short one twelve")
  func texts() throws {
    let id = try #require(CommitID(Self.text))
    #expect(id.description == Self.text)
    #expect(id.short == "0123456789ab")
    #expect(try JSONCoder.encodeString(id) == "\"\(Self.text)\"")
  }

  @Test(
    "What is no name is refused",
    arguments: [
      "", "0123", String(text.dropLast()), text + "0", text.uppercased(), "g" + text.dropFirst(),
      " " + text.dropFirst(), "é" + text.dropFirst(2),
    ])
  func refused(text: String) {
    #expect(CommitID(text) == nil)
    #expect(throws: JSONCodingError.self) { try JSONCoder.decode(CommitID.self, from: "\"\(text)\"") }
  }

  @Test("Other numbers of bytes are refused")
  func wrongSize() {
    #expect(TreeID(bytes: [UInt8](repeating: 1, count: 19)) == nil)
    #expect(TreeID(bytes: [UInt8](repeating: 1, count: 21)) == nil)
  }

  @Test("The order is that of the texts")
  func order() throws {
    var generator = PrintedSeed()
    let ids = try (0..<100).map { _ in
      try #require(BlobID(bytes: (0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) }))
    }
    #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
  }

  @Test("A name takes no more room than its bytes")
  func size() { #expect(MemoryLayout<CommitID>.size == 20) }
}
