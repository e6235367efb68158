import Foundation
import OverseerJSON
import Testing

@Suite("Many processes at once", .timeLimit(.minutes(10)))
struct ConcurrencyTests {
  /// The whole of 50 × 100 takes minutes in a debug build; ``WriterSoakTests`` does it.
  @Test func `Fifty writers at once lose nothing`() async throws {
    try await Gate.machine.pass { try await Writers(workers: 50, tasks: 20).check() }
  }

  @Test func `Twenty agents that take what is next get every task exactly once`() async throws {
    try await Gate.machine.pass {
      let sandbox = try await Sandbox.ready()
      let made = try await sandbox.shell(
        """
        i=0
        while [ $i -lt 100 ]; do "$OS" task create -d "task $i" --json || exit 1; i=$((i + 1)); done
        """)
      let created = try ids(of: made)
      #expect(created.count == 100)
      // Every other agent has a session, so that both ways of telling agents apart are met.
      let loop = """
        while true; do
          task=$("$OS" task next --claim --json $AS) || exit 1
          [ "$task" = null ] && exit 0
          echo "$task"
        done
        """
      let outcomes = try await concurrently(20) { worker in
        try await sandbox.shell(
          loop,
          with: worker.isMultiple(of: 2)
            ? ["OVERSEER_SESSION": "sess_\(worker)", "AS": ""] : ["AS": "--as agent:agent-\(worker)"],
          deadline: .seconds(300), isLimited: false)
      }
      var taken: [String] = []
      for outcome in outcomes {
        #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome)")
        taken += try outcome.stdout.split(separator: "\n").map { line in
          try #require(try JSONParser.parse(String(line))["task"]?["id"]?.stringValue)
        }
      }
      #expect(taken.count == 100)
      #expect(Set(taken) == Set(created))
      let claims = try SQLiteFile(sandbox.database).rows(
        "SELECT count(*), count(DISTINCT task_id), max(payload ->> '$.claim.generation') FROM events WHERE type = 'TaskClaimed'"
      )
      #expect(claims == [["100", "100", "1"]])
      try await sandbox.examine()
    }
  }

  @Test func `Of twenty agents that claim one task only one gets it`() async throws {
    try await Gate.machine.pass {
      let sandbox = try await Sandbox.ready()
      let id = try await sandbox.task("the one")
      let outcomes = try await concurrently(20) { worker in
        try await sandbox.shell(
          "exec \"$OS\" task claim \(id) --json", with: ["OVERSEER_SESSION": "sess_\(worker)"], isLimited: false)
      }
      #expect(outcomes.count { $0.status == 0 } == 1)
      let refused = outcomes.filter { $0.status != 0 }
      for outcome in refused {
        #expect(outcome.status == 5, "\(outcome)")
        #expect(try outcome.failure()["code"] == "conflict")
      }
      #expect(refused.count == 19)
      #expect(try await sandbox.api("tasks.get", ["id": .string(id)])["claim"]?["generation"] == 1)
    }
  }

  @Test func `Readers see whole states while others write`() async throws {
    try await Gate.machine.pass {
      let sandbox = try await Sandbox.ready()
      let parent = try await sandbox.task("parent")
      async let writing = sandbox.shell(
        """
        i=0
        while [ $i -lt 40 ]; do "$OS" task create -d "child $i" --parent \(parent) --json >/dev/null || exit 1
        i=$((i + 1)); done
        """, isLimited: false)
      // The progress and the children are counted in one state each time: they never disagree, and never go back.
      var last: Int64 = 0
      while last < 40 {
        let progress = try await sandbox.api("tasks.progress", ["root": .string(parent)])
        let total = try #require(progress["total"]?.integerValue)
        #expect(total >= last)
        #expect(progress["pending"]?.integerValue == total)
        let finished = try await sandbox.api("tasks.list", ["parent_id": .string(parent)]).arrayValue?.count
        last = Int64(try #require(finished))
      }
      #expect(try await writing.status == 0)
      try await sandbox.examine()
    }
  }

  private func ids(of outcome: Outcome) throws -> [String] {
    #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome)")
    return try outcome.stdout.split(separator: "\n").map { line in
      try #require(try JSONParser.parse(String(line))["id"]?.stringValue)
    }
  }
}

/// Processes that create tasks at once, and the check that all of it arrived.
struct Writers {
  let workers: Int
  let tasks: Int

