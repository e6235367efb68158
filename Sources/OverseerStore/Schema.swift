import CStore
import GRDBSQLite
import OverseerJSON
import OverseerModel

/// The versions of the database's layout: numbered SQL files that are embedded in the program.
public enum Schema {
  /// "OvrS", in the header of every database of ours (PRAGMA application_id).
  public static let applicationID = 0x4F76_7253

  /// The version that this program writes.
  public static let current: Int = {
    var number = 0
    while overseer_migration(Int32(number + 1)) != nil { number += 1 }
    return number
  }()

  /// What stands in the header of a database.
  enum State: Equatable {
    case empty
    case ours(version: Int)
  }

  /// Looks at the header; throws where the file belongs to somebody else or to a newer program.
  static func state(of connection: Connection) throws(OverseerError) -> State {
    if let ours = try ours(connection) { return ours }
    // Another process may be laying it out just now: what it is not is told by one state of it, not by three.
    return try connection.snapshot { () throws(OverseerError) in
      if let ours = try ours(connection) { return ours }
      let version = try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
      let tables = try connection.first("SELECT count(*) FROM sqlite_schema") { $0.integer(0) } ?? 0
      guard try application(connection) == 0, version == 0, tables == 0 else { throw OverseerError.notOurs }
      return .empty
    }
  }

  private static func application(_ connection: Connection) throws(OverseerError) -> Int {
    try connection.first("PRAGMA application_id") { $0.integer(0) } ?? 0
  }

  /// The state of a database of ours; nil where it is none, or none yet.
  private static func ours(_ connection: Connection) throws(OverseerError) -> State? {
    guard try application(connection) == applicationID else { return nil }
    let version = try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    guard version <= current else {
      throw OverseerError(
        .preconditionFailed,
        "the database has schema \(version), which is newer than this program's \(current); it was not touched",
        hint: "Use the newer os that wrote it, or update this one.",
        details: ["schema": .integer(Int64(version)), "supported": .integer(Int64(current))])
    }
    return .ours(version: version)
  }

  /// Brings the layout from `version` to `target` in one transaction.
  static func migrate(_ connection: Connection, from version: Int, to target: Int = current) throws(OverseerError) {
    try connection.transaction { () throws(OverseerError) in
      for number in (version + 1)..<(target + 1) {
        guard let sql = overseer_migration(Int32(number)) else { break }
        try connection.script(String(cString: sql))
      }
      try connection.script("PRAGMA application_id = \(applicationID); PRAGMA user_version = \(target)")
    }
  }
}
