/// The gates that count for a task: those of its repository, then of its milestone, its task and its own.
///
/// What is further down adds gates and takes none away.
public struct EffectiveGates: Sendable, Hashable {
  /// A gate that does not count, because one further up has its name.
  public struct Shadowed: Sendable, Hashable {
    public var gate: Gate
    public var by: GateID
  }

  /// In the order of the levels, each name once.
  public private(set) var gates: [Gate] = []
  /// What is to be reported as a mistake.
  public private(set) var shadowed: [Shadowed] = []

  /// - Parameter levels: From the repository down to the task itself.
  public init(levels: [[Gate]]) {
    var owners: [String: GateID] = [:]
    for gate in levels.joined() {
      if let owner = owners[gate.name] {
        shadowed.append(Shadowed(gate: gate, by: owner))
      } else {
        owners[gate.name] = gate.id
        gates.append(gate)
      }
    }
  }
}
