import Foundation
import OverseerJSON
import TestSeed
import Testing

/// How long the random tests go on: 100 rounds unless told; `make soak` tells.
private let soakRounds = ProcessInfo.processInfo.environment["OVERSEER_SOAK_ROUNDS"].flatMap { Int($0) } ?? 100

@Suite("Soak: writers that are killed", .timeLimit(.minutes(120)))
struct KillSoakTests {
  @Test func `What was acknowledged before kill -9 is there`() async throws {
    try await Gate.machine.pass {
      let told = ProcessInfo.processInfo.environment["OVERSEER_SOAK_SEED"].flatMap { UInt64($0) }
      let seed = told ?? .random(in: 0...(.max))
      print("KillSoakTests: OVERSEER_SOAK_SEED=\(seed) OVERSEER_SOAK_ROUNDS=\(soakRounds)")
      let clock = ContinuousClock()
      let start = clock.now
      var soak = try await KillSoak(seed: seed)
      for round in 1...soakRounds {
        try await soak.round(round)
        if round.isMultiple(of: 200) { try await soak.sandbox.examine() }
      }
      try await soak.finish()
      print("KillSoakTests: \(soak.acknowledged) writes acknowledged in \(start.duration(to: clock.now))")
    }
  }

  @Test func `A database that was killed while it was made is made again`() async throws {
    try await Gate.machine.pass {
      var generator = PrintedSeed()
      for _ in 0..<max(10, soakRounds / 5) {
        let sandbox = try Sandbox()
        let moment = UInt32.random(in: 0..<40_000, using: &generator)
        let environment = sandbox.environment
        _ = try await onThread {
          let child = try Child(Binary.path, ["init"], environment: environment, folder: sandbox.repo)
          usleep(moment)
          child.kill(SIGKILL)
          return child.wait(until: .now + .seconds(20))
        }
        let again = try await sandbox.os("init", "--json")
        #expect(again.status == 0, "killed after \(moment) µs: \(again)")
        _ = try await sandbox.task("first")
        _ = try sandbox.person()
        #expect(try sandbox.headSeq() == 2)
      }
    }
  }
}

@Suite(
  "Soak: fifty writers", .enabled(if: ProcessInfo.processInfo.environment["OVERSEER_SOAK_ROUNDS"] != nil),
  .timeLimit(.minutes(30)))
struct WriterSoakTests {
  @Test func `Fifty writers with a hundred tasks each lose nothing`() async throws {
    try await Gate.machine.pass { try await Writers(workers: 50, tasks: 100).check() }
  }
}

/// One installation that is written to by processes which are killed at random moments.
private struct KillSoak {
  /// A command, and the event by which it is known again.
  private struct Write {
    var words: [String]
    var type: String
    /// The task that the event is about; nil where it is only known afterwards.
    var task: String?
    /// A text that occurs in this event and in no other.
    var mark: String?
  }

  let sandbox: Sandbox
  private(set) var acknowledged = 0
  private var generator: SplitMix64
  /// Tasks that were acknowledged, with the description that was acknowledged last.
  private var tasks: [String: String] = [:]
  private var order: [String] = []
  private var head: Int
  /// How long a round takes that nobody kills, in microseconds.
  private var whole: UInt32 = 0

  init(seed: UInt64) async throws {
    generator = SplitMix64(state: seed)
    sandbox = try await Sandbox.ready()
    // Enough for several pages of the write-ahead log.
    try String(repeating: "long ", count: 4000)
      .write(toFile: sandbox.folder + "/long", atomically: false, encoding: .utf8)
    for index in 0..<10 {
      let text = "task \(index) of the start"
      let id = try await sandbox.task(text)
      tasks[id] = text
      order.append(id)
    }
    head = try sandbox.headSeq()
  }

