import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerClient

@Suite(.timeLimit(.minutes(5))) struct ServerEventsTests {
  private static let caller = Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: false)

  private static func event(_ seq: Int64) -> Event {
    Event(
      id: EventID(IdentifierSource().next(at: .now())), seq: seq, at: .now(), correlationID: nil, source: .cli,
      actor: .system, repoID: nil, taskID: nil,
      body: .dataImported(
        DataImportedPayload(
          format: "tasks.db 5", repoID: RepoID(IdentifierSource().next(at: .now())), tasks: 1, learnings: 0, blockers: 0
        )))
  }

  private static func message(_ seq: Int64) throws -> String {
    "id: \(seq)\nevent: DataImported\ndata: \(try JSONCoder.encodeString(event(seq)))\n\n"
  }

  /// The seqs of the first events that a stream gives.
  private func seqs(_ count: Int, of server: SampleServer, after: Int64? = nil) async throws -> [Int64] {
    var seqs: [Int64] = []
    for try await event in try server.client.stream(SubscribeEvents(after: after), as: Self.caller) {
      seqs.append(event.seq)
      if seqs.count == count { break }
    }
    return seqs
  }

  @Test func `Events come in their order`() async throws {
    let text = try (1...5).map { try Self.message($0) }.joined()
    let server = try await SampleServer { _, _ in .stream([": alive\n\n", text], ends: false) }
    #expect(try await seqs(5, of: server, after: 0) == [1, 2, 3, 4, 5])
    let request = try #require(server.requests.all.first)
    #expect(request.target == "/api/events/subscribe?after=0")
    #expect(request.headers["Accept"] == ["text/event-stream"])
  }

  @Test func `A connection that breaks goes on behind the last event`() async throws {
    let pieces = try (1...4).map { try Self.message($0) }
    let server = try await SampleServer { _, count in
      switch count {
      case 0: .stream([pieces[0], pieces[1], String(pieces[2].prefix(40))], ends: true)
      case 1: .close
      default: .stream([pieces[2], pieces[3]], ends: false)
      }
    }
    #expect(try await seqs(4, of: server) == [1, 2, 3, 4])
    #expect(server.requests.all.map { $0.headers.first(name: "Last-Event-ID") } == [nil, "2", "2"])
  }

  @Test func `A place that comes without an event is gone on from`() async throws {
    let next = try Self.message(8)
    let server = try await SampleServer { _, count in .stream([count == 0 ? "id: 7\n\n" : next], ends: count == 0) }
    #expect(try await seqs(1, of: server) == [8])
    #expect(server.requests.all.last?.headers.first(name: "Last-Event-ID") == "7")
  }

  @Test func `What the operation refuses is thrown`() async throws {
    let told = OverseerError(.preconditionFailed, "pruned", details: ["oldest": 9])
    let body = try JSONCoder.encodeString(ErrorBody(told, correlationID: "cor_1"))
    let refusing = try await SampleServer { _, _ in .json(body, status: 412) }
    await #expect(throws: told) { _ = try await seqs(1, of: refusing) }
    let late = try await SampleServer { _, _ in .stream(["event: error\ndata: \(body)\n\n"], ends: false) }
    await #expect(throws: told) { _ = try await seqs(1, of: late) }
  }

  @Test func `Who is dropped for being slow comes again`() async throws {
    let told = OverseerError(.unavailable, "too slow")
    let body = try JSONCoder.encodeString(ErrorBody(told, correlationID: "cor_1"))
    let (first, second) = (try Self.message(1), try Self.message(2))
    let server = try await SampleServer { _, count in
      count == 0 ? .stream([first, "event: error\ndata: \(body)\n\n"], ends: true) : .stream([second], ends: false)
    }
    #expect(try await seqs(2, of: server) == [1, 2])
  }

  @Test func `Where nobody listens, it ends at once`() async throws {
    let server = try await SampleServer { _, _ in .close }
    let client = try server.client
    try await server.stop()
    let error = try await #require(throws: OverseerError.self) {
      for try await _ in try client.stream(SubscribeEvents(), as: Self.caller) {}
    }
    #expect(error.code == .unavailable)
  }

  @Test func `It ends when the task is cancelled`() async throws {
    let first = try Self.message(1)
    let server = try await SampleServer { _, _ in .stream([first], ends: false) }
    let (began, begin) = AsyncStream<Void>.makeStream()
    let task = Task {
      var seqs: [Int64] = []
      for try await event in try server.client.stream(SubscribeEvents(), as: Self.caller) {
        seqs.append(event.seq)
        begin.yield()
      }
      return seqs
    }
    for await _ in began { break }
    task.cancel()
    #expect(try await task.value == [1])
  }

  @Test func `A slow reader gets everything`() async throws {
    let text = try (1...2000).map { try Self.message($0) }.joined()
    let server = try await SampleServer { _, _ in .stream([text], ends: false) }
    #expect(try await seqs(2000, of: server) == Array(1...2000))
  }
}
