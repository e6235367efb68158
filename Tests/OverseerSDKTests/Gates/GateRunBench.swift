import Foundation
import OverseerModel
import OverseerStore
import Synchronization
import Testing

@testable import OverseerSDK

/// A repository with a task in a workspace of its own, whose gates are run with real processes.
final class GateRunBench: Sendable {
  let bench: VcsBench
  let overseer: Overseer
  let task: AnyTaskID
  /// Where the task is worked on.
  let path: String
  private let seen = Mutex<[GateProgress]>([])
  private let news: AsyncStream<GateProgress>
  private let tell: AsyncStream<GateProgress>.Continuation

  var store: Store { bench.store }
  var person: Caller { bench.person }

  init(
    _ backend: Backend = .git, settings: String? = nil, files: [String: String] = ["a": "one\n"],
    isShared: Bool = false
  ) async throws {
    bench = try VcsBench(backend, settings: settings, isShared: isShared)
    let environment = ProcessInfo.processInfo.environment
    overseer = Overseer(
      installation: bench.overseer.installation, store: bench.store, jj: bench.overseer.jj,
      variable: { name in name == "HOME" ? nil : environment[name] })
    task = try await bench.make("Describe it")
    path = try await bench.isolated(task)
    (news, tell) = AsyncStream.makeStream()
    for (name, text) in files { try bench.write(text, to: name, in: path) }
  }

  // MARK: what people do

  @discardableResult
  func gate(_ name: String, _ command: String, _ change: (inout AddGate) -> Void = { _ in }) async throws -> Gate {
    var gate = AddGate(repoID: bench.repo.id, name: name, command: command)
    change(&gate)
    return try await overseer.call(gate, as: person)
  }

  func write(_ text: String, to name: String) throws { try bench.write(text, to: name, in: path) }

  /// Opens a round, in place of the one that is open.
  @discardableResult
  func open() async throws -> ReviewID {
    bench.clock.advance(.seconds(1))
    let id = ReviewID(store.identifier())
    let (previous, left) = try store.read { [task] reading throws(OverseerError) in
      (
        try reading.latestReview(of: task),
        try reading.gateResults(ofTask: task).flatMap { $0.untrackedFiles.map(\.path) }
      )
    }
    return try await TaskSubmission(
      task: task, message: nil, allowsEmpty: true, leavingOut: left, review: id, number: 1,
      previous: previous?.revision
    ).perform(in: overseer, as: person) { [task] writing, submitted throws(OverseerError) in
      if let active = try writing.reading.activeReview(of: task) { _ = try writing.end(active, by: .supersede) }
      let item = writing.moved(try writing.reading.existing(task), to: .inReview)
      let revision = submitted.map { submitted in
        ReviewRevision(
          baseCommit: submitted.base, headCommit: submitted.head, changeID: submitted.vcs.changeID,
          tree: submitted.tree, kind: submitted.kind, at: writing.now)
      }
      let outcome = Review.opening(
        id, of: task, revision: revision, submittedBy: writing.actor, after: previous, at: writing.now)
      try writing.record(.reviewCreated(ReviewPayload(review: outcome.review)), about: item)
      try writing.record(.taskSubmitted(TaskSubmittedPayload(task: item, reviewID: id)), about: item)
      return id
    }
  }

  /// With somebody who sees what becomes of gates.
  var watched: Overseer {
    overseer.watched { [self] progress in
      seen.withLock { $0.append(progress) }
      tell.yield(progress)
    }
  }

  @discardableResult
  func run(_ review: ReviewID) async throws(OverseerError) -> Review {
    try await GatePass.run(review, in: watched, as: person)
  }

  /// Opens a round and runs its gates.
  @discardableResult
  func submit() async throws -> Review { try await run(try await open()) }

  /// Waits until a line that a gate prints passes. For one call at a time.
  func line(_ text: String) async {
    for await progress in news {
      if case .line(_, text, _) = progress { return }
    }
  }

  // MARK: what is there

  var progress: [GateProgress] { seen.withLock { $0 } }

  func results(_ review: ReviewID) throws -> [GateResult] {
    try store.read { reading throws(OverseerError) in try reading.gateResults(of: review) }
  }

  /// What is stored of the gates of a review: `name Status attempt`, oldest first.
  func told(_ review: ReviewID) throws -> [String] {
    try results(review).map { "\($0.gateName) \($0.status.rawValue) \($0.attempt)" }
  }

  func only(_ review: ReviewID) throws -> GateResult {
    let results = try results(review)
    try #require(results.count == 1, "\(results)")
    return results[0]
  }

  func status() throws -> TaskStatus {
    try store.read { [task] reading throws(OverseerError) in try reading.existing(task).status }
  }

  /// Nothing is left of any run: no mark, no Running result, no clean checkout.
  func expectTidy(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let (marks, running) = try store.read { [task] reading throws(OverseerError) in
      var marks: [GateRunMark] = []
      for review in try reading.reviews(of: task) { marks += [try reading.gateRun(of: review.id)].compactMap { $0 } }
      return (marks, try reading.gateResults(ofTask: task).filter { $0.status == .running })
    }
    #expect(marks.isEmpty, sourceLocation: sourceLocation)
    #expect(running.isEmpty, sourceLocation: sourceLocation)
    #expect(try cleanCheckouts().isEmpty, sourceLocation: sourceLocation)
    let worktrees = try bench.git("worktree", "list", "--porcelain")
    #expect(!worktrees.contains("clean-"), sourceLocation: sourceLocation)
  }

  func cleanCheckouts() throws -> [String] {
    let folder = "\(overseer.installation.workspaces)/\(bench.repo.id)"
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("clean-") }
  }

  /// Whether a process goes on whose number a gate has written to a file of the bench.
  func isAlive(_ file: String) throws -> Bool {
    let text = try #require(bench.read(file, in: bench.folder))
    let pid = try #require(pid_t(text.split(separator: "\n")[0]))
    // One that has ended has no command line any more, even where nobody has waited for it.
    return bench.read("cmdline", in: "/proc/\(pid)")?.isEmpty == false
  }
}
