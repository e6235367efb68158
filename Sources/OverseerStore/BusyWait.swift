import CStore
import GRDBSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long a connection waits for the write lock that another one has.
///
/// A busy database is asked again every few milliseconds: SQLite's own handler backs off to 100 ms, so that under fifty
/// writers some starve. Who is next is chance, so on a busy machine 5 seconds can pass without a turn though nobody
/// keeps the lock. As long as others write and end, the wait goes on, for a minute at most.
enum BusyWait {
  /// How often a second a busy database is asked, on a machine that has time for it.
  static let attemptsPerSecond = 400

  /// Whether to ask once more after `attempt` times, where the log was last written to so many seconds ago; nil where
  /// nobody knows.
  static func goesOn(attempt: Int, sinceWrite: () -> Int?) -> Bool {
    if attempt < 5 * attemptsPerSecond { return true }
    guard attempt < 60 * attemptsPerSecond, let seconds = sinceWrite() else { return false }
    return seconds < 5
  }

  static func install(on handle: OpaquePointer) {
    sqlite3_busy_handler(
      handle,
      { database, attempt in
        guard
          BusyWait.goesOn(attempt: Int(attempt), sinceWrite: { BusyWait.secondsSinceWrite(OpaquePointer(database)) })
        else {
          return 0
        }
        let pause = UInt32.random(in: 200...800) + UInt32(min(attempt, 20)) * 110
        usleep(pause)  // justified: SQLite calls this in the middle of a statement, which cannot suspend
        return 1
      }, UnsafeMutableRawPointer(handle))
  }

  /// Every commit writes to the write-ahead log.
  private static func secondsSinceWrite(_ handle: OpaquePointer?) -> Int? {
    guard let database = sqlite3_db_filename(handle, "main"), database.pointee != 0,
      let log = sqlite3_filename_wal(database)
    else { return nil }
    var facts = stat()
    guard stat(log, &facts) == 0 else { return nil }
    #if canImport(Glibc)
      return time(nil) - facts.st_mtim.tv_sec
    #else
      return time(nil) - facts.st_mtimespec.tv_sec
    #endif
  }
}
