import OverseerModel
import OverseerSDK
import OverseerStore

/// Events as text for people: one a line.
enum EventText {
  static func list(_ events: [Event], _ style: Style) -> String {
    guard !events.isEmpty else { return "No events.\n" }
    let width = events.map { "\($0.seq)".count }.max() ?? 0
    return events.map { line($0, when: style.age($0.at), seqWidth: width, style) }.joined(separator: "\n") + "\n"
  }

  /// `142  3m  TaskCreated  alice  1M5N7P  Write the printer`
  ///
  /// `when` it happened is an age in a list, and the time of day where the lines stay on the screen for long.
  static func line(_ event: Event, when: String, seqWidth: Int = 5, _ style: Style) -> String {
    let seq = Layout.padded(left: "\(event.seq)", to: seqWidth)
    let age = Layout.padded(left: when, to: 4)
    let type = Layout.padded(event.body.parts.type, to: 17)
    let actor = Layout.padded(Layout.truncated(event.actor.short, to: 12), to: 12)
    let task = event.taskID.map { style.paint($0.short, .cyan) } ?? "      "
    let room = style.width - seqWidth - DisplayWidth.of(age) - 17 - 12 - 6 - 10
    let summary = Layout.truncated(Escaped.line(summary(of: event.body)), to: max(room, 10))
    let line = [style.paint(seq, .dim), style.paint(age, .dim), type, actor, task].joined(separator: "  ")
    return summary.isEmpty && event.taskID == nil ? trimmed(line) : line + (summary.isEmpty ? "" : "  " + summary)
  }

  static func verified(_ result: Verification, _ style: Style) -> String {
    let events = DataText.count(result.events, "event", "events")
    guard !result.ok else { return style.paint("✓", .green) + " The log of \(events) leads to this very state.\n" }
    let head = style.paint("✗", .red) + " The log of \(events) leads to another state:"
    let lines = result.differences.flatMap { style.block("- \($0.table) \($0.id): \($0.problem)", indent: 2) }
    return ([head] + lines).joined(separator: "\n") + "\n"
  }

  static func pruned(_ payload: EventsPrunedPayload, _ style: Style) -> String {
    guard payload.removed > 0 else { return "No event is that old.\n" }
    return "Removed \(DataText.count(payload.removed, "event", "events")), up to number \(payload.throughSeq).\n"
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// What it is about, in a few words.
  private static func summary(of body: EventBody) -> String {
    switch body {
    case .taskCreated(let payload), .taskUpdated(let payload), .taskStarted(let payload), .taskCancelled(let payload),
      .taskReopened(let payload), .taskArchived(let payload), .taskUnarchived(let payload):
      payload.task.description
    case .taskCompleted(let payload): payload.reason ?? payload.task.description
    case .taskDeleted(let payload): payload.deleted.count == 1 ? "" : "and \(payload.deleted.count - 1) below it"
    case .taskStatusChanged(let payload): "\(payload.from.words) → \(payload.to.words)"
    case .taskClaimed(let payload), .claimReleased(let payload): payload.claim.holder.short
    case .childrenFinished, .workspaceAdded, .workspaceRemoved: ""
    case .blockerAdded(let payload): "waits for \(payload.blockerID.short)"
    case .blockerRemoved(let payload): "waits no more for \(payload.blockerID.short)"
    case .learningAdded(let payload), .learningRetired(let payload): payload.learning.content
    case .learningBubbled(let payload): "from \(payload.from.short): \(payload.learning.content)"
    case .helpRequested(let payload): payload.helpRequest.reason
    case .helpResponded(let payload):
      payload.helpRequest.response ?? payload.helpRequest.chosenOption.map { "option \($0 + 1)" } ?? ""
    case .helpResumed(let payload): "back to \(payload.task.status.words)"
    case .helpCancelled(let payload): payload.helpRequest.reason
    case .repoRegistered(let payload): payload.repo.name
    case .repoRelocated(let payload): payload.repo.path
    case .repoUnregistered(let payload): "\(payload.repoID)"
    case .refCreated(let payload): "on \(payload.taskVcs.baseCommit.short)"
    case .refArchived(let payload), .refRestored(let payload): payload.taskVcs.headCommit?.short ?? ""
    case .committed(let payload): payload.rev.short
    case .refMoved(let payload): "\(payload.from.short) → \(payload.to.short)"
    case .taskRestacked(let payload): "onto \(payload.taskVcs.baseCommit.short)"
    case .taskLanded(let payload): "on \(payload.branch), now \(payload.to.short)"
    case .landUndone(let payload): "\(payload.branch) is back at \(payload.to.short)"
    case .taskSubmitted(let payload): payload.task.description
    case .reviewCreated(let payload), .reviewRevised(let payload):
      "round \(payload.review.round)" + (payload.review.headCommit.map { " at \($0.short)" } ?? "")
    case .reviewPhaseChanged(let payload): "\(payload.from.words) → \(payload.to.words)"
    case .verdictRecorded(let payload): "\(payload.verdict.decision.words): \(payload.verdict.summary)"
    case .verdictCarried(let payload): "\(payload.verdict.principal.short), \(payload.because.words)"
    case .reviewApproved(let payload), .reviewSuperseded(let payload), .reviewCancelled(let payload):
      payload.review.summary ?? "round \(payload.review.round)"
    case .changesRequested(let payload): payload.review.summary ?? ""
    case .reviewWithdrawn(let payload): payload.review.summary ?? "round \(payload.review.round)"
    case .commentAdded(let payload), .commentResolved(let payload), .commentMoved(let payload): payload.comment.body
    case .suggestionApplied(let payload): payload.rev.short
    case .fileViewed(let payload): payload.view.path
    case .gateAdded(let payload), .gateUpdated(let payload): "\(payload.gate.name): \(payload.gate.command)"
    case .gateRemoved(let payload): "\(payload.gateID)"
    case .gateTrusted(let payload): payload.names.joined(separator: ", ")
    case .gateStarted(let payload), .gatePending(let payload), .gatePassed(let payload), .gateFailed(let payload),
      .gateTimedOut(let payload), .gateEscalated(let payload), .gateVoided(let payload), .gateWaived(let payload),
      .gateNotApplicable(let payload):
      payload.result.gateName + (payload.result.reason.map { ": \($0)" } ?? "")
    case .gitAiQueued(let payload), .gitAiStarted(let payload), .gitAiCompleted(let payload):
      payload.job.revision.short
    case .gitAiFailed(let payload): payload.error
    case .tokenCreated(let payload), .tokenRevoked(let payload):
      "\(payload.token.name), \(payload.token.scope.words)"
    case .dataImported(let payload): "\(payload.tasks) tasks from \(payload.format)"
    case .eventsPruned(let payload): "\(payload.removed) up to \(payload.throughSeq)"
    case .hookFailed(let payload): "\(payload.hook) at \(payload.eventSeq): \(payload.error)"
    case .scriptExecuted(let payload): "\(payload.client), \(payload.calls) calls: \(payload.outcome.words)"
    }
  }
}

extension ScriptExecutedPayload.Outcome {
  fileprivate var words: String {
    switch self {
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .timedOut: "timed out"
    case .cancelled: "cancelled"
    }
  }
}
