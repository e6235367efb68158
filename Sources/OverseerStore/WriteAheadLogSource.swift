import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells when the write-ahead log of a database is written to, by whatever process.
struct WriteAheadLogSource {
  private let file: Int32

  #if canImport(Glibc)
    private let source: any DispatchSourceRead
    private let log: String

    /// Nil where the system has no watch left to give (`/proc/sys/fs/inotify`).
    init?(database: String, queue: DispatchQueue) {
      file = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard file >= 0 else { return nil }
      let folder = database.lastIndex(of: "/").map { String(database[...$0]) } ?? "."
      // Told when the log is made anew.
      guard inotify_add_watch(file, folder, UInt32(IN_CREATE | IN_MOVED_TO)) >= 0 else {
        close(file)
        return nil
      }
      log = database + "-wal"
      source = DispatchSource.makeReadSource(fileDescriptor: file, queue: queue)
      Self.watch(log, by: file)
    }

    /// Calls `wake` on the queue until ``cancel()``.
    func start(_ wake: @escaping @Sendable () -> Void) {
      let (file, log) = (file, log)
      source.setEventHandler {
        Self.drain(file)
        // Which file it was does not matter: to watch one that is watched already changes nothing.
        Self.watch(log, by: file)
        wake()
      }
      source.setCancelHandler { close(file) }
      source.activate()
    }

    /// A command closes the file when it ends, which tells of its last commit once more.
    private static func watch(_ log: String, by file: Int32) {
      _ = inotify_add_watch(file, log, UInt32(IN_MODIFY | IN_CLOSE_WRITE))
    }

    private static func drain(_ file: Int32) {
      withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
        while read(file, buffer.baseAddress, buffer.count) > 0 {}
      }
    }
  #else
    private let source: any DispatchSourceFileSystemObject

    /// Nil where the file cannot be opened. It is there as long as a connection to the database is open.
    init?(database: String, queue: DispatchQueue) {
      file = open(database + "-wal", O_EVTONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      source = DispatchSource.makeFileSystemObjectSource(
        fileDescriptor: file, eventMask: [.write, .extend], queue: queue)
    }

    /// Calls `wake` on the queue until ``cancel()``.
    func start(_ wake: @escaping @Sendable () -> Void) {
      let file = file
      source.setEventHandler(handler: wake)
      source.setCancelHandler { close(file) }
      source.activate()
    }
  #endif

  func cancel() { source.cancel() }
}
