/// How a run of a gate ended.
public enum GateEnd: Sendable, Hashable {
  case exited(code: Int)
  case signalled(Int)
  case timedOut

  /// The exit code with which a command says that it does not know yet.
  public static let pendingCode = 75
}

extension Gate {
  /// What a run that ended so is worth. A failure with no attempt left is Escalated.
  ///
  /// - Parameter attempt: Which one it was, counted from 1.
  public func status(of end: GateEnd, attempt: Int) -> GateResult.Status {
    switch end {
    case .exited(code: 0): .passed
    case .exited(code: GateEnd.pendingCode): .pending
    case .exited, .signalled: attempt < maxRetries ? .failed : .escalated
    case .timedOut: attempt < maxRetries ? .timeout : .escalated
    }
  }
}
