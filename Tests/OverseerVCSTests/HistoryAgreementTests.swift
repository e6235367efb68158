import OverseerModel
import TestSeed
import Testing

@testable import OverseerVCS

/// Histories of any shape are read as git reads them.
@Suite struct HistoryAgreementTests {
  @Test func ancestryRangesAndNamesAgreeWithGit() throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    var random = RandomFiles(generator: PrintedSeed())
    let history = random.history(60, files: 2, steps: 1)
    let commits = try scratch.commit(history)
    let store = try scratch.store()
    for _ in 0..<25 {
      let (one, other) = (commits[random.pick(60)], commits[random.pick(60)])
      let bases = (try? scratch.lines("merge-base", "--all", "\(one)", "\(other)")) ?? []
      let printed = try? scratch.lines("merge-base", "\(one)", "\(other)").first
      let base = try store.mergeBase(one, other)
      #expect(base?.description == printed)
      if bases.isEmpty { #expect(base == nil) }
      #expect(try store.isAncestor(one, of: other) == bases.contains("\(one)"))
      let listed = try scratch.lines("rev-list", "--topo-order", "--reverse", "\(one)..\(other)")
      let range = try store.commits(from: one, to: other).map(\.description)
      #expect(Set(range) == Set(listed))
      try expectParentsFirst(range, store)
    }
  }

  private func expectParentsFirst(_ range: [String], _ store: ObjectStore) throws {
    var seen: Set<String> = []
    for name in range {
      let commit = try store.commit(try #require(CommitID(name)))
      let parents = commit.parents.map(\.description)
      #expect(parents.allSatisfy { seen.contains($0) || !range.contains($0) })
      seen.insert(name)
    }
  }

  @Test func aCommitIsReadAsItIsStored() throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    let commits = try scratch.commit([
      ScratchCommit(["a": .init("a")], message: "first\n\nbody\n"),
      ScratchCommit(["b": .init("b")], ref: "refs/heads/b"),
      ScratchCommit(["a": .init("c")], parents: [0, 1], message: "merge"),
      ScratchCommit(["a": .init("d")], parents: [0, 1, 2], message: "\n"),
    ])
    let store = try scratch.store()
    let first = try store.commit(commits[0])
    #expect(first.message == "first\n\nbody\n")
    #expect(first.title == "first")
    #expect(first.author.name == "Author 0")
    #expect(first.author.email == "p@example.org")
    #expect(first.author.seconds == 1_600_000_000)
    #expect(first.author.offsetMinutes == 120)
    #expect(first.committer.name == "Committer")
    #expect(first.parents.isEmpty)
    #expect(!first.isConflicted)
    #expect(try store.commit(commits[2]).parents == [commits[0], commits[1]])
    #expect(try store.commit(commits[3]).parents == [commits[0], commits[1], commits[2]])
    #expect(try store.tree(of: commits[0]).description == scratch.lines("rev-parse", "\(commits[0])^{tree}").first)
    #expect(store.hasCommit(commits[1]))
    #expect(!store.hasCommit(.zero))
    #expect(throws: OverseerError.self) { try store.commit(.zero) }
  }

  @Test func revisionsAreResolvedAsGitDoes() throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    let commits = try scratch.commit(
      (0..<300).map { ScratchCommit(["a": .init("\($0)")], parents: $0 == 0 ? [] : [$0 - 1], message: "m\($0)\n") })
    try scratch.git(in: "repo", "tag", "light", "HEAD~3")
    try scratch.git(in: "repo", "tag", "-a", "-m", "t", "heavy", "HEAD~4")
    try scratch.git(in: "repo", "tag", "blob", "HEAD:a")
    try scratch.git(in: "repo", "reset", "-q", "--hard", "HEAD~2")
    let store = try scratch.store()
    let words = [
      "HEAD", "main", "refs/heads/main", "HEAD~2", "HEAD^", "main@{1}", "light", "heavy", "heavy^{commit}", "@",
      "\(commits[7])", "\(commits[7].short)", ":/m12",
    ]
    for word in words {
      let expected = try scratch.lines("rev-parse", word + (word.hasPrefix(":/") ? "" : "^{commit}")).first
      #expect(try store.resolve(word).description == expected, "\(word)")
    }
    let code = { (word: String) -> OverseerError.Code? in
      do throws(OverseerError) {
        _ = try store.resolve(word)
        return nil
      } catch { return error.code }
    }
    #expect(code("missing") == .notFound)
    #expect(code("HEAD~9999") == .notFound)
    #expect(code("blob") == .notFound)
    #expect(code("HEAD^{tree}") == .notFound)
    #expect(code("") != nil)
    #expect(code("a..b") != nil)
    #expect(code("\u{0}") != nil)
    let ambiguous = Dictionary(grouping: commits) { "\($0)".prefix(2) }.values.first { $0.count > 1 }
    let short = try #require(ambiguous?[0])
    let words4 = try scratch.lines("rev-parse", "--disambiguate=\("\(short)".prefix(4))")
    if words4.count > 1 { #expect(code(String("\(short)".prefix(4))) == .conflict) }
  }

  @Test func moreThanTheLimitIsTooLarge() throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    let commits = try scratch.commit((0..<9).map { ScratchCommit([:], parents: $0 == 0 ? [] : [$0 - 1]) })
    let store = try scratch.store()
    #expect(try store.commits(from: nil, to: commits[8], limit: 9) == commits)
    do throws(OverseerError) {
      _ = try store.commits(from: nil, to: commits[8], limit: 8)
      Issue.record("not refused")
    } catch { #expect(error.code == .tooLarge) }
  }
}
