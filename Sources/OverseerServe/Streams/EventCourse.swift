import NIOCore
import OverseerModel

/// The way of one subscriber through the log: each event that passes the filter once, in order. What there is already
/// is read from the log, what comes later the hub brings.
struct EventCourse: Sendable {
  private let hub: EventHub
  private let subscriber: EventSubscriber
  private let filter: EventFilter
  /// How far the log has been read; nil while the hub brings what is new.
  private var last: Int64?

  init(_ subscriber: EventSubscriber, of hub: EventHub, after: Int64, _ filter: EventFilter) {
    self.subscriber = subscriber
    self.hub = hub
    self.filter = filter
    last = after
  }

  /// Goes one step on, if there is one now: what is next in the log, ready to be sent. It does not wait for events.
  ///
  /// Throws `precondition_failed` where the subscriber was so slow that what comes next has been pruned.
  mutating func advance(_ news: EventSubscriber.News) async throws(OverseerError) -> [ByteBuffer]? {
    if last == nil {
      last = news.missedAfter
      return news.pieces.isEmpty ? nil : news.pieces
    }
    while let after = last, !Task.isCancelled {
      let page = try await hub.page(after: after, filter, in: subscriber.form)
      last = page.last
      if page.isAtHead, hub.join(subscriber, after: page.last, filter) { last = nil }
      if !page.pieces.isEmpty { return page.pieces }
    }
    return nil
  }

  /// Whether there is more to send at once.
  var isReading: Bool { last != nil }
}
