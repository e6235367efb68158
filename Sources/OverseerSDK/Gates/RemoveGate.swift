import OverseerModel
import OverseerStore

/// Removes a gate that was added by hand, and gives what it was. Its results stay.
public struct RemoveGate: EffectOperation {
  public static let spec = OperationSpec(
    "gates.remove", "Remove a gate", who: .human, .delete, "/gates/{id}",
    errors: [.notFound, .preconditionFailed, .unavailable])

  public var id: GateID

  public init(id: GateID) { self.id = id }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Gate {
    _ = try await overseer.editableGate(id, as: caller)
    return try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      guard let gate = try writing.reading.gate(id) else { throw OverseerError.notFound("gate", "\(id)") }
      if case .task(let task) = gate.scope { _ = try writing.editable(task) }
      try writing.record(.gateRemoved(GateRemovedPayload(gateID: id)), about: gate)
      return gate
    }
  }
}
