import Synchronization
import Testing

@testable import OverseerCodemode

/// A host with a function for each way in which a call can go.
struct TestHost {
  static let surface = ScriptSurface(globals: [
    .init(
      name: "tasks",
      functions: [
        .init(names: ["echo"], number: 1), .init(names: ["fail"], number: 2),
        .init(names: ["later_echo", "laterEcho"], number: 3), .init(names: ["later_fail"], number: 4),
        .init(names: ["never"], number: 5), .init(names: ["block"], number: 6),
      ]),
    .init(name: "os", functions: [.init(names: ["transaction"], number: 10)]),
  ])

  static let engine = newEngine()

  /// An engine whose threads no other test takes.
  static func newEngine() -> ScriptEngine {
    ScriptEngine(surface: surface) { global, name in "\(global) has no \(name)" }
  }

  static let refusal = HostFailure(
    code: "conflict", message: "it is taken", hint: "take another", details: Array(#"{"by":"me"}"#.utf8))

  /// Called with the numbers of the functions that are called.
  var heard: @Sendable (Int) -> Void = { _ in }
  /// What blocks the thread while a call is answered.
  var block: @Sendable () -> Void = {}
  /// How long an enclosed function may take.
  var enclosureTime: Duration = .seconds(60)
  /// Called when an enclosed function has ended.
  var enclosed: @Sendable (ScriptHost.Enclosed.End) -> Void = { _ in }
  var engine = TestHost.engine

  var host: ScriptHost {
    ScriptHost { [self] function, arguments throws(HostFailure) in
      heard(function)
      switch function {
      case 1: return .value(arguments)
      case 2: throw Self.refusal
      case 3:
        return .later { () throws(HostFailure) in
          await Task.yield()
          return arguments
        }
      case 4: return .later { () throws(HostFailure) in throw Self.refusal }
      case 5:
        return .later { () throws(HostFailure) in
          // Only its cancellation ends it.
          try? await Task.sleep(for: .seconds(3600))
          return Array("null".utf8)
        }
      case 6:
        block()
        return .value(arguments)
      default:
        return .around { [self] code throws(HostFailure) in
          let end = code.run(for: enclosureTime)
          enclosed(end)
          if end == .outOfTime {
            throw HostFailure(code: "unavailable", message: "the transaction took too long")
          }
        }
      }
    }
  }

  func run(_ code: String, _ limits: ScriptLimits = ScriptLimits()) async -> ScriptReport {
    await engine.run(code, limits: limits, host: host)
  }
}

/// What a script gives back.
func result(
  _ code: String, _ limits: ScriptLimits = ScriptLimits(), sourceLocation: SourceLocation = #_sourceLocation
) async throws -> String {
  let report = await TestHost().run(code, limits)
  if case .failure(let failure) = report.outcome {
    Issue.record("\(failure.kind): \(failure.message)", sourceLocation: sourceLocation)
  }
  return String(decoding: try report.outcome.get(), as: UTF8.self)
}

/// Why a script gives nothing back.
func failure(
  _ code: String, _ limits: ScriptLimits = ScriptLimits(), sourceLocation: SourceLocation = #_sourceLocation
) async throws -> ScriptFailure {
  let report = await TestHost().run(code, limits)
  guard case .failure(let failure) = report.outcome else {
    return try #require(nil, "it gave something back", sourceLocation: sourceLocation)
  }
  return failure
}
