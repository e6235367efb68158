import Foundation
import OverseerGates
import OverseerModel
import OverseerProcess
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite("Where gates run", .timeLimit(.minutes(5)))
struct GateWorkspaceTests {
  @Test(arguments: Backend.here)
  func `A run that changes a tracked file says nothing, and after the second a person decides`(
    backend: Backend
  ) async throws {
    let bench = try await GateRunBench(backend)
    try await bench.gate("edits", "echo more >>a")
    let review = try await bench.submit()
    #expect(review.status == .gatesEscalated)
    let results = try bench.results(review.id)
    #expect(results.map(\.status) == [.void, .void] && results.map(\.voidCause) == [.workingCopy, .workingCopy])
    #expect(results.map(\.reason) == ["a was changed meanwhile", "a was changed meanwhile"])
    #expect(results.map(\.attempt) == [1, 1])
    // The first run was where somebody works, the second was not.
    #expect(bench.bench.read("a", in: bench.path) == "one\nmore\n")
    try bench.expectTidy()
  }

  @Test(arguments: Backend.here)
  func `Where the workspace is not the revision, a clean checkout is`(backend: Backend) async throws {
    let bench = try await GateRunBench(backend)
    try await bench.gate("here", "cat a; git rev-parse HEAD; [ ! -e stray ]")
    let review = try await bench.open()
    try bench.write("edited\n", to: "a")
    try bench.write("", to: "stray")
    let after = try await bench.run(review)
    #expect(after.status == .humanPending)
    let results = try bench.results(review)
    #expect(results.map(\.status) == [.void, .passed])
    #expect(results[0].reason == "a is changed and not committed" && results[0].logPath == nil)
    #expect(results[1].stdout == "one\n\(try #require(after.headCommit))\n")
    #expect(bench.bench.read("a", in: bench.path) == "edited\n")
    try bench.expectTidy()
  }

  @Test(arguments: Backend.here)
  func `New files of a run are remembered, and are in nobody's way`(backend: Backend) async throws {
    let bench = try await GateRunBench(backend)
    try await bench.gate("report", "date +%N >report; mkdir -p out; echo x >out/x; touch ignored")
    let first = try await bench.submit()
    #expect(first.status == .humanPending)
    let left = try bench.only(first.id).untrackedFiles
    #expect(left.map(\.path) == ["out/x", "report"])
    #expect(left.allSatisfy { $0.isAsLeft(in: bench.path) })
    try bench.write("two\n", to: "a")
    let second = try await bench.submit()
    #expect(second.status == .humanPending)
    let again = try bench.only(second.id)
    #expect(again.status == .passed && again.untrackedFiles.map(\.path).contains("report"))
    #expect(again.untrackedFiles.allSatisfy { $0.isAsLeft(in: bench.path) })
    let files = try bench.bench.files(at: try #require(second.headCommit).description)
    #expect(files == ["a": "two"])
  }

  @Test func `One that changes files voids what runs beside it, and only that`() async throws {
    let bench = try await GateRunBench()
    // The first ends before the others begin to be looked at; two run at a time.
    try await bench.gate("edits", "until [ -e '\(bench.bench.folder)/up' ]; do sleep 0.01; done; echo more >>a")
    try await bench.gate("beside", "touch '\(bench.bench.folder)/up'; sleep 1000") { $0.maxRetries = 1 }
    try await bench.gate("clean", "true") { $0.checkout = .clean }
    let review = try await bench.open()
    async let reply = bench.run(review)
    while try bench.results(review).count(where: { $0.gateName == "beside" && $0.status == .void }) == 0 {
      await Task.yield()
    }
    let voided = try bench.results(review).filter { $0.voidCause == .workingCopy }
    #expect(Set(voided.map(\.gateName)).isSuperset(of: ["edits", "beside"]))
    // The second run of that one never ends by itself.
    try bench.store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
      _ = try writing.end(try writing.reading.existing(review), by: .supersede)
    }
    #expect(try await reply.endedBy == .superseded)
    try bench.expectTidy()
  }

