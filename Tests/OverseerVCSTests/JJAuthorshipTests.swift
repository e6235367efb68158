import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

/// Notes that follow the commits which jj rewrites, by its own record of that.
@Suite(.enabled(if: Scratch.jj != nil, "jj is neither on the PATH nor in .deps/bin"))
struct JJAuthorshipTests {
  typealias Text = AuthorshipText

  /// Two described changes with notes, `one` and `two`, below the working copy.
  private struct Bench {
    let bench: JJBench
    let git: String
    let base: CommitID

    init(colocated: Bool) throws {
      bench = try JJBench(colocated: colocated)
      git = colocated ? "repo" : "repo/.jj/repo/store/git"
      try bench.run("abandon", "@")
      try bench.write("1\n2\n3\n", to: "a")
      try bench.run("commit", "--message", "base")
      try bench.write("1\nA\nB\n2\n3\n", to: "a")
      try bench.run("commit", "--message", "one")
      try bench.write("1\nA\nB\n2\n3\nC\n", to: "a")
      try bench.run("commit", "--message", "two")
      base = try bench.commit("@---")
      try bench.scratch.addNote(Text.note("a", "  \(Text.claude) 2-3"), to: commit("one"), in: git)
      try bench.scratch.addNote(Text.note("a", "  \(Text.codex) 6"), to: commit("two"), in: git)
    }

    func commit(_ description: String) throws -> CommitID { try bench.commit("description(substring:\(description))") }

    var repository: JJRepository {
      get throws {
        JJRepository(try #require(Checkout(containing: bench.root)), program: try #require(Scratch.jj))
      }
    }

    func marks(from base: CommitID? = nil, to head: CommitID) throws -> [String]? {
      try ObjectStore(at: try #require(Checkout(containing: bench.root))).marks(from: base ?? self.base, to: head)
    }
  }

  @Test(arguments: [false, true])
  func amendedAndRebasedCommitsKeepTheirNotes(isColocated: Bool) async throws {
    let bench = try Bench(colocated: isColocated)
    #expect(try bench.marks(to: bench.commit("two")) == ["a 2-3 claude", "a 6-6 codex"])
    try bench.bench.run("edit", "description(substring:one)")
    try bench.bench.write("0\n1\nX\nB\n2\n3\n", to: "a")
    try bench.bench.run("describe", "--message", "one again")
    let head = try bench.commit("two")
    #expect(try bench.marks(to: head) == nil)
    await (try bench.repository).carryAuthorship(from: bench.base, to: head)
    #expect(try bench.marks(to: head) == ["a 4-4 claude", "a 7-7 codex"])
    let amended = try bench.commit("one")
    #expect(try bench.bench.scratch.note(on: amended, in: bench.git)?.authors(of: "a").map(\.lines) == [4...4])
    // Of a note that is there already nothing changes, and without work there is no new one.
    let notes = try bench.bench.scratch.lines(in: bench.git, "rev-parse", "refs/notes/ai")
    await (try bench.repository).carryAuthorship(from: bench.base, to: head)
    #expect(try bench.bench.scratch.lines(in: bench.git, "rev-parse", "refs/notes/ai") == notes)
  }

  @Test func squashedCommitsJoinTheirNotesAndSplitOnesShareThem() async throws {
    let bench = try Bench(colocated: false)
    try bench.bench.run(
      "squash", "--use-destination-message", "--from", "description(substring:one)", "--into",
      "description(substring:two)")
    let head = try bench.commit("two")
    await (try bench.repository).carryAuthorship(from: bench.base, to: head)
    #expect(try bench.marks(to: head) == ["a 2-3 claude", "a 6-6 codex"])
    try bench.bench.run("new", "description(substring:two)")
    try bench.bench.write("new\n", to: "b")
    try bench.bench.run("commit", "--message", "three")
    let top = try bench.commit("three")
    try bench.bench.scratch.addNote(Text.note("b", "  \(Text.ada) 1"), to: top, in: bench.git)
    try bench.bench.run("squash", "--use-destination-message", "--from", "\(top)", "--into", "\(head)")
    let joined = try bench.commit("two")
    await (try bench.repository).carryAuthorship(from: bench.base, to: joined)
    #expect(
      try bench.marks(to: joined) == ["a 2-3 claude", "a 6-6 codex", "b 1-1 Ada <ada@example.org>"])
    try bench.bench.run("split", "--revision", "\(joined)", "--message", "split", "b")
    let rest = try bench.commit("two")
    await (try bench.repository).carryAuthorship(from: bench.base, to: rest)
    #expect(
      try bench.marks(to: rest) == ["a 2-3 claude", "a 6-6 codex", "b 1-1 Ada <ada@example.org>"])
    #expect(try bench.marks(to: bench.commit("split")) == ["b 1-1 Ada <ada@example.org>"])
  }

  @Test(arguments: [StackAct.Landing.rebase, .squash])
  func landingsTakeTheNotesAlong(style: StackAct.Landing) async throws {
    let bench = try Bench(colocated: true)
    try bench.bench.run("bookmark", "set", "task/x", "--revision", "description(substring:two)")
    try bench.bench.run("new", "\(bench.base)")
    try bench.bench.write("M\n1\n2\n3\n", to: "a")
    try bench.bench.run("commit", "--message", "moved on")
    let trunk = try bench.commit("moved")
    try bench.bench.run("bookmark", "set", "main", "--revision", "\(trunk)")
    let layer = RebaseLayer(ref: "task/x", base: bench.base, head: try bench.commit("two"), onto: .landed)
    let repository = try bench.repository
    let plan = try await repository.plan(
      StackAct(layers: [layer], branch: "main", trunk: trunk, landing: 1, style: style, messages: ["all of it\n"]))
    let done = try await repository.carryOut(plan)
    let landed = try #require(done.landed)
    #expect(try bench.marks(from: trunk, to: landed) == ["a 3-4 claude", "a 7-7 codex"])
    #expect(try await repository.tip(of: "main") == landed)
  }
}
