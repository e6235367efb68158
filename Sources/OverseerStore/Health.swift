import GRDBSQLite
import OverseerModel

/// How far the event log reaches.
public struct LogExtent: Sendable, Hashable {
  public var count: Int
  /// The first seq that is kept; 0 in an empty log.
  public var first: Int
  /// The last seq; 0 in an empty log.
  public var last: Int

  /// Whether every seq from the first to the last is there.
  public var isGapless: Bool { count == 0 || count == last - first + 1 }
}

extension Reading {
  /// The number of the database's layout.
  public func schemaVersion() throws(OverseerError) -> Int {
    try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
  }

  /// `wal` in a database that we made.
  public func journalMode() throws(OverseerError) -> String {
    try connection.first("PRAGMA journal_mode") { $0.text(0) } ?? "unknown"
  }

  /// What SQLite finds wrong in the file, in its own words, at most 20 things; empty in a sound database.
  public func integrityProblems() throws(OverseerError) -> [String] {
    // The quick check passes over the indexes, and where it finds damage the full one would only take longer.
    let quick = try problems("PRAGMA quick_check(20)")
    return quick.isEmpty ? try problems("PRAGMA integrity_check(20)") : quick
  }

  private func problems(_ check: String) throws(OverseerError) -> [String] {
    try connection.all(check) { $0.text(0) }.filter { $0 != "ok" }
  }

  /// The table of each row that refers to a row which does not exist; empty in a sound database.
  public func brokenReferences() throws(OverseerError) -> [String] {
    try connection.all("PRAGMA foreign_key_check") { $0.text(0) }
  }

  /// How far the event log reaches, and how much of that is there.
  public func logExtent() throws(OverseerError) -> LogExtent {
    try connection.first("SELECT count(*), coalesce(min(seq), 0), coalesce(max(seq), 0) FROM events") { row in
      LogExtent(count: row.integer(0), first: row.integer(1), last: row.integer(2))
    } ?? LogExtent(count: 0, first: 0, last: 0)
  }
}

extension OverseerError {
  /// Whether SQLite found the database file to be damaged.
  public var isDamagedDatabase: Bool {
    guard case .integer(let code)? = details["sqlite_code"] else { return false }
    return Int32(truncatingIfNeeded: code) & 0xFF == SQLITE_CORRUPT
  }
}