  @Test(arguments: Backend.here) func `A clean checkout is set up and removed`(backend: Backend) async throws {
    let bench = try await GateRunBench(backend, settings: "[workspace]\nlink = [\"node_modules\"]\n")
    try bench.bench.write("1", to: "node_modules/x", in: bench.bench.root)
    try bench.write("stray", to: "ignored")
    try await bench.gate("clean", "ls -A | tr '\\n' ' '; cat node_modules/x; pwd; git status --short") {
      $0.checkout = .clean
      $0.setup = "echo set-up; touch prepared"
    }
    try await bench.gate("unprepared", "true") {
      $0.checkout = .clean
      $0.setup = "echo no; exit 5"
    }
    let review = try await bench.submit()
    let results = try bench.results(review.id)
    let clean = try #require(results.first { $0.gateName == "clean" })
    #expect(clean.status == .passed)
    let lines = clean.stdout.split(separator: "\n").map(String.init)
    #expect(lines[0].contains("prepared") && !lines[0].contains("ignored") && lines[0].contains(" 1/"), "\(lines)")
    #expect(lines[0].contains("/clean-"), "\(lines)")
    let unprepared = try #require(results.first { $0.gateName == "unprepared" })
    #expect(unprepared.status == .failed && unprepared.exitCode == 5 && unprepared.reason == "its set-up failed")
    #expect(unprepared.stdout == "no\n")
    try bench.expectTidy()
  }

  @Test func `What a process left behind that is gone is taken over`() async throws {
    let bench = try await GateRunBench()
    try await bench.gate("clean", "true") { $0.checkout = .clean }
    let review = try await bench.open()
    let gone = try goneProcess()
    let leftover =
      "\(bench.overseer.installation.workspaces)/\(bench.bench.repo.id)/clean-\(gone.pid)-\(gone.started)-x"
    try bench.bench.git("worktree", "add", "--quiet", "--detach", leftover)
    let interrupted = try await leaveRunning(bench, review, gone)
    #expect(try await bench.run(review).status == .humanPending)
    let results = try bench.results(review)
    #expect(results.map(\.status) == [.void, .passed] && results.map(\.attempt) == [1, 1])
    #expect(results[0].id == interrupted && results[0].voidCause == .interrupted)
    try bench.expectTidy()
  }

  /// A process that has ended.
  private func goneProcess() throws -> ProcessMark {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return ProcessMark(pid: process.processIdentifier, started: 1)
  }

  /// Stores what a process leaves that is killed while it runs a gate.
  private func leaveRunning(
    _ bench: GateRunBench, _ review: ReviewID, _ process: ProcessMark
  ) async throws -> GateResultID {
    guard case .subject(let subject) = try await GateSubject.find(review, apart: nil, in: bench.overseer) else {
      throw VcsBench.Failed(output: "there is nothing to run")
    }
    let gate = try #require(subject.sources.gates.first)
    return try bench.store.write(as: bench.person.context) { writing throws(OverseerError) in
      _ = try writing.beginGateRun(review, pid: process.pid, processStarted: process.started)
      let result = subject.started(gate, attempt: 1, in: bench.overseer, at: writing.now)
      try writing.record(result)
      return result.id
    }
  }

  @Test func `An untrusted command stops the pass before anything is recorded`() async throws {
    let gates = "[[gate]]\nname = \"theirs\"\ncommand = \"touch ran\"\n"
    let bench = try await GateRunBench()
    try await bench.submit()
    try bench.bench.moveTrunk(".overseer/gates.toml", gates)
    try await bench.gate("ours", "true")
    _ = try await bench.overseer.call(RestackTask(id: bench.task), as: bench.person)
    let review = try await bench.open()
    let error = try await bench.bench.refusal { try await bench.run(review) }
    #expect(error.code == .preconditionFailed && error.message.contains("theirs"), "\(error)")
    #expect(try bench.results(review).isEmpty)
    #expect(!bench.bench.exists(bench.path + "/ran"))
    try bench.expectTidy()
  }
}
