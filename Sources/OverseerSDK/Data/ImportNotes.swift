/// What could not be taken over as it stood: one line for each kind of change.
struct ImportNotes {
  /// A kind of change, in the order in which the lines stand.
  enum Kind: Int, CaseIterable {
    case lostParent
    case tooDeep
    case clampedPriority
    case splitDescription
    case untitled
    case replacedControls
    case longText
    case completedAndCancelled
    case reopened
    case startedByChild
    case archivedUnfinished
    case leftOutBlocker
    case repeatedLearning
    case emptyLearning
    case foreignSource
    case longLearning

    fileprivate var sentence: String {
      switch self {
      case .lostParent: "the parent is not in the document, so it stands alone; its id is in import.parent_id"
      case .tooDeep:
        "it stood deeper than a subtask and now stands under its task; its parent's id is in import.parent_id"
      case .clampedPriority: "the priority is not 0 to 2; the nearest one was taken, the number is in import.priority"
      case .splitDescription:
        "the description is more than one line of 500 characters; the rest stands in the context, the whole in "
          + "import.description"
      case .untitled: "it has no description"
      case .replacedControls: "control characters were made visible"
      case .longText:
        "the context or result is longer than 256 KiB; the rest is in import.context.rest, import.result.rest"
      case .completedAndCancelled: "it is both completed and cancelled; it was taken as Completed"
      case .reopened: "it was finished while a child was open; it was opened again, what it was is in import.status"
      case .startedByChild: "it had not started while a child had; it was taken as InProgress"
      case .archivedUnfinished: "it was archived unfinished; it is shown, the time is in import.archived_at"
      case .leftOutBlocker: "a blocker was left out; its id is in import.blocked_by"
      case .repeatedLearning: "the same learning stands on the task already"
      case .emptyLearning: "the learning says nothing and was left out"
      case .foreignSource: "the learning comes from a task that is not in the document; the id is in import.learnings"
      case .longLearning: "the learning is longer than 64 KiB and became several"
      }
    }
  }

  private var subjects: [Kind: [String]] = [:]
  private var others: [String] = []

  mutating func add(_ kind: Kind, _ subject: @autoclosure () -> String) {
    subjects[kind, default: []].append(ImportedText.cleaned(subject()))
  }

  /// A line of its own.
  mutating func add(_ line: String) { others.append(ImportedText.cleaned(line)) }

  var lines: [String] {
    Kind.allCases.compactMap { kind in
      guard let subjects = subjects[kind] else { return nil }
      let named = subjects.prefix(10).joined(separator: ", ")
      return "\(kind.sentence): \(named)" + (subjects.count > 10 ? " and \(subjects.count - 10) more" : "")
    } + others
  }
}
