import OverseerJSON
import OverseerModel

/// What an old task says, as Overseer takes it, and what is kept of the rest.
struct ImportedTask {
  let title: String
  let context: String?
  let result: String?
  let priority: Priority
  private(set) var metadata = KeptMetadata()

  /// The numbers that mean the same in both programs.
  private static let priorities = 0...2

  init(_ task: OldTask, _ state: ImportedState, _ notes: inout ImportNotes) {
    let description = ImportedText.cleaned(task.description)
    let context = ImportedText.cleaned(task.context)
    let result = ImportedText.cleaned(task.result)
    if description != task.description || context != task.context || result != task.result {
      notes.add(.replacedControls, task.id)
    }
    metadata.keep("id", task.id)
    let (title, rest) = ImportedText.title(of: description)
    self.title = title
    if title != description, !description.isEmpty { metadata.keep("description", description) }
    if rest != nil { notes.add(.splitDescription, task.id) }
    if title == ImportedText.untitled { notes.add(.untitled, task.id) }
    let contexts = [rest ?? "", context].filter { !$0.isEmpty }
    self.context = Self.fitted(contexts.joined(separator: "\n\n"), "context", &metadata)
    self.result = Self.fitted(result, "result", &metadata)
    if contexts.joined().utf8.count + 2 > Text.contextLimit || result.utf8.count > Text.contextLimit {
      notes.add(.longText, task.id)
    }
    let clamped = min(max(task.priority, Self.priorities.lowerBound), Self.priorities.upperBound)
    priority = Priority(rawValue: clamped) ?? .normal
    if clamped != task.priority {
      notes.add(.clampedPriority, "\(task.id) (\(task.priority))")
      metadata.keep("priority", "\(task.priority)")
    }
    keepTimes(of: task, state)
    metadata.keep(task.rest)
  }

  /// The id of a parent that it no longer stands under.
  mutating func keepParent(of task: OldTask) {
    if let parent = task.parentID { metadata.keep("parent_id", parent) }
  }

  mutating func keep(leftOut blockers: [String]) {
    if !blockers.isEmpty { metadata.keep("blocked_by", .array(blockers.map { .string($0) })) }
  }

  /// What the task's learnings were called, by their new ids.
  mutating func keep(learnings: JSONObject) {
    if !learnings.isEmpty { metadata.keep("learnings", .object(learnings)) }
  }

  private mutating func keepTimes(of task: OldTask, _ state: ImportedState) {
    if let status = state.finishedStatus { metadata.keep("status", status.rawValue) }
    if let time = task.completedAt, time != state.completedAt { metadata.keep("completed_at", time) }
    if let time = task.cancelledAt { metadata.keep("cancelled_at", time) }
    if task.isCancelled, task.cancelledAt == nil, state.status != .cancelled { metadata.keep("cancelled", "true") }
    if let time = task.archivedAt, time != state.archivedAt { metadata.keep("archived_at", time) }
    if state.wasArchivedUnfinished, task.archivedAt == nil { metadata.keep("archived", "true") }
  }

  /// As much of a text as fits into the column; nil for none. The rest goes to the metadata.
  private static func fitted(_ text: String, _ name: String, _ metadata: inout KeptMetadata) -> String? {
    guard text.utf8.count > Text.contextLimit else { return text.isEmpty ? nil : text }
    let pieces = ImportedText.pieces(text, limit: Text.contextLimit)
    metadata.keep("\(name).rest", pieces.dropFirst().joined())
    return pieces.first
  }
}
