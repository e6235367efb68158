import Foundation
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite("Waiting for a review", .timeLimit(.minutes(5)))
struct AwaitReviewTests {
  @Test func `A gate that takes longer than the wait is ended first`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("long", "echo x >>'\(bench.bench.folder)/runs'; sleep 2")
    let review = try await bench.open()
    let news = try await bench.overseer.call(
      AwaitReview(taskID: bench.task, until: .human, timeoutSecs: 1), as: bench.bench.agent)
    #expect(news.why == .human && news.review.status == .humanPending)
    #expect(try bench.told(review) == ["long Passed 1"])
    #expect(bench.bench.read("runs", in: bench.bench.folder) == "x\n")
    try bench.expectTidy()
  }

  @Test func `A wait that is called off breaks its gates off`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("long", "echo $$ >'\(bench.bench.folder)/pid'; echo up; sleep 1000")
    let review = try await bench.open()
    let call = Task { try await bench.watched.call(AwaitReview(taskID: bench.task), as: bench.bench.agent) }
    await bench.line("up")
    call.cancel()
    _ = try? await call.value
    #expect(try bench.only(review).voidCause == .interrupted)
    #expect(try !bench.isAlive("pid"))
    try bench.expectTidy()
  }

  @Test func `Who waits to the end polls`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("ci", "echo asked; [ -e ../known ] || exit 75") { $0.pollIntervalSecs = 3600 }
    let review = try await bench.open()
    async let waiting = bench.watched.call(AwaitReview(taskID: bench.task, until: .human), as: bench.bench.agent)
    try await bench.store.wait(forLast: .pending, of: review)
    try Data().write(to: URL(fileURLWithPath: bench.path + "/../known"))
    bench.bench.clock.advance(.seconds(3600))
    #expect(try await waiting.why == .human)
    try bench.expectTidy()
  }

  @Test func `With a server the gates are left to it`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("ok", "true")
    let review = try await bench.open()
    let address = ServerAddress(url: "http://127.0.0.1:1", port: 1, startedAt: bench.bench.clock.now)
    try address.publish(in: bench.overseer.installation)
    let news = try await bench.overseer.call(AwaitReview(taskID: bench.task, timeoutSecs: 1), as: bench.bench.agent)
    #expect(news.why == .timedOut && news.review.status == .gatesPending)
    #expect(try bench.results(review).isEmpty)
    address.withdraw(in: bench.overseer.installation)
    let later = try await bench.overseer.call(AwaitReview(taskID: bench.task, until: .human), as: bench.bench.agent)
    #expect(later.why == .human)
  }

  @Test func `A round that ended without a verdict is no request for changes`() async throws {
    let bench = try await GateRunBench()
    let review = try await bench.submit()
    _ = try await bench.overseer.call(WithdrawTask(id: bench.task), as: bench.person)
    let news = try await bench.overseer.call(AwaitReview(taskID: bench.task), as: bench.bench.agent)
    #expect(news.why == .ended && news.review.id == review.id)
  }
}
