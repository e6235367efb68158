import OverseerModel

/// What can be done next with a review, and by whom.
enum ReviewNextText {
  /// - Parameter task: As it is now; nil where it was not looked up.
  static func lines(_ review: Review, of task: WorkItem?, _ style: Style) -> [String] {
    words(review, task).map { style.paint($0, .dim) }
  }

  private static func words(_ review: Review, _ task: WorkItem?) -> [String] {
    let id = review.taskID.short
    switch review.status {
    case .gatesPending: return ["Run its gates, and wait for a verdict: os review wait \(id)"]
    case .gatesEscalated:
      return [
        "A person decides. Run the gates again: os gate rerun \(id)", "Do without them: os gate waive \(id) -m TEXT",
      ]
    case .agentPending:
      return [
        "An agent judges now: os review approve \(id), os review reject \(id) -m TEXT",
        "Where one is set up: os review agent \(id)", "Wait: os review wait \(id)",
      ]
    case .humanPending:
      return [
        "A person judges now: os review approve \(id), os review reject \(id) -m TEXT", "Wait: os review wait \(id)",
      ]
    // Without own revisions there is nothing to land.
    case .approved:
      switch task?.status {
      case .pending, .inProgress, .awaitingHuman:
        return ["The task was reopened since. When it is done, submit it again: os task submit \(id)"]
      case .cancelled: return []
      case .inReview, .completed, nil: return review.revision == nil ? [] : ["It can land: os land \(id)"]
      }
    case .changesRequested:
      switch review.endedBy {
      case .gates?: return ["Mend what failed, then submit again: os task submit \(id)"]
      case .agent?, .human?:
        return ["All that was found: os review feedback \(id)", "Mend it, then submit again: os task submit \(id)"]
      case .withdrawn?: return ["Submit it again: os task submit \(id)"]
      case .superseded?: return ["Look at the present round: os review show \(id)"]
      case .cancelled?, nil: return []
      }
    }
  }
}
