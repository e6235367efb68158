import OverseerDiff
import OverseerJSON
import OverseerModel
import TestSeed
import Testing

@Suite struct FollowingAuthorshipTests {
  private static let session = "s_00000000000001::t_0000000000000a"
  private static let other = "s_00000000000002::t_0000000000000b"
  private static let metadata = """
    {"schema_version": "authorship/3.0.0", "git_ai_version": "1.4.0", "base_commit_sha": "old",
     "sessions": {
       "s_00000000000001": {"agent_id": {"tool": "claude", "id": "c1", "model": "opus"}, "human_author": "Ada"},
       "s_00000000000002": {"agent_id": {"tool": "codex", "id": "c2"}}},
     "humans": {"h_00000000000003": {"author": "Ada <ada@example.org>"}},
     "prompts": {"0123456789abcdef": {"agent_id": {"tool": "cursor", "id": "c4", "model": "sonnet"}}},
     "later": [1, 2.5, null]}
    """

  private static func note(_ attestations: String...) throws -> AuthorshipNote {
    try AuthorshipNote(attestations.map { $0 + "\n" }.joined() + "---\n" + metadata)
  }

  /// Who wrote what in a few characters: `1-3 claude`.
  private func authors(_ note: AuthorshipNote, _ path: String = "a") -> [String] {
    note.authors(of: path).map { part in
      let who =
        switch part.author {
        case .agent(let agent): agent.tool
        case .human(let name): name ?? "?"
        }
      return "\(part.lines.lowerBound)-\(part.lines.upperBound) \(who)"
    }
  }

