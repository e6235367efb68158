import OverseerDiff
import Testing

struct LineDiffTests {
  private func lines(_ text: String) -> Lines { Lines(Array(text.utf8)) }

  private func change(_ old: Range<Int>, _ new: Range<Int>) -> LineChange { LineChange(old: old, new: new) }

  @Test("lines end with a line feed only")
  func cutting() {
    let text = lines("a\r\n\nb\rc")
    #expect(text.count == 3)
    #expect((0..<3).map { text.text($0) } == ["a\r", "", "b\rc"])
    #expect((0..<3).map { Array(text[$0]) } == [Array("a\r\n".utf8), [0x0A], Array("b\rc".utf8)])
    #expect((0..<3).map { text.hasNewline($0) } == [true, true, false])
    #expect(!text.endsWithNewline)
    #expect(Array(text.bytes(1..<3)) == Array("\nb\rc".utf8))
    #expect(lines("").count == 0 && lines("").endsWithNewline)
    #expect(lines("a\n").count == 1 && lines("a\n").endsWithNewline)
    #expect(Lines([0x61, 0xFF, 0x0A]).text(0) == "a\u{FFFD}")
  }

  @Test("all positions of a line end are found")
  func lineEnds() {
    for length in 0...40 {
      for place in 0..<length {
        var bytes = [UInt8](repeating: 0x0B, count: length)
        bytes[place] = 0x0A
        #expect(Lines(bytes).count == (place == length - 1 ? 1 : 2))
      }
    }
  }

  @Test("one side may be empty")
  func empty() {
    #expect(LineDiff(lines(""), lines("")).changes.isEmpty)
    #expect(LineDiff(lines(""), lines("a\nb")).changes == [change(0..<0, 0..<2)])
    #expect(LineDiff(lines("a\n"), lines("")).changes == [change(0..<1, 0..<0)])
  }

  @Test("lines are found again on the other side")
  func mapping() {
    let diff = LineDiff(lines("a\nb\nc\nd\n"), lines("new\na\nB\nBB\nc\n"))
    #expect(diff.changes == [change(0..<0, 0..<1), change(1..<2, 2..<4), change(3..<4, 5..<5)])
    #expect((0..<4).map { diff.newLine(of: $0) } == [1, nil, 4, nil])
    #expect((0..<5).map { diff.oldLine(of: $0) } == [nil, 0, nil, nil, 2])
    #expect((diff.added, diff.removed) == (3, 2))
  }

  @Test("an added function is shown whole")
  func slider() {
    let old = lines("def a\n  one\nend\n\ndef c\n  three\nend\n")
    let new = lines("def a\n  one\nend\n\ndef b\n  two\nend\n\ndef c\n  three\nend\n")
    #expect(LineDiff(old, new).changes == [change(4..<4, 4..<8)])
  }

  @Test("white space counts as it is asked to")
  func whitespace() {
    let cases: [(old: String, new: String, differs: [Whitespace])] = [
      ("a b\n", "a b \t\n", [.show]),
      ("a b\n", "a b\r\n", [.show]),
      ("a b\n", "a b", [.show]),
      ("a b\n", "  a b\n", [.show, .eol]),
      ("a b\n", "a  b\n", [.show, .eol, .leadingAndEOL]),
      ("a b\n", "ab\n", [.show, .eol, .leadingAndEOL]),
      ("a\n  ", "a\n", [.show, .eol, .leadingAndEOL, .all]),
      ("a b\n", "a c\n", Whitespace.allCases),
    ]
    for (old, new, differs) in cases {
      let found = Whitespace.allCases.filter { !LineDiff(lines(old), lines(new), whitespace: $0).changes.isEmpty }
      #expect(found == differs, "\(old) \(new)")
    }
  }

  @Test("near changes share a hunk")
  func hunkRanges() {
    let old = lines((0..<20).map { "\($0)\n" }.joined())
    let new = lines((0..<20).map { [3, 9, 17].contains($0) ? "x\n" : "\($0)\n" }.joined())
    let diff = LineDiff(old, new)
    #expect(diff.hunks(context: 3).map(\.old) == [0..<13, 14..<20])
    #expect(diff.hunks(context: 3).map(\.changes) == [0..<2, 2..<3])
    #expect(diff.hunks(context: 2).map(\.old) == [1..<6, 7..<12, 15..<20])
    #expect(diff.hunks(context: 0).map(\.new) == [3..<4, 9..<10, 17..<18])
    #expect(diff.hunks(context: .max).map(\.new) == [0..<20])
  }

  @Test("a hunk says where it stands and under which head")
  func hunk() throws {
    let body = (0..<8).map { "  line \($0)\n" }.joined()
    let old = lines("func first() {\n" + body + "}")
    let new = lines("func first() {\n" + body + "}\n// End\n")
    let hunk = try #require(Hunk.hunks(old, new, LineDiff(old, new), context: 1).first)
    #expect((hunk.oldStart, hunk.oldLines, hunk.newStart, hunk.newLines) == (9, 2, 9, 3))
    #expect(hunk.section == "func first() {")
    #expect(hunk.lines.map(\.text) == ["  line 7", "}", "}", "// End"])
    #expect(hunk.lines.map(\.kind) == [.context, .removed, .added, .added])
    #expect(hunk.lines.map(\.noNewline) == [false, true, false, false])
    #expect(hunk.lines.map(\.oldLine) == [9, 10, nil, nil])
    #expect(hunk.lines.map(\.newLine) == [9, nil, 10, 11])
  }

  @Test("a new file begins at line 0 of nothing")
  func newFile() throws {
    let diff = LineDiff(lines(""), lines("a\n"))
    let hunk = try #require(Hunk.hunks(lines(""), lines("a\n"), diff).first)
    #expect((hunk.oldStart, hunk.oldLines, hunk.newStart, hunk.newLines) == (0, 0, 1, 1))
    #expect(hunk.section == nil)
    #expect(UnifiedPatch.body(lines(""), lines("a\n"), diff) == Array("@@ -0,0 +1 @@\n+a\n".utf8))
  }

  @Test("some of the changes can be applied")
  func partly() {
    let (old, new) = (lines("a\nb\nc\n"), lines("A\nb\nC\n"))
    let diff = LineDiff(old, new)
    #expect(UnifiedPatch.apply(diff.changes.suffix(1), to: old, from: new) == Array("a\nb\nC\n".utf8))
  }

  @Test("context shows the new file where white space does not count")
  func contextText() throws {
    let (old, new) = (lines("a\nb\n"), lines("  a\nc\n"))
    let hunk = try #require(Hunk.hunks(old, new, LineDiff(old, new, whitespace: .all)).first)
    #expect(hunk.lines.map(\.text) == ["  a", "b", "c"])
  }
}
