import OverseerDiff
import OverseerModel
import Testing

@testable import OverseerSDK

struct SuggestionEditTests {
  private func applied(_ edits: [(Range<Int>, String)], to text: String) throws(OverseerError) -> String {
    let edits = edits.enumerated().map { number, edit in
      SuggestionEdit(
        comment: CommentID(ULID(high: 0, low: UInt64(number))), lines: edit.0, suggestion: edit.1)
    }
    return String(decoding: try SuggestionEdit.apply(edits, to: Lines(Array(text.utf8))), as: UTF8.self)
  }

  @Test func `lines are replaced by what is suggested`() throws {
    let text = "one\ntwo\nthree\nfour\n"
    #expect(try applied([(1..<2, "2\n")], to: text) == "one\n2\nthree\nfour\n")
    #expect(try applied([(1..<3, "2\n2a\n3\n")], to: text) == "one\n2\n2a\n3\nfour\n")
    #expect(try applied([(1..<2, "")], to: text) == "one\nthree\nfour\n")
    #expect(try applied([(3..<4, "4\n"), (0..<1, "1\n")], to: text) == "1\ntwo\nthree\n4\n")
    #expect(try applied([(0..<4, "")], to: text) == "")
  }

  @Test func `line ends stay those of the file`() throws {
    #expect(try applied([(0..<1, "1")], to: "one\ntwo") == "1\ntwo")
    #expect(try applied([(1..<2, "2")], to: "one\ntwo") == "one\n2")
    #expect(try applied([(1..<2, "2\n")], to: "one\ntwo") == "one\n2\n")
    #expect(try applied([(0..<1, "1\n1a")], to: "one\r\ntwo\r\n") == "1\r\n1a\r\ntwo\r\n")
    #expect(try applied([(0..<1, "1\r\n")], to: "one\r\ntwo\r\n") == "1\r\ntwo\r\n")
    // Where the replaced lines end in both ways, what is suggested counts as it is.
    #expect(try applied([(0..<2, "1\n2\n")], to: "one\r\ntwo\n") == "1\n2\n")
  }

  @Test func `suggestions for the same lines are refused`() throws {
    let error = #expect(throws: OverseerError.self) {
      _ = try applied([(0..<2, "1\n"), (1..<3, "2\n")], to: "one\ntwo\nthree\n")
    }
    #expect(error?.code == .preconditionFailed)
    #expect(try applied([(0..<2, "1\n"), (2..<3, "3\n")], to: "one\ntwo\nthree\n") == "1\n3\n")
  }
}
