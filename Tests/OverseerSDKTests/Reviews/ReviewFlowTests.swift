import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerStore

/// Rounds with revisions, on real repositories.
@Suite("The review pipeline of changes")
struct ReviewFlowTests {
  private static let withAgents = "[review]\nagent = \"required\"\n"

  /// Reviews what others submit.
  private let reviewer = Caller(
    principal: .agent(name: "reviewer", session: "sess_reviewer", checkout: nil), source: .cli, hasProvenHuman: false)

  /// A task on which an agent works, with a file that is not committed yet.
  private func working(_ bench: VcsBench) async throws -> (task: AnyTaskID, path: String) {
    let task = try await bench.make()
    try await bench.call(StartTask(id: task, workspace: .isolated), as: bench.agent)
    let path = try #require(try bench.vcs(of: task).workspacePath)
    try bench.write("bad work\n", to: "work", in: path)
    return (task, path)
  }

  private func submitted(_ bench: VcsBench, _ task: AnyTaskID) async throws -> Review {
    try await bench.call(SubmitTask(id: task), as: bench.agent).review
  }

  private func review(_ bench: VcsBench, _ id: ReviewID) async throws -> Review {
    try await bench.call(GetReview(id: id))
  }

  @Test("A failing gate sends the task back with what it said, and the next round passes", arguments: Backend.here)
  func failingGate(_ backend: Backend) async throws {
    let bench = try VcsBench(backend)
    try await bench.call(
      AddGate(name: "good", command: "grep -q good work || { echo not good; exit 3; }"), as: bench.person)
    let (task, path) = try await working(bench)
    let first = try await bench.call(SubmitTask(id: task), as: bench.agent)
    #expect(first.review.status == .changesRequested && first.review.endedBy == .gates)
    #expect(first.gateFailures?.gateFailures.map(\.exitCode) == [3])
    #expect(first.gateFailures?.gateFailures.map(\.stdout) == ["not good\n"])
    #expect(try await bench.call(GetTask(id: task)).task.status == .inProgress)
    bench.clock.advance(.seconds(1))
    try bench.write("good\n", to: "work", in: path)
    let second = try await bench.call(SubmitTask(id: task), as: bench.agent)
    #expect(second.review.status == .humanPending && second.review.round == 2 && !second.review.ungated)
    #expect(second.gateFailures == nil)
    #expect(second.results.map(\.attempt) == [2])
    let head = try #require(second.review.headCommit)
    #expect(try bench.refs()["refs/overseer/reviews/\(second.review.id)/1/head"] == "\(head)")
    let other = try await bench.refusal {
      try await bench.call(ApproveReview(id: second.review.id, revision: first.review.headCommit), as: bench.person)
    }
    #expect(other.code == .conflict)
    let approved = try await bench.call(ApproveReview(id: second.review.id, revision: head), as: bench.person)
    #expect(approved.status == .approved)
    #expect(try await bench.call(GetTask(id: task)).task.status == .completed)
  }

  @Test("Agents judge first, never their own work; a rework needs them again", arguments: Backend.here)
  func agentPhase(_ backend: Backend) async throws {
    let bench = try VcsBench(backend, settings: Self.withAgents)
    let (task, path) = try await working(bench)
    let first = try await submitted(bench, task)
    #expect(first.status == .agentPending)
    let own = try await bench.refusal {
      try await bench.call(ApproveReview(id: first.id, revision: first.headCommit), as: bench.agent)
    }
    #expect(own.code == .forbidden)
    let judged = try await bench.call(ApproveReview(id: first.id, revision: first.headCommit), as: reviewer)
    #expect(judged.status == .humanPending)
    bench.clock.advance(.seconds(1))
    try bench.write("rework\n", to: "work", in: path)
    let second = try await submitted(bench, task)
    #expect(second.revision?.kind == .rework && second.status == .agentPending && second.verdicts.isEmpty)
    let asked = try await bench.call(
      RequestChanges(
        id: second.id, revision: second.headCommit, summary: "Mend it.",
        comments: [NewComment(filePath: "work", lineStart: 1, body: "Why rework?")]), as: reviewer)
    #expect(asked.status == .changesRequested && asked.endedBy == .agent)
    let comments = try await bench.call(ListComments(reviewID: second.id))
    #expect(comments.map(\.comment.body) == ["Why rework?"])
    #expect(try await bench.call(AwaitReview(taskID: task), as: bench.agent).why == .changesRequested)
  }

  @Test("A restack under the review carries approvals and runs the gates for the new tree", arguments: Backend.here)
  func restack(_ backend: Backend) async throws {
    let bench = try VcsBench(backend, settings: Self.withAgents)
    try await bench.call(AddGate(name: "count", command: "echo run >> ../count-$OVERSEER_TASK_ID"), as: bench.person)
    let (task, _) = try await working(bench)
    let opened = try await submitted(bench, task)
    #expect(opened.status == .agentPending)
    let judged = try await bench.call(ApproveReview(id: opened.id, revision: opened.headCommit), as: reviewer)
    #expect(judged.status == .humanPending)
    bench.clock.advance(.seconds(1))
    try bench.moveTrunk()
    try await bench.call(RestackTask(id: task), as: bench.agent)
    let restacked = try await review(bench, opened.id)
    #expect(restacked.revisions.map(\.kind) == [.rework, .pureRebase])
    #expect(restacked.status == .humanPending)
    #expect(restacked.verdicts.map(\.carriedFrom) == [nil, opened.headCommit])
    let head = try #require(restacked.headCommit)
    #expect(try bench.refs()["refs/overseer/reviews/\(opened.id)/2/head"] == "\(head)")
    let stale = try await bench.refusal {
      try await bench.call(ApproveReview(id: opened.id, revision: opened.headCommit), as: bench.person)
    }
    #expect(stale.code == .conflict)
    let approved = try await bench.call(ApproveReview(id: opened.id, revision: head), as: bench.person)
    #expect(approved.status == .approved)
    let results = try await bench.call(ListGateResults(reviewID: opened.id))
    #expect(results.map(\.revision) == [opened.headCommit, head])
    #expect(results.allSatisfy { $0.status == .passed })
    let verification = try await bench.store.verify()
    #expect(verification.differences.isEmpty)
  }

  @Test("What is not trusted runs nothing and commits nothing", arguments: Backend.here)
  func untrusted(_ backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let (task, _) = try await working(bench)
    try await bench.call(
      UpdateTask(id: task, context: .set("---\ngates:\n  - name: sly\n    command: touch sly\n---\n")), as: bench.agent)
    let refused = try await bench.refusalWithoutTrace { try await bench.call(SubmitTask(id: task), as: bench.agent) }
    #expect(refused.code == .preconditionFailed)
    #expect(refused.hint?.contains("os gate trust") == true)
  }
}
