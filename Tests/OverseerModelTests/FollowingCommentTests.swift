import OverseerDiff
import OverseerJSON
import OverseerModel
import Testing

/// Texts of a file before and after, and comments on its lines.
private struct Edit {
  let old: Lines
  let new: Lines
  let change: FileChange

  init(_ old: String, _ new: String, path: String = "a.swift") {
    self.old = Lines(Array(old.utf8))
    self.new = Lines(Array(new.utf8))
    change = FileChange(path: path, old: self.old, new: self.new, diff: LineDiff(self.old, self.new))
  }

  func trace(_ lines: ClosedRange<Int>) -> CommentTrace {
    CommentTrace(
      CommentAnchor(.lines(path: "a.swift", lines, quote: quote(lines)), side: .right), to: .changed(change))
  }

  func quote(_ lines: ClosedRange<Int>) -> [UInt8] { lines.flatMap { Array(old[$0 - 1]) } }

  /// Status and lines, with what the file and `others` added to search in.
  func port(_ lines: ClosedRange<Int>, others: [(String, String)] = []) -> String {
    switch trace(lines) {
    case .found(let port): text(port)
    case .gone(let gone):
      text(
        gone.port(
          among: AddedText(
            [.init(path: change.path, text: new, diff: LineDiff(old, new))] + others.map { .added($0, $1) })))
    }
  }

  private func text(_ port: CommentPort) -> String {
    let place = port.path.map { $0 == change.path ? "" : " \($0)" } ?? " round"
    let lines = port.lineStart.map { " \($0)-\(port.lineEnd ?? 0)" } ?? ""
    return port.status.rawValue + place + lines
  }
}

extension AddedText.File {
  fileprivate static func added(_ path: String, _ text: String) -> AddedText.File {
    let lines = Lines(Array(text.utf8))
    return AddedText.File(path: path, text: lines, diff: LineDiff(Lines([]), lines))
  }
}

@Suite struct FollowingCommentTests {
  @Test func linesThatOnlyShiftedAreExact() {
    let edit = Edit("a\nb\nc\nd\n", "new\na\nb\nc\nd\n")
    #expect(edit.port(1...1) == "exact 2-2")
    #expect(edit.port(2...4) == "exact 3-5")
    #expect(Edit("a\nb\n", "a\nb\n").port(1...2) == "exact 1-2")
  }

  @Test func aLineInsertedBesideTheRangeDoesNotTouchIt() {
    let edit = Edit("a\nb\nc\nd\n", "a\nx\nb\nc\ny\nd\n")
    #expect(edit.port(2...3) == "exact 3-4")
    #expect(edit.port(1...2) == "edited 1-3")
    #expect(edit.port(3...4) == "edited 4-6")
  }

  @Test func aRangeWithBothEndsAliveSpansWhatIsBetweenThem() {
    #expect(Edit("a\nb\nc\nd\ne\n", "a\nB1\nB2\nc\nd\ne\n").port(1...3) == "edited 1-4")
    #expect(Edit("a\nb\nc\nd\ne\n", "a\nc\nd\ne\n").port(1...3) == "edited 1-2")
  }

  @Test func aRangeThatLostAnEndShrinks() {
    #expect(Edit("a\nb\nc\nd\ne\n", "a\nb\ne\n").port(1...3) == "edited 1-2")
    #expect(Edit("a\nb\nc\nd\ne\n", "a\nd\ne\n").port(3...5) == "edited 2-3")
    #expect(Edit("a\nb\nc\nd\ne\n", "a\nc\ne\n").port(2...4) == "edited 2-2")
  }

  @Test func aLineEqualButForWhiteSpaceIsTheSame() {
    #expect(Edit("a\nx(1)\nb\n", "a\nif y {\n  x( 1 )\n}\nb\n").port(2...2) == "edited 3-3")
    #expect(Edit("a\r\nb\r\n", "a\nb\n").port(2...2) == "edited 2-2")
    // A range as a block, even where its lines occur by themselves besides.
    #expect(Edit("a\nx\ny\nb\n", "a\n x\nz\n x\n y\nb\n").port(2...3) == "edited 4-5")
    // Two are as good as each other.
    #expect(Edit("a\nx\nb\n", "a\n x\n  x\nb\n").port(2...2) == "orphaned 2-2")
    #expect(Edit("a\n\nb\n", "a\n  \nb\n").port(2...2) == "orphaned 2-2")
  }

