import OverseerModel
import OverseerStore

/// Gives the gates that count for a task where it stands now: those of its repository, its milestone, its task and its
/// own, with those of files and front matter.
public struct GetEffectiveGates: EffectOperation {
  public static let spec = OperationSpec(
    "gates.get_effective", "Show the gates that count for a task", who: .any, .get, "/gates/effective/{task_id}",
    errors: [.notFound, .preconditionFailed, .unavailable])

  public var taskID: AnyTaskID

  public init(taskID: AnyTaskID) { self.taskID = taskID }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> EffectiveGateList {
    let task = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(taskID) }
    let sources = try await GateSources.read(for: task, in: overseer)
    return EffectiveGateList(
      gates: sources.gates,
      shadowed: sources.shadowed.map { EffectiveGateList.Shadowed(gate: $0.gate, by: $0.by) },
      untrusted: try sources.untrusted())
  }
}
