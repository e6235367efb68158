import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

/// Stacks of git's branches move as a whole, with the workspaces that have them checked out, or not at all.
@Suite struct GitStackTests {
  private let scratch: Scratch
  private let repository: GitRepository
  private let root: String
  private let names: [CommitID]

  init() throws {
    scratch = try Scratch()
    root = try scratch.emptyRepository()
    func file(_ changes: [Int: String]) -> ScratchCommit.File {
      .init((1...30).map { changes[$0].map { "\($0)\n" } ?? "line \($0)\n" }.joined())
    }
    names = try scratch.commit([
      ScratchCommit(["f": file([:]), "old": .init("old\n")]),
      ScratchCommit(["f": file([1: "trunk"]), "old": .init("old\n")], parents: [0]),
      ScratchCommit(["f": file([10: "a"]), "new": .init("new\n")], parents: [0], message: "a\n", ref: "refs/heads/a"),
      ScratchCommit(
        ["f": file([10: "a", 20: "b"]), "new": .init("new\n")], parents: [2], message: "b\n", ref: "refs/heads/b"),
      ScratchCommit(
        ["f": file([1: "conflict"]), "old": .init("old\n")], parents: [0], message: "x\n", ref: "refs/heads/x"),
    ])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    try scratch.git(in: "repo", "worktree", "add", "-q", scratch.path("at a"), "a")
    try scratch.git(in: "repo", "worktree", "add", "-q", scratch.path("at b"), "b")
    repository = GitRepository(try scratch.checkout())
  }

  private func restack() -> StackAct {
    StackAct(
      layers: [
        RebaseLayer(ref: "a", base: names[0], head: names[2], onto: .commit(names[1])),
        RebaseLayer(ref: "b", base: names[2], head: names[3], onto: .layer(0)),
      ], links: ["linked"])
  }

  private func land(_ style: StackAct.Landing = .rebase) -> StackAct {
    StackAct(
      layers: [
        RebaseLayer(ref: "a", base: names[0], head: names[2], onto: .landed),
        RebaseLayer(ref: "b", base: names[2], head: names[3], onto: .landed),
      ], branch: "main", trunk: names[1], landing: 1, style: style, messages: ["land a\n"], links: ["linked"])
  }

  private static let checkouts = ["repo", "at a", "at b"]

  /// Refs, indexes and files.
  private func everything() throws -> [String] {
    var found = try scratch.lines("for-each-ref", "--format=%(refname) %(objectname)")
    for name in Self.checkouts {
      found += try scratch.lines(in: name, "ls-files", "--stage")
      found += try scratch.lines(in: name, "rev-parse", "HEAD")
      for file in try FileManager.default.contentsOfDirectory(atPath: scratch.path(name)).sorted() where file != ".git"
      {
        found.append("\(file): \(try String(contentsOfFile: scratch.path("\(name)/\(file)"), encoding: .utf8))")
      }
    }
    return found
  }

  private func expectClean() throws {
    for name in Self.checkouts { #expect(try scratch.lines(in: name, "status", "--porcelain").isEmpty, "\(name)") }
    #expect(try scratch.git(in: "repo", "fsck", "--strict", "--no-dangling", "--no-progress").isEmpty)
  }

  @Test(arguments: [StackAct.Landing.rebase, .squash, .merge])
  func landingAndTakingBackIsAsBefore(style: StackAct.Landing) async throws {
    let before = try everything()
    let plan = try repository.plan(land(style))
    #expect(try everything() == before)
    let done = try await repository.carryOut(plan)
    #expect(done.landed == plan.landed)
    #expect(
      try scratch.lines("rev-parse", "main", "a", "b").map { CommitID($0) } == [
        plan.landed, plan.layers[0].head, plan.layers[1].head,
      ])
    #expect(try String(contentsOfFile: root + "/new", encoding: .utf8) == "new\n")
    #expect(!FileManager.default.fileExists(atPath: root + "/old"))
    try expectClean()
    try await repository.takeBack(done)
    #expect(try everything() == before)
    try expectClean()
    // Once more has nothing to do.
    try await repository.takeBack(done)
    #expect(try everything() == before)
  }

