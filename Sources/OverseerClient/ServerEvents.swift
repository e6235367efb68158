import NIOCore
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

/// The events that a server tells: each once and in order, without end.
///
/// A connection that breaks is made anew, and goes on behind the last event that came. It throws what the operation
/// throws, and `unavailable` where no server answers: at once for the first connection, later after 30 seconds. It ends
/// when the task that iterates is cancelled.
public struct ServerEvents: AsyncSequence, Sendable {
  public typealias Element = Event
  public typealias Failure = OverseerError

  fileprivate let client: ServerClient
  fileprivate let request: OutgoingRequest
  fileprivate let name: String

  /// How long a server that has gone away is waited for.
  fileprivate static let patience = Duration.seconds(30)

  public func makeAsyncIterator() -> Iterator { Iterator(self) }

  public struct Iterator: AsyncIteratorProtocol {
    private let events: ServerEvents
    private var stream: ReplyStream?
    private var parser = EventStreamParser()
    private var ready: [Event] = []
    /// The place behind which to go on.
    private var last: String?
    private var hasEnded = false
    private var wasConnected = false

    fileprivate init(_ events: ServerEvents) { self.events = events }

    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(OverseerError) -> Event? {
      do throws(OverseerError) {
        while !hasEnded, !Task.isCancelled {
          if !ready.isEmpty { return ready.removeFirst() }
          try await read()
        }
      } catch {
        hasEnded = true
        stream?.close()
        if Task.isCancelled { return nil }
        throw error
      }
      hasEnded = true
      stream?.close()
      return nil
    }

    private mutating func read() async throws(OverseerError) {
      guard let stream else { return try await connect() }
      do {
        guard let bytes = try await stream.next() else { return drop() }
        try take(parser.take(bytes.readableBytesView))
      } catch let error as OverseerError {
        throw error
      } catch {
        drop()
      }
    }

    /// Lets the connection go; the next one resumes where it ended.
    private mutating func drop() {
      stream?.close()
      stream = nil
      parser = EventStreamParser()
    }

    private mutating func take(_ messages: [EventStreamParser.Message]) throws(OverseerError) {
      for message in messages {
        if message.event == "error" {
          let told = try? JSONCoder.decode(ErrorBody.self, from: message.data)
          // Who was dropped for being slow may come again.
          guard let error = told?.error, error.code != .unavailable else { return drop() }
          throw error
        }
        if let id = message.id { last = id }
        guard !message.data.isEmpty else { continue }
        do {
          ready.append(try JSONCoder.decode(Event.self, from: message.data))
        } catch {
          throw OverseerError(
            .unavailable,
            "the server at \(events.client.url) tells an event that this program does not understand: \(error)",
            hint: "Start it anew with this program: os serve")
        }
      }
    }

    private mutating func connect() async throws(OverseerError) {
      let start = ContinuousClock.now
      var pause = Duration.milliseconds(50)
      while true {
        do {
          return try await open()
        } catch let error as OverseerError {
          guard error.code == .unavailable, wasConnected else { throw error }
          if start.duration(to: .now) > ServerEvents.patience { throw error }
        } catch {
          if !wasConnected || start.duration(to: .now) > ServerEvents.patience {
            throw events.client.failure(error, of: events.name, isWriting: false)
          }
        }
        do { try await Task.sleep(for: pause) } catch { return }
        pause = Swift.min(pause * 2, .seconds(2))
      }
    }

    private mutating func open() async throws {
      var request = events.request
      if let last { request.headers.replaceOrAdd(name: "Last-Event-ID", value: last) }
      let stream = try await ReplyStream.open(request, at: events.client.url)
      let status = Int(stream.head.status.code)
      if status != 200 {
        var body: [UInt8] = []
        while body.count < 1 << 20, let part = try await stream.next() { body += Array(part.readableBytesView) }
        stream.close()
        try events.client.check(status, stream.head.headers, body)
      }
      try events.client.check(status, stream.head.headers, [])
      self.stream = stream
      wasConnected = true
    }
  }
}

extension ServerClient {
  /// The events that a streaming operation gives.
  public func stream<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller
  ) throws(OverseerError) -> ServerEvents {
    var request = try request(for: operation, as: caller)
    request.headers.replaceOrAdd(name: "Accept", value: "text/event-stream")
    return ServerEvents(client: self, request: request, name: Operation.spec.name)
  }
}
