import Foundation
import OverseerJSON
import Testing

/// `os` is killed in each phase of running gates. Nothing of a gate goes on then, and the next command finishes or
/// reruns what was cut short.
@Suite("Gates that are cut short", .timeLimit(.minutes(5)))
struct GateFaultTests {
  /// What comes after the kill.
  enum Next: String, CaseIterable, CustomTestStringConvertible {
    case submit, wait
    var testDescription: String { rawValue }
  }

  @Test(arguments: Next.allCases) func `The next command finishes after a death at any step`(next: Next) async throws {
    let bench = try await GateFaultBench()
    try bench.save()
    var step = 0
    while true {
      step += 1
      try #require(step < 100, "the submit never ends by itself")
      try bench.restore()
      let cut = try await bench.submit(dyingAt: step)
      if cut.ending == .exit(0) { break }
      #expect(cut.ending == .signal(SIGKILL), "step \(step): \(cut)")
      try await bench.expectNoGate("step \(step)")
      try await bench.finish(by: next, "step \(step)")
    }
    try bench.expectDone("uncut")
    #expect(step > 6, "there are steps to die at")
  }

  @Test(arguments: Next.allCases) func `A gate ends with the process that runs it`(next: Next) async throws {
    let bench = try await GateFaultBench()
    try Data().write(to: URL(fileURLWithPath: bench.hold))
    let child = try bench.start()
    while !bench.isUnderWay { try await Task.sleep(for: .milliseconds(5)) }
    child.kill(SIGKILL)
    #expect(child.wait(until: .now + .seconds(30)) == .signal(SIGKILL))
    try await bench.expectNoGate("killed")
    try FileManager.default.removeItem(atPath: bench.hold)
    try await bench.finish(by: next, "killed")
  }
}

/// A task that is worked on in a repository with a gate in its workspace and one in a clean checkout.
private final class GateFaultBench {
  let sandbox: Sandbox
  private var task = ""
  /// As long as it is there, the gates do not end.
  var hold: String { sandbox.folder + "/hold" }
  /// Where each gate notes its process.
  private var notes: String { sandbox.folder + "/notes" }

  init() async throws {
    sandbox = try Sandbox()
    try FileManager.default.createDirectory(atPath: notes, withIntermediateDirectories: true)
    try run("git init -q -b main . && git config user.name Ada && git config user.email ada@example.org")
    try run("echo first >README && git add README && git commit -q -m first")
    _ = try await sandbox.json("init", "--json")
    let command = "echo $$ >'\(notes)'/$$; while [ -e '\(hold)' ]; do sleep 0.05; done"
    _ = try await call("gates.add", ["name": "here", "command": .string(command)]).json()
    _ = try await call("gates.add", ["name": "clean", "command": .string(command), "checkout": "clean"]).json()
    task = try await sandbox.task("work")
    _ = try await call("tasks.start", ["id": .string(task), "workspace": "isolated"]).json()
    try run("cd \"$OVERSEER_HOME\"/workspaces/*/\(task) && echo work >file")
  }

  deinit { try? FileManager.default.removeItem(atPath: sandbox.folder + ".saved") }

  /// What a script prints that goes well.
  @discardableResult
  private func run(_ script: String) throws -> String {
    let child = try Child(
      "/bin/sh", ["-ec", script], environment: sandbox.environment, folder: sandbox.repo, input: .none)
    let outcome = Outcome(of: child, [script], until: .now + .seconds(60))
    try #require(outcome.ending == .exit(0), "\(outcome)")
    return outcome.stdout
  }

  func save() throws {
    try run("rm -rf '\(sandbox.folder).saved'; cp -a '\(sandbox.folder)' '\(sandbox.folder).saved'")
  }

  func restore() throws {
    try run("cd /; find '\(sandbox.folder)' -mindepth 1 -delete; cp -a '\(sandbox.folder).saved/.' '\(sandbox.folder)'")
  }

  private func words(_ operation: String, _ input: JSONValue) throws -> [String] {
    ["api", operation, "--json", try input.text()]
  }

  private func call(_ operation: String, _ input: JSONValue, dyingAt step: Int? = nil) async throws -> Outcome {
    var added = try sandbox.person()
    if let step { added["OVERSEER_DIE_AT_STEP"] = "\(step)" }
    return try await sandbox.os(words: words(operation, input), with: added)
  }

  func submit(dyingAt step: Int? = nil) async throws -> Outcome {
    try await call("tasks.submit", ["id": .string(task), "allow_empty": true], dyingAt: step)
  }

  /// A submit that is not waited for.
  func start() throws -> Child {
    try Child(
      Binary.path, words("tasks.submit", ["id": .string(task)]),
      environment: sandbox.environment.merging(try sandbox.person()) { $1 }, folder: sandbox.repo, input: .none)
  }

  private var processes: [String] { (try? FileManager.default.contentsOfDirectory(atPath: notes)) ?? [] }

  var isUnderWay: Bool { processes.count == 2 }

  /// Waits for the end of the gates' processes, which is soon.
  func expectNoGate(_ when: String) async throws {
    let end = ContinuousClock.now + .seconds(20)
    for process in processes {
      // What has ended has no command line, even where nobody has waited for it.
      while let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline"), !line.isEmpty {
        try #require(ContinuousClock.now < end, "\(when): the process \(process) of a gate goes on")
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  /// Lets the next command finish.
  func finish(by next: GateFaultTests.Next, _ when: String) async throws {
    var hasReview = try SQLiteFile(sandbox.database).integer("SELECT count(*) FROM reviews") > 0
    if next == .submit || !hasReview {
      let outcome = try await submit()
      #expect(outcome.ending == .exit(0), "\(when): \(outcome)")
      hasReview = true
    } else {
      let outcome = try await call("reviews.wait", ["task_id": .string(task), "until": "human", "timeout_secs": 60])
      #expect(outcome.ending == .exit(0), "\(when): \(outcome)")
    }
    try expectDone(when)
  }

  func expectDone(_ when: String) throws {
    let database = try SQLiteFile(sandbox.database)
    let last = try database.rows("SELECT status FROM reviews ORDER BY round DESC LIMIT 1")
    #expect("\(last)".contains("HumanPending"), "\(when): \(last)")
    #expect(try database.integer("SELECT count(*) FROM gate_results WHERE status = 'Running'") == 0, "\(when)")
    // A mark of a process that is gone says nothing where the gates have been decided since.
    let marks = "SELECT count(*) FROM gate_runs JOIN reviews ON id = review_id WHERE status = 'GatesPending'"
    #expect(try database.integer(marks) == 0, "\(when)")
    let left = try run("ls -d \"$OVERSEER_HOME\"/workspaces/*/clean-* 2>/dev/null || true")
    #expect(left.isEmpty, "\(when): \(left)")
    #expect(try !run("git worktree list").contains("clean-"), "\(when)")
  }
}
