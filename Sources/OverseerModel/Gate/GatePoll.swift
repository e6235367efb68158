/// When a gate that is Pending is asked again, and when it is given up.
public enum GatePoll: Sendable, Hashable {
  case run(at: Instant)
  case timeOut(at: Instant)
}

extension Gate {
  /// What comes next for a gate that is Pending. It depends on nothing but stored moments, so that polling goes on
  /// after a restart as if there had been none.
  ///
  /// - Parameters:
  ///   - pendingSince: When the first of the runs began.
  ///   - polledAt: When the last of them ended.
  public func nextPoll(pendingSince: Instant, polledAt: Instant) -> GatePoll {
    let next = polledAt + .seconds(pollIntervalSecs)
    let deadline = pendingSince + .seconds(maxPendingSecs)
    return next < deadline ? .run(at: next) : .timeOut(at: deadline)
  }
}
