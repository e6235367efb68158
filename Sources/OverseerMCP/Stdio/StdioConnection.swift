import OverseerJSON
import OverseerModel
import OverseerSDK
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A conversation with the client that has started this process.
public final class StdioConnection: Sendable {
  /// What still runs when the input ends may end within this time, so that whoever pipes messages in gets the answers
  /// that come at once.
  private static let grace = Duration.milliseconds(100)
  /// When the process is ended, whatever still runs or waits to be written.
  private static let lastGrace: UInt32 = 500_000

  private typealias Call = @Sendable (_ send: @escaping @Sendable (JSONValue) -> Void) async -> JSONValue?

  private let server: MCPServer
  private let streams: StandardStreams
  private let output: MessageOutput
  private let backlog = Backlog()
  private let state: Mutex<State>

  private struct State {
    /// What the client and the server have agreed on so far.
    var exchange: MCPExchange
    /// Whose claims are kept alive.
    var agents: Set<String> = []
  }

  /// - Parameters:
  ///   - client: What the client is called until it tells its name.
  ///   - caller: Who calls, given the name of the agent.
  public init(
    _ server: MCPServer, over streams: StandardStreams, client: String,
    caller: @escaping @Sendable (_ agent: String) -> Caller
  ) {
    self.server = server
    self.streams = streams
    output = MessageOutput(streams.output, backlog)
    state = Mutex(State(exchange: MCPExchange(clientName: client, caller: caller)))
  }

  /// Answers until the client closes one of the streams. While it is there, the claims of its agent stay alive,
  /// and the reviews are looked after.
  public func run() async {
    let (calls, call) = AsyncStream.makeStream(of: Call.self)
    let (inputEnd, endInput) = AsyncStream.makeStream(of: Never.self)
    let (callers, caller) = AsyncStream.makeStream(of: Caller.self)
    MessageInput(streams.input).start { [self] line in
      backlog.waitForRoom()
      receive(line, call, caller)
    } end: {
      call.finish()
      endInput.finish()
      usleep(Self.lastGrace)  // justified: this thread only reads, and the input has ended
      _exit(0)
    }
    await withTaskGroup(of: Void.self) { ends in
      ends.addTask { await self.answer(calls) }
      ends.addTask {
        for await _ in inputEnd {}
        try? await Task.sleep(for: Self.grace)
      }
      ends.addTask { for await _ in self.output.closed {} }
      ends.addTask { await AgentCare(server: self.server, report: Self.tell).run(callers) }
      await ends.next()
      ends.cancelAll()
    }
    await output.flush()
  }

  /// Answers a line at once where that needs no work, and passes it on as a call where it does.
  private func receive(
    _ line: LineSplitter.Line, _ calls: AsyncStream<Call>.Continuation, _ callers: AsyncStream<Caller>.Continuation
  ) {
    let message: JSONValue
    do throws(RPCFailure) {
      guard case .text(let bytes) = line else {
        throw RPCFailure(.invalidRequest, "the message is longer than \(MessageInput.limit >> 20) MiB")
      }
      message = try MessageText.read(bytes)
    } catch {
      return output.send(error.reply(to: nil))
    }
    let exchange = state.withLock { state in
      note(message, in: &state, callers)
      return state.exchange
    }
    switch server.receive(message, over: exchange) {
    case .done(nil): return
    case .done(let reply?): output.send(reply)
    case .pending(let call):
      backlog.add(calls: 1)
      calls.yield(call)
    }
  }

  /// Keeps in mind what a message says of the client.
  private func note(_ message: JSONValue, in state: inout State, _ callers: AsyncStream<Caller>.Continuation) {
    if let agreed = Handshake(in: message) {
      state.exchange.version = agreed.version
      if let name = agreed.clientName { state.exchange.clientName = name }
    }
    guard
      let name = message["params"]?["_meta"]?[RequestMeta.clientKey]?["name"]?.stringValue ?? state.exchange.clientName
    else { return }
    let agent = ClientName.agent(name)
    // A conversation has one client; of whoever claims to be many, not all are believed.
    guard state.agents.count < 8, state.agents.insert(agent).inserted else { return }
    callers.yield(state.exchange.caller(agent))
  }

  private func answer(_ calls: AsyncStream<Call>) async {
    await withDiscardingTaskGroup { group in
      for await call in calls {
        group.addTask { [output, backlog] in
          defer { backlog.add(calls: -1) }
          if let reply = await call({ output.send($0) }) { output.send(reply) }
        }
      }
    }
  }

  /// Clients keep what comes on standard error in their logs.
  private static func tell(_ trouble: ReviewAttendance.Trouble) {
    let review = trouble.review.map { " \($0)" } ?? ""
    let line = Array("os mcp: the review\(review) cannot go on: \(trouble.error.message)\n".utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
