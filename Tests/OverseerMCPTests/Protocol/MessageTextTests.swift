import OverseerJSON
import Testing

@testable import OverseerMCP

@Suite("Messages on the wire")
struct MessageTextTests {
  @Test("Halves of pairs become U+FFFD, and whole ones stay")
  func surrogates() throws {
    let cases = [
      (#"["\ud83d"]"#, "\u{FFFD}"), (#"["\ude00x"]"#, "\u{FFFD}x"), (#"["\ud83d\ud83d\ude00"]"#, "\u{FFFD}😀"),
      (#"["\\ud83d\ud83d"]"#, "\\ud83d\u{FFFD}"), (#"["\ud83d\n"]"#, "\u{FFFD}\n"),
    ]
    for (text, meant) in cases { #expect(try MessageText.read(Array(text.utf8)) == [.string(meant)]) }
    #expect(LoneSurrogates.replaced(in: Array(#"["\ud83d\ude00", "\\ud83d", "é"]"#.utf8)) == nil)
  }

  @Test(
    "What is no JSON is a parse error",
    arguments: ["", "{", "{]", "nul", "\"\\x\"", "\"\\ud83", "1 2", "{\"a\":1,\"a\":2}"])
  func broken(text: String) {
    #expect { try MessageText.read(Array(text.utf8)) } throws: { ($0 as? RPCFailure)?.code == .parseError }
  }

  @Test("Bytes that are no UTF-8 are one as well")
  func bytes() {
    for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0xFE, 0xFF, 0x00, 0x31]] as [[UInt8]] {
      #expect { try MessageText.read(bytes) } throws: { ($0 as? RPCFailure)?.code == .parseError }
    }
  }

  @Test("An answer that JSON cannot hold becomes an error to the same id")
  func deep() throws {
    var value: JSONValue = 1
    for _ in 0..<200 { value = [value] }
    let bytes = MessageText.bytes(of: ["jsonrpc": "2.0", "id": "x", "result": value])
    let reply = try JSONParser.parse(bytes)
    #expect(reply["id"] == "x")
    #expect(reply.errorCode == -32603)
  }

  @Test("A message is one line, whatever it holds")
  func line() {
    let bytes = MessageText.bytes(of: ["text": "a\nb\r\u{2028}"])
    #expect(!bytes.contains(0x0A) && !bytes.contains(0x0D))
  }
}

@Suite("Lines")
struct LineSplitterTests {
  private func lines(_ parts: [String], limit: Int = 10) -> [LineSplitter.Line] {
    var splitter = LineSplitter(limit: limit)
    var lines: [LineSplitter.Line] = []
    for part in parts { Array(part.utf8).withUnsafeBytes { bytes in splitter.take(bytes) { lines.append($0) } } }
    splitter.finish { lines.append($0) }
    return lines
  }

  private func text(_ text: String) -> LineSplitter.Line { .text(Array(text.utf8)) }

  @Test("They may come in any pieces, and blank ones count for nothing")
  func pieces() {
    #expect(lines(["a\nb", "c\n", "\n \r\n", "d"]) == [text("a"), text("bc"), text("d")])
    #expect(lines([]) == [])
    #expect(lines(["a\r\n"]) == [text("a\r")])
  }

  @Test("One that is too long is left out, and the next is read")
  func long() {
    #expect(lines(["0123456789\n"]) == [text("0123456789")])
    #expect(lines(["01234567890\nx\n"]) == [.tooLong, text("x")])
    #expect(lines(["012345", "67890", "123\nx"]) == [.tooLong, text("x")])
    #expect(lines(["01234567890"]) == [.tooLong])
  }
}
