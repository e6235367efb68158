import OverseerModel
import OverseerStore

extension Reading {
  /// The task, or `not_found`.
  func existing(_ id: AnyTaskID) throws(OverseerError) -> WorkItem {
    guard let task = try task(id) else {
      throw OverseerError.notFound("task", "\(id)", hint: "`os task list --archived` shows archived ones as well.")
    }
    return task
  }

  /// Where the task is in its life, with its evidence.
  func lifecycle(of task: WorkItem) throws(OverseerError) -> Lifecycle {
    switch task.status {
    case .pending: return .pending
    case .inProgress: return .inProgress
    case .completed: return .completed
    case .cancelled: return .cancelled
    case .inReview:
      guard let review = try activeReview(of: task.id) else {
        throw OverseerError(.internalError, "\(task.id) is in review without a review", hint: "Run `os doctor`.")
      }
      return .inReview(review.id)
    case .awaitingHuman:
      guard let help = try openHelpRequest(of: task.id), let from = try origin(of: help) else {
        throw OverseerError(.internalError, "\(task.id) waits without a question", hint: "Run `os doctor`.")
      }
      return .awaitingHuman(.init(id: help.id, from: from, isAnswered: help.status == .responded))
    }
  }

  /// Where the task of a question goes back to; nil where it was in a review that is not open any more.
  private func origin(of help: HelpRequest) throws(OverseerError) -> Lifecycle.Resumable? {
    let review = help.fromStatus == .inReview ? try activeReview(of: help.taskID)?.id : nil
    return Lifecycle.Resumable(status: help.fromStatus, review: review)
  }

  /// A task with everything that somebody needs who works on it. Who knows that it has no children says so.
  func inContext(_ task: WorkItem, hasChildren: Bool = true) throws(OverseerError) -> TaskInContext {
    let parent = try ancestor(task.parentID)
    let top = try ancestor(parent?.parentID)
    let milestone = top ?? (parent?.kind == .milestone ? parent : nil)
    let middle = parent?.kind == .milestone ? nil : parent
    // What is Pending has not been submitted, and is what the loops of agents ask for.
    let review = task.status == .pending ? nil : try latestReview(of: task.id)
    return TaskInContext(
      task: task,
      context: .init(own: task.context, parent: middle?.context, milestone: milestone?.context),
      learnings: InheritedLearnings(
        own: try learnings(of: task.id), parent: try learnings(of: middle), milestone: try learnings(of: milestone)),
      vcs: try taskVcs(of: task.id), helpRequest: try latestHelpRequest(of: task.id), claim: task.claim,
      review: review, gates: try gates(of: review), children: hasChildren ? try children(of: task.id) : [])
  }

  private func ancestor(_ id: AnyTaskID?) throws(OverseerError) -> WorkItem? {
    guard let id else { return nil }
    return try task(id)
  }

  private func gates(of review: Review?) throws(OverseerError) -> [GateResult] {
    guard let review else { return [] }
    return try gateResults(ofTask: review.taskID).filter { $0.reviewID == review.id }
  }

  private func learnings(of task: WorkItem?) throws(OverseerError) -> [Learning] {
    guard let task else { return [] }
    return try learnings(of: task.id)
  }
}

extension Writing {
  /// The task, for a change: throws where it is archived, and for an agent where it waits for a person.
  func editable(_ id: AnyTaskID) throws(OverseerError) -> WorkItem {
    let task = try reading.existing(id)
    if try reading.isHidden(id) {
      throw OverseerError(
        .preconditionFailed, "\(id) is archived and can only be read",
        hint: "A person can bring it back: os task unarchive \(id)", details: ["task_id": .string("\(id)")])
    }
    if task.status == .awaitingHuman, !actor.isHuman {
      throw OverseerError(
        .forbidden, "\(id) waits for a person; until then an agent may read it and add learnings",
        hint: "Take another task meanwhile: os task next --claim", details: ["task_id": .string("\(id)")])
    }
    return task
  }