  @Test func aNoteSaysWhoWroteWhichLines() throws {
    let note = try Self.note(
      "a", "  \(Self.session) 1-3,7", "  h_00000000000003 5", "  0123456789abcdef 9-10", "\"b c\"",
      "  \(Self.other) 2")
    #expect(authors(note) == ["1-3 claude", "5-5 Ada <ada@example.org>", "7-7 claude", "9-10 cursor"])
    #expect(authors(note, "b c") == ["2-2 codex"])
    #expect(authors(note, "c").isEmpty)
    #expect(
      note.authors(of: "a").first?.author == .agent(AuthoringAgent(tool: "claude", model: "opus", id: "c1")))
  }

  @Test func laterEntriesWin() throws {
    let note = try Self.note("a", "  \(Self.session) 1-10", "  \(Self.other) 3-4,8", "  h_00000000000003 4-5")
    #expect(
      authors(note) == [
        "1-2 claude", "3-3 codex", "4-5 Ada <ada@example.org>", "6-7 claude", "8-8 codex", "9-10 claude",
      ])
    // Whoever wrote line 2 last, it was not the first session.
    let unknown = try Self.note("a", "  \(Self.session) 1-3", "  s_00000000000009::t_0 2")
    #expect(authors(unknown) == ["1-1 claude", "3-3 claude"])
    #expect(authors(try Self.note("a", "  h_00000000000009 1")) == ["1-1 ?"])
  }

  @Test(arguments: [
    ("a\n  s 1\n", 3, "there is no line ---"),
    ("  s 1\n---\n{}", 1, "lines of a file come before any file"),
    ("a\n s 1\n---\n{}", 2, "expected a path or two blanks"),
    ("a\n  s\n---\n{}", 2, "expected two blanks, a key, a blank and the lines"),
    ("a\n  s 1 2\n---\n{}", 2, "expected two blanks, a key, a blank and the lines"),
    ("a\n  s 0\n---\n{}", 2, "0 are no lines: expected numbers from 1 as in 7 or 7-9"),
    ("a\n  s 3-2\n---\n{}", 2, "3-2 are no lines: expected numbers from 1 as in 7 or 7-9"),
    ("a\n  s 1,\n---\n{}", 2, " are no lines: expected numbers from 1 as in 7 or 7-9"),
    ("a\n  s +1\n---\n{}", 2, "+1 are no lines: expected numbers from 1 as in 7 or 7-9"),
    ("a\n  s 99999999999\n---\n{}", 2, "99999999999 are no lines: expected numbers from 1 as in 7 or 7-9"),
    ("\"a\n---\n{}", 1, "a path is not closed by a quote"),
    ("a\n---\n{}", 3, "expected the schema_version authorship/3.0.0"),
    ("a\n---\n{\"schema_version\": \"authorship/2.0.0\"}", 3, "expected the schema_version authorship/3.0.0"),
    ("a\n---\n[]", 3, "expected a JSON object"),
    ("a\n---\n{\n1}", 4, "expected a key in double quotes, found '1'"),
  ])
  func whatCannotBeReadIsNamed(text: String, line: Int, reason: String) {
    do throws(AuthorshipNote.Unreadable) {
      _ = try AuthorshipNote(text)
      Issue.record("was to be refused: \(text)")
    } catch {
      #expect(error.line == line && error.reason == reason)
    }
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    for path in ["a", "b c", "\"", "\"x", "---", "x\ty", "é/ü", "s 1"] {
      let quoted = path.contains { " \t\"-".contains($0) } ? "\"\(path)\"" : path
      let note = try Self.note(quoted, "  \(Self.session) 1-3,7", "", "empty")
      #expect(authors(note, path) == ["1-3 claude", "7-7 claude"])
      #expect(try AuthorshipNote(note.text()) == note)
    }
    #expect(try Self.note("a").isEmpty)
  }

  @Test func theNoteFollowsTheLinesThatSurvived() throws {
    let note = try Self.note(
      "a", "  \(Self.session) 1-4", "  \(Self.other) 6-9", "gone", "  \(Self.session) 1", "kept", "  \(Self.other) 2")
    let old = Lines(Array("1\n2\n3\n4\n5\n6\n".utf8))
    let new = Lines(Array("0\n1\n2\nx\n4\n5\n6\n".utf8))
    let commit = CommitID(1, 2, 3)
    let carried = note.carried(
      to: commit,
      through: [
        RewrittenFile(oldPath: "a", newPath: "b", diff: LineDiff(old, new)),
        RewrittenFile(oldPath: "gone", newPath: nil, diff: LineDiff(old, Lines([]))),
      ])
    #expect(authors(carried, "a").isEmpty && authors(carried, "gone").isEmpty)
    #expect(authors(carried, "b") == ["2-3 claude", "5-5 claude", "7-7 codex"])
    #expect(authors(carried, "kept") == ["2-2 codex"])
    let text = try carried.text()
    #expect(text.contains("b\n  \(Self.session) 2-3,5\n  \(Self.other) 7\n"))
    #expect(text.contains("\"base_commit_sha\": \"\(commit)\"") && text.contains("\"later\""))
    #expect(try AuthorshipNote(text) == carried)
  }

  /// Line by line, a carried note says of a line what the note said of it before, and nothing of any other.
  @Test func carryingAgreesWithEveryLine() throws {
    var generator = PrintedSeed()
    for _ in 0..<40 {
      var tree = EditedTree(lines: 40, files: 1, &generator)
      let old = tree.text("file0")
      for _ in 0..<Int.random(in: 0..<6, using: &generator) { tree.edit(&generator) }
      let diff = LineDiff(old, tree.text("file0"))
      let note = try Self.note(
        "file0", "  \(Self.session) \(ranges(&generator))", "  \(Self.other) \(ranges(&generator))",
        "  h_00000000000003 \(ranges(&generator))")
      let before = lineAuthors(note)
      let after = lineAuthors(
        note.carried(to: CommitID(0, 0, 1), through: [RewrittenFile(oldPath: "file0", newPath: "file0", diff: diff)]))
      for line in 0..<diff.newCount { #expect(after[line + 1] == diff.oldLine(of: line).flatMap { before[$0 + 1] }) }
      #expect(after.keys.allSatisfy { $0 <= diff.newCount })
    }
  }

  private func ranges(_ generator: inout PrintedSeed) -> String {
    (0..<Int.random(in: 1..<5, using: &generator)).map { _ in
      let start = Int.random(in: 1...44, using: &generator)
      return "\(start)-\(start + Int.random(in: 0...9, using: &generator))"
    }.joined(separator: ",")
  }

  private func lineAuthors(_ note: AuthorshipNote) -> [Int: LineAuthor] {
    var authors: [Int: LineAuthor] = [:]
    for part in note.authors(of: "file0") {
      for line in part.lines {
        #expect(authors[line] == nil, "line \(line) has two authors")
        authors[line] = part.author
      }
    }
    return authors
  }

  @Test func theShareCountsEveryLineOnce() throws {
    let note = try Self.note(
      "a", "  \(Self.session) 1-10", "  \(Self.other) 3-4", "  h_00000000000003 20-29", "  0123456789abcdef 30")
    var share = AuthorshipShare()
    share.add([2...4, 9...12, 25...30], of: "a", by: note)
    share.add([1...5], of: "b", by: note)
    share.add([1...2], of: "a", by: nil)
    #expect(share.human == 5 && share.unknown == 9)
    #expect(
      try JSONCoder.encodeString(share) == """
        {"agents":[{"tool":"claude","model":"opus","lines":3},{"tool":"codex","model":null,"lines":2},\
        {"tool":"cursor","model":"sonnet","lines":1}],"human":5,"unknown":9}
        """)
    #expect(try JSONCoder.decode(AuthorshipShare.self, from: JSONCoder.encode(share)) == share)
  }

  @Test func noBytesBreakTheReader() throws {
    var generator = PrintedSeed()
    let whole = Array(
      try Self.note("a", "  \(Self.session) 1-3,7", "\"b c\"", "  h_00000000000003 5-2000000000").text().utf8)
    let alphabet = Array("a \"\n\r-,0123456789sht_:{}[]é".utf8)
    var readable = 0
    for _ in 0..<4000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 0..<4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[place] = alphabet.randomElement(using: &generator) ?? 0
        case 2: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(place + 3, bytes.count - 1))
        }
      }
      if Bool.random(using: &generator) { bytes.shuffle(using: &generator) }
      guard let note = try? AuthorshipNote(String(decoding: bytes, as: UTF8.self)) else { continue }
      readable += 1
      _ = note.authors(of: "a")
      #expect(try AuthorshipNote(note.text()) == note)
    }
    #expect(readable > 200)
  }
}
