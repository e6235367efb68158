import NIOCore
import OverseerContract
import OverseerModel
import OverseerSDK
import OverseerStore

/// One client of the WebSocket of events: answers what it asks, and sends what it has subscribed to.
struct SocketSession: Sendable {
  let hub: EventHub
  let subscriber: EventSubscriber
  let token: StreamToken
  let caller: Caller
  let check: InputCheck
  let writer: SocketWriter
  private let inbox = SocketInbox()

  init(
    hub: EventHub, subscriber: EventSubscriber, token: StreamToken, caller: Caller, check: InputCheck,
    writer: SocketWriter
  ) {
    self.hub = hub
    self.subscriber = subscriber
    self.token = token
    self.caller = caller
    self.check = check
    self.writer = writer
  }

  /// Runs until the client closes, goes away, or its token lets nobody in any more.
  func run(_ messages: SocketMessages) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await receive(messages) }
      group.addTask { try await serve() }
      try await group.next()
      group.cancelAll()
    }
  }

  private func receive(_ messages: SocketMessages) async throws(SocketClose) {
    for await message in messages {
      try inbox.put(message)
      subscriber.wake()
    }
  }

  private func serve() async throws {
    var course: EventCourse?
    for await _ in subscriber.wakes {
      repeat {
        for message in inbox.take() { try await answer(message, &course) }
        let news = subscriber.take()
        if news.mustShowToken { try checkToken() }
        if try await !advance(&course, news), news.isQuiet { try await writer.ping() }
      } while course?.isReading == true && !Task.isCancelled
    }
  }

  private func checkToken() throws(SocketClose) {
    do throws(OverseerError) {
      try token.check(in: hub.overseer)
    } catch {
      throw SocketClose(code: 1008, reason: error.message)
    }
  }

  /// Sends what is next in the subscription, if there is something.
  private func advance(_ course: inout EventCourse?, _ news: EventSubscriber.News) async throws -> Bool {
    do {
      guard let pieces = try await course?.advance(news) else { return false }
      try await writer.send(contentsOf: pieces)
      subscriber.hasSent(pieces)
      return true
    } catch let error as OverseerError {
      course = nil
      subscriber.rest()
      try await send(error)
      return true
    }
  }

  private func answer(_ message: String, _ course: inout EventCourse?) async throws {
    do {
      switch try SocketRequest(message, check) {
      case .subscribe(let operation):
        let feed = try hub.overseer.stream(operation, as: caller)
        course = nil
        subscriber.rest()
        try await send(.subscribed(after: feed.after))
        var filter = feed.filter
        if let bound = caller.boundRepo { filter.repoID = bound }
        course = EventCourse(subscriber, of: hub, after: feed.after, filter)
      case .unsubscribe:
        course = nil
        subscriber.rest()
        try await send(.unsubscribed)
      case .ping: try await send(.pong)
      }
    } catch let error as OverseerError {
      try await send(error)
    }
  }

  private func send(_ reply: SocketReply) async throws { try await writer.send(try reply.text) }

  private func send(_ error: OverseerError) async throws {
    try await send(.error(ErrorBody(error, correlationID: caller.correlationID ?? "")))
  }
}
