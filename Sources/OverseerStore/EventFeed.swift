import OverseerModel

/// The log from one place on, and everything that is added to it later: each event once, in order, without end.
///
/// It is read from the log as fast as its reader asks for more, so a slow reader holds nobody up and loses nothing.
/// It ends when the task that iterates is cancelled. It throws `precondition_failed` where the reader is so slow that
/// the events it should get next have been pruned.
public struct EventFeed: AsyncSequence, Sendable {
  public typealias Element = Event
  public typealias Failure = OverseerError

  fileprivate let store: Store
  /// The seq of the event before the first.
  public let after: Int64
  public let filter: EventFilter
  /// Wakes the store's followers at commits of other processes, as long as it exists.
  fileprivate let watch: CommitWatch?

  public func makeAsyncIterator() -> Iterator { Iterator(self) }

  public struct Iterator: AsyncIteratorProtocol {
    private let feed: EventFeed
    private var wakes: AsyncStream<Void>.Iterator
    private var batch: EventBatch
    private var hasEnded = false

    fileprivate init(_ feed: EventFeed) {
      self.feed = feed
      // Before the first read: a commit after that read wakes us, and one before it is read.
      wakes = feed.store.commits.wakes().makeAsyncIterator()
      batch = EventBatch(last: feed.after, isAtHead: false)
    }

    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(OverseerError) -> Event? {
      while !hasEnded {
        if let event = batch.events.popFirst() { return event }
        if batch.isAtHead, await wakes.next(isolation: actor) == nil { break }
        if Task.isCancelled { break }
        do throws(OverseerError) {
          try await read()
        } catch {
          hasEnded = true
          if Task.isCancelled { return nil }
          throw error
        }
      }
      hasEnded = true
      return nil
    }

    private mutating func read() async throws(OverseerError) {
      let (last, filter) = (batch.last, feed.filter)
      batch = try await feed.store.readAsync { reading throws(OverseerError) in
        try reading.batch(after: last, filter)
      }
    }
  }
}

/// What one look at the log gives to a feed.
private struct EventBatch: Sendable {
  var events: ArraySlice<Event> = []
  /// How far the look went; it need not be the place of an event that passed the filter.
  var last: Int64
  /// Whether there was nothing more to see.
  var isAtHead: Bool
}

extension Store {
  /// Gives an element soon after each commit, of this process or of another; several commits may share one. What is new
  /// stands in the log.
  public func wakes() throws(OverseerError) -> AsyncStream<Void> {
    commits.wakes(by: try watchOthers())
  }

  /// Like ``wakes()``, but has nobody look for commits of other processes: it tells of those only where others follow
  /// the log, too. A commit costs much less with it.
  public func ownWakes() -> AsyncStream<Void> { commits.wakes() }

  /// Every event after `after` that passes `filter`, then those to come; without `after`, only those to come.
  ///
  /// Throws `invalid_input` for an `after` that the log has not reached, `precondition_failed` where events that
  /// should come next have been pruned. It waits for one short read.
  public func events(
    after: Int64? = nil, filter: EventFilter = EventFilter()
  ) throws(OverseerError) -> EventFeed {
    let watch = try watchOthers()
    let start = try read { reading throws(OverseerError) in
      guard let after else { return try reading.headSeq() }
      try reading.checkLog(after: after)
      return after
    }
    return EventFeed(store: self, after: start, filter: filter, watch: watch)
  }
}

extension Reading {
  /// The seq of the first event that has not been pruned, and of the last one. In an empty log the first one is still
  /// to come.
  func logEnds() throws(OverseerError) -> (oldest: Int64, head: Int64) {
    let ends = try connection.first("SELECT (SELECT min(seq) FROM events), (SELECT max(seq) FROM events)") { row in
      row.isNull(0) ? nil : (oldest: Int64(row.integer(0)), head: Int64(row.integer(1)))
    }
    return (ends ?? nil) ?? (oldest: 1, head: 0)
  }

  /// Refuses to go on after `after` where the log does not have what comes next, or cannot have given it out.
  public func checkLog(after: Int64) throws(OverseerError) {
    try checkLog(after: after, try logEnds())
  }

  func checkLog(after: Int64, _ log: (oldest: Int64, head: Int64)) throws(OverseerError) {
    guard (0...log.head).contains(after) else {
      throw OverseerError.notFound(
        field: "after", "there is no event \(after) to go on from, only 0 to \(log.head)",
        hint: "Give the seq of the last event that you received.")
    }
    guard after >= log.oldest - 1 else {
      throw OverseerError(
        .preconditionFailed, "the events up to \(log.oldest - 1) have been pruned",
        hint: "Read the present state anew and go on from there, or start after \(log.oldest - 1).",
        details: ["oldest": .integer(log.oldest)])
    }
  }

  /// How many events one look takes at most, and how many it passes over in search of some that pass the filter. Both
  /// keep a look below 3 ms: so long others may wait for a connection.
  private static let batchSize = 100
  private static let batchSpan: Int64 = 10_000

  fileprivate func batch(after last: Int64, _ filter: EventFilter) throws(OverseerError) -> EventBatch {
    let log = try logEnds()
    guard log.head > last else { return EventBatch(last: last, isAtHead: true) }
    try checkLog(after: last, log)
    let end = min(log.head, last + Self.batchSpan)
    let events = try events(filter, after: last, before: end + 1, limit: Self.batchSize)
    let reached = events.count < Self.batchSize ? end : events.last?.seq ?? end
    return EventBatch(events: events[...], last: reached, isAtHead: reached == log.head)
  }
}
