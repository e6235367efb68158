import GRDBSQLite
import OverseerJSON
import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The `tasks.db` of the program that was called Overseer before this one.
public enum LegacyDatabase {
  /// The layout that can be read.
  public static let supportedVersion = 5

  private static let tables: Set<String> = ["tasks", "learnings", "task_blockers", "task_metadata"]

  /// Everything in the file as a document that `data.import` takes: named like the members of that program's own
  /// export, with every column, and the row of `task_metadata` as the task's `data`. The file is only read.
  ///
  /// Throws `not_found` where there is no such file, `precondition_failed` where it is not such a database or has
  /// another layout.
  public static func read(path: String) throws(OverseerError) -> JSONValue {
    guard access(path, F_OK) == 0 else { throw OverseerError.notFound("file", path) }
    let before = FileState(path)
    guard before.isAlone else { return try read(path, immutable: false) }
    let document = try read(path, immutable: true)
    return FileState(path) == before ? document : try read(path, immutable: false)
  }

  /// What shows that somebody writes to a database.
  private struct FileState: Equatable {
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int
    /// Whether the file is everything. Read as one that never changes it needs no lock, which would leave files beside
    /// it and cannot be had in a folder where nothing may be written.
    let isAlone: Bool

    init(_ path: String) {
      var information = stat()
      stat(path, &information)
      size = Int(information.st_size)
      #if canImport(Glibc)
        (seconds, nanoseconds) = (Int(information.st_mtim.tv_sec), Int(information.st_mtim.tv_nsec))
      #else
        (seconds, nanoseconds) = (Int(information.st_mtimespec.tv_sec), Int(information.st_mtimespec.tv_nsec))
      #endif
      isAlone = ["-wal", "-journal"].allSatisfy { access(path + $0, F_OK) != 0 }
    }
  }

  private static func read(_ path: String, immutable: Bool) throws(OverseerError) -> JSONValue {
    var handle: OpaquePointer?
    let name = immutable ? "file:\(escaped(path))?immutable=1" : path
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | (immutable ? SQLITE_OPEN_URI : 0)
    let result = sqlite3_open_v2(name, &handle, flags, nil)
    defer { sqlite3_close_v2(handle) }
    guard result == SQLITE_OK, let handle else { throw unreadable(path, "it cannot be opened") }
    let connection = Connection(handle: handle)
    defer { connection.finalizeStatements() }
    do throws(OverseerError) {
      return try connection.snapshot { () throws(OverseerError) in try document(of: connection, path) }
    } catch {
      if error == .notOurs { throw foreign(path, "it is no SQLite database") }
      guard error.details["sqlite_code"] != nil else { throw error }
      throw unreadable(path, String(cString: sqlite3_errmsg(handle)))
    }
  }

  /// A path as a URI of SQLite has it.
  private static func escaped(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  private static func document(of connection: Connection, _ path: String) throws(OverseerError) -> JSONValue {
    try refuseOthers(connection, path)
    var kept: [String: JSONValue] = [:]
    try connection.each("SELECT task_id, data FROM task_metadata") { row in
      kept[row.text(0)] = row.value(1)
      return true
    }
    let tasks = try rows("SELECT * FROM tasks ORDER BY rowid", connection) { task in
      if let id = task["id"]?.stringValue { task["data"] = kept.removeValue(forKey: id) }
    }
    var document: JSONObject = [
      "format": "tasks.db", "user_version": .integer(Int64(supportedVersion)), "tasks": .array(tasks),
      "learnings": .array(try rows("SELECT * FROM learnings ORDER BY rowid", connection)),
      "blockers": .array(try rows("SELECT * FROM task_blockers ORDER BY rowid", connection)),
    ]
    if !kept.isEmpty {
      document["dataWithoutTask"] = .object(JSONObject(kept.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }
    return .object(document)
  }

  private static func refuseOthers(_ connection: Connection, _ path: String) throws(OverseerError) {
    let application = try connection.first("PRAGMA application_id") { $0.integer(0) } ?? 0
    guard application != Schema.applicationID else {
      throw OverseerError(
        .preconditionFailed, "\(path) is a database of this Overseer",
        hint: "Export it where it is in use with `os data export`, and import that document.")
    }
    let names = try connection.all("SELECT name FROM sqlite_schema WHERE type = 'table'") { $0.text(0) }
    guard tables.isSubset(of: names) else { throw foreign(path, "it lacks the tables of one") }
    let version = try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    guard version == supportedVersion else {
      throw OverseerError(
        .preconditionFailed, "\(path) has layout \(version); only layout \(supportedVersion) can be imported",
        hint: version < supportedVersion
          ? "Open it once with the last version of the program that wrote it, which brings it up to date."
          : "A newer program wrote it: export it there, or update this one.",
        details: ["user_version": .integer(Int64(version)), "supported": .integer(Int64(supportedVersion))])
    }
  }

  private static func rows(
    _ sql: String, _ connection: Connection, _ change: (inout JSONObject) -> Void = { _ in }
  ) throws(OverseerError) -> [JSONValue] {
    try connection.all(sql) { row in
      var object = row.object()
      change(&object)
      return .object(object)
    }
  }

  private static func foreign(_ path: String, _ reason: String) -> OverseerError {
    OverseerError(
      .preconditionFailed, "\(path) is not the tasks.db of an older Overseer: \(reason)",
      hint: "That file stands in the folder .overseer of the repository.")
  }

  private static func unreadable(_ path: String, _ reason: String) -> OverseerError {
    OverseerError(
      .unavailable, "\(path) cannot be read: \(reason)", hint: "Check that the file belongs to you and is not damaged.")
  }
}

extension Row {
  /// Every column under its name in camelCase.
  fileprivate func object() -> JSONObject {
    var object = JSONObject()
    for column in 0..<sqlite3_column_count(statement) {
      guard let name = sqlite3_column_name(statement, column) else { continue }
      object[Self.camelCase(String(cString: name))] = value(column)
    }
    return object
  }

  fileprivate func value(_ column: Int32) -> JSONValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: .number(double(column))
    case SQLITE_BLOB: .string(hexadecimal(column))
    default: .string(text(column))
    }
  }

  /// Bytes that are no text, written as SQL writes them.
  private func hexadecimal(_ column: Int32) -> String {
    let bytes = UnsafeRawBufferPointer(
      start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
    return "x'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
  }

  private static func camelCase(_ name: String) -> String {
    let words = name.split(separator: "_")
    guard let first = words.first else { return name }
    return words.dropFirst().reduce(into: String(first)) { $0 += $1.prefix(1).uppercased() + $1.dropFirst() }
  }
}
