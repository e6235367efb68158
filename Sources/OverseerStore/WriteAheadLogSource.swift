import CStore
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells one thread when the write-ahead log of a database is written to, by whatever process.
final class WriteAheadLogSource: Sendable {
  enum Sign {
    case written
    /// The time is over.
    case nothing
    case end
  }

  private let hasEnded = Atomic(false)
  /// Negative where the system tells nothing.
  private let file: Int32

  /// Whether the system tells of writes; else each wait takes its time.
  var isTelling: Bool { file >= 0 }

  #if canImport(Glibc)
    private let log: String
    private let folderWatch: Int32

    /// It tells nothing where the system has no watch left to give (`/proc/sys/fs/inotify`).
    init(database: String) {
      log = database + "-wal"
      let folder = database.lastIndex(of: "/").map { String(database[...$0]) } ?? "."
      let file = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      // Told when the log is made anew.
      folderWatch = file < 0 ? -1 : inotify_add_watch(file, folder, UInt32(IN_CREATE | IN_MOVED_TO))
      if folderWatch >= 0 {
        self.file = file
        watchLog()
      } else {
        if file >= 0 { close(file) }
        self.file = -1
      }
    }

    deinit { if isTelling { close(file) } }

    /// Waits until the log is written to, ``end()`` is called, or the time is over.
    func wait(microseconds: Int) -> Sign {
      let hasNews = overseer_wait(file, microseconds)
      if hasEnded.load(ordering: .acquiring) { return .end }
      guard hasNews else { return .nothing }
      drain()
      // Which file it was does not matter: to watch one that is watched already changes nothing.
      watchLog()
      return .written
    }

    /// Ends what waits, and all waits after it, at once where the system tells of writes.
    func end() {
      hasEnded.store(true, ordering: .releasing)
      // The system tells of this, too.
      if isTelling { inotify_rm_watch(file, folderWatch) }
    }

    /// A command closes the file when it ends, which tells of its last commit once more.
    private func watchLog() { _ = inotify_add_watch(file, log, UInt32(IN_MODIFY | IN_CLOSE_WRITE)) }

    private func drain() {
      withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
        while read(file, buffer.baseAddress, buffer.count) > 0 {}
      }
    }
  #else
    private let source: (any DispatchSourceFileSystemObject)?
    private let news = DispatchSemaphore(value: 0)

    /// It tells nothing where the file cannot be opened. It is there as long as a connection to the database is open.
    init(database: String) {
      let file = open(database + "-wal", O_EVTONLY | O_CLOEXEC)
      self.file = file
      source =
        file < 0
        ? nil
        : DispatchSource.makeFileSystemObjectSource(fileDescriptor: file, eventMask: [.write, .extend], queue: nil)
      source?.setEventHandler { [news] in news.signal() }
      source?.setCancelHandler { close(file) }
      source?.activate()
    }

    deinit { source?.cancel() }

    /// Waits until the log is written to, ``end()`` is called, or the time is over.
    func wait(microseconds: Int) -> Sign {
      let hasNews = news.wait(timeout: .now() + .microseconds(microseconds)) == .success
      if hasEnded.load(ordering: .acquiring) { return .end }
      return hasNews ? .written : .nothing
    }

    /// Ends what waits, and all waits after it.
    func end() {
      hasEnded.store(true, ordering: .releasing)
      news.signal()
    }
  #endif
}
