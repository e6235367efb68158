import Dispatch
import Foundation
import OverseerModel
import OverseerProcess
import OverseerStore
import Testing

@testable import OverseerSDK

/// A named pipe by which a reviewer and a test wait for one another.
private struct Meeting: Sendable {
  let path: String

  init(_ name: String, in bench: VcsBench) throws {
    path = bench.folder + "/" + name
    try #require(mkfifo(path, 0o600) == 0)
  }

  /// Returns once the reviewer opens the pipe from the other side.
  func happen(_ flags: Int32) async {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [path] in
        close(open(path, flags))
        continuation.resume()
      }
    }
  }
}

@Suite("When reviewers run", .timeLimit(.minutes(5)))
struct ReviewerJobRuleTests {
  /// A reviewer that tells when it runs, and waits until it may go on.
  private static func waiting(_ reply: String) -> String {
    ": >\"$SCRATCH/runs\"; : <\"$SCRATCH/goes-on\"\n" + ReviewerBench.saying(reply)
  }

  /// Calls `body` while the reviewer runs, and gives the job when it has ended.
  private func whileRunning(
    _ bench: ReviewerBench, _ body: () async throws -> Void
  ) async throws -> ReviewerJob {
    let (runs, goesOn) = (try Meeting("runs", in: bench.bench), try Meeting("goes-on", in: bench.bench))
    async let job = bench.start()
    await runs.happen(O_RDONLY)
    try await body()
    await goesOn.happen(O_WRONLY)
    return try await job
  }

  private func revise(_ bench: ReviewerBench, to kind: ChangeKind) async throws -> Review {
    let old = try #require(try bench.present().revision)
    let name = try bench.bench.git(
      "commit-tree", "\(old.tree)", "-p", "\(old.baseCommit)", "-m", "reworded")
    let head = try #require(CommitID(name))
    let caller = bench.bench.agent
    return try await bench.bench.store.writeAsync(as: caller.context) {
      [review = bench.review] writing throws(OverseerError) in
      let revision = ReviewRevision(
        baseCommit: old.baseCommit, headCommit: head, changeID: old.changeID, tree: old.tree, kind: kind,
        at: writing.now)
      return try writing.take(
        .revise(revision), on: try writing.reading.existing(review), gates: [], policy: ReviewPolicy(agent: .required)
      ).review
    }
  }

  @Test func `An approval of what is no longer under review is none`() async throws {
    let bench = try await ReviewerBench(Self.waiting(ReviewerBench.approval))
    let job = try await whileRunning(bench) { _ = try await revise(bench, to: .messageOnly) }
    #expect(job.status == .failed && job.tries == 1)
    #expect(job.error?.contains("is not the present revision of \(bench.review)") == true, "\(job.error ?? "")")
    let review = try bench.present()
    #expect(review.status == .agentPending && review.verdicts.isEmpty && review.revisions.count == 2)
  }

  @Test func `What is wrong with a revision of the round counts`() async throws {
    let bench = try await ReviewerBench(Self.waiting(ReviewerBench.objection))
    let job = try await whileRunning(bench) { _ = try await revise(bench, to: .messageOnly) }
    #expect(job.status == .done)
    let review = try bench.present()
    #expect(review.status == .changesRequested && review.endedBy == .agent)
    #expect(review.verdicts.map(\.revision) == [job.revision] && job.revision != review.headCommit)
  }

  @Test(arguments: [ReviewerBench.approval, ReviewerBench.objection])
  func `Nothing is said of a round that has ended`(reply: String) async throws {
    let bench = try await ReviewerBench(Self.waiting(reply))
    let job = try await whileRunning(bench) {
      try await bench.bench.call(WithdrawTask(id: bench.task), as: bench.bench.person)
    }
    #expect(job.status == .failed && job.tries == 1)
    #expect(job.error?.hasPrefix("cannot") == true, "\(job.error ?? "")")
    let review = try bench.present()
    #expect(review.status == .changesRequested && review.endedBy == .withdrawn && review.verdicts.isEmpty)
  }