  /// Records an event about `task`, whose after-image stands in `body`.
  func record(_ body: EventBody, about task: WorkItem) throws(OverseerError) {
    try record(body, repo: task.repoID, task: task.id)
  }

  /// Takes the claim on `task` for the actor, where it does not hold it already.
  func takeClaim(on task: WorkItem) throws(OverseerError) {
    let last = try reading.lastClaim(on: task.id)
    let claim = try Claim.taking(
      task.id, by: actor, after: last?.claim, released: last?.released ?? true, at: now)
    let isHeld = last.map { !$0.released && $0.claim.isLive(at: now) && $0.claim.holder.identity == actor.identity }
    guard isHeld != true else { return try renew(task.id) }
    try record(.taskClaimed(ClaimPayload(claim: claim)), about: task)
  }

  /// Gives back the claim on `task`, whoever holds it.
  func dropClaim(on task: WorkItem) throws(OverseerError) {
    guard let last = try reading.lastClaim(on: task.id), !last.released else { return }
    try record(.claimReleased(ClaimPayload(claim: last.claim)), about: task)
  }

  /// Ends the open question of a task that ends without its answer.
  func cancelHelp(of task: WorkItem) throws(OverseerError) {
    guard let help = try reading.openHelpRequest(of: task.id) else { return }
    try record(.helpCancelled(HelpPayload(helpRequest: help.cancelled())), about: task)
  }

  /// What follows from a task being finished: its question and claim end, its learnings go up to its parent when it
  /// is Completed, and the parent hears when this was its last open child.
  func settle(_ task: WorkItem, wasOpen: Bool = true) throws(OverseerError) {
    try cancelHelp(of: task)
    try dropClaim(on: task)
    guard let parentID = task.parentID else { return }
    if task.status == .completed {
      for learning in try reading.learnings(of: task.id, limit: .max) {
        guard let copy = learning.bubbled(to: parentID, id: LearningID(identifier()), at: now),
          try reading.equal(copy) == nil
        else { continue }
        try record(
          .learningBubbled(LearningBubbledPayload(from: task.id, learning: copy)), repo: task.repoID, task: parentID)
      }
    }
    guard wasOpen, let facts = try reading.readinessFacts(of: parentID), facts.openChildren == 0,
      !facts.status.isFinished
    else { return }
    try record(.childrenFinished(ChildrenFinishedPayload(taskID: parentID)), repo: task.repoID, task: parentID)
  }

  /// Moves the Pending tasks above a started one to InProgress, without claims: no Pending task has a started child.
  func startAncestors(of task: WorkItem) throws(OverseerError) {
    var above = task.parentID
    while let id = above {
      let ancestor = try reading.existing(id)
      if ancestor.status == .pending {
        let started = moved(ancestor, to: .inProgress)
        try record(.taskStarted(TaskPayload(task: started)), about: started)
      }
      above = ancestor.parentID
    }
  }

  /// Proof that nothing below `task` is open; refuses with `hint` otherwise.
  func childrenFinished(of task: WorkItem, hint: String) throws(OverseerError) -> ChildrenFinished {
    let open = try reading.children(of: task.id).filter { !$0.status.isFinished }
    return try ChildrenFinished(openChildren: open.map(\.id), of: task.id, hint: hint)
  }

  /// `task` with another status and the times that belong to it.
  func moved(_ task: WorkItem, to status: TaskStatus) -> WorkItem {
    var moved = task
    moved.status = status
    moved.updatedAt = now
    switch status {
    case .pending:
      moved.startedAt = nil
      moved.completedAt = nil
    case .inProgress, .inReview, .awaitingHuman:
      if status == .inProgress { moved.startedAt = task.startedAt ?? now }
      moved.completedAt = nil
    case .completed: moved.completedAt = now
    case .cancelled: moved.completedAt = nil
    }
    return moved
  }
}
