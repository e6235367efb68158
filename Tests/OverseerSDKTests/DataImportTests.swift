import OverseerJSON
import OverseerModel
import OverseerSDK
import TestSeed
import Testing

@testable import OverseerStore

@Suite("data.import of the older program's documents")
struct DataImportTests {
  private typealias Old = DataTestOldDocument

  private static func milliseconds(_ value: JSONValue) -> Int64 {
    value.stringValue.flatMap { Instant($0) }?.milliseconds ?? 0
  }

  /// What the document becomes, by old numbers; the installation is sound afterwards.
  private func imported(_ old: Old) throws -> (tasks: [Int: WorkItem], report: ImportReport, bench: DataTestBench) {
    let bench = try DataTestBench()
    let report = try bench.importing(old.json, repo: try bench.makeRepo())
    try bench.store.expectSound()
    let byID = try bench.imported()
    var tasks: [Int: WorkItem] = [:]
    for number in 0..<100 { tasks[number] = byID[Old.id(number)] }
    #expect(tasks.count == byID.count)
    return (tasks, report, bench)
  }

  @Test("A document with some of everything")
  func everything() throws {
    var old = Old()
    old.add(1, ["context": "# Why", "priority": 0])
    old.add(2, under: 1, Old.started)
    old.add(3, under: 2, Old.completed.merging(["result": "done", "commitSha": "abc", "startedAt": Old.time(3)]))
    old.add(4, ["cancelled": true, "cancelledAt": Old.time(20), "archived": true, "archivedAt": Old.time(21)])
    old.add(5, ["priority": 2, "baseRef": "main", "tags": ["a", 1]])
    old.block(5, by: 2)
    old.learn(1, on: 3, "learnt")
    old.learn(2, on: 2, "learnt", from: 3)
    let (tasks, report, bench) = try imported(old)
    let (milestone, task, subtask) = (try #require(tasks[1]), try #require(tasks[2]), try #require(tasks[3]))

    #expect(milestone.kind == .milestone && milestone.parentID == nil && milestone.depth == 0)
    #expect(task.kind == .task && task.parentID == milestone.id && task.depth == 1)
    #expect(subtask.kind == .subtask && subtask.parentID == task.id && subtask.depth == 2)
    #expect(tasks[4]?.kind == .task && tasks[5]?.kind == .task)
    #expect([1, 2, 3, 4, 5].map { tasks[$0]?.priority } == [.urgent, .high, .high, .high, .normal])
    #expect(milestone.context == "# Why" && subtask.result == "done" && subtask.metadata["import.commit_sha"] == "abc")
    #expect(subtask.status == .completed && subtask.completedAt?.milliseconds == Self.milliseconds(Old.time(500)))
    #expect(subtask.startedAt?.milliseconds == Self.milliseconds(Old.time(3)))
    #expect(task.status == .inProgress && task.startedAt?.milliseconds == Self.milliseconds(Old.time(400)))
    #expect(tasks[4]?.status == .cancelled && tasks[4]?.completedAt == nil)
    #expect(tasks[4]?.archivedAt?.milliseconds == Self.milliseconds(Old.time(21)))
    #expect(tasks[4]?.metadata["import.cancelled_at"] == Old.time(20).stringValue)
    #expect(tasks[5]?.metadata["import.base_ref"] == "main" && tasks[5]?.metadata["import.tags"] == #"["a",1]"#)
    #expect(
      tasks[5]?.blockedBy == [task.id] && tasks[5]?.effectivelyBlocked == true && task.blocks.first == tasks[5]?.id)
    for (number, task) in tasks {
      #expect(task.createdAt.milliseconds == Self.milliseconds(Old.time(number)))
      #expect(task.updatedAt.milliseconds == Self.milliseconds(Old.time(number + 1)))
      #expect(task.id.ulid.milliseconds == UInt64(task.createdAt.milliseconds))
    }
    let learnings = try bench.store.read { reading throws(OverseerError) in try reading.everyLearning() }
    #expect(learnings.map(\.taskID) == [subtask.id, task.id] && learnings.map(\.content) == ["learnt", "learnt"])
    #expect(learnings.map(\.sourceTaskID) == [nil, subtask.id])
    #expect(task.metadata["import.learnings"] == #"{"\#(learnings[1].id)":{"id":"lrn_2"}}"#)
    // A started task starts those above it.
    #expect(milestone.status == .inProgress && milestone.startedAt == task.startedAt)
    #expect(report.notes.count == 1 && report.notes[0].contains(Old.id(1)))
    #expect(report.format == "overseer-export 1.1.0" && report.tasks == 5 && report.blockers == 1)
    #expect(report.learnings == 2 && report.events == 8)
  }