  @Test func `What runs already is not run twice`() async throws {
    let bench = try await ReviewerBench(Self.waiting(ReviewerBench.approval))
    let job = try await whileRunning(bench) {
      let other = try await bench.start(as: bench.bench.person)
      #expect(other.status == .running && other.tries == 1)
      #expect(try bench.jobs() == [other])
    }
    #expect(job.status == .done)
    #expect(try bench.jobs() == [job])
  }

  @Test func `A call that is given up ends the run and leaves the job`() async throws {
    let bench = try await ReviewerBench(Self.waiting(ReviewerBench.approval))
    let (runs, goesOn) = (try Meeting("runs", in: bench.bench), try Meeting("goes-on", in: bench.bench))
    let call = Task { try await bench.start() }
    await runs.happen(O_RDONLY)
    call.cancel()
    let job = try await call.value
    #expect(job.status == .queued && job.error == "the run was called off")
    #expect(try bench.jobs() == [job])
    async let next = bench.start()
    await runs.happen(O_RDONLY)
    await goesOn.happen(O_WRONLY)
    let done = try await next
    #expect(done.id == job.id && done.status == .done && done.tries == 2)
  }

  /// Puts a job there that a process has begun.
  private func begin(_ bench: ReviewerBench, tries: Int, by process: ProcessMark) throws -> ReviewerJob {
    let head = try #require(try bench.present().headCommit)
    let caller = bench.bench.agent
    return try bench.bench.store.write(as: caller.context) { writing throws(OverseerError) in
      let task = try writing.reading.existing(bench.task)
      var job = ReviewerJob(
        id: ReviewerJobID(writing.identifier()), taskID: task.id, reviewID: bench.review, revision: head,
        requestedBy: caller.principal, at: writing.now)
      for _ in 0..<tries { job = job.started(at: writing.now) }
      try writing.record(.gitAiStarted(ReviewerJobPayload(job: job)), about: task)
      try writing.beginReviewerRun(job.id, pid: process.pid, processStarted: process.started)
      return job
    }
  }

  private static let gone = ProcessMark(pid: 1, started: -1)

