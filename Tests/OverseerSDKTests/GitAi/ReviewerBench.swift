import Foundation
import OverseerGates
import OverseerJSON
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

/// A repository whose reviewer is the script `.overseer/review.sh`, trusted by a person, and a task under review.
struct ReviewerBench: Sendable {
  let bench: VcsBench
  let task: AnyTaskID
  let review: ReviewID

  /// What the task's revision has in `src/a.txt`.
  static let text = "one\ntwo\nthree\n"

  /// - Parameters:
  ///   - script: What the reviewer does. `$SCRATCH` is a folder of the test's.
  ///   - changes: What the task changes besides.
  init(
    _ script: String, backend: Backend = .git, settings: String = "", isTrusted: Bool = true,
    changes: [String: String] = [:]
  ) async throws {
    bench = try VcsBench(
      backend, settings: "[review.agent]\ncommand = \"sh .overseer/review.sh\"\n\(settings)\n")
    try bench.moveTrunk(".overseer/review.sh", "SCRATCH='\(bench.folder)'\n\(script)\n")
    task = try await bench.make("Count to three")
    let path = try await bench.isolated(task)
    if isTrusted { try await Self.trust(bench) }
    for (name, text) in changes.merging(["src/a.txt": Self.text], uniquingKeysWith: { first, _ in first }) {
      try bench.write(text, to: name, in: path)
    }
    review = try await Self.open(task, in: bench)
  }

  /// Trusts the reviewer as it is on the default branch.
  static func trust(_ bench: VcsBench) async throws {
    let repo = try VersionedRepo(bench.repo, jj: bench.overseer.jj)
    let settings = try RepoSettings(of: repo, at: try await repo.trunk().tip)
    try bench.overseer.trust.grant(
      [try #require(try settings.runnableReviewer())], repo: repo.checkout.mainRoot, by: bench.person.principal,
      at: bench.clock.now)
  }

  /// Submits a task without gates, so that an agent is to judge it.
  static func open(_ task: AnyTaskID, in bench: VcsBench) async throws -> ReviewID {
    let review = ReviewID(bench.store.identifier())
    let submission = TaskSubmission(
      task: task, message: nil, allowsEmpty: false, leavingOut: [], review: review, number: 1)
    try await submission.perform(in: bench.overseer, as: bench.agent) { writing, submitted throws(OverseerError) in
      let item = try writing.reading.existing(task)
      let revision = submitted.map { submitted in
        ReviewRevision(
          baseCommit: submitted.base, headCommit: submitted.head, changeID: submitted.vcs.changeID,
          tree: submitted.tree, kind: .rework, at: writing.now)
      }
      let outcome = Review.opening(
        review, of: task, revision: revision, submittedBy: writing.actor,
        after: try writing.reading.latestReview(of: task), at: writing.now)
      let moved = writing.moved(item, to: .inReview)
      try writing.record(.reviewCreated(ReviewPayload(review: outcome.review)), about: item)
      try writing.record(.taskSubmitted(TaskSubmittedPayload(task: moved, reviewID: review)), about: moved)
      _ = try writing.take(.gatesMoved, on: outcome.review, gates: [], policy: ReviewPolicy(agent: .required))
    }
    return review
  }

  /// The script of a reviewer that always says the same.
  static func saying(_ reply: String) -> String { "cat >\"$SCRATCH/input\"\ncat <<'END'\n\(reply)\nEND" }

  static let approval = #"{"decision": "Approve", "comments": [], "summary": "Fine"}"#
  static let objection = #"{"decision": "RequestChanges", "comments": [], "summary": "No"}"#

  func start(as caller: Caller? = nil) async throws(OverseerError) -> ReviewerJob {
    try await bench.call(StartAgentReview(taskID: task), as: caller ?? bench.agent)
  }

  func read<Value: Sendable>(
    _ body: @Sendable (Reading) throws(OverseerError) -> Value
  ) throws -> Value { try bench.store.read(body) }

  func present() throws -> Review {
    try read { reading throws(OverseerError) in try reading.existing(review) }
  }

  func jobs() throws -> [ReviewerJob] {
    try read { reading throws(OverseerError) in try reading.reviewerJobs(of: review) }
  }

  /// What was told after `seq`, by kind.
  func events(after seq: Int64 = 0) throws -> [String] {
    try read { reading throws(OverseerError) in
      try reading.events(EventFilter(), after: seq, before: nil, limit: 1000)
    }.map(\.body.parts.type)
  }

  func headSeq() throws -> Int64 { try read { reading throws(OverseerError) in try reading.headSeq() } }

  /// What the reviewer read last.
  func input() throws -> ReviewerInput {
    try JSONCoder.decode(
      ReviewerInput.self, from: Array(try Data(contentsOf: URL(fileURLWithPath: bench.folder + "/input"))))
  }

  /// The folders of checkouts that are there.
  func checkouts() throws -> Int {
    try bench.git("worktree", "list", "--porcelain").split(separator: "\n").count { $0.hasPrefix("worktree ") }
  }
}
