import Foundation
import OverseerModel
import OverseerProcess
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite("Reviews that a server looks after", .timeLimit(.minutes(5)))
struct ReviewAttendanceTests {
  @Test(arguments: Backend.here) func `A submit that does not wait is taken on`(_ backend: Backend) async throws {
    let bench = try await GateRunBench(backend)
    try await bench.gate("ok", "cat a")
    let attended = Attended(bench.overseer)
    let report = try await bench.overseer.call(SubmitTask(id: bench.task, wait: false), as: bench.person)
    #expect(report.review.status == .gatesPending || report.results.isEmpty)
    try await bench.store.wait(for: report.review.id, .humanPending)
    await attended.end()
    #expect(try bench.told(report.review.id) == ["ok Passed 1"])
    #expect(attended.troubles.isEmpty)
    try bench.expectTidy()
  }

  @Test func `A submit of another process is taken on, though nobody tells of it`() async throws {
    let bench = try await GateRunBench(isShared: true)
    try await bench.gate("ok", "cat a")
    let attended = Attended(bench.overseer)
    let (installation, clock) = (bench.overseer.installation, bench.bench.clock)
    let store = try Store.open(path: installation.database, lifetime: .service) { clock.now }
    let other = Overseer(installation: installation, store: store, jj: bench.overseer.jj)
    for _ in 1...3 {
      let report = try await other.call(SubmitTask(id: bench.task, wait: false), as: bench.person)
      try await store.wait(for: report.review.id, .humanPending)
      try bench.write("\(report.review.id)", to: "a")
    }
    await attended.end()
    #expect(attended.troubles.isEmpty)
  }

