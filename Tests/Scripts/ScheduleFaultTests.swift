import Foundation
import OverseerJSON
import Testing

/// What a server does by itself goes on after `kill -9`, be it of the server or of who was at it before.
@Suite("Schedules that are cut short", .timeLimit(.minutes(5)))
struct ScheduleFaultTests {
  @Test func `A hook that ran for an event is run again where that was not written down`() async throws {
    let bench = try await ScheduleBench(hook: "echo $OVERSEER_EVENT_SEQ >>'%notes'")
    let first = try await Served(bench.sandbox, ["OVERSEER_DIE_AT_STEP": "1"])
    try await bench.wait("the hook begins") { try bench.count("SELECT count(*) FROM hook_positions") == 1 }
    _ = try await bench.sandbox.task("work")
    #expect(first.child.wait(until: .now + .seconds(30)) == .signal(SIGKILL))
    #expect(bench.notes.count == 1)
    let second = try await Served(bench.sandbox)
    try await bench.wait("the hook is run again") { bench.notes.count == 2 }
    #expect(bench.notes[0] == bench.notes[1])
    let seq = try #require(Int(bench.notes[0]))
    try await bench.wait("it is written down") { try bench.count("SELECT seq FROM hook_positions") == seq }
    second.stop()
    #expect(second.child.wait(until: .now + .seconds(60)) == .exit(0))
  }

  @Test func `A server that is killed over gates is followed by one that runs them`() async throws {
    let bench = try await ScheduleBench()
    try bench.hold()
    let first = try await Served(bench.sandbox)
    _ = try await bench.submit(waits: false)
    try await bench.wait("the gate runs") { bench.notes.count == 1 }
    first.child.kill(SIGKILL)
    _ = first.child.wait(until: .now + .seconds(30))
    try await bench.expectNoGate()
    try bench.letGo()
    let second = try await Served(bench.sandbox)
    try await bench.expectDone(["Void", "Passed"])
    second.stop()
    #expect(second.child.wait(until: .now + .seconds(60)) == .exit(0))
  }

  @Test func `A server takes over the gates of a command that is killed`() async throws {
    let bench = try await ScheduleBench()
    try bench.hold()
    let command = try bench.submission()
    try await bench.wait("the gate runs") { bench.notes.count == 1 }
    let server = try await Served(bench.sandbox)
    command.kill(SIGKILL)
    _ = command.wait(until: .now + .seconds(30))
    try await bench.expectNoGate()
    try bench.letGo()
    try await bench.expectDone(["Void", "Passed"])
    server.stop()
    #expect(server.child.wait(until: .now + .seconds(60)) == .exit(0))
  }
}

/// A repository with a task that has a gate, or with a hook.
private final class ScheduleBench: Sendable {
  let sandbox: Sandbox
  private let task: String
  /// As long as it is there, the gate does not end.
  private let holding: String
  private let file: String

  /// - Parameter hook: `%notes` in it is a file of the test's.
  init(hook: String? = nil) async throws {
    sandbox = try Sandbox()
    holding = sandbox.folder + "/hold"
    file = sandbox.folder + "/notes"
    var script = "git init -q -b main . && git config user.name Ada && git config user.email ada@example.org\n"
    if let hook {
      let command = hook.replacingOccurrences(of: "%notes", with: file)
      script += "mkdir .overseer && cat >.overseer/config.toml <<'END'\n"
      script += "[[hook]]\non = ['TaskCreated']\ncommand = '''\(command)'''\nEND\n"
    }
    script += "echo first >README && git add . && git commit -q -m first"
    let made = try await sandbox.shell(script)
    try #require(made.ending == .exit(0), "\(made)")
    _ = try await sandbox.json("init", "--json")
    let person = try sandbox.person()
    guard hook == nil else {
      task = ""
      let asked = try await sandbox.api("trust.list", with: person)
      let digests = asked.arrayValue?.compactMap { $0["sha256"] } ?? []
      _ = try await sandbox.api("trust.grant", ["sha256": .array(digests)], with: person)
      return
    }
    let command = "echo $$ >>'\(file)'; while [ -e '\(holding)' ]; do sleep 0.05; done"
    _ = try await sandbox.api("gates.add", ["name": "slow", "command": .string(command)], with: person)
    task = try await sandbox.task("work")
    _ = try await sandbox.api("tasks.start", ["id": .string(task), "workspace": "isolated"], with: person)
    let worked = try await sandbox.shell("cd \"$OVERSEER_HOME\"/workspaces/*/\(task) && echo work >file")
    try #require(worked.ending == .exit(0), "\(worked)")
  }

  func hold() throws { try Data().write(to: URL(fileURLWithPath: holding)) }
  func letGo() throws { try FileManager.default.removeItem(atPath: holding) }

  /// What gate or hook has noted.
  var notes: [String] {
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  func count(_ query: String) throws -> Int { try SQLiteFile(sandbox.database).integer(query) }

  func submit(waits: Bool) async throws -> JSONValue {
    try await sandbox.api("tasks.submit", ["id": .string(task), "wait": .bool(waits)], with: try sandbox.person())
  }

  /// A submit that is under way.
  func submission() throws -> Child {
    try Child(
      Binary.path, ["api", "tasks.submit", "--json", try JSONValue.object(["id": .string(task)]).text()],
      environment: sandbox.environment.merging(try sandbox.person()) { $1 }, folder: sandbox.repo, input: .none)
  }

  func wait(_ what: String, until isSo: () throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(30)
    while try !isSo() {
      try #require(ContinuousClock.now < end, "in vain: \(what)")
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  func expectNoGate() async throws {
    try await wait("the gate ends") {
      notes.allSatisfy { FileManager.default.contents(atPath: "/proc/\($0)/cmdline")?.isEmpty ?? true }
    }
  }

  func expectDone(_ results: [String]) async throws {
    try await wait("the review goes on") {
      try count("SELECT count(*) FROM reviews WHERE status = 'HumanPending'") == 1
    }
    try await wait("the turn is given back") { try count("SELECT count(*) FROM gate_runs") == 0 }
    let rows = try SQLiteFile(sandbox.database).rows("SELECT status FROM gate_results ORDER BY id")
    #expect(rows.count == results.count)
    for (row, status) in zip(rows, results) { #expect("\(row)".contains(status)) }
  }
}
