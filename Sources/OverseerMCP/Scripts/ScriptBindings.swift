import OverseerCodemode
import OverseerJSON
import OverseerModel
import OverseerSDK

/// All that scripts can call: the operations of the catalogue, by noun, and `os`.
struct ScriptBindings: Sendable {
  static let shared = ScriptBindings(Catalogue.operations)

  /// A function's number is its place here, and after these come those of `os`.
  let operations: [OperationBinding]
  let surface: ScriptSurface

  init(_ catalogue: [any SDKOperation.Type]) {
    var operations: [OperationBinding] = []
    for type in catalogue {
      if let binding = Self.binding(type) { operations.append(binding) }
    }
    self.operations = operations
    surface = Self.surface(of: operations)
  }

  private static func binding<Operation: SDKOperation>(_ type: Operation.Type) -> OperationBinding? {
    OperationBinding(type)
  }

  private static func surface(of operations: [OperationBinding]) -> ScriptSurface {
    var globals: [ScriptSurface.Global] = []
    for (number, operation) in operations.enumerated() {
      let function = ScriptSurface.Function(names: names(of: operation.spec.verb), number: number)
      for noun in names(of: operation.spec.noun) {
        if let place = globals.firstIndex(where: { $0.name == noun }) {
          globals[place].functions.append(function)
        } else {
          globals.append(ScriptSurface.Global(name: noun, functions: [function]))
        }
      }
    }
    let own = OSFunction.allCases.enumerated().map { place, function in
      ScriptSurface.Function(names: [function.rawValue], number: operations.count + place)
    }
    return ScriptSurface(globals: globals + [ScriptSurface.Global(name: "os", functions: own)])
  }

  /// `next_ready` and `nextReady`; one name where both are the same.
  private static func names(of name: String) -> [String] {
    let words = name.split(separator: "_")
    let camel = (words.first ?? "") + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return camel == name ? [name] : [name, String(camel)]
  }

  /// What answers the calls of a script.
  func host(
    of script: RunningScript, around: (@Sendable (ScriptHost.Enclosed) throws(HostFailure) -> Void)? = nil
  ) -> ScriptHost {
    ScriptHost(
      call: { number, arguments throws(HostFailure) in try call(number, arguments, of: script) }, around: around)
  }

  private func call(
    _ number: Int, _ arguments: [UInt8], of script: RunningScript
  ) throws(HostFailure) -> ScriptHost.Reply {
    if operations.indices.contains(number) { return try call(operations[number], arguments, of: script) }
    let function = OSFunction.allCases[number - operations.count]
    let start = ContinuousClock.now
    do throws(OverseerError) {
      let reply = try function.answer(arguments, script)
      return Self.noting(reply, function.name, script, since: start)
    } catch {
      script.failed(function.name, since: start)
      throw HostFailure(error)
    }
  }

  private func call(
    _ operation: OperationBinding, _ arguments: [UInt8], of script: RunningScript
  ) throws(HostFailure) -> ScriptHost.Reply {
    let (name, start) = (operation.name, ContinuousClock.now)
    script.begins(name, changing: operation.changes)
    do throws(OverseerError) {
      try Self.admit(operation, of: script)
      switch try operation.answer(arguments, script) {
      case .now(let reply):
        script.ended(name, since: start, changing: operation.changes ? reply : nil)
        return .value(reply)
      case .later(let body):
        return .later { () async throws(HostFailure) in
          do throws(OverseerError) {
            let reply = try await body()
            script.ended(name, since: start, changing: operation.changes ? reply : nil, isAside: true)
            return reply
          } catch {
            script.failed(name, since: start)
            throw HostFailure(error, of: operation.spec)
          }
        }
      }
    } catch {
      script.failed(name, since: start)
      throw HostFailure(error, of: operation.spec)
    }
  }

  /// Refuses what the script may not call where it is.
  private static func admit(_ operation: OperationBinding, of script: RunningScript) throws(OverseerError) {
    if script.mode == .query, operation.changes {
      throw OverseerError(
        .forbidden, "query only reads: use execute for \(operation.name)",
        details: ["operation": .string(operation.name)])
    }
    // Whoever may not call it need not be told how.
    try script.caller.authorize(operation.spec)
    if operation.isEffect, let enclosure = script.enclosure {
      throw OverseerError(
        .invalidState, "\(operation.name) works outside of the database, so it cannot be part of \(enclosure)",
        hint: enclosure == "a dry run" ? "Try it without dry_run." : "Call it before or after the transaction.",
        details: ["operation": .string(operation.name)])
    }
  }

  /// Takes note of a call of `os` when it ends.
  private static func noting(
    _ reply: ScriptHost.Reply, _ name: String, _ script: RunningScript, since start: ContinuousClock.Instant
  ) -> ScriptHost.Reply {
    switch reply {
    case .value:
      script.ended(name, since: start, changing: nil)
      return reply
    case .later(let body):
      return .later { () async throws(HostFailure) in
        do throws(HostFailure) {
          let value = try await body()
          script.ended(name, since: start, changing: nil)
          return value
        } catch {
          script.failed(name, since: start)
          throw error
        }
      }
    // How a transaction ends only itself knows.
    case .around: return reply
    }
  }

  /// The message for a script that uses a function which is not there.
  func unknown(_ global: String, _ name: String) -> String {
    let functions = surface.globals.first { $0.name == global }?.functions ?? []
    let names = functions.compactMap(\.names.first)
    var message = "\(global).\(name.prefix(100)) does not exist"
    if let meant = NearestName.to(name, among: names) {
      message += "; did you mean \(global).\(meant)?"
    } else if let elsewhere = operations.first(where: { $0.spec.verb == JSONKey.wireName(name) }) {
      message += "; did you mean \(elsewhere.name)?"
    } else if let like = OperationIndex.shared.search("\(global) \(name)", limit: 1).first {
      message += "; there is \(like.name): \(like.summary.prefix { $0 != "\n" })"
    }
    return message + " \(global) has \(names.joined(separator: ", "))."
  }
}
