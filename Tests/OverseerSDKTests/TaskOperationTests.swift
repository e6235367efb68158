import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@Suite("Creating, reading and changing tasks")
struct TaskOperationTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  // MARK: create and get

  @Test("A new task is what was asked for, with what was left out filled in")
  func create() throws {
    let blocker = try bench.make()
    var task: WorkItem?
    let marks = try bench.recorded {
      task = try bench.call(
        CreateTask(
          description: "  build it ", context: "# why", priority: .high, blockedBy: [blocker.id, blocker.id],
          labels: ["Web", "api", "web"], metadata: ["jira": "X-1"]))
    }
    let made = try #require(task)
    #expect(marks == [Mark("TaskCreated", made.id)])
    let now = bench.clock.now
    #expect(
      made
        == WorkItem(
          id: made.id, repoID: bench.repo.id, description: "build it", context: "# why", priority: .high,
          labels: ["api", "web"], metadata: ["jira": "X-1"], blockedBy: [blocker.id], effectivelyBlocked: true,
          createdAt: now, updatedAt: now))
    #expect(made.kind == .task)
    #expect(try bench.task(made.id) == made)
    #expect(try bench.task(blocker.id).blocks == [made.id])
    let plain = try bench.make("plain")
    #expect(plain.priority == .normal && plain.status == .pending && plain.context == nil && plain.metadata.isEmpty)
  }

  @Test("A new task belongs to the repository that was named, else to the caller's")
  func createInRepository() throws {
    #expect(try bench.make().repoID == bench.repo.id)
    #expect(try bench.make(in: bench.otherRepo).repoID == bench.otherRepo.id)
    var nowhere = bench.agent
    nowhere.repo = nil
    #expect(try bench.refusal(CreateTask(description: "x"), as: nowhere)?.code == .preconditionFailed)
  }

  @Test("A task is shown with its context, its question, its claim and its children")
  func get() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    for (id, text) in [(milestone, "M"), (task, "T"), (subtask, "S")] {
      try bench.call(UpdateTask(id: id, context: .set(text)))
    }
    let second = try bench.make("urgent", under: task, priority: .urgent)
    try bench.call(StartTask(id: subtask))
    let asked = try bench.ask(subtask)

    let found = try bench.call(GetTask(id: subtask))
    #expect(found.task == (try bench.task(subtask)))
    #expect(found.context == .init(own: "S", parent: "T", milestone: "M"))
    #expect(found.helpRequest == asked)
    #expect(found.claim?.holder == bench.agent.principal)
    #expect(found.children == [])

    let middle = try bench.call(GetTask(id: task))
    #expect(middle.context == .init(own: "T", parent: nil, milestone: "M"))
    #expect(middle.children.map(\.id) == [second.id, subtask])
    let top = try bench.call(GetTask(id: milestone))
    #expect(top.context == .init(own: "M", parent: nil, milestone: nil))
  }

  @Test("The answer to a question stays part of what is shown")
  func getAnswer() throws {
    let task = try bench.make()
    let asked = try bench.ask(task.id)
    try bench.call(RespondToHelp(id: asked.id, response: "left", chosenOption: 1), as: bench.person)
    try bench.call(ResumeTask(taskID: task.id), as: bench.person)
    let shown = try bench.call(GetTask(id: task.id)).helpRequest
    #expect(shown?.response == "left")
    #expect(shown?.chosenOption == 1)
    #expect(shown?.status == .resolved)
  }

  @Test("Every event tells who, through what, when, where and by which call")
  func envelope() throws {
    let head = try bench.headSeq()
    bench.clock.advance(.seconds(5))
    let task = try bench.make()
    let event = try #require(try bench.events(after: head).first)
    #expect(event.seq == head + 1)
    #expect(event.at == bench.clock.now)
    #expect(event.actor == bench.agent.principal)
    #expect(event.source == .cli)
    #expect(event.correlationID == "call")
    #expect(event.repoID == bench.repo.id)
    #expect(event.taskID == task.id)
    #expect(event.body == .taskCreated(TaskPayload(task: task)))
  }

  // MARK: update

  @Test("An update changes what it names and nothing else")
  func update() throws {
    let task = try bench.call(
      CreateTask(description: "old", context: "c", priority: .low, labels: ["a", "b"], metadata: ["k": "v"]))
    bench.clock.advance(.seconds(1))
    var expected = task
    expected.updatedAt = bench.clock.now

    expected.description = "new"
    #expect(try bench.call(UpdateTask(id: task.id, description: .set(" new "))) == expected)
    expected.context = nil
    #expect(try bench.call(UpdateTask(id: task.id, context: .clear)) == expected)
    expected.priority = .urgent
    #expect(try bench.call(UpdateTask(id: task.id, priority: .set(.urgent))) == expected)
    expected.labels = ["b", "c"]
    #expect(try bench.call(UpdateTask(id: task.id, addLabels: ["C"], removeLabels: ["A"])) == expected)
    expected.labels = ["z"]
    #expect(try bench.call(UpdateTask(id: task.id, labels: .set(["Z"]))) == expected)
    expected.labels = []
    #expect(try bench.call(UpdateTask(id: task.id, labels: .clear)) == expected)
    expected.metadata = ["k": "w", "l": ""]
    #expect(try bench.call(UpdateTask(id: task.id, metadata: .set(["k": "w", "l": ""]))) == expected)
    expected.metadata = [:]
    #expect(try bench.call(UpdateTask(id: task.id, metadata: .clear)) == expected)
    #expect(try bench.task(task.id) == expected)
  }

  @Test("An update is one event with the task as it is afterwards; one that changes nothing is none")
  func updateEvents() throws {
    let task = try bench.make("same", labels: ["a"])
    let head = try bench.headSeq()
    let changed = try bench.call(UpdateTask(id: task.id, description: .set("other"), priority: .set(.high)))
    #expect(try bench.events(after: head).map(\.body) == [.taskUpdated(TaskPayload(task: changed))])
    bench.clock.advance(.seconds(9))
    let marks = try bench.recorded {
      try bench.call(UpdateTask(id: task.id, description: .set(" other"), labels: .set(["A"])))
      try bench.call(UpdateTask(id: task.id))
    }
    #expect(marks == [])
    #expect(try bench.task(task.id).updatedAt == changed.updatedAt)
  }

  @Test("Title and priority cannot be cleared")
  func updateClears() throws {
    let task = try bench.make()
    #expect(try bench.refusal(UpdateTask(id: task.id, description: .clear))?.fields == ["description"])
    #expect(try bench.refusal(UpdateTask(id: task.id, priority: .clear))?.fields == ["priority"])
  }

  // MARK: start

  @Test("Starting claims the task and moves it and its pending ancestors")
  func start() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    bench.clock.advance(.seconds(3))
    let marks = try bench.recorded { try bench.call(StartTask(id: subtask)) }
    #expect(marks.first == Mark("TaskClaimed", subtask))
    #expect(marks.last == Mark("TaskStarted", subtask))
    #expect(Set(marks.dropFirst().map(\.type)) == ["TaskStarted"])
    #expect(Set(marks.dropFirst().compactMap(\.task)) == [milestone, task, subtask])
    #expect(marks.count == 4)
    for id in [milestone, task, subtask] {
      let started = try bench.task(id)
      #expect(started.status == .inProgress)
      #expect(started.startedAt == bench.clock.now)
      #expect((started.claim != nil) == (id == subtask), "ancestors are not claimed")
    }
    let sibling = try bench.make("a sibling", under: task)
    #expect(
      try bench.recorded { try bench.call(StartTask(id: sibling.id)) }
        == [Mark("TaskClaimed", sibling.id), Mark("TaskStarted", sibling.id)])
  }

  @Test("Starting a started task takes or keeps the claim and leaves the status")
  func startAgain() throws {
    let task = try bench.make()
    let first = try bench.call(StartTask(id: task.id))
    bench.clock.advance(.seconds(60))
    #expect(try bench.recorded { try bench.call(StartTask(id: task.id)) } == [])
    let kept = try bench.task(task.id)
    #expect(kept.startedAt == first.startedAt)
    #expect(kept.claim?.expiresAt == bench.clock.now + Claim.agentLease)
    #expect(try bench.refusal(StartTask(id: task.id), as: bench.otherAgent)?.code == .conflict)
    try bench.call(ReleaseTask(id: task.id))
    let marks = try bench.recorded { try bench.call(StartTask(id: task.id), as: bench.otherAgent) }
    #expect(marks == [Mark("TaskClaimed", task.id)])
    #expect(try bench.task(task.id).claim?.generation == 2)
  }

  @Test("A blocked task, and one below a blocked task, cannot be started")
  func startBlocked() throws {
    let (milestone, _, subtask) = try bench.makeFamily()
    let blocker = try bench.make()
    try bench.call(BlockTask(id: milestone, by: blocker.id))
    for caller in [bench.agent, bench.person] {
      for id in [milestone, subtask] {
        let error = try bench.refusal(StartTask(id: id), as: caller)
        #expect(error?.code == .preconditionFailed)
        #expect(error?.texts("blocked_by") == ["\(blocker.id)"])
      }
    }
    try bench.complete(blocker.id)
    #expect(try bench.call(StartTask(id: subtask)).status == .inProgress)
  }

  @Test("A finished or waiting task is not started", arguments: [TaskStatus.completed, .cancelled, .awaitingHuman])
  func startElsewhere(status: TaskStatus) throws {
    let task = try bench.make()
    switch status {
    case .completed: try bench.complete(task.id)
    case .cancelled: try bench.cancel(task.id)
    default: _ = try bench.ask(task.id)
    }
    let error = try bench.refusal(StartTask(id: task.id), as: bench.person)
    #expect(error?.code == .invalidState)
    #expect(error?.details["from"] == .string(status.rawValue))
    #expect(error?.texts("allowed") == ["Pending", "InProgress", "InReview"])
  }

  // MARK: cancel, complete, reopen

  @Test("Cancelling ends the claim and tells the parent")
  func cancel() throws {
    let parent = try bench.make()
    let child = try bench.make("child", under: parent.id)
    try bench.call(StartTask(id: child.id))
    let marks = try bench.recorded {
      let reply = try bench.call(CancelTask(id: child.id))
      #expect(reply.task.status == .cancelled)
      #expect(reply.task.claim == nil)
      #expect(reply.stuck == [])
    }
    #expect(
      marks == [
        Mark("TaskCancelled", child.id), Mark("ClaimReleased", child.id), Mark("ChildrenFinished", parent.id),
      ])
    #expect(try bench.refusal(CancelTask(id: child.id))?.code == .invalidState)
  }

  @Test("A task with open children is cancelled together with them or not at all")
  func cancelRecursively() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let done = try bench.make("done", under: milestone)
    try bench.complete(done.id)
    let error = try bench.refusal(CancelTask(id: milestone))
    #expect(error?.code == .preconditionFailed)
    #expect(error?.texts("open_children") == ["\(task)"])
    let marks = try bench.recorded { try bench.call(CancelTask(id: milestone, recursive: true)) }
    #expect(
      marks.filter { $0.type == "TaskCancelled" }.map(\.task) == [subtask, task, milestone], "children before parents")
    #expect(!marks.contains { $0.type == "ChildrenFinished" }, "of tasks that are cancelled themselves")
    #expect(try bench.task(done.id).status == .completed)
    for id in [milestone, task, subtask] { #expect(try bench.task(id).status == .cancelled) }
  }

  @Test("Only a person cancels a task that waits for a person")
  func cancelWaiting() throws {
    let parent = try bench.make()
    let child = try bench.make("child", under: parent.id)
    let asked = try bench.ask(child.id)
    #expect(try bench.refusal(CancelTask(id: child.id))?.code == .forbidden)
    #expect(try bench.refusal(CancelTask(id: parent.id, recursive: true))?.code == .forbidden)
    let marks = try bench.recorded { try bench.call(CancelTask(id: child.id), as: bench.person) }
    #expect(
      marks == [
        Mark("TaskCancelled", child.id), Mark("HelpCancelled", child.id), Mark("ChildrenFinished", parent.id),
      ])
    #expect(try bench.call(ListHelp(taskID: child.id)).map(\.status) == [.cancelled])
    #expect(try bench.refusal(RespondToHelp(id: asked.id, response: "late"), as: bench.person)?.code == .invalidState)
  }

  @Test("A cancelled blocker still blocks, and the reply names who is stuck")
  func stuck() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let waiting = try bench.make("waiting", blockedBy: [subtask, milestone])
    let other = try bench.make("other", blockedBy: [task], in: bench.otherRepo)
    let finished = try bench.make("finished", blockedBy: [task])
    try bench.cancel(finished.id)
    let reply = try bench.call(CancelTask(id: milestone, recursive: true))
    #expect(reply.stuck == [waiting.id, other.id].sorted())
    #expect(try bench.task(waiting.id).effectivelyBlocked)
    #expect(try bench.refusal(StartTask(id: waiting.id))?.code == .preconditionFailed)
  }

  @Test("Completing by force keeps the reason, ends question and claim, and tells the parent")
  func forceComplete() throws {
    let parent = try bench.make()
    let child = try bench.make("child", under: parent.id)
    try bench.call(StartTask(id: child.id))
    _ = try bench.ask(child.id)
    bench.clock.advance(.seconds(2))
    let head = try bench.headSeq()
    let done = try bench.call(
      ForceCompleteTask(id: child.id, reason: "looked at it", result: "works"), as: bench.person)
    #expect(done.status == .completed)
    #expect(done.result == "works")
    #expect(done.completedAt == bench.clock.now)
    #expect(done.claim == nil)
    let events = try bench.events(after: head)
    #expect(
      events.map { Mark($0.body.parts.type, $0.taskID) } == [
        Mark("TaskCompleted", child.id), Mark("HelpCancelled", child.id), Mark("ClaimReleased", child.id),
        Mark("ChildrenFinished", parent.id),
      ])
    guard case .taskCompleted(let payload) = events[0].body else { return }
    #expect(payload.forced)
    #expect(payload.reason == "looked at it")
    #expect(try bench.task(parent.id).status == .inProgress, "the parent is not completed by itself")
    let error = try bench.refusal(ForceCompleteTask(id: child.id, reason: "again"), as: bench.person)
    #expect(error?.code == .invalidState)
  }

  @Test("Nothing is completed while a child is open, or without a reason")
  func forceCompleteRefused() throws {
    let (milestone, task, _) = try bench.makeFamily()
    let error = try bench.refusal(ForceCompleteTask(id: milestone, reason: "x"), as: bench.person)
    #expect(error?.code == .preconditionFailed)
    #expect(error?.texts("open_children") == ["\(task)"])
    let free = try bench.make()
    #expect(try bench.refusal(ForceCompleteTask(id: free.id, reason: " \n"), as: bench.person)?.fields == ["reason"])
  }

  @Test("Reopening leads back to where the task had come", arguments: [false, true], [false, true])
  func reopen(started: Bool, cancelled: Bool) throws {
    let task = try bench.make()
    if started { try bench.call(StartTask(id: task.id)) }
    if cancelled { try bench.cancel(task.id) } else { try bench.complete(task.id) }
    let marks = try bench.recorded {
      let reopened = try bench.call(ReopenTask(id: task.id), as: bench.person)
      #expect(reopened.status == (started ? .inProgress : .pending))
      #expect(reopened.completedAt == nil)
      #expect(reopened.claim == nil)
    }
    #expect(marks == [Mark("TaskReopened", task.id)])
    #expect(try bench.refusal(ReopenTask(id: task.id), as: bench.person)?.code == .invalidState)
  }

  @Test("What waits for a reopened task is blocked again")
  func reopenBlocks() throws {
    let blocker = try bench.make()
    let waiting = try bench.make(blockedBy: [blocker.id])
    try bench.complete(blocker.id)
    #expect(try !bench.task(waiting.id).effectivelyBlocked)
    try bench.call(ReopenTask(id: blocker.id), as: bench.person)
    #expect(try bench.task(waiting.id).effectivelyBlocked)
  }

  // MARK: set status

  @Test("A status set by hand is one event that tells both sides")
  func setStatus() throws {
    let task = try bench.make()
    let head = try bench.headSeq()
    let moved = try bench.call(SetTaskStatus(id: task.id, status: .inProgress), as: bench.person)
    #expect(moved.status == .inProgress)
    #expect(moved.startedAt == bench.clock.now)
    let expected = TaskStatusChangedPayload(task: moved, from: .pending, to: .inProgress)
    #expect(try bench.events(after: head).map(\.body) == [.taskStatusChanged(expected)])
    #expect(
      try bench.recorded { try bench.call(SetTaskStatus(id: task.id, status: .inProgress), as: bench.person) } == [])
  }

  @Test("Setting back to Pending forgets that it was started; finishing by hand finishes")
  func setStatusEffects() throws {
    let parent = try bench.make()
    let child = try bench.make("child", under: parent.id)
    try bench.call(StartTask(id: child.id))
    let back = try bench.call(SetTaskStatus(id: child.id, status: .pending), as: bench.person)
    #expect(back.startedAt == nil)
    let marks = try bench.recorded {
      try bench.call(SetTaskStatus(id: child.id, status: .completed), as: bench.person)
    }
    #expect(
      marks == [
        Mark("TaskStatusChanged", child.id), Mark("ClaimReleased", child.id), Mark("ChildrenFinished", parent.id),
      ])
    #expect(try bench.task(child.id).completedAt == bench.clock.now)
    let open = try bench.call(SetTaskStatus(id: child.id, status: .pending), as: bench.person)
    #expect(open.completedAt == nil)
  }

  @Test(
    "Setting a waiting task's status withdraws its question", arguments: [TaskStatus.pending, .inProgress, .cancelled])
  func setStatusOfWaiting(status: TaskStatus) throws {
    let task = try bench.make()
    _ = try bench.ask(task.id)
    let marks = try bench.recorded { try bench.call(SetTaskStatus(id: task.id, status: status), as: bench.person) }
    #expect(marks == [Mark("HelpCancelled", task.id), Mark("TaskStatusChanged", task.id)])
    #expect(try bench.call(GetActiveHelp(taskID: task.id)) == nil)
  }

  @Test("A status that would break a rule is refused with the rule's name")
  func setStatusRefused() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let blocker = try bench.make()
    let blocked = try bench.make(blockedBy: [blocker.id])
    func rule(_ id: AnyTaskID, _ status: TaskStatus) throws -> String? {
      let error = try bench.refusal(SetTaskStatus(id: id, status: status), as: bench.person)
      #expect(error?.code == .preconditionFailed)
      return error?.details["invariant"]?.stringValue
    }
    #expect(try rule(task, .inReview) == "in_review_has_review")
    #expect(try rule(task, .awaitingHuman) == "awaiting_human_has_open_help")
    #expect(try rule(task, .completed) == "finished_has_no_open_child")
    #expect(try rule(milestone, .cancelled) == "finished_has_no_open_child")
    #expect(try rule(blocked.id, .inProgress) == "started_is_not_blocked")
    try bench.call(StartTask(id: subtask))
    #expect(try rule(task, .pending) == "pending_has_no_started_child")
    try bench.call(CancelTask(id: task, recursive: true))
    #expect(try rule(subtask, .pending) == "open_has_open_parent")
    #expect(try rule(subtask, .inProgress) == "open_has_open_parent")
  }

  /// The ways by which a started task can come under a pending parent.
  enum WayToStart: CaseIterable {
    case setStatus
    case reopen
    case move
  }

  @Test("A pending task has no started child, however the child came there", arguments: WayToStart.allCases)
  func startedChildHasStartedParent(way: WayToStart) throws {
    let parent = try bench.make("parent", .milestone)
    let child: WorkItem
    switch way {
    case .setStatus:
      child = try bench.make("child", under: parent.id)
      _ = try? bench.call(SetTaskStatus(id: child.id, status: .inProgress), as: bench.person)
    case .reopen:
      child = try bench.make("child", under: parent.id)
      try bench.call(StartTask(id: child.id))
      try bench.complete(child.id)
      try bench.call(SetTaskStatus(id: parent.id, status: .pending), as: bench.person)
      _ = try? bench.call(ReopenTask(id: child.id), as: bench.person)
    case .move:
      child = try bench.make("child")
      try bench.call(StartTask(id: child.id))
      _ = try? bench.call(UpdateTask(id: child.id, parentID: .set(parent.id)))
    }
    let now = try bench.task(child.id)
    let above = try bench.task(parent.id)
    #expect(now.status == .inProgress)
    #expect(now.parentID == parent.id)
    #expect(above.status == .inProgress)
  }

  // MARK: delete

  @Test("Deleting takes everything below and all that stands on it along, and leaves the events")
  func delete() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    try bench.call(StartTask(id: subtask))
    try bench.call(AddLearning(taskID: subtask, content: "needle"))
    try bench.complete(subtask)
    let asked = try bench.ask(task)
    let head = try bench.headSeq()
    let reply = try bench.call(DeleteTask(id: milestone), as: bench.person)
    #expect(reply == TaskDeletedPayload(taskID: milestone, deleted: [milestone, task, subtask]))
    #expect(try bench.events(after: head).map(\.body) == [.taskDeleted(reply)])
    for id in [milestone, task, subtask] {
      #expect(throws: OverseerError.self) { try bench.task(id) }
    }
    #expect(try bench.call(ListTasks()) == [])
    #expect(try bench.call(SearchTasks(text: "needle")) == [])
    #expect(try bench.refusal(RespondToHelp(id: asked.id, response: "x"), as: bench.person)?.code == .notFound)
    #expect(try bench.call(ListHelp()) == [])
    let rows = try bench.store.everything(leavingOut: ["events", "repos"])
    #expect(rows == [], "no row of any table is left")
    #expect(try bench.events(after: 0).contains { $0.taskID == subtask })
  }

  @Test("What blocks another task is deleted only by force, and then blocks no more")
  func deleteBlocker() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let inside = try bench.make("inside", under: task, blockedBy: [subtask])
    let waiting = try bench.make("waiting", blockedBy: [subtask])
    for force in [nil, false] {
      let error = try bench.refusal(DeleteTask(id: milestone, force: force), as: bench.person)
      #expect(error?.code == .preconditionFailed)
      #expect(error?.texts("blocks") == ["\(waiting.id)"], "blockers within the subtree do not count")
    }
    let reply = try bench.call(DeleteTask(id: milestone, force: true), as: bench.person)
    #expect(Set(reply.deleted) == [milestone, task, subtask, inside.id])
    let free = try bench.task(waiting.id)
    #expect(free.blockedBy == [])
    #expect(!free.effectivelyBlocked)
  }

  @Test("Deleting the last open child tells the parent")
  func deleteLastOpenChild() throws {
    let parent = try bench.make()
    let done = try bench.make("done", under: parent.id)
    let open = try bench.make("open", under: parent.id)
    try bench.complete(done.id)
    let marks = try bench.recorded { try bench.call(DeleteTask(id: open.id), as: bench.person) }
    #expect(marks == [Mark("TaskDeleted", open.id), Mark("ChildrenFinished", parent.id)])
    let only = try bench.recorded { try bench.call(DeleteTask(id: done.id), as: bench.person) }
    #expect(only == [Mark("TaskDeleted", done.id)], "a leaf has no children to finish")
    #expect(try bench.call(ExplainTask(id: parent.id)).why == .ready)
  }
}
