import GRDBSQLite
import OverseerJSON
import OverseerModel

/// An `overseer-export.json` of the older program, version 1.1.0, to be filled.
struct DataTestOldDocument {
  var tasks: [JSONValue] = []
  var learnings: [JSONValue] = []
  var blockers: [JSONValue] = []

  static func id(_ number: Int) -> String {
    var bytes = Array("task_".utf8)
    ULID(high: 0x0194_D3A5_0000_0000, low: UInt64(number)).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A time of 2025, one minute after the other.
  static func time(_ minute: Int) -> JSONValue {
    .string("\(Instant(milliseconds: 1_735_700_000_000 + Int64(minute) * 60_000))")
  }

  /// A pending task that was made in minute `number`, as that program writes it, with other members as given.
  mutating func add(_ number: Int, under parent: Int? = nil, _ members: JSONObject = [:]) {
    var task: JSONObject = [
      "id": .string(Self.id(number)), "parentId": parent.map { .string(Self.id($0)) } ?? .null,
      "description": .string("task \(number)"), "context": "", "result": .null, "priority": 1, "completed": false,
      "completedAt": .null, "cancelled": false, "cancelledAt": .null, "archived": false, "archivedAt": .null,
      "createdAt": Self.time(number), "updatedAt": Self.time(number + 1), "startedAt": .null, "commitSha": .null,
    ]
    for (key, value) in members { task[key] = value }
    tasks.append(.object(task))
  }

  mutating func learn(_ number: Int, on task: Int, _ content: String, from source: Int? = nil) {
    learnings.append([
      "id": .string("lrn_\(number)"), "taskId": .string(Self.id(task)), "content": .string(content),
      "sourceTaskId": .string(Self.id(source ?? task)), "createdAt": Self.time(number),
    ])
  }

  mutating func block(_ task: Int, by blocker: Int) {
    blockers.append(["taskId": .string(Self.id(task)), "blockerId": .string(Self.id(blocker))])
  }

  var json: JSONValue {
    [
      "version": "1.1.0", "exportedAt": Self.time(0), "tasks": .array(tasks), "learnings": .array(learnings),
      "blockers": .array(blockers),
    ]
  }

  static let completed: JSONObject = ["completed": true, "completedAt": time(500)]
  static let started: JSONObject = ["startedAt": time(400)]
}

/// The `tasks.db` of the older program, layout 5.
final class DataTestOldDatabase {
  let path: String
  private var handle: OpaquePointer?

  static let schema = """
    CREATE TABLE tasks (id TEXT PRIMARY KEY, parent_id TEXT, description TEXT NOT NULL, context TEXT NOT NULL DEFAULT '',
      result TEXT, priority INTEGER NOT NULL DEFAULT 1, completed INTEGER NOT NULL DEFAULT 0, completed_at TEXT,
      created_at TEXT NOT NULL, updated_at TEXT NOT NULL, commit_sha TEXT, started_at TEXT, bookmark TEXT,
      start_commit TEXT, cancelled INTEGER NOT NULL DEFAULT 0, cancelled_at TEXT, archived INTEGER NOT NULL DEFAULT 0,
      archived_at TEXT);
    CREATE TABLE learnings (id TEXT PRIMARY KEY, task_id TEXT NOT NULL, content TEXT NOT NULL, source_task_id TEXT,
      created_at TEXT NOT NULL);
    CREATE TABLE task_blockers (task_id TEXT NOT NULL, blocker_id TEXT NOT NULL, PRIMARY KEY (task_id, blocker_id));
    CREATE TABLE task_metadata (task_id TEXT PRIMARY KEY, data TEXT NOT NULL);
    """

  /// Makes or changes the file by running `sql`; with `open` that program is still at it.
  init(_ path: String, _ sql: String, open: Bool = false) throws {
    self.path = path
    guard sqlite3_open(path, &handle) == SQLITE_OK, sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw OverseerError(.internalError, handle.map { String(cString: sqlite3_errmsg($0)) } ?? "cannot be opened")
    }
    if !open { close() }
  }

  deinit { close() }

  func close() {
    sqlite3_close_v2(handle)
    handle = nil
  }
}
