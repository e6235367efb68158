import HTTPTypes
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

/// Answers requests for one operation: reads its input from the parts of the request, calls it, and writes its reply.
struct OperationRoute<Operation: SDKOperation>: Sendable {
  /// What is known of the operation's input and output by looking at its types.
  private struct Shape: Sendable {
    let input: RequestInput
    let check: InputCheck
    let isPaged: Bool
  }

  /// Looked at with the first request: to look at the types of all operations takes longer than all else of a start.
  private let shape: Lazily<Shape>
  private let overseer: Overseer
  private let once: Once
  private let hub: EventHub

  init(_ type: Operation.Type, in overseer: Overseer, once: Once, hub: EventHub) {
    shape = Lazily { () throws(OverseerError) in
      let contract = Contract(of: [Operation.self], documentation: DocComments())
      guard let operation = contract[Operation.spec.name] else {
        throw OverseerError(.internalError, "\(Operation.spec.name) is not in its own contract")
      }
      return Shape(
        input: RequestInput(of: operation, in: contract), check: InputCheck(Operation.self),
        isPaged: operation.isPaged)
    }
    self.overseer = overseer
    self.once = once
    self.hub = hub
  }

  /// The answer of a bounded read.
  func answerNow(_ exchange: Exchange) throws(OverseerError) -> Reply {
    let (operation, caller) = try call(exchange)
    return try reply(overseer.callNow(operation, as: caller), to: exchange)
  }

  func answer(_ exchange: Exchange) async throws(OverseerError) -> Reply {
    if case .read = Operation.execution, Operation.isBounded { return try answerNow(exchange) }
    let (operation, caller) = try call(exchange)
    switch Operation.execution {
    case .read:
      return try await withTaskExecutorPreference(FileExecutor.shared) { () async throws(OverseerError) in
        try reply(try await overseer.call(operation, as: caller), to: exchange)
      }
    case .write, .effect:
      return try await once.reply(to: exchange, of: Operation.spec, by: caller) { kept async throws(OverseerError) in
        guard let kept else { return try Self.encoded(await overseer.call(operation, as: caller)) }
        return try await overseer.call(operation, as: caller, keeping: kept) { output throws(OverseerError) in
          try Self.encoded(output)
        }
      }
    case .stream: return try hub.stream(try overseer.stream(operation, as: caller), to: exchange)
    }
  }

  /// What is called, and by whom.
  private func call(_ exchange: Exchange) throws(OverseerError) -> (Operation, Caller) {
    guard let bearer = exchange.bearer else { throw OverseerError(.unauthorized, "a token is needed") }
    try bearer.check(Operation.spec)
    let caller = try bearer.caller(of: exchange)
    return (try decoded(exchange), caller)
  }

  private func decoded(_ exchange: Exchange) throws(OverseerError) -> Operation {
    var query = exchange.target.query.map { (name: $0.name, value: $0.value) }
    if case .stream = Operation.execution, let last = exchange.request.headers[.lastEventID] {
      // A browser that connects again sends the first address with the place that it has reached since.
      query = query.filter { $0.name != "after" } + [(name: "after", value: last)]
    }
    var body: JSONValue?
    if !exchange.body.isEmpty {
      do throws(JSONParseError) {
        body = try JSONParser.parse(exchange.body)
      } catch {
        throw OverseerError(.invalidInput, "the body is not JSON: \(error)")
      }
    }
    let shape = try shape.value()
    return try shape.check.decode(
      Operation.self, from: try shape.input.assembled(path: exchange.parameters, query: query, body: body))
  }

  private func reply(_ output: Operation.Output, to exchange: Exchange) throws(OverseerError) -> Reply {
    var reply = Reply.json(try Self.encoded(output))
    if try shape.value().isPaged, let next = NextPage.link(after: output, exchange.target) {
      reply.fields[.link] = next
    }
    return reply
  }

  private static func encoded(_ output: Operation.Output) throws(OverseerError) -> [UInt8] {
    do {
      return try JSONCoder.encode(output)
    } catch {
      throw OverseerError(.internalError, "the reply cannot be written as JSON: \(error)")
    }
  }
}
