import OverseerModel

/// Events that can be removed, and the state that they lead to.
public struct Pruning: Sendable {
  fileprivate let before: Instant
  fileprivate let checkpoint: Checkpoint
  /// Where the replay started; another one meanwhile means that somebody else has pruned.
  fileprivate let start: Int64
}

extension Reading {
  /// What there is to prune before `before`: the events up to the first one that is not older; never the newest.
  /// Nil where that is nothing. It replays them, which takes a second for some ten thousand.
  ///
  /// Throws `precondition_failed` where the log cannot be replayed.
  public func pruning(before: Instant) throws(OverseerError) -> Pruning? {
    let start = try Checkpoint.newestSeq(in: connection)
    let kept = try connection.first("SELECT seq FROM events WHERE at >= ? ORDER BY seq LIMIT 1", [.time(before)]) {
      Int64($0.integer(0))
    }
    let head = try headSeq()
    let last = min(kept ?? head, head) - 1
    guard last > start else { return nil }
    let replay = try Replay(self, through: last)
    if let problem = replay.problem {
      throw OverseerError(
        .preconditionFailed, "\(problem.table) \(problem.id) \(problem.problem); nothing was pruned",
        hint: "Run `os events verify`; it says more.",
        details: ["table": .string(problem.table), "id": .string(problem.id)])
    }
    return Pruning(
      before: before, checkpoint: Checkpoint(seq: last, state: try Checkpoint.state(of: replay.connection)),
      start: start)
  }
}

extension Writing {
  /// Removes the events and keeps the state that they lead to in their place, so that replay and seq stay right.
  ///
  /// Throws `conflict` where somebody else has pruned since.
  public func prune(_ pruning: Pruning) throws(OverseerError) -> EventsPrunedPayload {
    let connection = reading.connection
    guard try Checkpoint.newestSeq(in: connection) == pruning.start else {
      throw OverseerError(
        .conflict, "the log was pruned by somebody else meanwhile; nothing was changed", hint: "Try again.")
    }
    let checkpoint = pruning.checkpoint
    try connection.run("DELETE FROM checkpoints")
    try connection.run(
      "INSERT INTO checkpoints (seq, at, state) VALUES (?, ?, ?)",
      [.integer(checkpoint.seq), .time(now), .text(checkpoint.state)])
    let removed = try connection.run("DELETE FROM events WHERE seq <= ?", [.integer(checkpoint.seq)])
    let pruned = EventsPrunedPayload(before: pruning.before, throughSeq: checkpoint.seq, removed: removed)
    try record(.eventsPruned(pruned), repo: nil)
    return pruned
  }
}

extension Store {
  /// Removes the events before `before` and records that. Where there are none it records nothing and answers with 0
  /// removed. The replay that this takes goes on beside everything else; only the removal is a write.
  public func prune(
    before: Instant, as context: WriteContext
  ) async throws(OverseerError) -> EventsPrunedPayload {
    let (pruning, start) = try await readAside { reading throws(OverseerError) in
      (try reading.pruning(before: before), try Checkpoint.newestSeq(in: reading.connection))
    }
    guard let pruning else { return EventsPrunedPayload(before: before, throughSeq: start, removed: 0) }
    return try await writeAsync(as: context) { writing throws(OverseerError) in try writing.prune(pruning) }
  }
}
