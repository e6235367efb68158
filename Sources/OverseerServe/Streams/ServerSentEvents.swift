import HTTPTypes
import HummingbirdCore
import NIOCore
import OverseerJSON
import OverseerModel
import OverseerStore
import ServiceLifecycle

/// One stream of events, sent as they come.
struct ServerSentEvents: Sendable {
  let hub: EventHub
  let subscriber: EventSubscriber
  let token: StreamToken
  let correlationID: String
  /// The place in the log where it begins.
  let after: Int64
  let filter: EventFilter

  /// Sends until the client goes away, the server ends, or the token lets nobody in any more.
  @concurrent func send(to writer: inout any ResponseBodyWriter) async throws {
    // Said first, so that a client sees that it is heard, and whoever loses the connection before the first event knows
    // where to go on.
    try await writer.write(ByteBuffer(string: ": events after \(after)\nretry: 1000\nid: \(after)\n\n"))
    do {
      try await follow(&writer)
    } catch let error as OverseerError {
      try await writer.write(try Self.event(error, correlationID))
    }
  }

  @concurrent private func follow(_ writer: inout any ResponseBodyWriter) async throws {
    var course = EventCourse(subscriber, of: hub, after: after, filter)
    subscriber.wake()
    for await _ in subscriber.wakes {
      repeat {
        let news = subscriber.take()
        if news.mustShowToken { try token.check(in: hub.overseer) }
        if let pieces = try await course.advance(news) {
          try await writer.write(contentsOf: pieces)
          subscriber.hasSent(pieces)
        } else if news.isQuiet {
          try await writer.write(ByteBuffer(string: ": \n\n"))
        }
        if news.isOver { return try await writer.write(ByteBuffer(string: ": the server ends\n\n")) }
      } while course.isReading && !Task.isCancelled
    }
  }
}

extension ServerSentEvents {
  private static func event(_ error: OverseerError, _ correlationID: String) throws(JSONCodingError) -> ByteBuffer {
    var text = ByteBuffer(string: "event: error\ndata: ")
    text.writeBytes(try JSONCoder.encode(ErrorBody(error, correlationID: correlationID)))
    text.writeStaticString("\n\n")
    return text
  }
}

extension EventHub {
  /// Answers with the events of `feed`, as they come.
  func stream(_ feed: EventFeed, to exchange: Exchange) throws(OverseerError) -> Reply {
    guard let token = StreamToken(authorization: exchange.request.headers[.authorization]) else {
      throw OverseerError(.unauthorized, "a token is needed")
    }
    var filter = feed.filter
    if let bound = exchange.bearer?.repoID { filter.repoID = bound }
    let body = ResponseBody { [filter] writer in
      let subscriber = self.admit(.serverSent, over: exchange.channel)
      defer { self.remove(subscriber) }
      let events = ServerSentEvents(
        hub: self, subscriber: subscriber, token: token, correlationID: exchange.correlationID, after: feed.after,
        filter: filter)
      try await exchange.request.body.consumeWithCancellationOnInboundClose { _ in
        try await withGracefulShutdownHandler {
          try await events.send(to: &writer)
        } onGracefulShutdown: {
          subscriber.end()
        }
      }
      try await writer.finish(nil)
    }
    return .events(body)
  }
}
