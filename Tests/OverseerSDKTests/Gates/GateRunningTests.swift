import Foundation
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite("Gates of a review", .timeLimit(.minutes(5)))
struct GateRunningTests {
  @Test(arguments: Backend.here) func `All pass, and the review goes on`(backend: Backend) async throws {
    let bench = try await GateRunBench(backend)
    try await bench.gate("lint", "echo \"$OVERSEER_GATE_NAME $OVERSEER_ATTEMPT $CI $PWD\"; echo oops >&2")
    try await bench.gate("input", "cat; [ -z \"$(cat)\" ]")
    try await bench.gate("files", "[ \"$(cat a)\" = one ]")
    let review = try await bench.submit()
    #expect(review.status == .humanPending && !review.ungated)
    #expect(try Set(bench.told(review.id)) == ["lint Passed 1", "input Passed 1", "files Passed 1"])
    let lint = try #require(try bench.results(review.id).first { $0.gateName == "lint" })
    #expect(lint.stdout == "lint 1 1 \(bench.path)\n" && lint.stderr == "oops\n" && lint.exitCode == 0)
    #expect(lint.revision == review.headCommit && lint.tree == review.revision?.tree && lint.untrackedFiles.isEmpty)
    let log = try #require(lint.logPath)
    #expect(log == "\(bench.overseer.installation.folder)/logs/gates/\(review.id)/\(lint.id).log")
    var information = stat()
    #expect(stat(log, &information) == 0 && information.st_mode & 0o777 == 0o600)
    let read = try await bench.bench.call(ReadGateLog(resultID: lint.id))
    #expect(Set(read.text.split(separator: "\n")) == ["lint 1 1 \(bench.path)", "oops"] && read.isComplete)
    #expect(read.result == lint && read.next == read.text.utf8.count)
    #expect(try await bench.bench.call(ListGateResults(reviewID: review.id)).count == 3)
    let lines = bench.progress.compactMap {
      if case .line("lint", let text, let isError) = $0 { (text, isError) } else { nil }
    }
    #expect(lines.count == 2 && lines.contains { $0 == ("oops", true) })
    #expect(bench.progress.count { if case .ended = $0 { true } else { false } } == 3)
    #expect(try await bench.run(review.id) == review, "there is nothing left to run")
    try bench.expectTidy()
  }

  @Test func `Without gates a review goes on, and says so`() async throws {
    let bench = try await GateRunBench()
    let review = try await bench.submit()
    #expect(review.status == .humanPending && review.ungated)
    #expect(try bench.results(review.id).isEmpty)
  }