  /// A round: two shells write at once, so that one may be killed while the other waits for it. Every twentieth round
  /// is left alone, to see how long it takes.
  mutating func round(_ round: Int) async throws {
    let writes = [0, 1].map { shell in (0..<6).map { step in write("r\(round).\(shell).\(step)") } }
    let scripts = writes.map { writes in
      writes.enumerated().map { step, write in
        "\"$OS\" \(write.words.map(quoted).joined(separator: " ")) --json >/dev/null && echo \"ok $SHELL_NUMBER \(step)\""
      }.joined(separator: "\n")
    }
    let script = """
      (SHELL_NUMBER=0; \(scripts[0])) &
      (SHELL_NUMBER=1; \(scripts[1])) &
      wait
      """
    let moment = UInt32.random(in: 0...(whole), using: &generator)
    let isKilled = round % 20 != 1
    let start = ContinuousClock.now
    let (environment, folder) = (sandbox.shellEnvironment, sandbox.repo)
    let outcome = try await onThread {
      let child = try Child("/bin/sh", ["-c", script], environment: environment, folder: folder)
      let killer = Background {
        guard isKilled else { return }
        if child.wait(until: start + .microseconds(Int(moment))) == nil { child.kill(SIGKILL) }
      }
      let outcome = Outcome(of: child, ["soak"], until: .now + .seconds(60))
      killer.value()
      return outcome
    }
    #expect(outcome.ending != nil)
    if !isKilled { whole = UInt32(start.duration(to: .now) / .microseconds(1)) }
    // Refusals are part of a random life, a database in disorder is not.
    for word in ["internal_error", "unavailable", "damaged", "malformed", "busy"] {
      #expect(!outcome.stderr.contains(word), "round \(round): \(outcome.stderr)")
    }
    let done = outcome.stdout.split(separator: "\n").compactMap { line -> Write? in
      let parts = line.split(separator: " ")
      guard parts.count == 3, let shell = Int(parts[1]), let step = Int(parts[2]) else { return nil }
      return writes[shell][step]
    }
    try await compare(done, round)
  }

  /// Each acknowledged write has its event, and the log has no gap.
  private mutating func compare(_ done: [Write], _ round: Int) async throws {
    let words = ["events", "list", "--after", "\(head)", "--limit", "1000", "--json"]
    let events = try #require(try await sandbox.os(words: words).json().arrayValue)
    var texts: [(type: String, task: String?, text: String)] = []
    for event in events {
      head += 1
      #expect(event["seq"]?.integerValue == Int64(head), "round \(round)")
      texts.append(
        (event["body"]?["type"]?.stringValue ?? "", event["task_id"]?.stringValue, try event.text()))
    }
    for write in done {
      acknowledged += 1
      let found = texts.first { event in
        event.type == write.type && (write.task == nil || event.task == write.task)
          && (write.mark.map { event.text.contains("\"\($0)\"") } ?? true)
      }
      #expect(found != nil, "round \(round): \(write.words) was acknowledged and is lost")
      guard let found, let task = found.task else { continue }
      // A later update of the other shell may have come in between: the last word is what the log has last.
      if write.type == "TaskCreated" {
        tasks[task] = write.mark
        order.append(task)
      }
    }
    for event in events where event["body"]?["type"] == "TaskUpdated" {
      let task = event["body"]?["payload"]?["task"]
      if let id = task?["id"]?.stringValue, let text = task?["description"]?.stringValue { tasks[id] = text }
    }
  }

  func finish() async throws {
    let file = try SQLiteFile(sandbox.database)
    var found: [String: String] = [:]
    for row in try file.rows("SELECT id, description FROM tasks") { found[row[0]] = row[1] }
    for (id, text) in tasks { #expect(found[id] == text, "\(id)") }
    #expect(try file.integer("SELECT count(*) FROM events") == head)
    try await sandbox.examine()
    #expect(acknowledged > soakRounds, "hardly a write came through: the moments are badly chosen")
  }

  private mutating func write(_ mark: String) -> Write {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0, 1, 2, 3: return Write(words: ["task", "create", "-d", mark], type: "TaskCreated", mark: mark)
    case 4, 5:
      let task = someTask()
      return Write(words: ["task", "update", task, "-d", mark], type: "TaskUpdated", task: task, mark: mark)
    case 6, 7:
      let task = someTask()
      return Write(words: ["learning", "add", task, mark], type: "LearningAdded", task: task, mark: mark)
    case 8:
      let task = someTask()
      return Write(
        words: ["task", "create", "-d", mark, "--blocked-by", task, "--label", "soak", "--priority", "1"],
        type: "TaskCreated", mark: mark)
    default:
      return Write(
        words: ["task", "create", "--kind", "milestone", "-d", mark, "--context", "@../long"],
        type: "TaskCreated", mark: mark)
    }
  }

  private mutating func someTask() -> String {
    order.randomElement(using: &generator) ?? ""
  }

  private func quoted(_ word: String) -> String { "'\(word)'" }
}
