/// A script that an agent had run.
public struct ScriptExecutedPayload: Codable, Sendable, Hashable {
  /// How a script ended.
  public enum Outcome: String, Codable, Sendable, CaseIterable {
    case succeeded = "Succeeded"
    /// It threw something, is no script, or went beyond a limit.
    case failed = "Failed"
    case timedOut = "TimedOut"
    case cancelled = "Cancelled"
  }

  public var executionID: ExecutionID
  /// The digest of the script's text.
  public var codeSHA256: String
  /// How many operations it called.
  public var calls: Int
  public var outcome: Outcome
  /// What the program that sent it calls itself.
  public var client: String
  /// How long it ran.
  public var ms: Int

  public init(
    executionID: ExecutionID, codeSHA256: String, calls: Int, outcome: Outcome, client: String, ms: Int
  ) {
    self.executionID = executionID
    self.codeSHA256 = codeSHA256
    self.calls = calls
    self.outcome = outcome
    self.client = client
    self.ms = ms
  }
}
