import OverseerModel

/// Gates in the order in which they count.
public struct EffectiveGateList: Codable, Sendable, Hashable {
  /// A gate that does not count, because one further up has its name.
  public struct Shadowed: Codable, Sendable, Hashable {
    public var gate: Gate
    /// The gate that counts.
    public var by: GateID

    public init(gate: Gate, by: GateID) {
      self.gate = gate
      self.by = by
    }
  }

  public var gates: [Gate]
  /// Mistakes: they are to be renamed.
  public var shadowed: [Shadowed]
  /// Those of the gates that do not run before a person trusts their commands.
  public var untrusted: [GateID]

  public init(gates: [Gate], shadowed: [Shadowed], untrusted: [GateID]) {
    self.gates = gates
    self.shadowed = shadowed
    self.untrusted = untrusted
  }
}

extension EffectiveGateList {
  init(_ effective: EffectiveGates, untrusted: [GateID]) {
    self.init(
      gates: effective.gates, shadowed: effective.shadowed.map { Shadowed(gate: $0.gate, by: $0.by) },
      untrusted: untrusted)
  }
}
