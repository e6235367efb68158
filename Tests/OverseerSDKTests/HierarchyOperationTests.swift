import OverseerModel
import OverseerSDK
import Testing

@Suite("Hierarchy and archive")
struct HierarchyOperationTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  // MARK: places

  @Test("The kind of a new task follows from its place")
  func kinds() throws {
    let milestone = try bench.make("m", .milestone)
    let task = try bench.make("t", under: milestone.id)
    let subtask = try bench.make("s", under: task.id)
    #expect([milestone, task, subtask].map(\.kind) == [.milestone, .task, .subtask])
    #expect([milestone, task, subtask].map(\.depth) == [0, 1, 2])
    #expect([milestone, task, subtask].map(\.parentID) == [nil, milestone.id, task.id])
    #expect(try bench.make("alone").depth == 0)
    #expect(try bench.make("below", under: bench.make("alone").id).depth == 1)
  }

  @Test("A child stands in its parent's repository, whatever the caller's is")
  func repository() throws {
    let parent = try bench.make("there", in: bench.otherRepo)
    #expect(try bench.make("child", under: parent.id).repoID == bench.otherRepo.id)
    #expect(
      try bench.refusal(CreateTask(repoID: bench.repo.id, parentID: parent.id, description: "x"))?.fields == ["repo_id"]
    )
    let here = try bench.make("here", .milestone)
    let foreign = try bench.make("foreign", in: bench.otherRepo)
    #expect(try bench.refusal(UpdateTask(id: foreign.id, parentID: .set(here.id)))?.fields == ["parent_id"])
  }

  @Test(
    "Nothing comes to stand under a finished or archived parent", arguments: ["Completed", "Cancelled", "archived"])
  func closedParents(state: String) throws {
    let closed = try bench.make("closed", .milestone)
    let child = try bench.make("child", under: closed.id)
    try bench.cancel(child.id)
    if state == "Completed" { try bench.complete(closed.id) } else { try bench.cancel(closed.id) }
    if state == "archived" { try bench.call(ArchiveTask(id: closed.id)) }
    let free = try bench.make("free")
    let refusals = [
      try bench.refusal(CreateTask(parentID: closed.id, description: "x"), as: bench.person),
      try bench.refusal(UpdateTask(id: free.id, parentID: .set(closed.id)), as: bench.person),
      try bench.refusal(ReopenTask(id: child.id), as: bench.person),
    ]
    #expect(refusals.map { $0?.code } == Array(repeating: .preconditionFailed, count: 3))
  }

  @Test("A task moves with all that is below it, and takes over what stands above")
  func move() throws {
    let blocker = try bench.make()
    let blocked = try bench.make("blocked", .milestone, blockedBy: [blocker.id])
    let free = try bench.make("free", .milestone)
    let task = try bench.make("task")
    let subtask = try bench.make("subtask", under: task.id)

    let marks = try bench.recorded { try bench.call(UpdateTask(id: task.id, parentID: .set(blocked.id))) }
    #expect(marks == [Mark("TaskUpdated", task.id)])
    #expect(try bench.task(task.id).depth == 1 && bench.task(subtask.id).depth == 2)
    #expect(try bench.task(task.id).effectivelyBlocked && bench.task(subtask.id).effectivelyBlocked)
    #expect(try bench.call(ListTasks(parentID: .set(blocked.id))).map(\.id) == [task.id])

    try bench.call(UpdateTask(id: task.id, parentID: .set(free.id)))
    #expect(try !bench.task(subtask.id).effectivelyBlocked)
    #expect(try bench.call(GetTask(id: subtask.id)).learnings.milestone == [])
    guard case .milestone(let milestone) = free.id else { return }
    #expect(try bench.call(NextReadyTask(milestone: milestone))?.task.id == subtask.id)

    try bench.call(UpdateTask(id: task.id, parentID: .clear))
    #expect(try bench.task(task.id).depth == 0 && bench.task(subtask.id).depth == 1)
    #expect(try bench.call(NextReadyTask(milestone: milestone))?.task.id == free.id)
  }

  @Test("A task stands only where its kind fits")
  func wrongPlaces() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let other = try bench.make("other")
    let moves: [(AnyTaskID, AnyTaskID?)] = [
      (milestone, task), (milestone, milestone), (task, other.id), (task, subtask), (task, task), (subtask, milestone),
      (subtask, subtask), (subtask, nil),
    ]
    for (id, parent) in moves {
      let error = try bench.refusal(UpdateTask(id: id, parentID: parent.map { .set($0) } ?? .clear), as: bench.person)
      #expect(error?.code == .invalidInput, "\(id) under \(parent.map { "\($0)" } ?? "nothing")")
    }
    let makes: [(TaskKind?, AnyTaskID?)] = [
      (.milestone, milestone), (.subtask, milestone), (.milestone, task), (.task, task), (nil, subtask),
      (.subtask, subtask), (.subtask, nil),
    ]
    for (kind, parent) in makes {
      let error = try bench.refusal(CreateTask(parentID: parent, kind: kind, description: "x"))
      #expect(
        error?.code == .invalidInput, "\(kind.map(\.rawValue) ?? "any") under \(parent.map { "\($0)" } ?? "nothing")")
    }
  }

  // MARK: children finished

  @Test("The last open child tells the parent, which is offered then and not completed by itself")
  func childrenFinished() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let second = try bench.make("second", under: task)
    try bench.call(StartTask(id: subtask))
    let first = try bench.recorded { try bench.complete(subtask) }
    #expect(!first.contains(Mark("ChildrenFinished", task)))
    #expect(try bench.call(NextReadyTask())?.task.id == second.id)
    let last = try bench.recorded { try bench.cancel(second.id) }
    #expect(last.last == Mark("ChildrenFinished", task))
    #expect(try bench.task(task).status == .inProgress)
    let offered = try bench.call(NextReadyTask())
    #expect(offered?.task.id == task)
    #expect(offered?.why == .childrenFinished)
    #expect(try bench.recorded { try bench.complete(task) }.last == Mark("ChildrenFinished", milestone))
    #expect(try bench.call(ClaimTask())?.task.id == milestone)
  }

  @Test("A parent with finished children comes before leaves of the same priority")
  func parentsFirst() throws {
    _ = try bench.make("older leaf")
    let parent = try bench.make("parent")
    let child = try bench.make("child", under: parent.id)
    try bench.complete(child.id)
    #expect(try bench.call(NextReadyTask())?.task.id == parent.id)
    _ = try bench.make("urgent leaf", priority: .urgent)
    #expect(try bench.call(NextReadyTask())?.task.description == "urgent leaf")
  }

  @Test("Changing one finish for another tells the parent nothing new")
  func finishedTwice() throws {
    let parent = try bench.make()
    let child = try bench.make("child", under: parent.id)
    try bench.cancel(child.id)
    let marks = try bench.recorded { try bench.call(SetTaskStatus(id: child.id, status: .completed), as: bench.person) }
    #expect(marks == [Mark("TaskStatusChanged", child.id)])
  }

  // MARK: archive

  @Test("Only finished tasks are archived")
  func archiveOpen() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    _ = try bench.ask(subtask)
    for id in [milestone, task, subtask] {
      let error = try bench.refusal(ArchiveTask(id: id), as: bench.person)
      #expect(error?.code == .invalidState)
      #expect(error?.texts("allowed") == ["Completed", "Cancelled"])
    }
  }

  @Test("Archiving hides a task and everything below it from lists, queue and search, and bringing back shows it")
  func archive() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let outside = try bench.make("outside", .milestone)
    let keeper = try bench.make("needle", under: task)
    try bench.call(AddLearning(taskID: subtask, content: "needle"))
    try bench.call(CancelTask(id: task, recursive: true))
    bench.clock.advance(.seconds(1))
    let marks = try bench.recorded {
      let archived = try bench.call(ArchiveTask(id: task))
      #expect(archived.archivedAt == bench.clock.now)
      try bench.call(ArchiveTask(id: task))
    }
    #expect(marks == [Mark("TaskArchived", task)], "doing so twice is nothing")
    #expect(try bench.call(ListTasks()).map(\.id) == [milestone, outside.id])
    #expect(try Set(bench.call(ListTasks(archived: true)).map(\.id)) == [task, subtask, keeper.id])
    #expect(try bench.call(SearchTasks(text: "needle")) == [])
    #expect(try bench.call(SearchLearnings(text: "needle")) == [])
    #expect(try bench.call(GetTaskTree()).trees.map(\.children) == [[], []])
    #expect(try bench.call(GetTaskTree(root: milestone)).trees.first?.children == [])
    #expect(try bench.call(GetTaskTree(root: task)).trees.first?.children.count == 2, "it can still be looked at")
    #expect(try bench.call(GetTaskProgress()).total == 2)
    #expect(try bench.call(GetTask(id: subtask)).task.archivedAt == nil, "only the task itself is marked")
    #expect(try bench.call(ExplainTask(id: subtask)).obstacles.map(\.obstacle) == [.archived, .finished])

    #expect(try bench.refusal(UnarchiveTask(id: subtask), as: bench.person)?.code == .preconditionFailed)
    let back = try bench.recorded {
      #expect(try bench.call(UnarchiveTask(id: task), as: bench.person).archivedAt == nil)
      try bench.call(UnarchiveTask(id: task), as: bench.person)
    }
    #expect(back == [Mark("TaskUnarchived", task)])
    #expect(try bench.call(ListTasks()).count == 5)
    #expect(try bench.call(SearchTasks(text: "needle")).count == 2)
  }

  @Test("What was archived for itself stays so when the task above it comes back")
  func nestedArchives() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    try bench.call(CancelTask(id: milestone, recursive: true))
    try bench.call(ArchiveTask(id: subtask))
    try bench.call(ArchiveTask(id: milestone))
    try bench.call(UnarchiveTask(id: milestone), as: bench.person)
    #expect(try bench.call(ListTasks()).map(\.id) == [milestone, task])
    #expect(try bench.call(ListTasks(archived: true)).map(\.id) == [subtask])
  }

  /// Every write on a task, in the name of a person, who is kept from nothing else.
  private static func writes(on id: AnyTaskID, learning: LearningID, other: AnyTaskID) -> [any SDKOperation] {
    [
      UpdateTask(id: id, description: .set("x")), UpdateTask(id: id, parentID: .clear), StartTask(id: id),
      CancelTask(id: id), ReopenTask(id: id), ForceCompleteTask(id: id, reason: "x"),
      SetTaskStatus(id: id, status: .completed), BlockTask(id: id, by: other), UnblockTask(id: id, by: other),
      ClaimTask(id: id), RenewTask(id: id), RequestHelp(taskID: id, category: .decision, reason: "?"),
      ResumeTask(taskID: id), AddLearning(taskID: id, content: "x"), RetireLearning(id: learning),
      CreateTask(parentID: id, description: "x"),
    ]
  }

  @Test("An archived task and all below it can only be read", arguments: [0, 1, 2])
  func readOnly(depth: Int) throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let id = [milestone, task, subtask][depth]
    let other = try bench.make("other")
    let learning = try bench.call(AddLearning(taskID: id, content: "known"))
    try bench.call(CancelTask(id: milestone, recursive: true))
    try bench.call(ArchiveTask(id: milestone))
    for write in Self.writes(on: id, learning: learning.id, other: other.id) {
      let error = try bench.refusal(write, as: bench.person)
      let code = error?.code
      #expect(code == .preconditionFailed || code == .invalidState || code == .invalidInput, "\(write)")
      #expect(code == .preconditionFailed || write is RequestHelp || write is CreateTask, "\(write)")
    }
    #expect(try bench.recorded { try bench.call(ReleaseTask(id: id), as: bench.person) } == [])
    if depth > 0 { #expect(try bench.refusal(ArchiveTask(id: id), as: bench.person)?.code == .preconditionFailed) }
    #expect(try bench.call(GetTask(id: id)).task.id == id)
    #expect(try bench.call(ListLearnings(taskID: id)).count == 1)
  }
}
