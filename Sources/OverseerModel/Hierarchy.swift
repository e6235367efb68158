import OverseerJSON

/// What may stand under what: a milestone holds tasks, a task holds subtasks, a subtask holds nothing.
public enum Hierarchy {
  /// The kind of a new task under `parent`, where the caller asked for `wanted` or left it open.
  ///
  /// A Milestone is made only on request; under a milestone stands a Task, under a task a Subtask, at the root a Task.
  public static func kind(wanted: TaskKind?, under parent: TaskKind?) throws(OverseerError) -> TaskKind {
    let natural: TaskKind? =
      switch parent {
      case nil: wanted == .milestone ? .milestone : .task
      case .milestone: .task
      case .task: .subtask
      case .subtask: nil
      }
    guard let natural else {
      throw OverseerError.invalidField(
        "parent_id", "a Subtask holds nothing", hint: "Put it under the subtask's task instead.")
    }
    guard wanted == nil || wanted == natural else {
      let place = parent.map { "under a \($0.rawValue)" } ?? "without a parent"
      throw OverseerError.invalidField(
        "kind", "a \((wanted ?? natural).rawValue) cannot stand \(place)",
        hint: "Milestones hold tasks, tasks hold subtasks; leave the kind out to get a \(natural.rawValue).")
    }
    return natural
  }

  /// Refuses to put a task of `kind` under `parent`, when the parent cannot take children now.
  public static func check(_ kind: TaskKind, fitsUnder parent: WorkItem?, hidden: Bool) throws(OverseerError) {
    guard let parent else {
      guard kind != .subtask else {
        throw OverseerError.invalidField("parent_id", "a Subtask needs a task above it")
      }
      return
    }
    _ = try self.kind(wanted: kind, under: parent.kind)
    try checkOpen(parent: parent, hidden: hidden)
  }

  /// Refuses a parent that is finished, in review or archived: nothing is created, moved or reopened under it.
  public static func checkOpen(parent: WorkItem, hidden: Bool) throws(OverseerError) {
    let reason: String? =
      if hidden {
        "archived"
      } else {
        switch parent.status {
        case .completed, .cancelled, .inReview: parent.status.rawValue
        case .pending, .inProgress, .awaitingHuman: nil
        }
      }
    guard let reason else { return }
    throw OverseerError(
      .preconditionFailed, "\(parent.id) is \(reason), so nothing can be put or opened under it",
      hint: hidden
        ? "A person can bring it back with `os task unarchive`." : "Reopen it first, or choose another parent.",
      details: ["parent_id": .string("\(parent.id)"), "parent_status": .string(parent.status.rawValue)])
  }
}