  @Test func `A failure is feedback until no attempt is left`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("good", "true")
    try await bench.gate("bad", "echo why; exit 3") { $0.maxRetries = 2 }
    try await bench.gate("extra", "exit 1") { $0.required = false }
    let first = try await bench.submit()
    #expect(first.status == .changesRequested && first.endedBy == .gates)
    #expect(try bench.status() == .inProgress)
    let told = try bench.told(first.id)
    #expect(told.contains("bad Failed 1") && told.contains("good Passed 1"))
    #expect(try bench.results(first.id).first { $0.gateName == "bad" }?.exitCode == 3)
    try bench.write("two\n", to: "a")
    let second = try await bench.submit()
    #expect(second.status == .gatesEscalated)
    #expect(try bench.told(second.id).contains("bad Escalated 2"))
    #expect(try bench.status() == .inReview)
    // A person has it run again: the count begins anew.
    bench.bench.clock.advance(.seconds(1))
    let rerun = try await bench.overseer.call(RerunGates(reviewID: second.id), as: bench.person)
    #expect(rerun.status == .changesRequested)
    #expect(try bench.told(second.id).contains("bad Failed 1"))
    try bench.expectTidy()
  }

  @Test func `A person does without what failed`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("bad", "exit 1") { $0.maxRetries = 1 }
    try await bench.gate("good", "true")
    let review = try await bench.submit()
    #expect(review.status == .gatesEscalated)
    bench.bench.clock.advance(.seconds(1))
    let waived = try await bench.overseer.call(WaiveGates(reviewID: review.id, reason: "it is down"), as: bench.person)
    #expect(waived.status == .humanPending)
    let result = try #require(try bench.results(review.id).last)
    #expect(result.status == .waived && result.reason == "it is down" && result.gateName == "bad")
    let error = try await bench.bench.refusal {
      try await bench.overseer.call(RerunGates(reviewID: review.id), as: bench.person)
    }
    #expect(error.code == .invalidState)
  }

  @Test func `A gate that does not know is asked again by the schedule`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("ci", "[ -e ../known ] || { echo wait; exit 75; }") { $0.cache = false }
    let known = URL(fileURLWithPath: bench.path).deletingLastPathComponent().path + "/known"
    let review = try await bench.submit()
    #expect(review.status == .gatesPending)
    let pending = try bench.only(review.id)
    #expect(pending.status == .pending && pending.exitCode == 75 && pending.completedAt != nil)
    let until = bench.bench.clock.now + .seconds(30)
    #expect(bench.progress.contains { $0 == .waiting(pending, until: until) })
    // Not yet.
    try Data().write(to: URL(fileURLWithPath: known))
    #expect(try await bench.run(review.id).status == .gatesPending)
    bench.bench.clock.advance(.seconds(30))
    #expect(try await bench.run(review.id).status == .humanPending)
    let passed = try bench.only(review.id)
    #expect(passed.id == pending.id && passed.status == .passed && passed.attempt == 1)
    #expect(passed.startedAt == pending.startedAt)
    try bench.expectTidy()
  }

  @Test func `A gate that never knows times out`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("ci", "echo no news; exit 75") { $0.maxPendingSecs = 50 }
    let review = try await bench.submit()
    for seconds in [29, 1, 19] {
      bench.bench.clock.advance(.seconds(seconds))
      #expect(try await bench.run(review.id).status == .gatesPending)
    }
    bench.bench.clock.advance(.seconds(1))
    #expect(try await bench.run(review.id).status == .changesRequested)
    let result = try bench.only(review.id)
    #expect(result.stdout == "no news\n")
    #expect(result.status == .timeout && result.reason?.contains("50 seconds") == true)
  }

  @Test func `What a run leaves ends with it`() async throws {
    let bench = try await GateRunBench()
    let note = "\(bench.bench.folder)/pid"
    try await bench.gate("leaves", "sleep 1000 & echo $! >'\(note)'; echo done")
    try await bench.gate("hangs", "sh -c 'sleep 1000 & echo $! >\(note)2; wait' & wait") { $0.timeoutSecs = 1 }
    try await bench.gate("killed", "kill -9 $$")
    let review = try await bench.submit()
    #expect(try Set(bench.told(review.id)) == ["leaves Passed 1", "hangs Timeout 1", "killed Failed 1"])
    #expect(try bench.results(review.id).first { $0.gateName == "killed" }?.signal == 9)
    #expect(try !bench.isAlive("pid") && !bench.isAlive("pid2"))
  }

  @Test func `Much output, and any bytes`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("much", "echo first; head -c 100000000 /dev/zero | tr '\\0' 'x' | fold -w 100; echo last")
    try await bench.gate("bytes", "printf 'a\\377\\000b\\033[31m\\n'")
    let review = try await bench.submit()
    #expect(review.status == .humanPending)
    let results = try bench.results(review.id)
    let much = try #require(results.first { $0.gateName == "much" })
    #expect(much.stdout.utf8.count < 70_000 && much.stdout.hasPrefix("first\nxxx") && much.stdout.hasSuffix("last\n"))
    let size = try FileManager.default.attributesOfItem(atPath: try #require(much.logPath))[.size] as? Int
    #expect(try #require(size) > 16 << 20 && #require(size) < (16 << 20) + 100)
    #expect(results.first { $0.gateName == "bytes" }?.stdout == "a\u{FFFD}\u{0}b\u{1B}[31m\n")
    var log = try await bench.bench.call(ReadGateLog(resultID: much.id))
    var text = log.text
    while !log.isComplete {
      log = try await bench.bench.call(ReadGateLog(resultID: much.id, offset: log.next))
      text += log.text
    }
    #expect(text.utf8.count == size)
  }

  @Test func `Gates for other files have nothing to say`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("docs", "false") { $0.paths = [PathPattern("docs/**")].compactMap { $0 } }
    try await bench.gate("old", "true") { $0.paths = [PathPattern("READ*")].compactMap { $0 } }
    // Of a file that was moved both names count.
    try FileManager.default.moveItem(atPath: bench.path + "/README", toPath: bench.path + "/moved")
    let review = try await bench.submit()
    #expect(review.status == .humanPending && !review.ungated)
    #expect(try Set(bench.told(review.id)) == ["docs NotApplicable 1", "old Passed 1"])
    let result = try #require(try bench.results(review.id).first { $0.gateName == "docs" })
    #expect(result.reason == "no changed file matches docs/**" && result.logPath == nil)
  }

  @Test(arguments: Backend.here) func `A pass counts for the same tree`(backend: Backend) async throws {
    let bench = try await GateRunBench(backend)
    let count = "\(bench.bench.folder)/count"
    try await bench.gate("cached", "echo x >>'\(count)'")
    try await bench.gate("never", "echo x >>'\(count)2'") { $0.cache = false }
    let first = try await bench.submit()
    let again = try await bench.submit()
    #expect(again.round == 2 && again.status == .humanPending && again.revision?.tree == first.revision?.tree)
    let result = try #require(try bench.results(again.id).first { $0.gateName == "cached" })
    #expect(result.status == .passed && result.durationMs == 0 && result.logPath == nil)
    #expect(result.cachedFrom == (try bench.results(first.id).first { $0.gateName == "cached" }?.id))
    #expect(try await bench.bench.call(ReadGateLog(resultID: result.id)).isComplete)
    try bench.write("two\n", to: "a")
    #expect(try await bench.submit().status == .humanPending)
    #expect(bench.bench.read("count", in: bench.bench.folder) == "x\nx\n")
    #expect(bench.bench.read("count2", in: bench.bench.folder) == "x\nx\nx\n")
  }

  @Test func `A pass of what had failed is flaky, and is not trusted before`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("flaky", "[ -e '\(bench.bench.folder)/up' ]")
    #expect(try await bench.submit().status == .changesRequested)
    try bench.bench.write("", to: "up", in: bench.bench.folder)
    let review = try await bench.submit()
    let result = try bench.only(review.id)
    #expect(result.status == .passed && result.flaky && result.attempt == 2 && result.cachedFrom == nil)
  }
}
