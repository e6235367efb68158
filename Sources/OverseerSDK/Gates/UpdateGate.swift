import OverseerJSON
import OverseerModel
import OverseerStore

/// Changes a gate that was added by hand. What is left out stays as it is; null gives what counts unless told.
public struct UpdateGate: EffectOperation {
  public static let spec = OperationSpec(
    "gates.update", "Change a gate", who: .human, .patch, "/gates/{id}",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable])

  public var id: GateID
  /// 1 to 64 letters, digits, `-`, `_` and `.`.
  public var name: String?
  /// What `/bin/sh -c` gets: one line.
  public var command: String?
  /// How long one run may take: 1 to 86,400 seconds.
  public var timeoutSecs: Patch<Int> = .unchanged
  /// How many attempts there are: 1 to 100.
  public var maxRetries: Patch<Int> = .unchanged
  /// Seconds between two questions to a gate that does not know yet: 1 to 86,400.
  public var pollIntervalSecs: Patch<Int> = .unchanged
  /// How many seconds it may not know: 1 to 2,592,000.
  public var maxPendingSecs: Patch<Int> = .unchanged
  /// Whether a review waits for it.
  public var required: Patch<Bool> = .unchanged
  /// Whether a pass counts again for the same files.
  public var cache: Patch<Bool> = .unchanged
  /// Patterns: only changes that touch a matching file.
  public var paths: Patch<[PathPattern]> = .unchanged
  /// Where it runs.
  public var checkout: Patch<Gate.Checkout> = .unchanged
  /// What prepares a clean checkout.
  public var setup: Patch<String> = .unchanged
  /// Names of further environment variables that the command sees.
  public var passEnv: Patch<[String]> = .unchanged
  /// What it is shut into.
  public var sandbox: Patch<Gate.Sandbox> = .unchanged
  /// Whether a sandbox has the network.
  public var network: Patch<Bool> = .unchanged

  public init(id: GateID, name: String? = nil, command: String? = nil) {
    self.id = id
    self.name = name
    self.command = command
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Gate {
    _ = try await overseer.editableGate(id, as: caller)
    return try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      guard let gate = try writing.reading.gate(id) else { throw OverseerError.notFound("gate", "\(id)") }
      if case .task(let task) = gate.scope { _ = try writing.editable(task) }
      var changed = applied(to: gate)
      guard changed != gate else { return gate }
      changed.updatedAt = writing.now
      try writing.check(changed)
      try writing.record(.gateUpdated(GatePayload(gate: changed)), about: changed)
      return changed
    }
  }

  private func applied(to gate: Gate) -> Gate {
    // What counts unless told.
    var changed = Gate(
      id: gate.id, scope: gate.scope, name: name ?? gate.name, command: command ?? gate.command, source: gate.source,
      createdAt: gate.createdAt, updatedAt: gate.updatedAt)
    changed.timeoutSecs = timeoutSecs.applied(to: gate.timeoutSecs) ?? changed.timeoutSecs
    changed.maxRetries = maxRetries.applied(to: gate.maxRetries) ?? changed.maxRetries
    changed.pollIntervalSecs = pollIntervalSecs.applied(to: gate.pollIntervalSecs) ?? changed.pollIntervalSecs
    changed.maxPendingSecs = maxPendingSecs.applied(to: gate.maxPendingSecs) ?? changed.maxPendingSecs
    changed.required = required.applied(to: gate.required) ?? changed.required
    changed.cache = cache.applied(to: gate.cache) ?? changed.cache
    changed.paths = paths.applied(to: gate.paths) ?? changed.paths
    changed.checkout = checkout.applied(to: gate.checkout) ?? changed.checkout
    changed.setup = setup.applied(to: gate.setup)
    changed.passEnv = passEnv.applied(to: gate.passEnv) ?? changed.passEnv
    changed.sandbox = sandbox.applied(to: gate.sandbox) ?? changed.sandbox
    changed.network = network.applied(to: gate.network) ?? changed.network
    return changed
  }
}
