import OverseerCodemode
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore

/// One operation as scripts call it.
struct OperationBinding: Sendable {
  enum Answer: Sendable {
    case now([UInt8])
    case later(@Sendable () async throws(OverseerError) -> [UInt8])
  }

  let spec: OperationSpec
  /// Whether it works outside of the database.
  let isEffect: Bool
  let answer: @Sendable (_ arguments: [UInt8], _ script: RunningScript) throws(OverseerError) -> Answer

  /// nil for a stream, which a script cannot follow.
  init?<Operation: SDKOperation>(_ type: Operation.Type) {
    spec = Operation.spec
    // Looked at with the first call: to look at the types of all operations takes longer than all else of a start.
    let shape = Lazily { () throws(OverseerError) in ScriptShape(Operation.self) }
    switch Operation.execution {
    case .stream: return nil
    case .read, .write:
      isEffect = false
      answer = { arguments, script throws(OverseerError) in
        let output = try Self.explaining(arguments, shape, script) { () throws(OverseerError) in
          try script.call(try shape.value().decode(Operation.self, from: arguments))
        }
        return .now(try Self.encoded(output))
      }
    case .effect:
      isEffect = true
      answer = { arguments, script throws(OverseerError) in
        let operation = try Self.explaining(arguments, shape, script) { () throws(OverseerError) in
          try shape.value().decode(Operation.self, from: arguments)
        }
        return .later { () async throws(OverseerError) in
          do throws(OverseerError) {
            return try Self.encoded(try await script.perform(operation))
          } catch {
            throw try Self.explained(error, arguments, shape, script)
          }
        }
      }
    }
  }

  var name: String { spec.name }
  /// Whether a call leaves something behind.
  var changes: Bool { spec.method != .get }

  private static func explaining<Value>(
    _ arguments: [UInt8], _ shape: Lazily<ScriptShape>, _ script: RunningScript,
    _ body: () throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    do throws(OverseerError) {
      return try body()
    } catch {
      throw try explained(error, arguments, shape, script)
    }
  }

  private static func explained(
    _ error: OverseerError, _ arguments: [UInt8], _ shape: Lazily<ScriptShape>, _ script: RunningScript
  ) throws(OverseerError) -> OverseerError {
    guard error.code == .invalidInput || error.code == .notFound else { return error }
    let shape = try shape.value()
    guard let members = try? shape.members(of: arguments) else { return error }
    return MeantID { request throws(OverseerError) in try script.call(request) }
      .explained(error, members, idType: shape.idType)
  }

  private static func encoded(_ output: some Encodable) throws(OverseerError) -> [UInt8] {
    do {
      return try JSONCoder.encode(output)
    } catch {
      throw OverseerError(.internalError, "the reply cannot be written as JSON: \(error)")
    }
  }
}

extension RunningScript {
  /// Carries out what stays within the database: a part of the transaction, where one is open.
  func call<Operation: SDKOperation>(_ operation: Operation) throws(OverseerError) -> Operation.Output {
    guard let transaction else { return try overseer.callNow(operation, as: caller) }
    return try overseer.callNow(operation, as: caller, in: transaction)
  }

  /// Carries out what works outside of the database.
  func perform<Operation: SDKOperation>(_ operation: Operation) async throws(OverseerError) -> Operation.Output {
    // Gates are left to those who look after reviews: what a script would run of them ends with the script.
    if let wait = operation as? AwaitReview, let news = try await look(wait) as? Operation.Output { return news }
    return try await overseer.call(operation, as: caller)
  }

  private func look(_ wait: AwaitReview) async throws(OverseerError) -> ReviewNews {
    if let seconds = wait.timeoutSecs, seconds < 0 {
      throw OverseerError.invalidField("timeout_secs", "must be 0 or more, not \(seconds)")
    }
    return try await wait.look(in: overseer, as: caller, for: waitLimit(wait.timeoutSecs.map { .seconds($0) }))
  }

  /// How long a call may wait: as long as asked, at most 20 s, and so that the script can go on after it.
  func waitLimit(_ asked: Duration?) -> Duration {
    let left = ContinuousClock.now.duration(to: end) - .milliseconds(500)
    return max(.zero, min(asked ?? .seconds(20), .seconds(20), left))
  }
}
