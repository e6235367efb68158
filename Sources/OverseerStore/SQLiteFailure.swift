import GRDBSQLite
import OverseerJSON
import OverseerModel

extension OverseerError {
  /// SQLite's result code in our taxonomy, with what to do about it.
  static func sqlite(_ code: Int32, message: String) -> OverseerError {
    let details: JSONDetails = ["sqlite_code": .integer(Int64(code)), "sqlite_message": .string(message)]
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      return OverseerError(
        .unavailable, "the database is busy: another process kept the write lock for more than 5 seconds",
        hint: "Try again. `os doctor` shows the state of the database.", details: details)
    case SQLITE_READONLY:
      return OverseerError(
        .unavailable, "the database cannot be written", hint: "Give yourself write permission on its folder and file.",
        details: details)
    case SQLITE_FULL:
      return OverseerError(
        .unavailable, "the disk is full; nothing was changed", hint: "Free some space and try again.", details: details)
    case SQLITE_IOERR:
      return OverseerError(
        .unavailable, "the disk did not take or give the data; nothing was changed",
        hint: "Check the disk and its free space, then try again.", details: details)
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
      return OverseerError(
        .unavailable, "the database cannot be opened",
        hint: "Check that its folder exists and belongs to you: os doctor", details: details)
    case SQLITE_CORRUPT:
      return OverseerError(
        .unavailable, "the database is damaged",
        hint: "Run `os doctor`; it says which backup to put back.", details: details)
    case SQLITE_NOTADB:
      return notOurs
    case SQLITE_CONSTRAINT:
      return OverseerError(
        .internalError, "the change would break a rule of the database; nothing was changed",
        hint: "This is a defect: please report what you did.", details: details)
    case SQLITE_INTERRUPT:
      return OverseerError(.unavailable, "the query was interrupted", details: details)
    default:
      return OverseerError(
        .internalError, "the database refused an operation", hint: "Run `os doctor`.", details: details)
    }
  }

  /// The file is not a database of Overseer.
  static var notOurs: OverseerError {
    OverseerError(
      .preconditionFailed, "the file overseer.db is not a database of Overseer; it was not touched",
      hint: "Set OVERSEER_HOME to another folder, or move that file away.")
  }
}
