import Dispatch
import OverseerModel
import Synchronization

/// Notices what other processes commit to a store's file, and signals it as a commit of this process is signalled.
///
/// It looks as long as somebody follows the log. The system tells when the write-ahead log is written to, which is a
/// moment before the commit can be seen, so the watcher looks several times. A look costs a few microseconds and no
/// memory. Without anything to see it looks once a second, which also covers what the system did not tell.
final class CommitWatcher: Sendable {
  private struct State {
    var lookout: Lookout?
    var followers = 0
  }

  private let path: String
  private let commits: CommitSignal
  private let state = Mutex(State())

  init(path: String, commits: CommitSignal) {
    self.path = path
    self.commits = commits
  }

  /// How many follow.
  var followers: Int { state.withLock { $0.followers } }

  /// Begins to look, where nobody followed before.
  fileprivate func join() throws(OverseerError) {
    try state.withLock { state throws(OverseerError) in
      if state.lookout == nil {
        let lookout = try Lookout(path: path, commits: commits)
        lookout.start()
        state.lookout = lookout
      }
      state.followers += 1
    }
  }

  fileprivate func leave() {
    let unused = state.withLock { state -> Lookout? in
      state.followers -= 1
      return state.followers == 0 ? state.lookout.take() : nil
    }
    unused?.stop()
  }
}

/// One who follows: other processes' commits are signalled as long as it exists.
final class CommitWatch: Sendable {
  private let watcher: CommitWatcher

  init(_ watcher: CommitWatcher) throws(OverseerError) {
    try watcher.join()
    self.watcher = watcher
  }

  deinit { watcher.leave() }
}

extension Store {
  /// Has commits of other processes signalled; nil for a database that no other process sees.
  func watchOthers() throws(OverseerError) -> CommitWatch? {
    guard let watcher else { return nil }
    return try CommitWatch(watcher)
  }
}

/// The watching itself, on a thread of its own: what wakes it passes through no queue, which a client of the event
/// stream would feel.
private final class Lookout: Sendable {
  private let commits: CommitSignal
  private let log: WriteAheadLogSource
  private let state: Mutex<State>

  private struct State: ~Copyable {
    let database: Direct
    /// SQLite's number of the last state that was seen.
    var version: Int
  }

  /// When to look again after the file was written to, in microseconds. A commit is visible some microseconds after its
  /// last write, or, where it is synced to the disk in between or its process must wait for a core, some milliseconds:
  /// it is seen at most as long again after its write.
  private static let pauses = [100, 200, 400, 800, 1600, 3200, 6400, 12_800, 50_000, 200_000]
  /// When to look without a reason, where the system tells of writes and where it does not.
  private static let idlePause = (told: 1_000_000, untold: 10_000)

  /// How often it is looked in a row when the file was written to: within these 60 µs most commits are visible, and a
  /// timer takes longer than that to come back.
  private static let looksAtOnce = 12

  init(path: String, commits: CommitSignal) throws(OverseerError) {
    self.commits = commits
    let database = try Direct(path: path, durable: false)
    let version = try database.connection.dataVersion()
    state = Mutex(State(database: database, version: version))
    // The log is there once the database is open.
    log = WriteAheadLogSource(database: path)
  }

  /// Looks until ``stop()``; the thread keeps this object alive until then.
  func start() {
    DispatchQueue(label: "overseer.commits", qos: .userInitiated).async { self.watch() }
  }

  func stop() { log.end() }

  private func watch() {
    let idlePause = log.isTelling ? Self.idlePause.told : Self.idlePause.untold
    /// How many looks ago the file was last written to.
    var looks = 0
    while true {
      switch log.wait(microseconds: looks < Self.pauses.count ? Self.pauses[looks] : idlePause) {
      case .written:
        looks = 0
        look(times: Self.looksAtOnce)
      case .nothing:
        looks = min(looks + 1, Self.pauses.count)
        look(times: 1)
      case .end: return
      }
    }
  }

  private func look(times: Int) {
    let isNew = state.withLock { state in
      // Who follows will meet the error that kept us from looking, and can say what it is.
      guard var version = try? state.database.connection.dataVersion() else { return true }
      for _ in 1..<times where version == state.version {
        version = (try? state.database.connection.dataVersion()) ?? version
      }
      defer { state.version = version }
      return version != state.version
    }
    if isNew { commits.signal() }
  }
}
