import OverseerModel
import OverseerSDK
import Testing

@Suite("Blockers")
struct BlockerOperationTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test("A blocker keeps a task back until it is Completed")
  func block() throws {
    let blocker = try bench.make("blocker", priority: .low)
    let task = try bench.make("task")
    bench.clock.advance(.seconds(1))
    let marks = try bench.recorded {
      let blocked = try bench.call(BlockTask(id: task.id, by: blocker.id))
      #expect(blocked.blockedBy == [blocker.id])
      #expect(blocked.effectivelyBlocked)
      #expect(blocked.updatedAt == bench.clock.now)
    }
    #expect(marks == [Mark("BlockerAdded", task.id)])
    #expect(try bench.task(blocker.id).blocks == [task.id])
    #expect(try bench.call(NextReadyTask())?.task.id == blocker.id)
    let why = try bench.call(ExplainTask(id: task.id))
    #expect(!why.offered && why.why == nil)
    #expect(why.obstacles.map(\.obstacle) == [.blocked])
    #expect(why.obstacles.first?.taskIDs == [blocker.id])
    try bench.complete(blocker.id)
    #expect(try bench.call(NextReadyTask())?.task.id == task.id)
    #expect(try bench.task(task.id).blockedBy == [blocker.id], "a satisfied blocker stays where it is")
  }

  @Test("The events of a blocker say whether the task is blocked after it")
  func images() throws {
    let blocker = try bench.make("blocker")
    let parent = try bench.make("parent")
    let task = try bench.make("task", under: parent.id)
    try bench.call(BlockTask(id: task.id, by: blocker.id))
    try bench.call(UnblockTask(id: task.id, by: blocker.id))
    try bench.call(BlockTask(id: parent.id, by: blocker.id))
    try bench.call(BlockTask(id: task.id, by: blocker.id))
    try bench.call(UnblockTask(id: task.id, by: blocker.id))
    let images = try bench.call(ListEvents(limit: 1000)).compactMap { event -> Bool? in
      switch event.body {
      case .blockerAdded(let payload), .blockerRemoved(let payload): payload.task.effectivelyBlocked
      default: nil
      }
    }
    #expect(images == [true, false, true, true, true], "the last one, as its parent still waits")
  }

  @Test("Blocking twice and taking away what is not there change nothing")
  func twice() throws {
    let blocker = try bench.make()
    let task = try bench.make(blockedBy: [blocker.id])
    let marks = try bench.recorded {
      try bench.call(BlockTask(id: task.id, by: blocker.id))
      try bench.call(UnblockTask(id: blocker.id, by: task.id))
      try bench.call(UnblockTask(id: task.id, by: AnyTaskID(kind: .task, ULID(high: 99, low: 1))))
    }
    #expect(marks == [])
    let freed = try bench.recorded { try bench.call(UnblockTask(id: task.id, by: blocker.id)) }
    #expect(freed == [Mark("BlockerRemoved", task.id)])
    #expect(try !bench.task(task.id).effectivelyBlocked)
    #expect(try bench.task(blocker.id).blocks == [])
  }

  @Test("The blocker of a parent keeps everything below it back")
  func ancestors() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let blocker = try bench.make("blocker", in: bench.otherRepo)
    try bench.call(BlockTask(id: milestone, by: blocker.id))
    for id in [milestone, task, subtask] { #expect(try bench.task(id).effectivelyBlocked) }
    let below = try bench.call(ExplainTask(id: subtask)).obstacles
    #expect(below.map(\.obstacle) == [.ancestorBlocked])
    #expect(below.first?.taskIDs == [blocker.id])
    let fresh = try bench.make("fresh", under: task)
    #expect(fresh.effectivelyBlocked)
    #expect(try bench.call(NextReadyTask()) == nil, "the blocker stands in another repository")
    try bench.complete(blocker.id)
    #expect(try bench.call(NextReadyTask())?.task.id == subtask)
  }

  @Test("A blocker of another repository blocks like any other")
  func acrossRepositories() throws {
    let there = try bench.make("there", in: bench.otherRepo)
    let here = try bench.make("here", blockedBy: [there.id])
    #expect(here.effectivelyBlocked)
    #expect(try bench.refusal(BlockTask(id: there.id, by: here.id))?.code == .conflict)
    try bench.complete(there.id)
    #expect(try bench.call(NextReadyTask())?.task.id == here.id)
  }

  @Test("A task is blocked neither by itself, nor by what stands above or below it")
  func relatives() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    for id in [milestone, task, subtask] {
      let error = try bench.refusal(BlockTask(id: id, by: id))
      #expect(error?.code == .invalidInput)
      #expect(error?.fields == ["by"])
    }
    for (id, by) in [(subtask, task), (subtask, milestone), (task, milestone), (milestone, task), (task, subtask)] {
      #expect(try bench.refusal(BlockTask(id: id, by: by))?.code == .conflict, "\(id) by \(by)")
    }
    #expect(
      try bench.refusal(CreateTask(parentID: task, description: "x", blockedBy: [milestone]))?.code == .conflict)
  }

  @Test("What would close a cycle is refused, however long and however indirect it is")
  func cycles() throws {
    let chain = try (0..<6).map { try bench.make("link \($0)") }
    for (task, blocker) in zip(chain.dropFirst(), chain) {
      try bench.call(BlockTask(id: task.id, by: blocker.id))
    }
    for task in chain.dropFirst() {
      #expect(try bench.refusal(BlockTask(id: chain[0].id, by: task.id))?.code == .conflict)
    }
    try bench.complete(chain[0].id)
    #expect(try bench.refusal(BlockTask(id: chain[1].id, by: chain[5].id))?.code == .conflict, "finished or not")

    let (milestone, _, subtask) = try bench.makeFamily()
    let second = try bench.makeFamily()
    try bench.call(BlockTask(id: second.subtask, by: milestone))
    #expect(try bench.refusal(BlockTask(id: subtask, by: second.milestone))?.code == .conflict)
    try bench.call(BlockTask(id: second.milestone, by: subtask))
  }

  @Test("A task moves between milestones that wait for each other, but not into a circle")
  func moves() throws {
    let first = try bench.make("first", .milestone)
    let second = try bench.make("second", .milestone, blockedBy: [first.id])
    let task = try bench.make("task", under: first.id)
    #expect(try bench.call(UpdateTask(id: task.id, parentID: .set(second.id))).effectivelyBlocked)
    #expect(try !bench.call(UpdateTask(id: task.id, parentID: .set(first.id))).effectivelyBlocked)
    let waiting = try bench.make("waiting", blockedBy: [second.id])
    let error = try bench.refusal(UpdateTask(id: waiting.id, parentID: .set(first.id)))
    #expect(error?.code == .conflict)
    #expect(error?.details["parent_id"] == .string("\(first.id)"))
  }

  @Test("A finished task gets no blocker, but may lose one", arguments: [false, true])
  func finished(cancelled: Bool) throws {
    let blocker = try bench.make()
    let task = try bench.make(blockedBy: [blocker.id])
    if cancelled { try bench.cancel(task.id) } else { try bench.complete(task.id) }
    let other = try bench.make()
    let error = try bench.refusal(BlockTask(id: task.id, by: other.id))
    #expect(error?.code == .invalidState)
    #expect(error?.details["from"] == .string(cancelled ? "Cancelled" : "Completed"))
    #expect(try bench.call(UnblockTask(id: task.id, by: blocker.id)).blockedBy == [])
  }

  @Test("A started task can be blocked, and is offered again only when it is free")
  func startedTask() throws {
    let task = try bench.make()
    try bench.call(StartTask(id: task.id))
    try bench.call(ReleaseTask(id: task.id))
    let blocker = try bench.make("blocker", in: bench.otherRepo)
    try bench.call(BlockTask(id: task.id, by: blocker.id))
    #expect(try bench.task(task.id).status == .inProgress)
    #expect(try bench.call(NextReadyTask()) == nil)
    try bench.complete(blocker.id)
    #expect(try bench.call(NextReadyTask())?.why == .abandoned)
  }

  @Test("What unblocks more open tasks comes first")
  func order() throws {
    let few = try bench.make("few")
    let many = try bench.make("many")
    _ = try bench.make(blockedBy: [few.id, many.id])
    let second = try bench.make(blockedBy: [many.id])
    #expect(try bench.call(NextReadyTask())?.task.id == many.id)
    try bench.cancel(second.id)
    #expect(try bench.call(NextReadyTask())?.task.id == few.id, "as many: the older one")
  }
}
