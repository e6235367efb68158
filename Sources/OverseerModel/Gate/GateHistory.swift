/// All that one gate has said of a task, over its rounds.
public struct GateHistory: Sendable, Hashable {
  private let results: [GateResult]
  private let restartedAt: Instant?

  /// - Parameters:
  ///   - results: Of any gates of the task, oldest first.
  ///   - restartedAt: When a person last asked for changes, or for the gate to be run again.
  public init(of gate: GateID, results: [GateResult], restartedAt: Instant?) {
    self.results = results.filter { $0.gateID == gate }
    self.restartedAt = restartedAt
  }

  /// When attempts were last started again by a person, who did without gates, had them run again, or asked for changes.
  ///
  /// - Parameter reviews: All rounds of the task.
  public static func restartedAt(of reviews: [Review]) -> Instant? {
    reviews.flatMap { review in
      let isRefused = review.endedBy == .human && review.status == .changesRequested
      return [review.gatesRestartedAt, isRefused ? review.humanCompletedAt : nil].compactMap { $0 }
    }.max()
  }

  /// The number of the next attempt: the one after the last failure, and 1 after a pass, a waiver and what a person
  /// asked for. A Void run used none up.
  public var nextAttempt: Int {
    for result in results.reversed() where restartedAt.map({ $0 < result.startedAt }) ?? true {
      switch result.status {
      case .failed, .timeout, .escalated: return result.attempt + 1
      case .passed, .waived: return 1
      case .running, .pending, .notApplicable, .void: continue
      }
    }
    return 1
  }

  /// How often the gate passed a tree that the same command had failed before, in the order of the results.
  public var flakes: Int { results.indices.count { results[$0].status == .passed && hasFailed(before: $0) } }

  /// Whether a pass of `command` for `tree` would show that the gate is flaky: it has failed there before.
  public func isFlaky(passing tree: TreeID?, command: String) -> Bool {
    results.contains { $0.status.isFailure && $0.tree == tree && $0.command == command }
  }

  private func hasFailed(before index: Int) -> Bool {
    let pass = results[index]
    return results[..<index].contains {
      $0.status.isFailure && $0.tree == pass.tree && $0.command == pass.command
    }
  }
}
