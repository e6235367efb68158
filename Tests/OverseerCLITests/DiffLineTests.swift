import OverseerDiff
import OverseerModel
import TestSeed
import Testing

@testable import OverseerCLI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines of anybody's files in the cells of a terminal.
struct DiffLineTests {
  private func rows(
    _ text: String, _ kind: HunkLine.Kind = .added, marks: [HunkLine.Mark] = [], width: Int = 20,
    showsReturn: Bool = false, bracketsWords: Bool = false, _ style: Style = Sample.plain
  ) -> [String] {
    DiffLineText(
      HunkLine(kind: kind, oldLine: 1, newLine: 1, text: text, marks: marks), width: width, showsReturn: showsReturn,
      bracketsWords: bracketsWords
    ).rows(style)
  }

  @Test func `tabs go to the next stop`() {
    #expect(rows("\ta\tbcd\tefgh\ti", width: 40) == ["    a   bcd efgh    i"])
    #expect(rows("日\tx") == ["日  x"])
  }

  @Test func `white space at the end shows where it was changed`() {
    #expect(rows("a b \t ") == ["a b·→·"])
    #expect(rows("a b \t ", .context) == ["a b"])
    #expect(rows("   ") == ["···"])
    #expect(rows("   ", .context) == [""])
    #expect(rows("a\r") == ["a"])
    #expect(rows("a\r", showsReturn: true) == ["a␍"])
  }

  @Test func `long lines are broken where the terminal ends`() {
    #expect(rows("12345678901234567890") == ["12345678901234567890"])
    #expect(rows("123456789012345678901") == ["12345678901234567890", "1"])
    #expect(rows("1234567890123456789日") == ["1234567890123456789", "日"])
    let many = rows(String(repeating: "x", count: 1000))
    #expect(many.count == 20)
    #expect(many.last == "… 620 more characters")
  }

  @Test func `words are marked by the place of their UTF-16 code units`() {
    // 👍 has two of them, é here too.
    let text = "👍 e\u{301} old new"
    let marks = [HunkLine.Mark(start: 6, end: 9)]
    #expect(rows(text, marks: marks, bracketsWords: true) == ["👍 e\u{301} {+old+} new"])
    #expect(rows(text, .removed, marks: marks, bracketsWords: true) == ["👍 e\u{301} [-old-] new"])
    #expect(
      rows(text, marks: marks, Sample.colored)
        == ["\u{1B}[32m👍 e\u{301} \u{1B}[0m\u{1B}[32m\u{1B}[7mold\u{1B}[0m\u{1B}[0m\u{1B}[32m new\u{1B}[0m"])
    #expect(rows("a  ", marks: [HunkLine.Mark(start: 1, end: 3)], bracketsWords: true) == ["a{+··+}"])
  }

  @Test func `no line leaves its cells or moves the terminal`() {
    let letters: [Unicode.Scalar] = [
      "a", "b", " ", " ", "\t", "\r", "\u{1B}", "\u{7}", "\u{0}", "\u{9B}", "\u{202E}", "\u{2066}", "日", "👍", "\u{301}",
      "\u{200D}", "\u{FE0F}", "\u{FFFD}", "\u{7F}", "\u{85}", "🇩", "🇪", "\u{2028}",
    ]
    var random = PrintedSeed()
    for _ in 0..<2000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<60, using: &random) {
        if let letter = letters.randomElement(using: &random) { text.append(letter) }
      }
      let start = Int.random(in: 0...60, using: &random)
      for row in rows(
        String(text), [.added, .removed, .context].randomElement(using: &random) ?? .added,
        marks: [HunkLine.Mark(start: start, end: start + Int.random(in: 0...9, using: &random))],
        bracketsWords: .random(using: &random))
      {
        #expect(DisplayWidth.of(row) <= 20, "\(Array(text)) → \(row)")
        #expect(!row.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(Array(text))")
        #expect(!row.hasSuffix(" "), "\(Array(text))")
      }
    }
  }

  @Test func `bars fit whatever the terminal and the change`() {
    var random = PrintedSeed()
    for width in [40, 61, 80, 200] {
      for most in [0, 1, 9, 40, 79, 80, 5000, 1_000_000] {
        let files = (0..<20).map { index in
          DiffSample.file(
            String(repeating: "long/", count: index), added: Int.random(in: 0...most, using: &random),
            removed: Int.random(in: 0...most, using: &random)
          )
        }
        let lines = DiffStatText(style: Style(width: width)).text(files).split(separator: "\n")
        for (line, file) in zip(lines, files) {
          #expect(DisplayWidth.of(line) <= width, "\(line)")
          #expect(line.contains("+") == (file.added != 0), "\(line)")
          #expect(line.contains("-") == (file.removed != 0), "\(line)")
        }
      }
    }
  }
}

/// Places and paths as people write them.
struct CommandPathTests {
  @Test(
    arguments: [
      ("a.swift:10", "a.swift", 10, nil), ("a.swift:10-12", "a.swift", 10, 12), ("a.swift", "a.swift", nil, nil),
      ("a:b:3", "a:b", 3, nil), ("a:", "a:", nil, nil), ("a:b", "a:b", nil, nil), ("a:1-", "a:1-", nil, nil),
      ("a:1-2-3", "a:1-2-3", nil, nil), ("a:-2", "a:-2", nil, nil),
      ("a:99999999999999999999", "a:99999999999999999999", nil, nil),
    ] as [(String, String, Int?, Int?)])
  func `a place is a file and its lines`(text: String, path: String, first: Int?, last: Int?) {
    let place = LinePlace(text)
    #expect(place.path == path && place.first == first && place.last == last)
  }

  @Test func `paths are counted from the root of the repository`() throws {
    let paths = CommandPaths(folder: "/code/repo/src", root: "/code/repo")
    for (text, path) in [
      ("a", "src/a"), ("./a/", "src/a"), ("../a", "a"), ("..", ""), (".", "src"), ("/code/repo/b//c", "b/c"),
      ("../src/../src/a", "src/a"),
    ] {
      #expect(try paths.path(text, "path") == path, "\(text)")
    }
    for text in ["../..", "/code", "/code/repo2/a", "../../repo2/a"] {
      #expect(throws: OverseerError.self, "\(text)") { try paths.path(text, "path") }
    }
  }
}
