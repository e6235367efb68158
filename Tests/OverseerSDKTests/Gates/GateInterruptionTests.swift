import Foundation
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite("Gates that are stopped, and calls that meet", .timeLimit(.minutes(5)))
struct GateInterruptionTests {
  /// What takes a round away from under its gates.
  enum Departure: String, CaseIterable, CustomTestStringConvertible {
    case supersede, withdraw, cancel, revise
    var testDescription: String { rawValue }
  }

  @Test(arguments: Departure.allCases) func `The commands end with the round`(departure: Departure) async throws {
    let bench = try await GateRunBench()
    try await bench.gate("long", "echo $$ >'\(bench.bench.folder)/pid'; echo up; sleep 1000") { $0.timeoutSecs = 600 }
    let review = try await bench.open()
    async let reply = bench.run(review)
    await bench.line("up")
    try await leave(bench, review, departure)
    if departure == .revise {
      // It goes on with the new tree.
      await bench.line("up")
      try await leave(bench, review, .cancel)
    }
    let ended = try await reply
    #expect(!ended.status.isActive)
    let results = try bench.results(review)
    // The new tree is not in the workspace.
    #expect(results.map(\.voidCause) == (departure == .revise ? [.ended, .workingCopy, .ended] : [.ended]))
    #expect(try !bench.isAlive("pid"))
    try bench.expectTidy()
  }

  private func leave(_ bench: GateRunBench, _ id: ReviewID, _ departure: Departure) async throws {
    let gates = try bench.store.read { reading throws(OverseerError) in
      try reading.gates(in: .repo(bench.bench.repo.id))
    }
    try bench.store.write(as: bench.person.context) { writing throws(OverseerError) in
      let review = try writing.reading.existing(id)
      switch departure {
      case .supersede: _ = try writing.end(review, by: .supersede)
      case .withdraw: _ = try writing.end(review, by: .withdraw(reason: nil))
      case .cancel: _ = try writing.end(review, by: .cancel)
      case .revise:
        guard var revision = review.revision else { return }
        revision.headCommit = revision.baseCommit
        revision.tree = TreeID(1, 2, 3)
        revision.kind = .pureRebase
        _ = try writing.take(.revise(revision), on: review, gates: gates, policy: ReviewPolicy(hasReviewer: false))
      }
    }
  }

  @Test func `Of two calls one runs the gates`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("once", "echo x >>'\(bench.bench.folder)/count'; sleep 0.2")
    let review = try await bench.open()
    async let one = bench.run(review)
    async let other = bench.run(review)
    #expect(try await [one.status, other.status] == [.humanPending, .humanPending])
    #expect(bench.bench.read("count", in: bench.bench.folder) == "x\n")
    #expect(try bench.told(review) == ["once Passed 1"])
    try bench.expectTidy()
  }

  @Test func `A call that is cancelled leaves nothing running`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("long", "echo $$ >'\(bench.bench.folder)/pid'; echo up; sleep 1000")
    let review = try await bench.open()
    let call = Task { try await bench.run(review) }
    await bench.line("up")
    call.cancel()
    let error = try await bench.bench.refusal { try await call.value }
    #expect(error.code == .unavailable)
    #expect(try bench.only(review).voidCause == .interrupted)
    #expect(try !bench.isAlive("pid"))
    try bench.expectTidy()
  }

  @Test func `Optional gates hold nothing up`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("must", "true")
    try await bench.gate("may", "exit 1") { $0.required = false }
    try await bench.gate("maybe", "exit 75") { $0.required = false }
    let review = try await bench.submit()
    #expect(review.status == .humanPending)
    #expect(try Set(bench.told(review.id)) == ["must Passed 1", "may Failed 1", "maybe Pending 1"])
    try bench.expectTidy()
  }

  @Test func `Gates run for a tree that lands, apart from the review`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("both", "cat a b")
    let review = try await bench.submit()
    #expect(review.status == .changesRequested)
    try bench.bench.moveTrunk("b", "two\n")
    try bench.bench.git("worktree", "add", "--quiet", "--detach", bench.bench.folder + "/merge", "main")
    let merge = bench.bench.folder + "/merge"
    try bench.bench.git("cherry-pick", try #require(review.headCommit).description, in: merge)
    let head = try #require(CommitID(try bench.bench.git("rev-parse", "HEAD", in: merge)))
    let tree = try #require(TreeID(try bench.bench.git("rev-parse", "HEAD^{tree}", in: merge)))
    let base = try #require(CommitID(try bench.bench.git("rev-parse", "main")))
    let revision = ReviewRevision(
      baseCommit: base, headCommit: head, changeID: "x", tree: tree, kind: .pureRebase, at: bench.bench.clock.now)
    let standing = try await GatePass.run(on: revision, keptWith: review.id, in: bench.overseer, as: bench.person)
    #expect(standing.outcome == .hold && standing.tree == tree)
    let result = try #require(try bench.results(review.id).last)
    #expect(result.status == .passed && result.revision == head && result.stdout == "one\ntwo\n")
    #expect(try bench.store.read { reading throws(OverseerError) in try reading.existing(review.id) } == review)
    try bench.expectTidy()
  }
}
