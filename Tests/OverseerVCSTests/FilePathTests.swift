import TestSeed
import Testing

@testable import OverseerVCS

@Suite struct FilePathTests {
  @Test func theTextOfEveryPathLeadsBackToIt() {
    var random = PrintedSeed()
    let words: [[UInt8]] = [
      [0xFF], [0xC3], [0xC3, 0xA4], [0xF0, 0x9F, 0x8E, 0x89], [0xED, 0xA0, 0x80], Array("\\".utf8), Array("\\x".utf8),
      Array("\\xFF".utf8), Array("\\x5C".utf8), Array("\\x5c".utf8), Array("\\x41".utf8), Array("\\x+F".utf8),
      Array("a".utf8), Array("/".utf8), Array("\n".utf8), Array("\"".utf8), Array("FF".utf8), Array("5C".utf8),
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0..<8, using: &random)).flatMap { _ in words.randomElement(using: &random) ?? [] }
      let text = FilePath(bytes: bytes).description
      #expect(FilePath(text).bytes == bytes)
    }
  }

  @Test func bytesThatAreNoTextAreWrittenOut() {
    #expect(FilePath(bytes: [0x61, 0xFF, 0xC3, 0xA4]).description == "a\\xFFä")
    #expect(FilePath(bytes: Array("a\\b".utf8)).description == "a\\b")
    #expect(FilePath(bytes: Array("\\xFF".utf8)).description == "\\x5CxFF")
    #expect(FilePath("\\xFF").bytes == [0xFF])
    #expect(FilePath("\\xff").bytes == [0xFF])
    #expect(FilePath("\\x41").bytes == Array("\\x41".utf8))
  }
}
