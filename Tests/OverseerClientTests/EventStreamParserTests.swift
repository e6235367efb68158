import TestSeed
import Testing

@testable import OverseerClient

@Suite struct EventStreamParserTests {
  private typealias Message = EventStreamParser.Message

  private func messages(_ text: String) -> [EventStreamParser.Message] {
    var parser = EventStreamParser()
    return parser.take(Array(text.utf8))
  }

  @Test func `A message has a place, a kind and data`() {
    #expect(
      messages("id: 7\nevent: TaskCreated\ndata: {\"a\":1}\n\n")
        == [Message(id: "7", event: "TaskCreated", data: "{\"a\":1}")])
  }

  @Test func `A place stays until another is told, a kind does not`() {
    #expect(
      messages("id:7\nevent:A\ndata:x\n\ndata:y\n\nid: 9\n\ndata\n\n")
        == [Message(id: "7", event: "A", data: "x"), Message(id: "7", data: "y"), Message(id: "9"), Message(id: "9")]
        .dropLast()
        + [Message(id: "9")])
  }

  @Test func `Comments and unknown fields say nothing`() {
    #expect(messages(": alive\n\nretry: 5\nnonsense\n\n:\n\n").isEmpty)
  }

  @Test func `Lines of data are joined, and one space is taken away`() {
    #expect(messages("data: a\ndata:  b\ndata:\ndata: c\n\n") == [Message(data: "a\n b\n\nc")])
  }

  @Test func `A place with a NUL is no place`() {
    #expect(messages("id: 1\u{0}2\ndata: x\n\n") == [Message(data: "x")])
  }

  @Test func `What has no end is no message`() { #expect(messages("id: 7\ndata: x\n").isEmpty) }

  @Test func `However the bytes come, the messages are the same`() {
    var random = PrintedSeed()
    for _ in 0..<300 {
      let pieces = (0..<12).map { _ in
        ["data: größe", "id: 3", "event: X", ":", "", "", "data:", "other: 1"].randomElement(using: &random) ?? ""
      }
      // Of one kind: an end of \r before an empty line with one of \n would be a single end.
      let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      let text = pieces.map { $0 + end }.joined()
      let plain = pieces.map { $0 + "\n" }.joined()
      var parser = EventStreamParser()
      var found: [Message] = []
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...max(1, min(7, rest.count)), using: &random)
        found += parser.take(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      #expect(found == messages(plain), "\(random): \(text.debugDescription)")
    }
  }
}
