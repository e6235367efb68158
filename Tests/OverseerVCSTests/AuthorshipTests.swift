import Foundation
import OverseerDiff
import OverseerModel
import TestSeed
import Testing

@testable import OverseerVCS

/// Who wrote the lines of a change, from notes on its commits.
@Suite struct AuthorshipTests {
  typealias Text = AuthorshipText

  @Test func linesAreFollowedFromCommitToCommit() throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    let commits = try scratch.commit([
      ScratchCommit(["a": words("1 2 3 4 5 6 7 8 9 10 11 12"), "same": words("1 2")]),
      ScratchCommit(
        ["a": words("1 A B C 2 3 4 5 6 7 8 9 10 11 12"), "same": words("1 2"), "new": words("N O")], parents: [0]),
      // Nobody says who changed B.
      ScratchCommit(
        ["b": words("1 A X C 2 3 4 5 6 7 8 9 10 11 12"), "same": words("1 2"), "new": words("N O")], parents: [1]),
      ScratchCommit(
        ["b": words("D 1 A X C 2 3 E 5 6 7 8 9 10 11 12"), "same": words("1 2"), "new": words("N O P")], parents: [2]),
    ])
    let store = try scratch.store()
    #expect(try store.marks(from: commits[0], to: commits[3]) == nil)
    try scratch.addNote(Text.note("a", "  \(Text.claude) 2-4", "new", "  \(Text.claude) 1-2"), to: commits[1])
    #expect(try store.marks(from: commits[0], to: commits[1]) == ["a 2-4 claude", "new 1-2 claude"])
    #expect(
      try store.marks(from: commits[0], to: commits[2]) == ["b 2-2 claude", "b 4-4 claude", "new 1-2 claude"])
    // Later notes go before earlier ones; of line 6, which is the base's, none counts.
    try scratch.addNote(
      Text.note("b", "  \(Text.codex) 1,6", "  \(Text.ada) 5,8", "new", "  \(Text.codex) 2-3"), to: commits[3])
    #expect(
      try store.marks(from: commits[0], to: commits[3]) == [
        "b 1-1 codex", "b 3-3 claude", "b 5-5 Ada <ada@example.org>", "b 8-8 Ada <ada@example.org>",
        "new 1-1 claude", "new 2-3 codex",
      ])
    #expect(try store.marks(from: commits[1], to: commits[2]) == nil)
    #expect(
      try store.marks(from: commits[2], to: commits[3])
        == ["b 1-1 codex", "b 8-8 Ada <ada@example.org>", "new 3-3 codex"])
    let (share, added) = try #require(try store.share(from: commits[0], to: commits[3]))
    #expect(share.agents.map(\.tool) == ["codex", "claude"] && share.agents.map(\.lines) == [3, 2])
    #expect(share.human == 2 && share.unknown == 1 && added == 8)
  }

  @Test func whatCannotBeReadIsNoNote() throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    let commits = try scratch.commit([
      ScratchCommit(["a": words("1 2")]), ScratchCommit(["a": words("1 A 2")], parents: [0]),
      ScratchCommit(["a": words("1 A B 2")], parents: [1]),
    ])
    try scratch.addNote("a\n  nonsense\n", to: commits[1])
    let store = try scratch.store()
    #expect(try store.marks(from: commits[0], to: commits[2]) == nil)
    try scratch.addNote(Text.note("a", "  \(Text.claude) 3"), to: commits[2])
    #expect(try store.marks(from: commits[0], to: commits[2]) == ["a 3-3 claude"])
    // Notes that are no commit are as good as none.
    try scratch.git(in: "repo", "update-ref", "refs/notes/ai", scratch.lines("rev-parse", "main^{tree}")[0])
    #expect(try store.marks(from: commits[0], to: commits[2]) == nil)
  }

  @Test func mergesAreFollowedAlongFirstParents() throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    let commits = try scratch.commit([
      ScratchCommit(["a": words("1 2 3")]), ScratchCommit(["a": words("1 2 3 A")], parents: [0]),
      ScratchCommit(["a": words("M 1 2 3")], parents: [0], ref: "refs/heads/other"),
      ScratchCommit(["a": words("M 1 2 3 A")], parents: [1, 2]),
    ])
    try scratch.addNote(Text.note("a", "  \(Text.claude) 4"), to: commits[1])
    try scratch.addNote(Text.note("a", "  \(Text.codex) 1"), to: commits[2])
    let store = try scratch.store()
    #expect(try store.marks(from: commits[0], to: commits[3]) == ["a 5-5 claude"])
    #expect(try store.marks(from: commits[2], to: commits[3]) == ["a 5-5 claude"])
    #expect(try store.marks(from: commits[1], to: commits[3]) == nil)
  }

  /// Every line is unique, so that its text tells who wrote it.
  @Test func everyLineHasTheAuthorOfItsText() throws {
    var generator = PrintedSeed()
    for round in 0..<12 {
      let scratch = try Scratch()
      try scratch.emptyRepository()
      var tree = AuthoredTree(&generator)
      let lines = (0...Int.random(in: 1...7, using: &generator)).map { number in
        if number > 0 { tree.change(&generator) }
        return ScratchCommit(tree.contents, parents: number == 0 ? [] : [number - 1])
      }
      let commits = try scratch.commit(lines)
      var noted: Set<Int> = []
      for number in 1..<commits.count where number == 1 || Int.random(in: 0..<4, using: &generator) > 0 {
        noted.insert(number)
        try scratch.addNote(tree.note(of: number), to: commits[number])
      }
      let store = try scratch.store()
      let (base, head) = (try #require(commits.first), try #require(commits.last))
      let authorship = try #require(try store.authorship(from: base, to: head))
      for file in try store.changes(from: store.tree(of: base), to: store.tree(of: head)) {
        let texts = try store.texts(of: file)
        let added = LineDiff(texts.old, texts.new).changes.flatMap(\.new)
        var found: [Int: String] = [:]
        for part in try store.diff(of: file, authorship: authorship).authors {
          for line in part.lineStart...part.lineEnd { found[line - 1] = part.agent?.tool ?? part.human }
        }
        for line in 0..<texts.new.count {
          let expected = added.contains(line) ? tree.author(of: texts.new.text(line), noted) : nil
          #expect(found[line] == expected, "round \(round), \(file.path) \(line + 1)")
        }
      }
      let (share, sum) = try #require(try store.share(from: base, to: head))
      #expect(share.agents.map(\.lines).reduce(share.human + share.unknown, +) == sum)
    }
  }
}

