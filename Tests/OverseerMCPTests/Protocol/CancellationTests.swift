import OverseerJSON
import Testing

@testable import OverseerMCP

@Suite("Cancelling and progress")
struct CancellationTests {
  let bench: ProtocolBench

  init() throws { bench = try ProtocolBench() }

  private func sleeping(id: JSONValue) -> JSONValue {
    ProtocolBench.request(
      "tools/call", ["name": "query", "arguments": ["code": "await sleep(100000)"]], in: .november2025, id: id)
  }

  private func cancel(_ id: JSONValue) -> JSONValue {
    ["jsonrpc": "2.0", "method": "notifications/cancelled", "params": ["requestId": id, "reason": "test"]]
  }

  /// The call of a receipt.
  private func pending(
    _ message: JSONValue
  ) throws -> @Sendable (@escaping @Sendable (JSONValue) -> Void) async -> JSONValue? {
    guard case .pending(let call) = bench.server.receive(message, over: bench.exchange(.november2025)) else {
      throw Unexpected()
    }
    return call
  }

  private struct Unexpected: Error {}

  @Test("A call that is cancelled ends and gets no reply", arguments: [7, "seven"] as [JSONValue])
  func cancels(id: JSONValue) async throws {
    let call = try pending(sleeping(id: id))
    async let reply = call { _ in }
    #expect(await bench.answer(cancel(id), in: .november2025) == nil)
    #expect(await reply == nil)
  }

  @Test("Where each request has a response of its own, what is cancelled is answered with an error")
  func answered() async throws {
    var exchange = bench.exchange(.march2025)
    exchange.answersCancelled = true
    guard case .pending(let call) = bench.server.receive(sleeping(id: 7), over: exchange) else { throw Unexpected() }
    _ = await bench.answer(cancel(7), in: .march2025)
    let reply = await call { _ in }
    #expect(reply?["id"] == 7 && reply?.errorCode == -32603, "\(String(describing: reply))")
    let batch = JSONValue.array([sleeping(id: 8), cancel(8), ProtocolBench.request("ping", in: .march2025, id: 9)])
    let replies = await bench.server.answer(batch, over: exchange) { _ in }?.arrayValue
    #expect(replies?.map { $0["id"] } == [8, 9])
    #expect(replies?.map(\.errorCode) == [-32603, nil])
  }

  @Test("It may be cancelled before it runs")
  func early() async throws {
    let call = try pending(sleeping(id: 1))
    #expect(await bench.answer(cancel(1), in: .november2025) == nil)
    #expect(await call { _ in } == nil)
  }

  @Test("Cancelling something else changes nothing", arguments: ["1", 2, nil, [], 1.5] as [JSONValue])
  func others(id: JSONValue) async throws {
    let message = ProtocolBench.request(
      "tools/call", ["name": "query", "arguments": ["code": "await sleep(20); return 5"]], in: .november2025, id: 1)
    let call = try pending(message)
    _ = await bench.answer(cancel(id), in: .november2025)
    #expect(await call { _ in }?["result"]?["structuredContent"]?["result"] == 5)
    // Too late is no matter either.
    #expect(await bench.answer(cancel(1), in: .november2025) == nil)
  }

  @Test("A call ends with the task that it runs in")
  func task() async throws {
    let call = try pending(sleeping(id: 1))
    let reply = await withTaskGroup(of: JSONValue?.self) { group in
      group.addTask { await call { _ in } }
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(reply == nil)
  }

  @Test(
    "Who sends a token hears how many calls there were, before the reply",
    arguments: ["t", 5] as [JSONValue], [ProtocolVersion.march2025, .july2026])
  func progress(token: JSONValue, version: ProtocolVersion) async throws {
    let sent = Sent()
    let code = "for (let i = 0; i < 10; i++) await tasks.list(); return 1"
    let reply = try await bench.reply(
      "tools/call",
      ["name": "query", "arguments": ["code": .string(code)], "_meta": ["progressToken": token]], in: version
    ) { sent.add($0) }
    #expect(reply["result"]?["isError"] == false)
    #expect(!sent.all.isEmpty)
    for message in sent.all {
      #expect(message["method"] == "notifications/progress")
      #expect(message["params"]?["progressToken"] == token)
      #expect(message["id"] == nil)
    }
  }

  @Test("Who sends none hears nothing")
  func quiet() async throws {
    let sent = Sent()
    for meta in [nil, ["progressToken": nil], ["progressToken": []]] as [JSONValue?] {
      var params: JSONObject = ["name": "query", "arguments": ["code": "await tasks.list(); return 1"]]
      params["_meta"] = meta
      _ = try await bench.reply("tools/call", params, in: .november2025) { sent.add($0) }
    }
    #expect(sent.all.isEmpty)
  }
}
