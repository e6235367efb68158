import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerStore

@Suite("data.import of the older program's tasks.db")
struct DataDatabaseTests {
  private typealias Old = DataTestOldDocument

  @Test("Every column of every table has a place")
  func everything() throws {
    let folder = try ScratchFolder()
    let (parent, child) = (Old.id(1), Old.id(2))
    let database = try DataTestOldDatabase(
      folder.path("tasks.db"),
      """
      PRAGMA journal_mode = WAL; PRAGMA user_version = 5; \(DataTestOldDatabase.schema)
      INSERT INTO tasks VALUES ('\(parent)', NULL, 'the parent', 'why', NULL, 0, 0, NULL,
        '2026-01-02T03:04:05.678901234+00:00', '2026-01-02T03:04:06Z', NULL, NULL, NULL, NULL, 0, NULL, 0, NULL);
      INSERT INTO tasks VALUES ('\(child)', '\(parent)', 'the child', '', 'it works', 2, 1, '2026-01-03 00:00:00',
        '2026-01-02T04:00:00+01:00', '2026-01-03T00:00:01Z', 'c0ffee', '2026-01-02T05:00:00Z', 'task/x', 'badcafe',
        0, NULL, 1, '2026-01-04T00:00:00Z');
      INSERT INTO tasks (id, description, created_at, updated_at, cancelled, cancelled_at)
        VALUES ('\(Old.id(3))', 'another', '2026-01-05T00:00:00Z', '2026-01-05T00:00:00Z', 1, '2026-01-06T00:00:00Z');
      INSERT INTO learnings VALUES ('lrn_1', '\(child)', 'own', '\(child)', '2026-01-03T00:00:00Z');
      INSERT INTO learnings VALUES ('lrn_2', '\(parent)', 'own', '\(child)', '2026-01-03T00:00:00Z');
      INSERT INTO task_blockers VALUES ('\(Old.id(3))', '\(child)');
      INSERT INTO task_metadata VALUES ('\(child)', '{"jira": 7}');
      INSERT INTO task_metadata VALUES ('\(Old.id(9))', '{"lost": true}');
      """)
    let document = try LegacyDatabase.read(path: database.path)
    #expect(document["format"] == "tasks.db" && document["user_version"] == 5)

    let bench = try DataTestBench()
    let report = try bench.importing(document, repo: try bench.makeRepo())
    try bench.store.expectSound()
    #expect(report.format == "tasks.db 5" && report.tasks == 3 && report.learnings == 2 && report.blockers == 1)
    #expect(report.notes.count == 1 && report.notes[0].contains(#"{"lost": true}"#.replacing("\"", with: #"\""#)))
    let tasks = try bench.imported()
    let (milestone, task, other) = (
      try #require(tasks[parent]), try #require(tasks[child]), try #require(tasks[Old.id(3)])
    )
    #expect(milestone.kind == .milestone && milestone.context == "why" && milestone.priority == .urgent)
    #expect("\(milestone.createdAt)" == "2026-01-02T03:04:05.678Z")
    #expect(
      task.parentID == milestone.id && task.context == nil && task.result == "it works" && task.priority == .normal)
    #expect(task.status == .completed && task.completedAt.map { "\($0)" } == "2026-01-03T00:00:00.000Z")
    #expect(
      "\(task.createdAt)" == "2026-01-02T03:00:00.000Z" && task.startedAt.map { "\($0)" } == "2026-01-02T05:00:00.000Z")
    #expect(task.archivedAt.map { "\($0)" } == "2026-01-04T00:00:00.000Z")
    let kept = ["import.commit_sha", "import.bookmark", "import.start_commit", "import.data"].map { task.metadata[$0] }
    #expect(kept == ["c0ffee", "task/x", "badcafe", #"{"jira": 7}"#])
    #expect(other.status == .cancelled && other.metadata["import.cancelled_at"] == "2026-01-06T00:00:00.000Z")
    #expect(other.blockedBy == [task.id] && !other.effectivelyBlocked)
    let learnings = try bench.store.read { reading throws(OverseerError) in try reading.everyLearning() }
    #expect(Set(learnings.map { [$0.taskID, $0.origin] }) == [[task.id, task.id], [milestone.id, task.id]])
  }

  @Test("It is read where nothing may be written, and left as it is")
  func readOnly() throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("old")
    let database = try DataTestOldDatabase(
      folder.path("old/tasks.db"),
      "PRAGMA journal_mode = WAL; PRAGMA user_version = 5; \(DataTestOldDatabase.schema)")
    folder.setPermissions(0o444, of: "old/tasks.db")
    folder.setPermissions(0o555, of: "old")
    defer { folder.setPermissions(0o755, of: "old") }
    #expect(try LegacyDatabase.read(path: database.path)["tasks"] == [])
    #expect(!folder.exists("old/tasks.db-wal"))
  }

  @Test("What that program has not brought from its log into the file yet is read as well")
  func log() throws {
    let folder = try ScratchFolder()
    let path = folder.path("tasks.db")
    _ = try DataTestOldDatabase(
      path, "PRAGMA journal_mode = WAL; PRAGMA user_version = 5; \(DataTestOldDatabase.schema)")
    let running = try DataTestOldDatabase(
      path, "INSERT INTO learnings VALUES ('lrn_1', '\(Old.id(1))', 'new', NULL, '2026-01-03T00:00:00Z')", open: true)
    #expect(folder.exists("tasks.db-wal"))
    let document = try LegacyDatabase.read(path: path)
    #expect(document["learnings"]?[0]?["content"] == "new" && document["learnings"]?[0]?["sourceTaskId"] == .null)
    running.close()
  }

  @Test("What is no tasks.db of layout 5 is refused by what it is")
  func refusals() throws {
    let folder = try ScratchFolder()
    try folder.write("SQLite format 3\0" + String(repeating: " and then nothing of the kind", count: 20), to: "text.db")
    _ = try DataTestOldDatabase(folder.path("old.db"), "PRAGMA user_version = 4; \(DataTestOldDatabase.schema)")
    _ = try DataTestOldDatabase(folder.path("new.db"), "PRAGMA user_version = 6; \(DataTestOldDatabase.schema)")
    _ = try DataTestOldDatabase(folder.path("foreign.db"), "PRAGMA user_version = 5; CREATE TABLE tasks (id)")
    _ = try Overseer(folder.installation, lifetime: .oneShot).callNow(
      GetVersion(), as: Caller(principal: .system, source: .system, hasProvenHuman: false))
    let cases: [(String, OverseerError.Code, String)] = [
      ("none.db", .notFound, "there is no file"), ("text.db", .preconditionFailed, "no SQLite database"),
      ("old.db", .preconditionFailed, "layout 4"), ("new.db", .preconditionFailed, "layout 6"),
      ("foreign.db", .preconditionFailed, "lacks the tables"),
      ("home/overseer.db", .preconditionFailed, "database of this Overseer"),
    ]
    for (name, code, words) in cases {
      do throws(OverseerError) {
        _ = try LegacyDatabase.read(path: folder.path(name))
        Issue.record("\(name) was read")
      } catch {
        #expect(
          error.code == code && error.message.contains(words) && error.hint != nil || code == .notFound,
          "\(name): \(error)")
      }
    }
  }
}
