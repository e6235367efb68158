import GRDBSQLite

/// A database file, looked at behind the program's back.
final class SQLiteFile {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let handle: OpaquePointer

  /// Opens the file to look at it. Unlike one that writes, such a connection leaves the write-ahead log as it is.
  convenience init(_ path: String) throws { try self.init(path, SQLITE_OPEN_READONLY) }

  /// Opens the file; makes it where there is none.
  convenience init(writing path: String) throws { try self.init(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) }

  private init(_ path: String, _ flags: Int32) throws {
    var handle: OpaquePointer?
    let result = sqlite3_open_v2(path, &handle, flags, nil)
    guard result == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw Failure(description: "\(path) cannot be opened: \(result)")
    }
    self.handle = handle
    sqlite3_busy_timeout(handle, 20_000)
  }

  deinit { sqlite3_close_v2(handle) }

  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
  }

  /// The rows of a query as text, null as the empty text.
  func rows(_ sql: String) throws -> [[String]] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure(sql) }
    defer { sqlite3_finalize(statement) }
    var rows: [[String]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        rows.append(
          (0..<sqlite3_column_count(statement)).map { column in
            sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
          })
      case SQLITE_DONE: return rows
      default: throw failure(sql)
      }
    }
  }

  func integer(_ sql: String) throws -> Int {
    guard let text = try rows(sql).first?.first, let number = Int(text) else {
      throw Failure(description: "\(sql) gives no number")
    }
    return number
  }

  /// Every row of every table.
  func dump() throws -> String {
    var text = ""
    for table in try rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").flatMap({ $0 }) {
      text += "\(table)\n"
      for row in try rows("SELECT * FROM \"\(table)\"") { text += "  \(row.joined(separator: "|"))\n" }
    }
    return text
  }

  private func failure(_ sql: String) -> Failure {
    Failure(description: "\(String(cString: sqlite3_errmsg(handle))): \(sql)")
  }
}
