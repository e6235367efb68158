import Testing

@testable import OverseerContract

struct DocCommentsTests {
  private let comments: DocComments = {
    var comments = DocComments()
    comments.add(["A ``Task`` of", "two lines.", "", "And more:", "- one", "- two", "  goes on"], type: "Outer.Inner")
    comments.add(["The id."], type: "Outer.Inner", field: "id")
    comments.add(["", " "], type: "Empty")
    comments.add([String(repeating: "word ", count: 60)], type: "Long")
    return comments
  }()

  @Test func joinsLinesToParagraphs() {
    #expect(comments.text(of: "Outer.Inner") == "A `Task` of two lines.\n\nAnd more:\n- one\n- two goes on")
    #expect(comments.text(of: "id", in: "Outer.Inner") == "The id.")
    #expect(comments.text(of: "Empty") == nil)
    #expect(comments.text(of: "nothing", in: "Outer.Inner") == nil)
  }

  @Test func comesBackAsItWasWritten() {
    #expect(DocComments(parsing: comments.lines.joined(separator: "\n")) == comments)
    #expect(comments.lines.allSatisfy { $0.count <= 116 })
    #expect(DocComments(parsing: "") == DocComments())
  }

  @Test func thePublishedOnesComeBack() {
    let published = DocComments.published
    #expect(DocComments(parsing: published.lines.joined(separator: "\n")) == published)
    #expect(published.text(of: "WorkItem") != nil)
  }

  @Test func findsTheFirstSentence() {
    #expect(TextLines.firstSentence("One. Two.") == "One.")
    #expect(TextLines.firstSentence("One\nTwo. Three.") == "One")
    #expect(TextLines.firstSentence("At 1.5 it ends.") == "At 1.5 it ends.")
  }
}
