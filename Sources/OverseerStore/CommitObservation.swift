import OverseerModel

/// Has a store's observer called after commits, as long as it exists.
public final class CommitObservation: Sendable {
  private let commits: CommitSignal
  private let key: Int
  /// Those of other processes.
  private let watch: CommitWatch?

  fileprivate init(_ store: Store, _ body: @escaping @Sendable () -> Void) throws(OverseerError) {
    watch = try store.watchOthers()
    commits = store.commits
    key = commits.observe(body)
  }

  deinit { commits.forget(key) }
}

extension Store {
  /// Calls `body` after each commit, of this process or of another one, until what is given back is gone. Several
  /// commits may share a call, and a call may come without one.
  ///
  /// It is called on the thread that committed or found out, before the commit is acknowledged: so it only takes note,
  /// or wakes somebody who reads. It must not write, nor wait for anything.
  public func onCommit(_ body: @escaping @Sendable () -> Void) throws(OverseerError) -> CommitObservation {
    try CommitObservation(self, body)
  }
}