/// Files that are edited commit by commit, with a memory of who wrote which line in which commit.
private struct AuthoredTree {
  private var files: [String: [String]] = [:]
  private var origins: [String: (commit: Int, author: String?)] = [:]
  /// The new lines of each commit, by where they stand.
  private var written: [[(path: String, line: Int, author: String)]] = [[]]
  private var commit = 0
  private var unique = 0

  private static let names = [
    AuthorshipText.claude: "claude", AuthorshipText.codex: "codex", AuthorshipText.ada: "Ada <ada@example.org>",
  ]

  init(_ generator: inout PrintedSeed) {
    for number in 0..<3 { files["file\(number)"] = (0..<25).map { _ in line(nil) } }
  }

  var contents: [String: ScratchCommit.File] {
    files.mapValues { ScratchCommit.File($0.map { $0 + "\n" }.joined()) }
  }

  private mutating func line(_ author: String?) -> String {
    unique += 1
    let text = "value \(unique) of \(unique &* 7919)"
    origins[text] = (commit, author)
    return text
  }

  mutating func change(_ generator: inout PrintedSeed) {
    commit += 1
    for path in files.keys.sorted() where Bool.random(using: &generator) {
      if Int.random(in: 0..<5, using: &generator) == 0 {
        files["moved\(commit)/\(path.split(separator: "/").last ?? "")"] = files.removeValue(forKey: path)
        continue
      }
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let count = files[path]?.count ?? 0
        let start = Int.random(in: 0...count, using: &generator)
        let end = min(start + Int.random(in: 0...3, using: &generator), count)
        let author = (Self.names.keys.sorted() + [nil]).randomElement(using: &generator) ?? nil
        let new = (0..<Int.random(in: 0...4, using: &generator)).map { _ in line(author) }
        files[path]?.replaceSubrange(start..<end, with: new)
      }
    }
    written.append(
      files.sorted { $0.key < $1.key }.flatMap { path, lines in
        lines.enumerated().compactMap { number, text in
          guard let origin = origins[text], origin.commit == commit, let author = origin.author else { return nil }
          return (path: path, line: number + 1, author: author)
        }
      })
  }

  func note(of commit: Int) -> String {
    var lines: [String] = []
    var path: String?
    for entry in written[commit] {
      if entry.path != path { lines.append(entry.path) }
      path = entry.path
      lines.append("  \(entry.author) \(entry.line)")
    }
    return AuthorshipText.note(lines.joined(separator: "\n"))
  }

  func author(of text: String, _ noted: Set<Int>) -> String? {
    guard let origin = origins[text], noted.contains(origin.commit) else { return nil }
    return origin.author.flatMap { Self.names[$0] }
  }
}