  @Test func restackingTwiceChangesNothing() async throws {
    let plan = try await repository.carryOut(repository.plan(restack()))
    try expectClean()
    var again = restack()
    for index in again.layers.indices {
      again.layers[index].base = plan.layers[index].base
      again.layers[index].head = plan.layers[index].head
    }
    #expect(try repository.plan(again).moves.isEmpty)
  }

  @Test(arguments: checkouts) func aDirtyWorkspaceIsNamedAndNothingMoves(name: String) async throws {
    try scratch.write("mine\n", to: "\(name)/untracked")
    let before = try everything()
    let error = await refusal { try repository.plan(land()) }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.message.contains(scratch.path(name)) == true)
    #expect(error?.details["files"] == .array([.string("untracked")]))
    #expect(try everything() == before)
    try FileManager.default.moveItem(atPath: scratch.path("\(name)/untracked"), toPath: scratch.path("\(name)/linked"))
    _ = try repository.plan(land())
  }

  @Test func aBranchBeingRebasedDoesNotMove() async throws {
    _ = try? scratch.git(in: "at b", "rebase", "--exec", "false", "x")
    #expect(try scratch.lines(in: "at b", "branch", "--show-current").isEmpty)
    let error = await refusal { try repository.plan(restack()) }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.message.contains("rebase") == true)
  }

  @Test func aConflictMovesNothing() async throws {
    let before = try everything()
    let act = StackAct(
      layers: [RebaseLayer(ref: "x", base: names[0], head: names[4], onto: .commit(names[1]))], links: [])
    let error = await refusal { try repository.plan(act) }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.message.contains("x conflicts with its new base in f") == true)
    #expect(error?.details["ref"] == .string("x"))
    #expect(error?.hint?.isEmpty == false)
    #expect(try everything() == before)
  }

  @Test func aRefThatHasMovedOnIsRefused() async throws {
    let plan = try repository.plan(land())
    try scratch.write("more\n", to: "at b/more")
    try scratch.git(in: "at b", "add", "more")
    try scratch.git(in: "at b", "commit", "-qm", "more")
    let before = try everything()
    #expect(await refusal { try await repository.carryOut(plan) }?.code == .conflict)
    #expect(try everything() == before)
  }

  @Test func whatWasBuiltOnItIsNotTakenBack() async throws {
    let done = try await repository.carryOut(repository.plan(land()))
    try scratch.git(in: "at b", "commit", "-q", "--allow-empty", "-m", "more")
    let before = try everything()
    let error = await refusal { try await repository.takeBack(done) }
    #expect(error?.code == .conflict)
    #expect(try everything() == before)
  }

  @Test func editsSinceThePlanAreNotOverwritten() async throws {
    let plan = try repository.plan(land())
    try scratch.write("mine\n", to: "repo/new")
    let before = try everything()
    let error = await refusal { try await repository.carryOut(plan) }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.message.contains(root) == true)
    #expect(try everything() == before)
    try scratch.remove("repo/new")
    let done = try await repository.carryOut(plan)
    try scratch.write("mine\n", to: "at b/f")
    let after = try everything()
    #expect(await refusal { try await repository.takeBack(done) }?.code == .preconditionFailed)
    #expect(try everything() == after)
  }

  @Test func whatWasStoppedHalfwayIsTakenBack() async throws {
    let before = try everything()
    let plan = try repository.plan(land())
    // The refs have moved, no checkout has followed.
    try scratch.store(writingTo: .repository).move(plan.moves, message: "m")
    try await repository.takeBack(plan)
    #expect(try everything() == before)
    try expectClean()
    // Some refs, and one checkout.
    try scratch.store(writingTo: .repository).move(Array(plan.moves.suffix(1)), message: "m")
    let moved = try #require(plan.landed)
    try scratch.git(in: "repo", "read-tree", "-m", "-u", "\(names[1])", "\(moved)")
    try await repository.takeBack(plan)
    #expect(try everything() == before)
    try expectClean()
  }

  @Test func aLockedIndexMovesNothing() async throws {
    let plan = try repository.plan(land())
    let before = try everything()
    try scratch.write("", to: "repo/.git/worktrees/at-b/index.lock")
    #expect(await refusal { try await repository.carryOut(plan) } != nil)
    try scratch.remove("repo/.git/worktrees/at-b/index.lock")
    #expect(try everything() == before)
    try expectClean()
  }
}
