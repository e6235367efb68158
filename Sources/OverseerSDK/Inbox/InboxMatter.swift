import OverseerModel
import OverseerStore

/// Something about a task that waits for a person, before it has its place in the list.
struct InboxMatter: Sendable {
  var kind: InboxItem.Kind
  var taskID: AnyTaskID
  var since: Instant
  /// What was asked, where that is what it is about.
  var question: String?
}

extension InboxMatter {
  init(_ matter: OpenMatter) {
    taskID = matter.taskID
    since = matter.since
    switch matter.kind {
    case .review: kind = .review
    case .gatesEscalated: kind = .gatesEscalated
    case .reviewerFailed: kind = .reviewerFailed
    case .staleClaim: kind = .staleClaim
    case .help(let text):
      kind = .help
      question = text
    }
  }
}