  @Test func `The run of a process that is gone is taken over`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
    let left = try begin(bench, tries: 1, by: Self.gone)
    let before = try bench.headSeq()
    let job = try await bench.start()
    #expect(job.id == left.id && job.status == .done && job.tries == 2)
    #expect(try bench.events(after: before).prefix(2) == ["GitAiFailed", "GitAiStarted"])
    #expect(try bench.jobs().count == 1)
  }

  @Test func `Three runs that were cut short are the end of a job`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
    let left = try begin(bench, tries: 3, by: Self.gone)
    let job = try await bench.start()
    #expect(job.id != left.id && job.status == .done)
    let jobs = try bench.jobs()
    #expect(jobs.map(\.status) == [.failed, .done] && jobs[0].error == "the process that ran it is gone")
  }

  #if os(Linux)
    @Test func `The run of a process that lives is left to it`() async throws {
      let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
      let other = Process()
      other.executableURL = URL(fileURLWithPath: "/bin/sh")
      other.arguments = ["-c", "read line"]
      other.standardInput = Pipe()
      try other.run()
      defer { other.terminate() }
      let status = try String(contentsOfFile: "/proc/\(other.processIdentifier)/stat", encoding: .utf8)
      let started = try #require(status.split(separator: " ").dropFirst(21).first.flatMap { Int64($0) })
      let left = try begin(bench, tries: 1, by: ProcessMark(pid: other.processIdentifier, started: started))
      let before = try bench.headSeq()
      #expect(try await bench.start() == left)
      #expect(try bench.events(after: before) == [])
    }
  #endif

  @Test func `So many runs begin within an hour`() async throws {
    let bench = try await ReviewerBench("exit 1", settings: "max_per_hour = 4")
    #expect(try await bench.start().status == .failed)
    // The fourth run is the last one that may begin: the job waits for its next.
    let waiting = try await bench.start()
    #expect(waiting.status == .queued && waiting.tries == 1)
    let retryAt = bench.bench.clock.now + .seconds(3600)
    let error = try await bench.bench.refusalWithoutTrace { try await bench.start() }
    #expect(error.code == .rateLimited && error.details["retry_at"]?.stringValue == "\(retryAt)")
    #expect(error.hint == "Try again at \(retryAt).")
    bench.bench.clock.advance(.seconds(3600))
    let last = try await bench.start()
    #expect(last.id == waiting.id && last.status == .failed && last.tries == 3)
  }

  @Test func `A reviewer that nobody trusts does not run`() async throws {
    let bench = try await ReviewerBench("touch \"$SCRATCH/ran\"", isTrusted: false)
    let error = try await bench.bench.refusalWithoutTrace { try await bench.start() }
    #expect(error.code == .preconditionFailed && error.hint?.contains("os gate trust") == true)
    #expect(error.message.contains("reviewer"))
    #expect(!bench.bench.exists(bench.bench.folder + "/ran"))
    try await ReviewerBench.trust(bench.bench)
    #expect(try await bench.start().error == "it printed nothing")
  }

  @Test func `A byte that the task changes in it keeps it from running`() async throws {
    let script = "touch \"$SCRATCH/ran\""
    let bench = try await ReviewerBench(script, changes: [".overseer/review.sh": "touch \"$SCRATCH/run\"\n"])
    let error = try await bench.bench.refusalWithoutTrace { try await bench.start() }
    #expect(error.code == .preconditionFailed)
    #expect(error.hint?.contains("os gate trust --task \(bench.task)") == true, "\(error.hint ?? "")")
    #expect(!bench.bench.exists(bench.bench.folder + "/ran"))
  }

  @Test func `A byte that changes on the default branch takes the trust away`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
    try bench.bench.moveTrunk(".overseer/review.sh", "echo\n")
    #expect(try await bench.start().status == .done, "what counts is where the task stands on the default branch")
    let later = try await bench.bench.make("later")
    try bench.bench.write("x\n", to: "x", in: try await bench.bench.isolated(later))
    _ = try await ReviewerBench.open(later, in: bench.bench)
    let error = try await bench.bench.refusalWithoutTrace {
      try await bench.bench.call(StartAgentReview(taskID: later))
    }
    #expect(error.code == .preconditionFailed)
  }

  @Test func `An agent reviews in the agent phase alone`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
    #expect(try await bench.start().status == .done)
    let late = try await bench.bench.refusalWithoutTrace { try await bench.start() }
    #expect(late.code == .invalidState && late.details["from"]?.stringValue == "HumanPending")
    let unknown = try await bench.bench.refusal {
      try await bench.bench.call(GetAgentReview(taskID: bench.task, jobID: try bench.jobs().first?.id))
    }
    #expect(unknown.code == .invalidInput)
    let other = try await bench.bench.make("not submitted")
    #expect(
      try await bench.bench.refusal { try await bench.bench.call(StartAgentReview(taskID: other)) }.code == .notFound)
    #expect(
      try await bench.bench.refusal { try await bench.bench.call(GetAgentReview(taskID: other)) }.code == .notFound)
  }

  @Test func `A verdict is kept while the task waits for a person`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
    try await bench.bench.call(
      RequestHelp(taskID: bench.task, category: .decision, reason: "May I?"), as: bench.bench.agent)
    #expect(try await bench.start().status == .done)
    let review = try bench.present()
    #expect(review.status == .agentPending && review.verdicts.map(\.decision) == [.approve])
    let again = try await bench.bench.refusalWithoutTrace { try await bench.start() }
    #expect(again.code == .invalidState)
  }

  @Test func `An approval waits for gates that came late, and runs them`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
    try await bench.bench.call(AddGate(repoID: bench.bench.repo.id, name: "late", command: "grep -q three src/a.txt"))
    #expect(try await bench.start().status == .done)
    let review = try bench.present()
    #expect(review.status == .humanPending && review.verdicts.map(\.decision) == [.approve])
    let results = try bench.read { reading throws(OverseerError) in try reading.gateResults(of: bench.review) }
    #expect(results.map(\.status) == [.passed])
  }

  @Test func `Where no reviewer is set up there is nothing to start`() async throws {
    let bench = try VcsBench(.git)
    let task = try await bench.make()
    try bench.write("x\n", to: "x", in: try await bench.isolated(task))
    _ = try await ReviewerBench.open(task, in: bench)
    let error = try await bench.refusalWithoutTrace { try await bench.call(StartAgentReview(taskID: task)) }
    #expect(error.code == .preconditionFailed && error.hint?.contains("[review.agent]") == true)
  }
}
