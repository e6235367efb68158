import OverseerGates

/// What the fields of a gate may be, by the rules for gates that stand in files.
public enum GateInput {
  public static let nameLimit = GateDefinition.nameLimit
  /// How many patterns a gate may have, and how many variables.
  public static let listLimit = GateDefinition.listLimit
  public static let timeoutRange = GateDefinition.timeoutRange
  public static let retriesRange = GateDefinition.retriesRange
  public static let pollIntervalRange = GateDefinition.pollIntervalRange
  public static let pendingRange = GateDefinition.pendingRange

  public static func isName(_ text: String) -> Bool { isRight(GateDefinition(name: text, command: "true")) }

  public static func isCommand(_ text: String) -> Bool { isRight(GateDefinition(name: "gate", command: text)) }

  /// Whether `text` names an environment variable that a gate may ask for.
  public static func isVariable(_ text: String) -> Bool {
    var gate = GateDefinition(name: "gate", command: "true")
    gate.passEnv = [text]
    return isRight(gate)
  }

  private static func isRight(_ gate: GateDefinition) -> Bool { gate.mistakes.isEmpty }
}
