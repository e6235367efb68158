import OverseerModel

/// What becomes of a review's gates while a call runs them.
public enum GateProgress: Sendable, Hashable {
  case started(GateResult)
  /// A line that a gate has printed, without its end.
  case line(gate: String, text: String, isError: Bool)
  case ended(GateResult)
  /// The gate does not know yet, and is asked again then.
  case waiting(GateResult, until: Instant)
}
