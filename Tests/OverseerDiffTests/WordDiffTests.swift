import OverseerDiff
import TestSeed
import Testing

struct WordDiffTests {
  /// The lines with their marked parts in brackets.
  private func marked(_ old: String, _ new: String) -> [String] {
    let words = WordDiff(ArraySlice(old.utf8), ArraySlice(new.utf8))
    return [bracketed(old, words.old), bracketed(new, words.new)]
  }

  private func bracketed(_ text: String, _ marks: [HunkLine.Mark]) -> String {
    var units = Array(text.utf16)
    for mark in marks.reversed() {
      units.insert(contentsOf: "]".utf16, at: mark.end)
      units.insert(contentsOf: "[".utf16, at: mark.start)
    }
    return String(decoding: units, as: UTF16.self)
  }

  @Test("the words that changed are marked")
  func words() {
    #expect(marked("let count = 1", "let total = 1") == ["let [count] = 1", "let [total] = 1"])
    #expect(marked("f(a, b)", "f(a, b, c)") == ["f(a, b)", "f(a, b[, c])"])
    #expect(marked("a_1.b2", "a_1.c2") == ["a_1.[b2]", "a_1.[c2]"])
    #expect(marked("  return x", "    return x") == ["[  ]return x", "[    ]return x"])
  }

  @Test("white space between two changed words is marked with them")
  func joined() {
    #expect(
      marked("keep this: one two; keep that", "keep this: three four; keep that")
        == ["keep this: [one two]; keep that", "keep this: [three four]; keep that"])
  }

  @Test("lines with little in common have no marks")
  func different() {
    #expect(marked("alpha beta gamma delta", "one two three four") == ["alpha beta gamma delta", "one two three four"])
    #expect(WordDiff.similarity("alpha beta".bytes, "gamma beta".bytes) == 0.5)
    #expect(WordDiff.similarity("a b".bytes, " a   b ".bytes) == 1)
    #expect(WordDiff.similarity("".bytes, "".bytes) == 1)
    #expect(WordDiff.similarity("a".bytes, "".bytes) == 0)
  }

  @Test("offsets count UTF-16 code units")
  func offsets() {
    #expect(marked("größe 👍🏽 = a", "größe 👍🏽 = b") == ["größe 👍🏽 = [a]", "größe 👍🏽 = [b]"])
    #expect(marked("x = \"größe\" y", "x = \"grösse\" y") == ["x = \"[größe]\" y", "x = \"[grösse]\" y"])
    // Scripts without blanks are compared by the character.
    #expect(marked("日本語です ok", "日本人です ok") == ["日本[語]です ok", "日本[人]です ok"])
    // A mark never cuts a character in two.
    #expect(marked("👩‍💻 🇩🇪 same", "👩‍🔬 🇩🇰 same") == ["[👩‍💻 🇩🇪] same", "[👩‍🔬 🇩🇰] same"])
    #expect(marked("e\u{301} same words", "e\u{300} same words") == ["[e\u{301}] same words", "[e\u{300}] same words"])
  }

  @Test("very long lines are compared by their ends, and have no marks")
  func long() {
    let ends = String(repeating: "a ", count: WordDiff.mostBytes / 4)
    let words = WordDiff((ends + "x" + ends + "y").bytes, (ends + "z" + ends + "y").bytes)
    #expect(words.old.isEmpty && words.new.isEmpty)
    #expect(words.similarity > 0.9 && words.similarity < 1)
    #expect(WordDiff.similarity((ends + ends + "x").bytes, (ends + ends + "x").bytes) == 1)
  }

  @Test("marks of bytes that are not UTF-8 fit the text that is shown")
  func invalid() {
    let (old, new) = (Lines([0xFF, 0x20, 0x61, 0x20, 0x62]), Lines([0xFF, 0x20, 0x61, 0x20, 0x63]))
    let words = WordDiff(old.content(0), new.content(0))
    #expect(bracketed(old.text(0), words.old) == "\u{FFFD} a [b]")
    #expect(bracketed(new.text(0), words.new) == "\u{FFFD} a [c]")
  }

  @Test("marks are in order, lie in the text, and what is not marked is the same on both sides")
  func law() {
    var seed = PrintedSeed()
    for round in 0..<1500 {
      let pair: [[UInt8]] =
        round % 2 == 0
        ? (0..<2).map { _ in seed.bytes(seed.number(0...20)).filter { $0 != 0x0A } }
        : (0..<2).map { _ in
          let count = round == 1 ? 1200 : seed.number(1...12)
          return Array((0..<count).map { _ in seed.word() }.joined(separator: " ").utf8)
        }
      let texts = pair.map { String(decoding: $0, as: UTF8.self) }
      let words = WordDiff(pair[0][...], pair[1][...])
      #expect((0...1).contains(words.similarity))
      #expect(words.similarity == WordDiff.similarity(pair[0][...], pair[1][...]))
      if words.similarity < WordDiff.leastSimilarity {
        #expect(words.old.isEmpty && words.new.isEmpty)
        continue
      }
      let rests = zip(texts, [words.old, words.new]).map { unmarked($0, $1) }
      #expect(rests[0] == rests[1], "\(seed.seed) \(texts)")
      #expect((texts[0] == texts[1]) == (words.old.isEmpty && words.new.isEmpty), "\(seed.seed) \(texts)")
    }
  }

  /// What the marks leave; fails unless they are in order, apart and within the text.
  private func unmarked(_ text: String, _ marks: [HunkLine.Mark]) -> [UInt16] {
    let units = Array(text.utf16)
    var rest: [UInt16] = []
    var end = -1
    for mark in marks {
      #expect(mark.start > end && mark.end > mark.start && mark.end <= units.count)
      rest += units[max(end, 0)..<mark.start]
      end = mark.end
    }
    return rest + units[max(end, 0)...]
  }

  @Test("in a replaced block the similar lines are compared, in order")
  func pairing() throws {
    let old = Lines(Array("let a = first(one)\nlet b = second(two)\n".utf8))
    let new = Lines(Array("// Something new here\nlet a = first(eins)\nlog()\nlet b = second(zwei)\n".utf8))
    let hunk = try #require(Hunk.hunks(old, new, LineDiff(old, new)).first)
    #expect(
      hunk.lines.map { bracketed($0.text, $0.marks) } == [
        "let a = first([one])", "let b = second([two])",
        "// Something new here", "let a = first([eins])", "log()", "let b = second([zwei])",
      ])
  }

  @Test("large blocks are paired near the same place of both sides")
  func largeBlock() throws {
    let old = Lines(Array((0..<120).map { "value \($0) of the old\n" }.joined().utf8))
    let new = Lines(Array((0..<120).map { "value \($0) of the new\n" }.joined().utf8))
    let hunk = try #require(Hunk.hunks(old, new, LineDiff(old, new)).first)
    #expect(hunk.lines.count == 240)
    for line in hunk.lines {
      #expect(bracketed(line.text, line.marks).hasSuffix(line.kind == .added ? "of the [new]" : "of the [old]"))
      #expect(line.marks.count == 1)
    }
  }

  @Test("no marks where they are not asked for")
  func withoutWords() {
    let (old, new) = (Lines(Array("let a = 1\n".utf8)), Lines(Array("let a = 2\n".utf8)))
    let hunks = Hunk.hunks(old, new, LineDiff(old, new), words: false)
    #expect(hunks.flatMap(\.lines).allSatisfy { $0.marks.isEmpty })
  }
}

extension StringProtocol {
  /// The UTF-8 of the text.
  var bytes: ArraySlice<UInt8> { ArraySlice(utf8) }
}
