import GRDBSQLite
import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Row 5: importing 10,000 tasks with blockers, beside plain inserts of as many rows.
enum ImportBench {
  static let count = 10_000

  static func run() throws {
    let document = document()
    var folders: [String] = []
    defer { for folder in folders { remove(folder) } }
    let floor = try Figures.measure("plain inserts of the same rows (tasks, blockers, events)", count: 5) { _ in
      let folder = temporaryFolder()
      folders.append(folder)
      try plainInserts(folder + "/floor.db")
    }
    floor.report()
    var prepared: [(Overseer, RepoID)] = []
    for _ in 0..<5 {
      let folder = temporaryFolder()
      folders.append(folder)
      let overseer = try Overseer(Installation(folder: folder), lifetime: .oneShot)
      prepared.append((overseer, try overseer.callNow(RegisterRepo(path: folder), as: Seed.person).id))
    }
    try Figures.measure("data.import, document in memory, committed", count: 5) { index in
      let (overseer, repo) = prepared[index]
      let report = try overseer.callNow(ImportData(document: document, repoID: repo), as: Seed.person)
      if report.tasks != count { print("  imported \(report.tasks) tasks instead of \(count)") }
    }.report(against: floor)
  }

  private static func document() -> JSONValue {
    let time = JSONValue.string("2026-02-05T08:06:12.345Z")
    let tasks = (0..<count).map { index in
      JSONValue.object([
        "id": .string(oldID(index)), "parentId": .null, "description": .string("Imported task number \(index)"),
        "result": .null, "priority": .integer(Int64(index % 3)), "completed": .bool(false), "completedAt": .null,
        "createdAt": time, "updatedAt": time, "startedAt": .null, "commitSha": .null, "cancelled": .bool(false),
        "cancelledAt": .null, "archived": .bool(false), "archivedAt": .null,
      ])
    }
    let blockers = (1..<count).map { index in
      JSONValue.object(["taskId": .string(oldID(index)), "blockerId": .string(oldID(index - 1))])
    }
    return .object([
      "version": "1.1.0", "exportedAt": time, "tasks": .array(tasks), "learnings": .array([]),
      "blockers": .array(blockers),
    ])
  }

  private static func oldID(_ index: Int) -> String {
    var bytes = Array("task_".utf8)
    ULID(high: 0x0194_D3A5_0000_0000, low: UInt64(index)).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func temporaryFolder() -> String {
    var template = Array("/tmp/overseer-bench-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { return "/tmp" }
    return String(cString: path)
  }

  private static func remove(_ folder: String) {
    for name in [
      "overseer.db", "overseer.db-wal", "overseer.db-shm", "overseer.db.lock", "token", "floor.db", "floor.db-wal",
      "floor.db-shm",
    ] {
      unlink(folder + "/" + name)
    }
    rmdir(folder)
  }

  /// What the bare database needs for rows of the same size, with one index each.
  private static func plainInserts(_ path: String) throws {
    var handle: OpaquePointer?
    sqlite3_open(path, &handle)
    defer { sqlite3_close(handle) }
    sqlite3_exec(
      handle,
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE tasks (id TEXT PRIMARY KEY, description TEXT, priority INT, status TEXT, created INT, updated INT) WITHOUT ROWID;
      CREATE TABLE blockers (task TEXT, blocker TEXT, PRIMARY KEY (task, blocker)) WITHOUT ROWID;
      CREATE TABLE events (seq INTEGER PRIMARY KEY, type TEXT, task TEXT, payload TEXT, at INT); BEGIN
      """, nil, nil, nil)
    let payload = String(repeating: "x", count: 600)
    for index in 0..<count {
      let id = oldID(index)
      sqlite3_exec(
        handle, "INSERT INTO tasks VALUES ('\(id)', 'Imported task number \(index)', 1, 'Pending', 1, 1)", nil, nil, nil
      )
      if index > 0 {
        sqlite3_exec(handle, "INSERT INTO blockers VALUES ('\(id)', '\(oldID(index - 1))')", nil, nil, nil)
      }
      sqlite3_exec(handle, "INSERT INTO events VALUES (NULL, 'TaskCreated', '\(id)', '\(payload)', 1)", nil, nil, nil)
    }
    sqlite3_exec(handle, "COMMIT", nil, nil, nil)
  }
}