  @Test("One event for each thing, in an order that can be replayed, and one that says what was imported")
  func events() throws {
    var old = Old()
    old.add(1, under: 3)
    old.add(2)
    old.add(3)
    old.block(2, by: 1)
    old.learn(1, on: 1, "learnt")
    let (tasks, report, bench) = try imported(old)
    let events = try bench.store.read { reading throws(OverseerError) in try reading.everyEvent() }
    let types = ["RepoRegistered", "TaskCreated", "TaskCreated", "TaskCreated", "LearningAdded", "DataImported"]
    #expect(events.map(\.body.parts.type) == types)
    #expect(events.dropFirst().prefix(3).map(\.taskID) == [tasks[3]?.id, tasks[1]?.id, tasks[2]?.id])
    #expect(events.allSatisfy { $0.at == bench.clock.now })
    let first = try #require(tasks[1])
    let imported = DataImportedPayload(format: report.format, repoID: first.repoID, tasks: 3, learnings: 1, blockers: 1)
    #expect(events.last?.body == .dataImported(imported))
    guard case .taskCreated(let created) = events[3].body else {
      Issue.record("no TaskCreated")
      return
    }
    #expect(created.task.blockedBy == [first.id] && created.task.effectivelyBlocked)
  }

  @Test("Descriptions that are no title, and control characters")
  func texts() throws {
    let long = String(repeating: "word ", count: 150)
    var old = Old()
    old.add(1, ["description": "first\nsecond\r\nthird", "context": "before"])
    old.add(2, ["description": .string(long)])
    old.add(3, ["description": "  spaced\t out  "])
    old.add(4, ["description": " \n "])
    old.add(5, ["description": "bell\u{7} and \u{9B}31m", "context": "nul\u{0}\ttab\n", "result": "del\u{7F}"])
    old.add(6, ["description": .string(String(repeating: "x", count: 700))])
    old.add(
      7,
      [
        "context": .string(String(repeating: "é", count: 200_000)),
        "data": .string(String(repeating: "d", count: 150_000)),
      ])
    let (tasks, report, _) = try imported(old)
    #expect(tasks[1]?.description == "first" && tasks[1]?.context == "second\r\nthird\n\nbefore")
    #expect(tasks[1]?.metadata["import.description"] == "first\nsecond\r\nthird")
    let cut = try #require(tasks[2])
    #expect(cut.description.hasSuffix("word…") && cut.description.count <= 500 && cut.description.count > 490)
    #expect(cut.description.dropLast() + " " + (cut.context ?? "").dropFirst() == long.dropLast())
    #expect(cut.metadata["import.description"] == long)
    #expect(tasks[3]?.description == "spaced  out" && tasks[3]?.metadata["import.description"] == "  spaced\t out  ")
    #expect(tasks[4]?.description == "(untitled)")
    #expect(
      tasks[5]?.description == #"bell␇ and \u009b31m"# && tasks[5]?.context == "nul␀\ttab\n"
        && tasks[5]?.result == "del␡")
    #expect(tasks[6]?.description.count == 500 && tasks[6]?.context == "…" + String(repeating: "x", count: 201))
    let big = try #require(tasks[7])
    #expect(big.context?.utf8.count == Text.contextLimit)
    let rest = ["", ".2", ".3"].compactMap { big.metadata["import.context.rest\($0)"] }.joined()
    #expect((big.context ?? "") + rest == String(repeating: "é", count: 200_000))
    #expect(["", ".2", ".3"].compactMap { big.metadata["import.data\($0)"] }.joined().count == 150_000)
    #expect(report.notes.count == 4)
  }

  @Test("States that ours cannot have")
  func states() throws {
    var old = Old()
    old.add(1, Old.completed)
    old.add(2, under: 1, Old.started)
    old.add(3, ["cancelled": true, "archived": true, "archivedAt": Old.time(9)])
    old.add(4, under: 3)
    old.add(5, ["completed": true])
    old.add(6, Old.completed.merging(["cancelled": true, "archived": true]))
    old.add(7, ["archived": true])
    old.add(8, ["completedAt": Old.time(9), "priority": -4])
    old.add(9, ["priority": 7])
    let (tasks, report, _) = try imported(old)
    #expect(tasks[1]?.status == .inProgress && tasks[1]?.metadata["import.status"] == "Completed")
    #expect(tasks[1]?.metadata["import.completed_at"] == Old.time(500).stringValue && tasks[1]?.completedAt == nil)
    #expect(tasks[1]?.startedAt == tasks[2]?.startedAt)
    #expect(tasks[3]?.status == .pending && tasks[3]?.archivedAt == nil)
    #expect(tasks[3]?.metadata["import.status"] == "Cancelled")
    #expect(tasks[3]?.metadata["import.archived_at"] == Old.time(9).stringValue)
    #expect(tasks[5]?.status == .completed && tasks[5]?.completedAt == tasks[5]?.updatedAt)
    #expect(tasks[6]?.status == .completed && tasks[6]?.metadata["import.cancelled"] == "true")
    #expect(tasks[6]?.archivedAt == tasks[6]?.completedAt)
    #expect(tasks[7]?.status == .pending && tasks[7]?.metadata["import.archived"] == "true")
    #expect(tasks[8]?.status == .pending && tasks[8]?.metadata["import.completed_at"] == Old.time(9).stringValue)
    #expect(tasks[8]?.priority == .urgent && tasks[8]?.metadata["import.priority"] == "-4")
    #expect(tasks[9]?.priority == .normal && tasks[9]?.metadata["import.priority"] == "7")
    #expect(report.notes.count == 5)
    #expect(report.notes.contains { $0.contains("\(Old.id(8)) (-4), \(Old.id(9)) (7)") })
  }

  @Test("Tasks that stand too deep, or under one that is not there")
  func places() throws {
    var old = Old()
    for number in 1...5 { old.add(number, under: number == 1 ? nil : number - 1) }
    old.add(6, under: 77)
    let (tasks, report, _) = try imported(old)
    #expect([1, 2, 3, 4, 5].map { tasks[$0]?.kind } == [.milestone, .task, .subtask, .subtask, .subtask])
    #expect([3, 4, 5].allSatisfy { tasks[$0]?.parentID == tasks[2]?.id })
    #expect(tasks[3]?.metadata["import.parent_id"] == nil)
    #expect(tasks[5]?.metadata["import.parent_id"] == Old.id(4))
    #expect(
      tasks[6]?.kind == .task && tasks[6]?.parentID == nil && tasks[6]?.metadata["import.parent_id"] == Old.id(77))
    #expect(report.notes.count == 2)
  }

  @Test("Blockers that ours cannot have are left out and kept as metadata")
  func blockers() throws {
    var old = Old()
    old.add(1)
    old.add(2, under: 1)
    for number in 3...6 { old.add(number) }
    old.block(2, by: 2)
    old.block(2, by: 1)
    old.block(1, by: 2)
    old.block(3, by: 77)
    old.block(77, by: 3)
    old.block(4, by: 5)
    old.block(5, by: 6)
    old.block(6, by: 4)
    old.block(4, by: 5)
    let (tasks, report, _) = try imported(old)
    #expect(
      tasks[2]?.blockedBy == [] && tasks[2]?.metadata["import.blocked_by"] == #"["\#(Old.id(2))","\#(Old.id(1))"]"#)
    #expect(tasks[1]?.metadata["import.blocked_by"] == #"["\#(Old.id(2))"]"#)
    #expect(tasks[3]?.metadata["import.blocked_by"] == #"["\#(Old.id(77))"]"#)
    #expect(tasks[4]?.blockedBy.first == tasks[5]?.id && tasks[5]?.blockedBy.first == tasks[6]?.id)
    #expect(tasks[6]?.blockedBy == [] && tasks[6]?.metadata["import.blocked_by"] == #"["\#(Old.id(4))"]"#)
    #expect(report.blockers == 2 && report.notes.count == 2)
  }

  @Test("Learnings that ours cannot have")
  func learnings() throws {
    var old = Old()
    old.add(1)
    old.learn(1, on: 1, "same")
    old.learn(2, on: 1, "same")
    old.learn(3, on: 1, " ")
    old.learn(4, on: 1, "foreign", from: 77)
    old.learn(5, on: 77, "homeless")
    old.learn(6, on: 1, String(repeating: "x", count: 100_000))
    let (tasks, report, bench) = try imported(old)
    let learnings = try bench.store.read { reading throws(OverseerError) in try reading.everyLearning() }
    #expect(learnings.map(\.content.count) == [4, 7, 65_536, 34_464] && report.learnings == 4)
    #expect(tasks[1]?.metadata["import.learnings"]?.contains(Old.id(77)) == true)
    #expect(report.notes.count == 5 && report.notes.contains { $0.contains("homeless") })
  }

  @Test("Random documents: whatever they hold, what comes of them is sound", arguments: 0..<6)
  func random(round: Int) throws {
    var generator = PrintedSeed("random", round: round)
    func any(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
    func one(in chance: Int) -> Bool { any(0..<chance) == 0 }
    var old = Old()
    for number in 1..<80 {
      var members: JSONObject = [
        "completed": .bool(one(in: 3)), "cancelled": .bool(one(in: 6)), "archived": .bool(one(in: 5)),
        "startedAt": one(in: 3) ? Old.time(any(0..<900)) : .null, "priority": .integer(Int64(any(-1..<4))),
        "createdAt": Old.time(any(0..<40)),
      ]
      if one(in: 9) { members["description"] = "a\u{1}\n«b»" }
      if one(in: 9) { members["context"] = "\"\\\r\n\t/\u{2028}\u{1F44D}\u{7F}" }
      old.add(number, under: number > 1 && one(in: 2) ? any(1..<number) : nil, members)
    }
    for _ in 0..<120 { old.block(any(1..<82), by: any(1..<82)) }
    for number in 0..<30 { old.learn(number, on: any(1..<80), "learnt \(any(0..<3))", from: any(1..<82)) }
    let (tasks, report, bench) = try imported(old)
    #expect(tasks.count == 79 && report.tasks == 79, "\(generator)")
    for (number, task) in tasks {
      let children = tasks.values.filter { $0.parentID == task.id }
      let open = children.filter { !$0.status.isFinished }
      #expect(!task.status.isFinished || open.isEmpty, "\(number), \(generator)")
      #expect(task.status != .pending || open.allSatisfy { $0.status == .pending }, "\(number), \(generator)")
      #expect((task.status == .pending) == (task.startedAt == nil) || task.status.isFinished)
      for blocker in task.blockedBy {
        let closes = try bench.store.read { reading throws(OverseerError) in
          try BlockerGraph.wouldClose(blocking: task.id, by: blocker, in: reading.neighbours)
        }
        #expect(!closes, "\(number), \(generator)")
      }
    }
    // What it became can be exported and imported like everything else: what was written by the thousand is, to the
    // byte, what is written one by one.
    let other = try DataTestBench()
    try other.importing(JSONCoder.value(of: try bench.call(ExportData())))
    try other.store.expectSound()
    let numbers: Set = ["tasks.n", "learnings.n"]
    #expect(try other.store.everything(leavingOut: numbers) == bench.store.everything(leavingOut: numbers))
  }

  @Test("A long chain of blockers, last one first")
  func chain() throws {
    let count = 2_000
    var old = Old()
    for number in (0..<count).reversed() { old.add(number, ["createdAt": Old.time(0)]) }
    for number in 1..<count { old.block(number, by: number - 1) }
    let bench = try DataTestBench()
    let report = try bench.importing(old.json, repo: try bench.makeRepo())
    #expect(report.blockers == count - 1 && report.notes == [])
    try bench.store.expectSound()
    old.block(0, by: count - 1)
    let again = try bench.importing(old.json, repo: bench.call(ListRepos()).first?.id)
    #expect(again.blockers == count - 1 && again.notes.count == 2)
    #expect(again.notes.last?.contains("\(bench.clock.now)") == true)
  }

  @Test("Few statements, however many tasks there are")
  func statements() throws {
    var old = Old()
    for number in 0..<1_000 { old.add(number, under: number % 10 == 0 ? nil : number / 10 * 10) }
    for number in 20..<1_000 { old.block(number, by: number - 11) }
    let bench = try DataTestBench()
    let repo = try bench.makeRepo()
    func count() throws -> Int { try bench.store.use { connection in connection.statementCount } }
    let before = try count()
    try bench.importing(old.json, repo: repo)
    #expect(try count() - before < 120)
    try bench.store.expectSound()
  }

  @Test("A dry run says the same and changes nothing; the repository is the caller's unless named")
  func dryRun() throws {
    var old = Old()
    old.add(1, ["priority": 9])
    old.learn(1, on: 1, "learnt")
    let bench = try Workbench()
    let before = try bench.store.everything()
    var tried = try bench.call(ImportData(document: old.json, dryRun: true), as: bench.person)
    #expect(tried.dryRun)
    #expect(try bench.store.everything() == before)
    tried.dryRun = false
    #expect(try bench.call(ImportData(document: old.json), as: bench.person) == tried)
    try bench.call(ImportData(document: old.json, repoID: bench.otherRepo.id), as: bench.person)
    let tasks = try bench.store.read { reading throws(OverseerError) in try reading.everyTask() }
    #expect(Set(tasks.map(\.repoID)) == [bench.repo.id, bench.otherRepo.id] && tasks.count == 2)
    try bench.store.expectSound()
  }

  @Test("It takes a person and a repository")
  func refusals() throws {
    let document = Old().json
    let bench = try Workbench()
    #expect(try bench.refusal(ImportData(document: document), as: bench.agent)?.code == .forbidden)
    #expect(try bench.refusal(ImportData(document: document), as: bench.unproven)?.code == .forbidden)
    let unknown = ImportData(document: document, repoID: RepoID(ULID(high: 9, low: 9)))
    #expect(try bench.refusal(unknown, as: bench.person)?.code == .notFound)
    let empty = try DataTestBench()
    #expect(throws: OverseerError.self) { try empty.importing(document) }
    #expect(try bench.call(ImportData(document: document), as: bench.person).events == 1)
  }

  /// A value that has no place in an old document, and the field that the refusal names.
  static let wrongValues: [(path: String, value: JSONValue?, field: String)] = [
    ("tasks", nil, "tasks"), ("tasks", "x", "tasks"), ("blockers", nil, "blockers"), ("learnings", 1, "learnings"),
    ("tasks.1", 7, "tasks[1]"), ("tasks.1.id", nil, "tasks[1].id"), ("tasks.1.id", 4, "tasks[1].id"),
    ("tasks.1.id", "", "tasks[1].id"), ("tasks.1.id", .string(DataTestOldDocument.id(1)), "tasks[1].id"),
    ("tasks.1.parentId", .string(DataTestOldDocument.id(2)), "tasks[1].parentId"),
    ("tasks.1.parentId", 1, "tasks[1].parentId"),
    ("tasks.1.description", .null, "tasks[1].description"), ("tasks.1.priority", "high", "tasks[1].priority"),
    ("tasks.1.priority", 1.5, "tasks[1].priority"), ("tasks.1.priority", nil, "tasks[1].priority"),
    ("tasks.1.completed", 2, "tasks[1].completed"), ("tasks.1.completed", "yes", "tasks[1].completed"),
    ("tasks.1.createdAt", "today", "tasks[1].createdAt"), ("tasks.1.createdAt", 17, "tasks[1].createdAt"),
    ("tasks.1.archivedAt", "x", "tasks[1].archivedAt"), ("tasks.1.context", 1, "tasks[1].context"),
    ("learnings.0.taskId", nil, "learnings[0].taskId"), ("learnings.0.content", .null, "learnings[0].content"),
    ("blockers.0.blockerId", nil, "blockers[0].blockerId"), ("blockers.0.why", "x", "blockers[0].why"),
  ]

  @Test("A malformed document is refused with all its wrong fields, and leaves nothing", arguments: wrongValues)
  func malformed(_ path: String, _ value: JSONValue?, _ field: String) throws {
    var old = Old()
    old.add(1)
    old.add(2)
    old.block(2, by: 1)
    old.learn(1, on: 1, "learnt")
    let bench = try Workbench()
    let refusal = try #require(
      try bench.refusal(ImportData(document: old.json.setting(path, to: value)), as: bench.person))
    #expect(refusal.code == .invalidInput)
    #expect(refusal.details["fields"]?.arrayValue?.compactMap { $0["field"]?.stringValue } == [field])
  }

  @Test("Every problem is named, up to a hundred")
  func problems() throws {
    var old = Old()
    for number in 0..<150 { old.add(number, ["priority": "x", "completed": "y"]) }
    let bench = try Workbench()
    let refusal = try #require(try bench.refusal(ImportData(document: old.json), as: bench.person))
    #expect(refusal.details["fields"]?.arrayValue?.count == 100 && refusal.hint?.contains("200 more") == true)
  }

  @Test("What is unknown in the document is named; what is unknown in a task is kept")
  func unknownMembers() throws {
    var old = Old()
    var members: JSONObject = ["": "empty", "Straße": "s", "depth": 0, "none": .null, "blank": "", "status": "x"]
    for number in 0..<30 { members["extra\(number)"] = .integer(Int64(number)) }
    old.add(1, members)
    let bench = try DataTestBench()
    let report = try bench.importing(old.json.setting("gates", to: ["a": 1]), repo: try bench.makeRepo())
    #expect(report.notes.count == 1 && report.notes[0].contains(#"gates"#) && report.notes[0].contains(#"{"a":1}"#))
    let metadata = try #require(try bench.imported()[Old.id(1)]?.metadata)
    let others = try JSONParser.parse(try #require(metadata["import.others"]))
    #expect(
      others[""] == "empty" && others["Straße"] == "s" && others["status"] == "x" && metadata["import.depth"] == "0")
    #expect(metadata["import.none"] == nil && metadata["import.blank"] == nil)
    let kept = (0..<30).filter {
      metadata["import.extra\($0)"] == "\($0)" || others["extra\($0)"] == .integer(Int64($0))
    }
    #expect(kept.count == 30)
    try bench.store.expectSound()
  }
}

extension JSONObject {
  fileprivate func merging(_ other: JSONObject) -> JSONObject {
    var merged = self
    for (key, value) in other { merged[key] = value }
    return merged
  }
}