  @Test func theClearlyMostSimilarLineIsTheOne() {
    let old = "a\nlet total = sum of all these old values\nb\n"
    #expect(
      Edit(old, "a\nnothing\nlet total = sum of all these new values\nb\n").port(2...2) == "edited 3-3")
    // Below 0.6, and not ahead of the next.
    #expect(Edit(old, "a\nlet mean = some of other things here now\nb\n").port(2...2) == "orphaned 2-2")
    #expect(
      Edit(old, "a\nlet total = sum of all these new values\nlet total = sum of all these odd values\nb\n")
        .port(2...2) == "orphaned 2-2")
  }

  @Test func inARewriteOnlyWhiteSpaceMayDiffer() {
    func rewrite(_ lines: Int, _ last: String) -> String {
      "a\n" + (1..<lines).map { "fresh\($0)\n" }.joined() + "\(last)\nb\n"
    }
    let old = "a\nlet total = sum of all these old values\nb\n"
    #expect(Edit(old, rewrite(64, "let total = sum of all these new values")).port(2...2) == "edited 65-65")
    #expect(Edit(old, rewrite(65, "let total = sum of all these new values")).port(2...2) == "orphaned 2-2")
    #expect(Edit(old, rewrite(65, "  let total = sum of all these old values")).port(2...2) == "edited 66-66")
  }

  @Test func ofReplacedLinesTheEndsAreFollowed() {
    let old = "a\nfunc sum of the values {\nold body of it\n}\nb\n"
    #expect(Edit(old, "a\nfunc sum of the numbers {\nother\nthings\n}}\nb\n").port(2...4) == "edited 2-2")
    // A brace alone is no place for a comment on three lines.
    #expect(Edit("a\nfirst line here\n}\nb\n", "a\nunlike\n }\nb\n").port(2...3) == "orphaned 2-2")
  }

  @Test func deletedTextIsFoundWhereItWasAdded() {
    let edit = Edit("let moved = 1\na\nb\nc\n", "a\nb\nc\nlet moved = 1\n")
    #expect(edit.port(1...1) == "moved 4-4")
    let other = Edit("let moved = 1\nsecond line\na\n", "a\n")
    #expect(other.port(1...2, others: [("b.swift", "x\nlet moved = 1\nsecond line\n")]) == "moved b.swift 2-3")
    #expect(other.port(1...1, others: [("b.swift", "x\nlet moved = 1")]) == "moved b.swift 2-2")
    // Not side by side, not once, not all of it.
    #expect(other.port(1...2, others: [("b.swift", "let moved = 1\nx\nsecond line\n")]) == "orphaned 1-1")
    #expect(
      other.port(1...1, others: [("b.swift", "let moved = 1\n"), ("c.swift", "let moved = 1\n")]) == "orphaned 1-1")
    #expect(other.port(1...1, others: [("b.swift", "  let moved = 1\n")]) == "orphaned 1-1")
  }

  @Test func theSameFileIsSearchedFirst() {
    let edit = Edit("let moved = 1\na\nb\nc\n", "a\nb\nc\nlet moved = 1\n")
    #expect(edit.port(1...1, others: [("0.swift", "let moved = 1\n")]) == "moved 4-4")
    let twice = Edit("let moved = 1\na\nb\nc\n", "a\nb\nlet moved = 1\nc\nlet moved = 1\n")
    #expect(twice.port(1...1, others: [("0.swift", "let moved = 1\n")]) == "orphaned 1-1")
  }

  @Test func textThatSaysLittleIsNotSearchedFor() {
    let edit = Edit("a\n} else {\nb\nc\n", "a\nb\nc\n} else {\n")
    #expect(edit.port(2...2) == "orphaned 2-2")
    // Characters count, not bytes.
    #expect(Edit("äöüßäöü\nb\nc\n", "b\nc\näöüßäöü\n").port(1...1) == "orphaned 1-1")
    #expect(Edit("äöüßäöüß\nb\nc\n", "b\nc\näöüßäöüß\n").port(1...1) == "moved 3-3")
    guard case .found = edit.trace(2...2) else {
      Issue.record("nothing has to be loaded")
      return
    }
  }

  @Test func whatStandsInTooManyPlacesIsNotFound() {
    let heap = (0..<1_001).map { _ in "  return value\n\n" }.joined()
    let edit = Edit("x\n  return value\n  return value\n", "x\n")
    #expect(edit.port(2...3, others: [("b", heap)]) == "orphaned 1-1")
    #expect(edit.port(2...3, others: [("b", heap + "  return value\n  return value\n")]) == "orphaned 1-1")
  }

  @Test func anUnchangedLineThatLooksTheSameIsNoPlace() {
    let edit = Edit("let unique = 1\na\nb\nlet unique = 1\n", "a\nb\nlet unique = 1\n")
    #expect(edit.port(1...1) == "orphaned 1-1")
  }

  @Test func theOrphanStandsWhereItsLinesWere() {
    #expect(Edit("a\nb\nc\nd\n", "a\nd\n").port(2...3) == "orphaned 2-2")
    #expect(Edit("a\nb\nc\nd\n", "a\nb\n").port(3...4) == "orphaned 2-2")
    #expect(Edit("a\nb\n", "").port(1...2) == "orphaned")
  }

  @Test func filesFollowTheirSuccessor() {
    func port(_ anchor: CommentAnchor.Place, _ file: FileSuccession) -> CommentPort? {
      guard case .found(let port) = CommentTrace(CommentAnchor(anchor, side: .left), to: file) else { return nil }
      #expect(port.side == .left)
      return port
    }
    let change = FileSuccession.changed(Edit("a\n", "b\n", path: "new").change)
    let file = CommentAnchor.Place.file(path: "old")
    #expect(port(file, .unchanged(path: "new"))?.status == .exact)
    #expect(port(file, change)?.status == .edited)
    #expect(port(file, change)?.path == "new")
    #expect(port(file, .opaque(path: "new"))?.status == .edited)
    #expect(port(file, .deleted)?.status == .orphaned)
    #expect(port(file, .deleted)?.path == nil)
    #expect(port(.round, .deleted)?.status == .exact)
    let lines = CommentAnchor.Place.lines(path: "old", 2...3, quote: Array("b\nc\n".utf8))
    #expect(port(lines, .unchanged(path: "new"))?.lineStart == 2)
    #expect(port(lines, .opaque(path: "new"))?.path == "new")
    #expect(port(lines, .opaque(path: "new"))?.lineStart == nil)
    #expect(port(lines, .deleted) == port(file, .deleted))
  }

  @Test func linesOfADeletedFileAreFoundInOthers() {
    let anchor = CommentAnchor(.lines(path: "old", 2...2, quote: Array("let moved = 1\n".utf8)), side: .right)
    guard case .gone(let gone) = CommentTrace(anchor, to: .deleted) else {
      Issue.record("has to be searched for")
      return
    }
    let found = gone.port(among: AddedText([.added("x", "a\n"), .added("y", "a\nlet moved = 1\n")]))
    #expect(found.status == .moved && found.path == "y" && found.lineStart == 2 && found.lineEnd == 2)
    let lost = gone.port(among: AddedText([]))
    #expect(lost.status == .orphaned && lost.path == nil && lost.lineStart == nil)
  }

  @Test func linesBeyondTheFileAreOrphans() {
    #expect(Edit("a\n", "b\nc\n").trace(over: 5...9)?.lineStart == 2)
    #expect(Edit("a\nb\n", "").trace(over: 5...9)?.path == "a.swift")
  }

  @Test func thePortIsWrittenForTheWire() throws {
    guard case .found(let port) = Edit("a\n", "x\na\n").trace(1...1) else { return }
    let text = try JSONCoder.encodeString(port)
    #expect(text == #"{"status":"exact","path":"a.swift","line_start":2,"line_end":2,"side":"Right"}"#)
    #expect(try JSONCoder.decode(CommentPort.self, from: text) == port)
  }
}

extension Edit {
  /// The port of a comment on lines that the file never had.
  fileprivate func trace(over lines: ClosedRange<Int>) -> CommentPort? {
    let anchor = CommentAnchor(.lines(path: "a.swift", lines, quote: []), side: .right)
    guard case .found(let port) = CommentTrace(anchor, to: .changed(change)) else { return nil }
    return port
  }
}
