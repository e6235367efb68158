import Foundation
import Synchronization
import Testing

@testable import OverseerProcess

/// What ends the processes of a command, and that none is left.
// One at a time: all at once, a process would not have begun before its deadline.
@Suite(.serialized) struct SupervisionTests {
  private typealias Command = SupervisedCommand

  private func shell(_ line: String, timeout: Duration = .seconds(60)) -> Command {
    .shell(
      line, environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], folder: "/", timeout: timeout)
  }

  private func run(_ line: String, timeout: Duration = .seconds(60)) async throws -> Command.Ending {
    try await SupervisedBatch(Supervisor()).run([shell(line, timeout: timeout)])[0]
  }

  /// Children, grandchildren, one that does not listen, and one in a group of its own.
  private static func family(_ pipe: String) -> String {
    "exec > \(pipe) 2>&1; (sleep 1000 & wait) & (trap '' TERM; sleep 1000; sleep 1000) & "
      + "timeout 1000 sleep 1000 & echo started; "
  }

  @Test func aTimeOutEndsAllOfIt() async throws {
    let held = try HeldPipe()
    async let ending = run(Self.family(held.path) + "wait", timeout: .seconds(2))
    #expect(await held.next() == "started\n")
    #expect(try await ending.outcome == .timedOut)
    #expect(await held.next()?.contains("started") != true)
    #expect(await held.next() == "")
  }

  @Test func isAskedToEndBeforeItIsKilled() async throws {
    let ending = try await run("trap 'echo asked; exit 3' TERM; while :; do sleep 0.05; done", timeout: .seconds(1))
    #expect(ending.outcome == .timedOut)
    #expect(ending.output == Array("asked\n".utf8))
    #expect(ending.duration < .seconds(5))
  }

  @Test func whatDoesNotListenIsKilledAfterFiveSeconds() async throws {
    let ending = try await run("trap '' TERM; while :; do sleep 0.05; done", timeout: .milliseconds(100))
    #expect(ending.outcome == .timedOut)
    #expect((.seconds(5)...(.seconds(20))).contains(ending.duration))
  }

  /// The last one is in a group of its own, and all have let go of the streams. One of them is found where many other
  /// processes have been started since.
  @Test(arguments: [
    "echo started; exec sleep 1000", "trap '' TERM HUP; echo started; exec sleep 1000",
    "echo started; exec timeout 1000 sleep 1000",
    "timeout 1000 sleep 1000 & i=0; while [ $i -lt 600 ]; do (:); i=$((i+1)); done; echo started",
  ])
  func whatIsLeftRunningIsEnded(child: String) async throws {
    let held = try HeldPipe()
    let line = "(\(child)) > \(held.path) 2>&1 & read -r line < \(held.path).go; exit 7"
    try #require(mkfifo(held.path + ".go", 0o600) == 0)
    defer { unlink(held.path + ".go") }
    async let ending = run(line)
    #expect(await held.next() == "started\n")
    try Data("\n".utf8).write(to: URL(fileURLWithPath: held.path + ".go"))
    #expect(try await ending.outcome == .exited(.status(7)))
    #expect(await held.next() == "")
  }

  @Test(arguments: ["sleep 1000", "timeout 1000 sleep 1000", "yes >&2"])
  func whoHoldsTheStreamsIsNotWaitedFor(line: String) async throws {
    let ending = try await run("echo begin; \(line) & echo end")
    #expect(ending.outcome == .exited(.status(0)))
    #expect(ending.output == Array("begin\nend\n".utf8))
  }

  /// What leaves the session is not held, but it does not hold up the run either.
  @Test func whoLeavesTheSessionIsNotWaitedFor() async throws {
    let ending = try await run("setsid sh -c 'echo $$; exec sleep 1000' & sleep 0.2; echo end")
    #expect(ending.outcome == .exited(.status(0)))
    let left = try #require(String(decoding: ending.output, as: UTF8.self).split(separator: "\n").first)
    #expect(kill(try #require(pid_t(left)), SIGKILL) == 0)
  }

  @Test func outputAfterTheEndOfTheLeaderIsTaken() async throws {
    let ending = try await run("(sleep 0.1; echo late) & echo early")
    #expect(ending.output == Array("early\nlate\n".utf8))
  }

  @Test func cancellationEndsAllOfItAndStartsNothingMore() async throws {
    let held = try HeldPipe()
    let later = try Folder()
    let commands = [
      shell(Self.family(held.path) + "wait"), shell("touch \(later.path)/ran"), shell("touch \(later.path)/ran"),
    ]
    let batch = SupervisedBatch(try Supervisor(), lanes: 1)
    let task = Task { await batch.run(commands) }
    #expect(await held.next() == "started\n")
    task.cancel()
    #expect(await task.value.map(\.outcome) == [.cancelled, .cancelled, .cancelled])
    var rest = await held.next()
    while let text = rest, !text.isEmpty { rest = await held.next() }
    #expect(rest == "")
    #expect(!FileManager.default.fileExists(atPath: later.path + "/ran"))
  }

  @Test func lanesRunSideBySideAndEndingsAreInOrder() async throws {
    let folder = try Folder()
    for name in ["a", "b"] { try #require(mkfifo("\(folder.path)/\(name)", 0o600) == 0) }
    // Each waits for the other.
    let commands = [
      shell("echo x > \(folder.path)/a; read -r line < \(folder.path)/b; exit 1"),
      shell("read -r line < \(folder.path)/a; echo x > \(folder.path)/b; exit 2"), shell("exit 3"),
    ]
    let events = Mutex<[Int: [Command.Event]]>([:])
    let endings = try await SupervisedBatch(Supervisor(), lanes: 2).run(commands) { index, event in
      events.withLock { $0[index, default: []].append(event) }
    }
    #expect(endings.map(\.outcome) == [.exited(.status(1)), .exited(.status(2)), .exited(.status(3))])
    for (index, ending) in endings.enumerated() {
      #expect(events.withLock { $0[index] } == [.started, .ended(ending)])
    }
  }

  @Test(.enabled(if: sysconf(Int32(_SC_NPROCESSORS_ONLN)) < 64)) func thereAreNoMoreLanesThanCores() async throws {
    let counts = Mutex((now: 0, most: 0))
    let commands = (0..<100).map { _ in shell("true") }
    _ = try await SupervisedBatch(Supervisor(), lanes: 1000).run(commands) { _, event in
      counts.withLock { counts in
        if event == .started { counts.now += 1 }
        if case .ended = event { counts.now -= 1 }
        counts.most = max(counts.most, counts.now)
      }
    }
    #expect(counts.withLock { $0.most } <= sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  @Test func aSupervisorThatWasKilledIsReplaced() async throws {
    let supervisor = try Supervisor()
    let first = supervisor.process
    kill(first, SIGKILL)
    // Until it has ended it can still be asked for.
    var information = siginfo_t()
    waitid(P_PID, id_t(first), &information, WEXITED | WNOWAIT)
    let endings = await SupervisedBatch(supervisor).run([shell("true")])
    #expect(endings[0].outcome == .exited(.status(0)))
    #expect(supervisor.process != first)
    #expect(kill(supervisor.process, 0) == 0)
  }

  @Test func theSupervisorEndsWithItsOwner() async throws {
    var supervisor: Supervisor? = try Supervisor()
    let process = try #require(supervisor?.process)
    #expect(kill(process, 0) == 0)
    supervisor = nil
    #expect(kill(process, 0) != 0)
  }

  /// The test runner starts itself again for the body, which kills its own process as `kill -9` would.
  @Test(arguments: 0..<3) func nothingSurvivesTheEndOfTheProcessThatRunsIt(round: Int) async throws {
    let held = try HeldPipe()
    let line = Self.family(held.path) + "wait"
    await #expect(processExitsWith: .signal(SIGKILL)) { [line = line as String, round = round as Int] in
      let command = SupervisedCommand.shell(
        line, environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], folder: "/", timeout: .seconds(60))
      _ = await SupervisedBatch(try Supervisor()).run([command]) { _, event in
        // At once in the first round, for a process must be known from its very beginning.
        if round > 0 { usleep(UInt32(round) * 100_000) }
        kill(getpid(), SIGKILL)
      }
    }
    if round > 0 {
      var rest = await held.next()
      while let text = rest, !text.isEmpty { rest = await held.next() }
      #expect(rest == "")
    }
    #if os(Linux)
      // Those that did not get as far as to open the pipe.
      for _ in 0..<1000 where !Self.processes(with: held.path).isEmpty { usleep(10_000) }
      #expect(Self.processes(with: held.path) == [])
    #endif
  }

  #if os(Linux)
    private static func processes(with word: String) -> [Int32] {
      let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return all.compactMap { Int32($0) }.filter { process in
        let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
        return process != getpid() && line.range(of: Data(word.utf8)) != nil
      }
    }
  #endif
}
