import OverseerModel

/// The one connection of a process through which it writes.
///
/// Writes that wait are taken together: one transaction with a savepoint for each, so that they share the commit and
/// its fsync (group commit). Each is acknowledged after that commit; one that fails undoes only itself.
final class Writer: Sendable {
  private let database: LockedDatabase
  /// Called after every commit, before it is acknowledged.
  private let onCommit: @Sendable () -> Void
  private let line = WorkLine(label: "overseer.writes", workers: 1, batch: 256)

  /// Takes a connection that nobody else uses.
  init(_ database: LockedDatabase, onCommit: @escaping @Sendable () -> Void) throws(OverseerError) {
    try database.use { connection throws(OverseerError) in try connection.configureForMany() }
    self.database = database
    self.onCommit = onCommit
  }

  /// How many writes wait for their turn.
  var waiting: Int { line.length }

  /// Gives `body` the connection, alone, on the calling thread.
  func use<Value: Sendable>(
    _ body: (Connection) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    try database.use(body)
  }

  /// Runs `body` as a transaction of its own, on the calling thread.
  func write<Value: Sendable>(
    _ body: (Connection) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let value = try use { connection throws(OverseerError) in
      try connection.transaction { () throws(OverseerError) in try body(connection) }
    }
    onCommit()
    return value
  }

  /// Runs `body` as a transaction, or as a part of one, that is all of its own to the caller.
  func writeAsync<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    try await line.answer(to: body) { works in
      var rest = works[...]
      while !rest.isEmpty { rest = self.commit(rest) }
    }
  }

  /// How long a transaction takes in one write after the other: the first of them waits for the last.
  private static let span: Duration = .milliseconds(5)

  /// Does as many of `works` as one transaction may hold, and answers with the others.
  private func commit(_ works: ArraySlice<WorkLine.Work>) -> ArraySlice<WorkLine.Work> {
    var rest = works
    var done: [(work: WorkLine.Work, acknowledge: @Sendable () -> Void)] = []
    do throws(OverseerError) {
      try database.use { connection throws(OverseerError) in try Self.perform(&rest, &done, on: connection) }
    } catch {
      for (work, _) in done { work.fail(error) }
      // Not even begun: the database is not to be had, for none of them.
      if rest.count == works.count {
        for work in rest { work.fail(error) }
        return []
      }
      return rest
    }
    if !done.isEmpty { onCommit() }
    for (_, acknowledge) in done { acknowledge() }
    return rest
  }

  private static func perform(
    _ rest: inout ArraySlice<WorkLine.Work>, _ done: inout [(work: WorkLine.Work, acknowledge: @Sendable () -> Void)],
    on connection: Connection
  ) throws(OverseerError) {
    try connection.run("BEGIN IMMEDIATE")
    do throws(OverseerError) {
      let start = ContinuousClock.now
      let isShared = rest.count > 1
      while let work = rest.popFirst() {
        do throws(OverseerError) {
          let acknowledge =
            isShared
            ? try connection.part { () throws(OverseerError) in try work.perform(connection) }
            : try work.perform(connection)
          done.append((work, acknowledge))
        } catch {
          work.fail(error)
          // SQLite gives up a whole transaction where the disk is full or fails.
          guard isShared, connection.isInTransaction else { throw error }
        }
        if ContinuousClock.now - start > span { break }
      }
      try connection.run("COMMIT")
    } catch {
      connection.rollBack()
      throw error
    }
  }
}