  func check() async throws {
    let sandbox = try await Sandbox.ready()
    let first = try sandbox.headSeq()
    // A shell each, so that at any moment as many processes as there are workers want to write.
    let loop = """
      i=0
      while [ $i -lt \(tasks) ]; do "$OS" task create -d "$WORKER $i" --json || exit 1; i=$((i + 1)); done
      """
    let clock = ContinuousClock()
    let start = clock.now
    let outcomes = try await concurrently(workers) { worker in
      try await sandbox.shell(loop, with: ["WORKER": "worker \(worker)"], deadline: .seconds(540), isLimited: false)
    }
    print("\(workers) × \(tasks) processes: \(start.duration(to: clock.now))")

    var acknowledged: [String: String] = [:]
    for (worker, outcome) in outcomes.enumerated() {
      // Not one of them may have met a lock.
      #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome)")
      let lines = outcome.stdout.split(separator: "\n")
      #expect(lines.count == tasks)
      for (index, line) in lines.enumerated() {
        let task = try JSONParser.parse(String(line))
        #expect(task["description"]?.stringValue == "worker \(worker) \(index)")
        let id = try #require(task["id"]?.stringValue)
        #expect(acknowledged.updateValue("worker \(worker) \(index)", forKey: id) == nil, "\(id) was given twice")
      }
    }
    #expect(acknowledged.count == workers * tasks)

    // By way of the pages that a client would read.
    var listed: [String: String] = [:]
    var after: JSONValue = nil
    while true {
      let page = try #require(try await sandbox.api("tasks.list", ["limit": 300, "after": after]).arrayValue)
      for task in page {
        let id = try #require(task["id"]?.stringValue)
        #expect(listed.updateValue(task["description"]?.stringValue ?? "", forKey: id) == nil)
      }
      guard let last = page.last?["id"] else { break }
      after = last
    }
    #expect(listed == acknowledged)

    var expected = first
    var logged: Set<String> = []
    while true {
      let words = ["events", "list", "--after", "\(expected)", "--limit", "300", "--json"]
      let page = try #require(try await sandbox.os(words: words).json().arrayValue)
      if page.isEmpty { break }
      for event in page {
        expected += 1
        #expect(event["seq"]?.integerValue == Int64(expected))
        #expect(event["body"]?["type"] == "TaskCreated")
        logged.insert(try #require(event["task_id"]?.stringValue))
      }
    }
    #expect(expected == first + workers * tasks)
    #expect(logged == Set(acknowledged.keys))
    try await sandbox.examine()
  }
}

/// The results of `body` for 0 ..< count, all running at once.
func concurrently<Value: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    for index in 0..<count { group.addTask { (index, try await body(index)) } }
    var values: [Int: Value] = [:]
    for try await (index, value) in group { values[index] = value }
    return (0..<count).compactMap { values[$0] }
  }
}

extension Sandbox {
  /// Nothing is wrong with the database: SQLite's own check, the counters against a recount, and the log, which
  /// replayed gives the state.
  func examine(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let report = try JSONParser.parse(try await os("doctor", "--json").output)
    let checks = try #require(report["checks"]?.arrayValue, sourceLocation: sourceLocation)
    for name in ["database", "integrity", "references", "counters", "events"] {
      let check = checks.first { $0["name"]?.stringValue == name }
      #expect(check?["status"] == "ok", "\(name): \(String(describing: check))", sourceLocation: sourceLocation)
    }
    let verified = try await os("events", "verify", "--json")
    #expect(verified.status == 0, "\(verified)", sourceLocation: sourceLocation)
  }
}
