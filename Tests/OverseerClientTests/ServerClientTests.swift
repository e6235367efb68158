import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerClient

@Suite(.timeLimit(.minutes(5))) struct ServerClientTests {
  private static let caller = Caller(
    principal: .agent(name: "claude-code", session: "sess-7", checkout: nil), source: .cli, hasProvenHuman: false,
    folder: "/home/ada/ü", correlationID: "cor_1")
  private static let version = #"{"version":"9.9","schema":4,"swift":null}"#

  private func error(
    _ answer: SampleServer.Answer, _ operation: some SDKOperation = GetVersion()
  ) async throws -> OverseerError {
    let server = try await SampleServer { _, _ in answer }
    return try await #require(throws: OverseerError.self) {
      _ = try await server.client.call(operation, as: Self.caller)
    }
  }

  @Test func `A question goes as GET, with all that the call is about`() async throws {
    let server = try await SampleServer { _, _ in .json("[]") }
    let list = ListTasks(status: [.pending, .inProgress], ready: true, text: "a&b=ü")
    #expect(try await server.client.call(list, as: Self.caller).isEmpty)
    let request = try #require(server.requests.all.first)
    #expect(request.method == "GET")
    #expect(request.target == "/api/tasks?status=Pending%2CInProgress&ready=true&text=a%26b%3D%C3%BC")
    #expect(request.body.isEmpty)
    for (name, value) in [
      ("Host", server.url.dropFirst("http://".count)), ("Authorization", "Bearer ovs_secret"),
      ("X-Correlation-Id", "cor_1"), ("X-Overseer-Source", "Cli"), ("X-Overseer-Agent", "claude-code"),
      ("X-Overseer-Session", "sess-7"), ("X-Overseer-Folder", "/home/ada/%C3%BC"),
    ] {
      #expect(request.headers[name] == [String(value)], "\(name)")
    }
    #expect(!request.headers.contains(name: "Idempotency-Key"))
    #expect(!request.headers.contains(name: "Content-Type"))
  }

  @Test func `What changes something goes with a key and JSON`() async throws {
    let server = try await SampleServer { _, _ in .json("nonsense") }
    let id = TaskID(IdentifierSource().next(at: .now()))
    _ = try? await server.client.call(UpdateTask(id: .task(id), context: .clear), as: Self.caller)
    let request = try #require(server.requests.all.first)
    #expect(request.method == "PATCH")
    #expect(request.target == "/api/tasks/\(id)")
    let body = try JSONParser.parse(request.body)
    #expect(body["context"]?.isNull == true)
    #expect(body["id"] == nil)
    #expect(request.headers["Content-Type"] == ["application/json"])
    #expect(ULID(try #require(request.headers.first(name: "Idempotency-Key")), after: "key_") != nil)
  }

  @Test func `What blocks gives the same`() async throws {
    let server = try await SampleServer { _, _ in .json(Self.version) }
    let answer = try await Task.detached { try server.client.callNow(GetVersion(), as: Self.caller) }.value
    #expect(answer.version == "9.9")
  }

  @Test func `Null is an answer where there may be none`() async throws {
    let server = try await SampleServer { _, _ in .json("null") }
    #expect(try await server.client.call(GetCurrentRepo(), as: Self.caller) == nil)
  }

  @Test func `A large reply arrives whole`() async throws {
    let title = String(repeating: "x", count: 3_000_000)
    let server = try await SampleServer { _, _ in .json(#"{"id":"\#(title)"}"#) }
    #expect(try await server.client.call(ResolveID(kind: .task, text: "ABCD"), as: Self.caller).id == title)
  }

  @Test func `An error is what it is in the process`() async throws {
    let told = OverseerError(.conflict, "several", hint: "Give more.", details: ["candidates": ["a", "b"]])
    let body = try JSONCoder.encodeString(ErrorBody(told, correlationID: "cor_1"))
    #expect(try await error(.json(body, status: 409)) == told)
  }

  @Test func `A server of another version says so with its errors`() async throws {
    let told = OverseerError(.notFound, "there is no route", hint: "Look.")
    let body = try JSONCoder.encodeString(ErrorBody(told, correlationID: "cor_1"))
    let error = try await error(.json(body, status: 404, version: "0.0.1"))
    #expect(error.message == told.message)
    #expect(error.hint == "Look. The server is os 0.0.1, and this is os \(Version.current).")
    #expect(try await self.error(.json("[]", version: "0.0.1")).hint?.contains("os 0.0.1") == true)
  }

  @Test func `A token that is not taken is named by where it stands, never itself`() async throws {
    let told = OverseerError(.unauthorized, "who are you")
    let error = try await error(
      .json(try JSONCoder.encodeString(ErrorBody(told, correlationID: "cor_1")), status: 401))
    #expect(error.code == .unauthorized)
    #expect(error.message.contains("a test"))
    #expect(!"\(error)".contains("ovs_secret"))
    #expect(!"\(ClientToken("ovs_secret", from: "a test"))".contains("ovs_secret"))
  }

  @Test func `What is not an Overseer is named so`() async throws {
    for answer in [SampleServer.Answer.reply(200, [:], Self.version), .reply(404, [:], "<html>")] {
      let error = try await error(answer)
      #expect(error.code == .unavailable)
      #expect(error.message.hasSuffix("is not an Overseer"))
    }
  }

  @Test func `A reply that nobody understands is an error`() async throws {
    #expect(try await error(.json("{")).code == .unavailable)
    #expect(try await error(.json("<html>", status: 500)).code == .unavailable)
  }

  @Test func `Where nobody listens, it says what to do`() async throws {
    let server = try await SampleServer { _, _ in .close }
    let client = try server.client
    try await server.stop()
    let error = try await #require(throws: OverseerError.self) {
      _ = try await client.call(GetVersion(), as: Self.caller)
    }
    #expect(error.code == .unavailable)
    #expect(error.message == "no server answers at \(client.url): nobody listens there")
    #expect(error.hint == "Start one: os serve")
  }

  @Test func `A call whose connection breaks is sent once more, with the same key`() async throws {
    let server = try await SampleServer { _, count in count == 0 ? .close : .json(#"{"id":"x"}"#) }
    _ = try? await server.client.call(CreateTask(description: "a"), as: Self.caller)
    let requests = server.requests.all
    #expect(requests.count == 2)
    #expect(Set(requests.map { $0.headers["Idempotency-Key"] }).count == 1)
    #expect(Set(requests.map(\.body)).count == 1)
  }

  @Test func `A call whose connection breaks twice may have been carried out`() async throws {
    let server = try await SampleServer { _, _ in .close }
    let error = try await #require(throws: OverseerError.self) {
      _ = try await server.client.call(CreateTask(description: "a"), as: Self.caller)
    }
    #expect(server.requests.all.count == 2)
    #expect(error.code == .unavailable)
    #expect(error.message.contains("tasks.create"))
    #expect(error.hint == "It may have been carried out. Look before you call it again.")
  }
}