  @Test func `What stood there before it began is taken on, several at a time`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("meet", "echo x >>'\(bench.bench.folder)/runs'") { $0.cache = false }
    var reviews = [try await bench.open()]
    for number in 1...5 {
      let task = try await bench.bench.make("task \(number)")
      let path = try await bench.bench.isolated(task)
      try bench.bench.write("\(number)\n", to: "file\(number)", in: path)
      reviews.append(try await bench.overseer.call(SubmitTask(id: task, wait: false), as: bench.person).review.id)
    }
    let attended = Attended(bench.overseer)
    for review in reviews { try await bench.store.wait(for: review, .humanPending) }
    await attended.end()
    #expect(bench.bench.read("runs", in: bench.bench.folder) == String(repeating: "x\n", count: 6))
  }

  @Test func `A gate that does not know is asked until it does`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("ci", "[ -e ../known ] || exit 75") { $0.cache = false }
    let attended = Attended(bench.overseer)
    let review = try await bench.open()
    try await bench.store.wait(forLast: .pending, of: review)
    let first = try bench.only(review)
    try Data().write(to: URL(fileURLWithPath: bench.path + "/../known"))
    bench.bench.clock.advance(.seconds(30))
    try await bench.store.wait(for: review, .humanPending)
    await attended.end()
    let passed = try bench.only(review)
    #expect(passed.id == first.id && passed.status == .passed && passed.startedAt == first.startedAt)
    try bench.expectTidy()
  }

  @Test func `An optional gate is asked again although the round has gone on`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("must", "true")
    try await bench.gate("may", "[ -e ../known ] || exit 75") { $0.required = false }
    let attended = Attended(bench.overseer)
    let review = try await bench.open()
    try await bench.store.wait(for: review, .humanPending)
    try await bench.store.wait { reading throws(OverseerError) in
      try reading.gateResults(of: review).contains { $0.status == .pending }
    }
    try Data().write(to: URL(fileURLWithPath: bench.path + "/../known"))
    bench.bench.clock.advance(.seconds(30))
    try await bench.store.wait { reading throws(OverseerError) in
      try reading.gateResults(of: review).allSatisfy { $0.status == .passed }
    }
    await attended.end()
    #expect(try Set(bench.told(review)) == ["must Passed 1", "may Passed 1"])
    try bench.expectTidy()
  }

  @Test func `An approval ends the optional gates that are left`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("may", "exit 75") { $0.required = false }
    let review = try await bench.submit()
    #expect(try bench.told(review.id) == ["may Pending 1"])
    let approved = try await bench.overseer.call(
      ApproveReview(id: review.id, revision: review.headCommit), as: bench.person)
    #expect(approved.status == .approved)
    #expect(try bench.only(review.id).voidCause == .ended)
  }

  @Test func `What a process that is gone has left is run again`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("ok", "cat a")
    let review = try await bench.open()
    // As a process leaves it that was killed while the gate ran.
    let gone = Process()
    gone.executableURL = URL(fileURLWithPath: "/bin/true")
    try gone.run()
    let mark = ProcessMark(pid: gone.processIdentifier, started: 1)
    gone.waitUntilExit()
    guard case .subject(let subject) = try await GateSubject.find(review, apart: nil, in: bench.overseer) else {
      Issue.record("the review waits for gates")
      return
    }
    let running = subject.started(subject.sources.gates[0], attempt: 1, in: bench.overseer, at: bench.bench.clock.now)
    try bench.store.write(as: bench.person.context) { writing throws(OverseerError) in
      _ = try writing.beginGateRun(review, pid: mark.pid, processStarted: mark.started)
      try writing.record(running)
    }
    let attended = Attended(bench.overseer)
    try await bench.store.wait(for: review, .humanPending)
    await attended.end()
    #expect(try bench.told(review) == ["ok Void 1", "ok Passed 1"])
    #expect(try bench.results(review)[0].voidCause == .interrupted)
    try bench.expectTidy()
  }

  @Test func `It ends what will not end, and leaves what it ran for the next one`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("stubborn", "trap '' TERM; echo up; [ -e ../go ] || while :; do sleep 1; done")
    let first = Attended(bench.watched)
    let review = try await bench.open()
    await bench.line("up")
    await first.end()
    #expect(try bench.only(review).voidCause == .interrupted)
    try bench.expectTidy()
    try Data().write(to: URL(fileURLWithPath: bench.path + "/../go"))
    let second = Attended(bench.overseer)
    try await bench.store.wait(for: review, .humanPending)
    await second.end()
    #expect(try bench.told(review) == ["stubborn Void 1", "stubborn Passed 1"])
    try bench.expectTidy()
  }

  @Test func `A poll that is broken off leaves the gate Pending, with its clock`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("ci", "[ -e ../asked ] || { touch ../asked; exit 75; }; echo up; sleep 1000")
    let review = try await bench.submit()
    let pending = try bench.only(review.id)
    bench.bench.clock.advance(.seconds(30))
    let attended = Attended(bench.watched)
    await bench.line("up")
    await attended.end()
    var left = try bench.only(review.id)
    #expect(left.completedAt == bench.bench.clock.now)
    left.completedAt = pending.completedAt
    #expect(left == pending)
    try bench.expectTidy()
  }

  @Test func `A reviewer judges, and one whose process is gone is taken over`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
    let attended = Attended(bench.bench.overseer)
    try await bench.bench.store.wait(for: bench.review, .humanPending)
    await attended.end()
    #expect(try bench.jobs().map(\.status) == [.done])
    #expect(attended.troubles.isEmpty)
  }

  @Test func `A reviewer that has failed for good is left to people`() async throws {
    let bench = try await ReviewerBench("exit 1")
    let attended = Attended(bench.bench.overseer)
    try await bench.bench.store.wait { [review = bench.review] reading throws(OverseerError) in
      try reading.reviewerJobs(of: review).contains { $0.status == .failed }
    }
    // Something happens to the task, and another review is looked after meanwhile.
    _ = try await bench.bench.call(UpdateTask(id: bench.task, context: .set("news")))
    let other = try await bench.bench.worked("another", ["b": "b\n"])
    let review = try await ReviewerBench.open(other, in: bench.bench)
    try await bench.bench.store.wait { reading throws(OverseerError) in
      try reading.reviewerJobs(of: review).contains { $0.status == .failed }
    }
    await attended.end()
    #expect(try bench.jobs().map(\.tries) == [3])
  }

  @Test func `Too many runs within the hour are put off, not failed`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval), settings: "max_per_hour = 1")
    let attended = Attended(bench.bench.overseer)
    try await bench.bench.store.wait(for: bench.review, .humanPending)
    let other = try await bench.bench.worked("another", ["b": "b\n"])
    let review = try await ReviewerBench.open(other, in: bench.bench)
    bench.bench.clock.advance(.seconds(3600))
    try await bench.bench.store.wait(for: review, .humanPending)
    await attended.end()
    #expect(attended.troubles.isEmpty)
  }

  @Test func `What is not trusted is told once, holds up no other, and goes on when it is`() async throws {
    let bench = try await GateRunBench()
    try bench.bench.land([".overseer/gates.toml": gateFile(("sly", "true"))])
    let sly = try await bench.bench.make("sly")
    let path = try await bench.bench.isolated(sly)
    try bench.bench.write("sly\n", to: "sly", in: path)
    let review = try await Self.opened(sly, in: bench)
    let attended = Attended(bench.overseer)
    await attended.trouble()
    #expect(attended.troubles.map(\.review) == [review] && attended.troubles[0].error.code == .preconditionFailed)
    // Its base is older than the gate.
    let other = try await bench.open()
    try await bench.store.wait(for: other, .humanPending)
    try await bench.bench.trustAll()
    try await bench.store.wait(for: review, .humanPending)
    await attended.end()
    #expect(attended.troubles.count == 1)
  }

  /// A round of a task that a submit would have refused.
  private static func opened(_ task: AnyTaskID, in bench: GateRunBench) async throws -> ReviewID {
    let id = ReviewID(bench.store.identifier())
    return try await TaskSubmission(
      task: task, message: nil, allowsEmpty: false, leavingOut: [], review: id, number: 1
    ).perform(in: bench.overseer, as: bench.person) { writing, submitted throws(OverseerError) in
      let item = writing.moved(try writing.reading.existing(task), to: .inReview)
      let revision = submitted.map {
        ReviewRevision(
          baseCommit: $0.base, headCommit: $0.head, changeID: $0.vcs.changeID, tree: $0.tree, kind: $0.kind,
          at: writing.now)
      }
      let outcome = Review.opening(
        id, of: task, revision: revision, submittedBy: writing.actor, after: nil, at: writing.now)
      try writing.record(.reviewCreated(ReviewPayload(review: outcome.review)), about: item)
      try writing.record(.taskSubmitted(TaskSubmittedPayload(task: item, reviewID: id)), about: item)
      return id
    }
  }

  @Test func `A rerun and a resume that do not wait are taken on`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("bad", "[ -e ../good ]") { $0.maxRetries = 1 }
    let attended = Attended(bench.overseer)
    let report = try await bench.overseer.call(SubmitTask(id: bench.task), as: bench.person)
    #expect(report.review.status == .gatesEscalated)
    try Data().write(to: URL(fileURLWithPath: bench.path + "/../good"))
    bench.bench.clock.advance(.seconds(1))
    _ = try await bench.overseer.call(RerunGates(reviewID: report.review.id, wait: false), as: bench.person)
    try await bench.store.wait(for: report.review.id, .humanPending)
    await attended.end()
    try bench.expectTidy()
  }
}
