/// What the agent gets when gates fail.
public struct GateFailures: Codable, Sendable, Hashable {
  public var gateFailures: [GateFailure]
  /// What the agent is to do now.
  public var actionRequired: String
  /// Whether a person has to decide first.
  public var escalatedToHuman: Bool

  public init(_ failures: [GateFailure]) {
    gateFailures = failures
    escalatedToHuman = failures.contains(where: \.escalated)
    let names = failures.map(\.name).joined(separator: ", ")
    actionRequired =
      if failures.isEmpty {
        "Nothing failed."
      } else if escalatedToHuman {
        "Wait for a person, who runs the gates again or does without them: \(names)."
      } else {
        "Mend what failed and submit again: \(names)."
      }
  }
}

/// A gate that failed, with what it printed.
public struct GateFailure: Codable, Sendable, Hashable {
  public var name: String
  /// null where the command was ended by a signal or ran out of time.
  public var exitCode: Int?
  public var attempt: Int
  public var maxRetries: Int
  public var stdout: String
  public var stderr: String
  /// Whether no attempt is left.
  public var escalated: Bool

  public init(
    name: String, exitCode: Int?, attempt: Int, maxRetries: Int, stdout: String, stderr: String, escalated: Bool
  ) {
    self.name = name
    self.exitCode = exitCode
    self.attempt = attempt
    self.maxRetries = maxRetries
    self.stdout = stdout
    self.stderr = stderr
    self.escalated = escalated
  }

  /// Nil for a result that is no failure.
  public init?(_ result: GateResult, of gate: Gate) {
    guard result.status.isFailure else { return nil }
    self.init(
      name: result.gateName, exitCode: result.exitCode, attempt: result.attempt, maxRetries: gate.maxRetries,
      stdout: result.stdout, stderr: result.stderr,
      escalated: result.status == .escalated || result.attempt >= gate.maxRetries)
  }
}
