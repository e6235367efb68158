import OverseerModel

/// The state of a task as one character.
enum TaskGlyph: String, Sendable {
  case ready = "○"
  /// Pending, but not offered: claimed, or its children come first.
  case waiting = "◌"
  case blocked = "⊘"
  case inProgress = "◐"
  case inReview = "◉"
  case awaitingHuman = "?"
  case completed = "✓"
  case cancelled = "✗"

  /// `isOffered` tells whether the ready queue offers the task.
  init(_ task: WorkItem, isOffered: Bool) {
    self =
      switch task.status {
      case .pending: task.effectivelyBlocked ? .blocked : isOffered ? .ready : .waiting
      case .inProgress: .inProgress
      case .inReview: .inReview
      case .awaitingHuman: .awaitingHuman
      case .completed: .completed
      case .cancelled: .cancelled
      }
  }

  var color: Style.Color? {
    switch self {
    case .ready: .bold
    case .waiting, .cancelled: .dim
    case .blocked: .red
    case .inProgress: .yellow
    case .inReview: .blue
    case .awaitingHuman: .magenta
    case .completed: .green
    }
  }

  func painted(_ style: Style) -> String { style.paint(rawValue, color) }
}

extension WorkItem {
  /// The lease on the task, where it still counts at `now`.
  func liveClaim(at now: Instant) -> Claim? { claim.flatMap { $0.isLive(at: now) ? $0 : nil } }
}
