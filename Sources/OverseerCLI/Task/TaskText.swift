import OverseerModel
import OverseerSDK

/// What the commands of a task answer to people.
enum TaskText {
  /// A task after something was done to it: `Started  ◐ 1M5N7P  Write the printer`.
  static func done(_ verb: String, _ task: WorkItem, _ style: Style) -> String {
    let isOffered = TaskTreeText.isOffered(task, openChildren: 0, style)
    var narrow = style
    narrow.width -= verb.count + 1
    return "\(verb) \(TaskLine(task: task, isOffered: isOffered).text(narrow))\n"
  }

  /// A started task, with where it is worked on.
  static func started(_ task: WorkItem, _ vcs: TaskVcs?, _ style: Style) -> String {
    let head = done("Started", task, style)
    guard let vcs else { return head }
    let base = style.paint("on \(vcs.baseCommit.short)", .dim)
    let ref = "\(vcs.refName) \(base)\n"
    // A line of its own, which can be copied as it is.
    return head + ref + (vcs.workspacePath.map { "cd \(ShellWord.quoted($0))\n" } ?? "")
  }

  static func created(_ task: WorkItem, _ style: Style) -> String { done("Created", task, style) }

  static func cancelled(_ cancelled: CancelTask.Cancelled, _ style: Style) -> String {
    var lines = done("Cancelled", cancelled.task, style)
    if !cancelled.stuck.isEmpty {
      let ids = cancelled.stuck.prefix(8).map(\.short).joined(separator: ", ")
      let more = cancelled.stuck.count > 8 ? " and \(cancelled.stuck.count - 8) more" : ""
      let verb = cancelled.stuck.count == 1 ? "waits" : "wait"
      lines += "Now \(ids)\(more) \(verb) in vain. Unblock: os task unblock ID --by \(cancelled.task.id.short)\n"
    }
    return lines
  }

  static func deleted(_ payload: TaskDeletedPayload, _ style: Style) -> String {
    let below = payload.deleted.count - 1
    return "Deleted \(payload.taskID.short)" + (below > 0 ? " and \(below) below it" : "") + "\n"
  }

  /// The answer of `next` and `claim`.
  static func next(_ ready: ReadyTask?, claimed: Bool, _ style: Style) -> String {
    guard let ready else {
      return "Nothing is ready. " + style.paint("What is in the way: os task list", .dim) + "\n"
    }
    let id = ready.task.id.short
    let found = TaskInContext(
      task: ready.task, context: ready.context, learnings: ready.learnings, vcs: ready.vcs,
      helpRequest: ready.helpRequest, claim: ready.claim, review: ready.review, gates: ready.gates,
      children: ready.children)
    let steps =
      switch (claimed, ready.task.status) {
      case (false, _): ["Take it: os task claim \(id)"]
      case (true, .pending): ["It is yours. Start it: os task start \(id)"]
      case (true, _): ["It is yours."]
      }
    return TaskShowText(found: found, why: ready.why, next: steps).text(style)
  }

  static func explanation(_ explanation: ExplainTask.Explanation, _ style: Style) -> String {
    let id = style.paint(explanation.taskID.short, .cyan)
    guard !explanation.offered else {
      return "\(id) is offered: \(explanation.why?.explanation ?? "it is ready").\n"
    }
    var lines = ["\(id) is not offered:"]
    for obstacle in explanation.obstacles {
      let tasks = obstacle.taskIDs.prefix(8).map(\.short).joined(separator: ", ")
      let more = obstacle.taskIDs.count > 8 ? " and \(obstacle.taskIDs.count - 8) more" : ""
      lines += style.block("• \(obstacle.message)" + (tasks.isEmpty ? "" : ": \(tasks)\(more)"), indent: 2)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A renewed claim.
  static func renewed(_ task: WorkItem, _ style: Style) -> String {
    let left = task.claim?.expiresAt.map { " for \(Age.until($0, at: style.now))" } ?? ""
    let holder = task.claim.map { "\($0.holder.short) holds" } ?? "Nobody holds"
    return "\(holder) \(style.paint(task.id.short, .cyan))\(left)\n"
  }
}
