import OverseerModel

/// The end of an id that people read and type: any unique end of 4 characters or more is taken as input.
extension ID {
  var short: String { String(description.suffix(6)) }
}

extension AnyTaskID {
  var short: String { String(description.suffix(6)) }
}

extension Principal {
  /// Who, in a word.
  var short: String {
    switch self {
    case .human(let name): Escaped.line(name)
    case .agent(let name, _, _): Escaped.line(name)
    case .system: "Overseer"
    }
  }
}

extension TaskKind {
  /// The kind in a sentence.
  var word: String { rawValue.lowercased() }
}

extension TaskStatus {
  /// The status in a sentence.
  var words: String {
    switch self {
    case .pending: "pending"
    case .inProgress: "in progress"
    case .inReview: "in review"
    case .awaitingHuman: "waiting for a person"
    case .completed: "completed"
    case .cancelled: "cancelled"
    }
  }
}

extension Priority {
  var word: String {
    switch self {
    case .urgent: "urgent"
    case .high: "high"
    case .normal: "normal"
    case .low: "low"
    }
  }
}
