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

/// The watching itself, on a queue of its own.
private final class Lookout: Sendable {
  let commits: CommitSignal
  private let state: Mutex<State>

  private struct State: ~Copyable {
    let database: Direct
    let timer: any DispatchSourceTimer
    let log: WriteAheadLogSource?
    /// SQLite's number of the last state that was seen.
    var version: Int
    /// How many looks ago the file was last written to.
    var looks = 0

    func rearm() {
      if looks < pauses.count {
        timer.schedule(deadline: .now() + pauses[looks], leeway: .nanoseconds(0))
      } else if log == nil {
        timer.schedule(deadline: .now() + .milliseconds(10), leeway: .milliseconds(1))
      } else {
        timer.schedule(deadline: .now() + .seconds(1), leeway: .milliseconds(100))
      }
    }
  }

  /// When to look again after the file was written to. A commit is visible some microseconds after its last write,
  /// or, where it is synced to the disk in between, some milliseconds.
  private static let pauses: [DispatchTimeInterval] = [
    .microseconds(100), .microseconds(300), .milliseconds(1), .milliseconds(5), .milliseconds(20), .milliseconds(80),
    .milliseconds(300),
  ]

  /// How often it is looked in a row when the file was written to: within these 60 µs most commits are visible, and a
  /// timer takes longer than that to come back.
  private static let looksAtOnce = 12

  init(path: String, commits: CommitSignal) throws(OverseerError) {
    self.commits = commits
    let database = try Direct(path: path, durable: false)
    let version = try database.connection.dataVersion()
    let queue = DispatchQueue(label: "overseer.commits", qos: .userInitiated)
    state = Mutex(
      State(
        database: database, timer: DispatchSource.makeTimerSource(queue: queue),
        log: WriteAheadLogSource(database: path, queue: queue), version: version))
  }

  /// Looks until ``stop()``; the handlers keep this object alive until then.
  func start() {
    state.withLock { state in
      state.timer.setEventHandler { self.look(isWoken: false) }
      state.log?.start { self.look(isWoken: true) }
      state.rearm()
      state.timer.activate()
    }
  }

  func stop() {
    state.withLock { state in
      state.log?.cancel()
      state.timer.cancel()
    }
  }

  private func look(isWoken: Bool) {
    let isNew = state.withLock { state in
      state.looks = isWoken ? 0 : state.looks + 1
      defer { state.rearm() }
      // Who follows will meet the error that kept us from looking, and can say what it is.
      guard var version = try? state.database.connection.dataVersion() else { return true }
      for _ in 1..<(isWoken ? Self.looksAtOnce : 1) where version == state.version {
        version = (try? state.database.connection.dataVersion()) ?? version
      }
      defer { state.version = version }
      return version != state.version
    }
    if isNew { commits.signal() }
  }
}
