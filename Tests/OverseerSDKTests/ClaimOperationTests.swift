import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

@Suite("Claiming tasks")
struct ClaimOperationTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  private let hour = Claim.agentLease
  private let minute = Duration.seconds(60)

  // MARK: taking

  @Test("Claiming by id takes the task, leaves its status, and gives it in its context")
  func claimByID() throws {
    let (_, task, subtask) = try bench.makeFamily()
    try bench.call(UpdateTask(id: task, context: .set("T")))
    let marks = try bench.recorded {
      let found = try bench.call(ClaimTask(id: subtask))
      let claim = Claim(
        taskID: subtask, holder: bench.agent.principal, generation: 1, claimedAt: bench.clock.now,
        expiresAt: bench.clock.now + hour)
      #expect(found?.task.id == subtask)
      #expect(found?.task.status == .pending)
      #expect(found?.claim == claim)
      #expect(found?.task.claim == claim)
      #expect(found?.context.parent == "T")
      #expect(found?.why == .ready)
    }
    #expect(marks == [Mark("TaskClaimed", subtask)])
  }

  @Test("Claiming without an id takes what is ready, one after another, until nothing is")
  func claimNext() throws {
    let late = try bench.make("late", priority: .low)
    let soon = try bench.make("soon", priority: .urgent)
    let blocked = try bench.make("blocked", priority: .urgent, blockedBy: [late.id])
    _ = try bench.make("elsewhere", in: bench.otherRepo)
    var taken: [AnyTaskID] = []
    while let next = try bench.call(NextReadyTask()) {
      let claimed = try bench.call(ClaimTask())
      #expect(claimed?.task.id == next.task.id, "what was shown is what is taken")
      taken.append(next.task.id)
      try #require(taken.count <= 2)
    }
    #expect(taken == [soon.id, late.id])
    let nothing = try bench.recorded {
      let none = try bench.call(ClaimTask())
      #expect(none == nil)
    }
    #expect(nothing == [])
    try bench.complete(late.id)
    #expect(try bench.call(ClaimTask())?.task.id == blocked.id)
  }

  @Test("Claiming within a milestone takes only what stands in it")
  func claimInMilestone() throws {
    let (milestone, _, subtask) = try bench.makeFamily()
    _ = try bench.make("urgent, outside", priority: .urgent)
    guard case .milestone(let id) = milestone else { throw OverseerError(.internalError, "no milestone") }
    #expect(try bench.call(NextReadyTask(repoID: RepoID(ULID(high: 99, low: 99)), milestone: id)) == nil)
    #expect(try bench.call(ClaimTask(milestone: id))?.task.id == subtask)
    #expect(try bench.call(ClaimTask(milestone: id)) == nil)
    #expect(try bench.call(NextReadyTask(milestone: id)) == nil)
    let unknown = MilestoneID(ULID(high: 99, low: 99))
    #expect(try bench.refusal(ClaimTask(milestone: unknown))?.code == .notFound)
    #expect(try bench.refusal(NextReadyTask(milestone: unknown))?.code == .notFound)
  }

  @Test("Why a task is offered is told the same by next, by claim, and by claim with its id", arguments: [false, true])
  func why(named: Bool) throws {
    func claim() throws -> ReadyTask? {
      let next = try #require(try bench.call(NextReadyTask()))
      #expect(try bench.call(ExplainTask(id: next.task.id)).why == next.why)
      let claimed = try #require(try bench.call(ClaimTask(id: named ? next.task.id : nil)))
      #expect(claimed.task.id == next.task.id)
      #expect(claimed.why == next.why)
      return claimed
    }
    let parent = try bench.make("parent")
    let child = try bench.make("child", under: parent.id)
    #expect(try claim()?.why == .ready)
    try bench.call(StartTask(id: child.id))
    try bench.call(ReleaseTask(id: child.id))
    #expect(try claim()?.why == .abandoned)
    try bench.complete(child.id)
    let last = try claim()
    #expect(last?.task.id == parent.id)
    #expect(last?.why == .childrenFinished)
  }

  @Test("What is finished or blocked cannot be claimed")
  func claimRefused() throws {
    let blocker = try bench.make()
    let (milestone, _, subtask) = try bench.makeFamily()
    try bench.call(BlockTask(id: milestone, by: blocker.id))
    #expect(try bench.refusal(ClaimTask(id: subtask))?.code == .preconditionFailed)
    try bench.cancel(subtask)
    let error = try bench.refusal(ClaimTask(id: subtask))
    #expect(error?.code == .invalidState)
    #expect(error?.details["from"] == "Cancelled")
    #expect(error?.texts("allowed") == ["Pending", "InProgress", "InReview", "AwaitingHuman"])
  }

  @Test("Callers at the same time never get the same task")
  func concurrentClaims() async throws {
    let ids = try (0..<40).map { try bench.make("task \($0)").id }
    let callers = (0..<8).map { number in
      var caller = bench.agent
      caller.principal = .agent(name: "codex", session: "sess_\(number)", checkout: nil)
      return caller
    }
    let taken = try await withThrowingTaskGroup(of: [AnyTaskID].self) { group in
      for caller in callers {
        group.addTask { [overseer = bench.overseer] in
          var taken: [AnyTaskID] = []
          while let task = try await overseer.call(ClaimTask(), as: caller) {
            taken.append(task.task.id)
            try #require(taken.count <= 40)
            await Task.yield()
          }
          return taken
        }
      }
      return try await group.reduce(into: [[AnyTaskID]]()) { $0.append($1) }
    }
    #expect(taken.joined().sorted() == ids.sorted())
  }

  // MARK: leases

  @Test("An agent's lease ends after an hour, and the task is offered again in the status it had")
  func expiry() throws {
    let task = try bench.make()
    try bench.call(StartTask(id: task.id))
    bench.clock.advance(hour + .milliseconds(-1))
    #expect(try bench.call(NextReadyTask()) == nil)
    #expect(try bench.call(ExplainTask(id: task.id)).obstacles.map(\.obstacle) == [.claimed])
    #expect(try bench.refusal(ClaimTask(id: task.id), as: bench.otherAgent)?.code == .conflict)
    let marks = try bench.recorded { bench.clock.advance(.milliseconds(1)) }
    #expect(marks == [], "running out is no event")
    let offered = try bench.call(NextReadyTask())
    #expect(offered?.task.id == task.id)
    #expect(offered?.why == .abandoned)
    #expect(offered?.claim?.generation == 1, "who had it is still shown")
    let taken = try bench.call(ClaimTask(), as: bench.otherAgent)
    #expect(taken?.claim?.holder == bench.otherAgent.principal)
    #expect(taken?.claim?.generation == 2)
  }

  @Test("A person's claim does not end")
  func personsClaim() throws {
    let task = try bench.make()
    let claimed = try bench.call(ClaimTask(id: task.id), as: bench.person)
    #expect(claimed?.claim != nil)
    #expect(claimed?.claim?.expiresAt == nil)
    bench.clock.advance(.seconds(86_400 * 365))
    #expect(try bench.call(NextReadyTask()) == nil)
    #expect(try bench.refusal(StartTask(id: task.id))?.code == .conflict)
  }

  /// Writes of an agent on a task.
  enum Write: CaseIterable {
    case update, start, claim, renew, block, unblock, learn, ask

    func carryOut(on task: AnyTaskID, _ bench: Workbench, as caller: Caller) throws {
      switch self {
      case .update: try bench.call(UpdateTask(id: task, description: .set("another title")), as: caller)
      case .start: try bench.call(StartTask(id: task), as: caller)
      case .claim: try bench.call(ClaimTask(id: task), as: caller)
      case .renew: try bench.call(RenewTask(id: task), as: caller)
      case .block: try bench.call(BlockTask(id: task, by: bench.make().id), as: caller)
      case .unblock:
        let blocker = try bench.make()
        try bench.complete(blocker.id)
        try bench.call(BlockTask(id: task, by: blocker.id), as: bench.person)
        try bench.call(UnblockTask(id: task, by: blocker.id), as: caller)
      case .learn: try bench.call(AddLearning(taskID: task, content: "found"), as: caller)
      case .ask: try bench.call(RequestHelp(taskID: task, category: .decision, reason: "?"), as: caller)
      }
    }
  }

  @Test("Every write of the holder renews its lease", arguments: Write.allCases)
  func renewalByWrites(write: Write) throws {
    let task = try bench.make()
    let claimed = try bench.call(ClaimTask(id: task.id))?.claim
    bench.clock.advance(minute)
    try write.carryOut(on: task.id, bench, as: bench.agent)
    let claim = try bench.task(task.id).claim
    #expect(claim?.expiresAt == bench.clock.now + hour)
    #expect(claim?.generation == 1)
    #expect(claim?.claimedAt == claimed?.claimedAt)
  }

  @Test("The writes of others renew nothing", arguments: [Write.block, .unblock, .learn, .ask])
  func noRenewalByOthers(write: Write) throws {
    let task = try bench.make()
    let claimed = try bench.call(ClaimTask(id: task.id))
    bench.clock.advance(minute)
    try write.carryOut(on: task.id, bench, as: bench.otherAgent)
    #expect(try bench.task(task.id).claim == claimed?.claim)
  }

  @Test("Reading, and writing elsewhere, renews nothing")
  func noRenewalByReading() throws {
    let task = try bench.make()
    let claimed = try bench.call(ClaimTask(id: task.id))
    bench.clock.advance(minute)
    try bench.call(GetTask(id: task.id))
    try bench.call(NextReadyTask())
    _ = try bench.make("another")
    #expect(try bench.task(task.id).claim == claimed?.claim)
  }

  @Test("A lease that ran out comes back by renewing while nobody took it, and not by another write")
  func renewAfterExpiry() throws {
    let task = try bench.make()
    try bench.call(ClaimTask(id: task.id))
    bench.clock.advance(hour + minute)
    try bench.call(AddLearning(taskID: task.id, content: "late"))
    #expect(try bench.call(NextReadyTask())?.task.id == task.id)
    let marks = try bench.recorded { try bench.call(RenewTask(id: task.id)) }
    #expect(marks == [Mark("TaskClaimed", task.id)])
    let claim = try #require(try bench.task(task.id).claim)
    #expect(claim.generation == 1, "the holder is the same")
    #expect(claim.claimedAt == bench.clock.now)
    #expect(claim.expiresAt == bench.clock.now + hour)
    bench.clock.advance(minute)
    #expect(try bench.recorded { try bench.call(RenewTask(id: task.id)) } == [], "a renewal is no event")
  }

  @Test("There is nothing to renew where nobody holds the task")
  func renewNothing() throws {
    let task = try bench.make()
    #expect(try bench.refusal(RenewTask(id: task.id))?.code == .preconditionFailed)
    try bench.call(ClaimTask(id: task.id))
    try bench.call(ReleaseTask(id: task.id))
    #expect(try bench.refusal(RenewTask(id: task.id))?.code == .preconditionFailed)
  }

  @Test("Somebody else renews nothing for itself")
  func renewForeign() throws {
    let task = try bench.make()
    try bench.call(ClaimTask(id: task.id))
    #expect(try bench.refusal(RenewTask(id: task.id), as: bench.otherAgent)?.code == .conflict)
    let kept = try bench.call(RenewTask(id: task.id), as: bench.person).claim
    #expect(kept?.holder == bench.agent.principal)
    bench.clock.advance(hour)
    let lapsed = try bench.call(RenewTask(id: task.id), as: bench.otherAgent).claim
    #expect(lapsed?.holder == bench.agent.principal)
    #expect(lapsed.map { $0.isLive(at: bench.clock.now) } == false)
  }

  // MARK: holders

  /// The operations of the holder.
  enum HoldersOperation: CaseIterable {
    case update, renew, release

    func call(_ task: AnyTaskID, generation: Int?, _ bench: Workbench, as caller: Caller) throws(OverseerError) {
      switch self {
      case .update:
        try bench.call(UpdateTask(id: task, description: .set("changed"), generation: generation), as: caller)
      case .renew: try bench.call(RenewTask(id: task, generation: generation), as: caller)
      case .release: try bench.call(ReleaseTask(id: task, generation: generation), as: caller)
      }
    }
  }

  /// What refuses the operation of a holder; nil where nothing does. A refusal must leave no trace.
  private func refusal(
    _ operation: HoldersOperation, _ task: AnyTaskID, generation: Int? = nil, as caller: Caller
  ) throws -> OverseerError? {
    let before = try bench.store.everything()
    do throws(OverseerError) {
      try operation.call(task, generation: generation, bench, as: caller)
      return nil
    } catch {
      #expect(try bench.store.everything() == before)
      return error
    }
  }

  @Test("The holder, a person, and where nobody holds it anybody may do it", arguments: HoldersOperation.allCases)
  func holders(operation: HoldersOperation) throws {
    for caller in [bench.agent, bench.person, bench.otherAgent, bench.system] {
      let task = try bench.make()
      try bench.call(ClaimTask(id: task.id))
      let isForeign = !caller.principal.isHuman && caller.principal != bench.agent.principal
      let error = try refusal(operation, task.id, as: caller)
      #expect(error?.code == (isForeign ? .conflict : nil), "\(caller.principal)")
      if let error { #expect(error.details["holder"] == .string(bench.agent.principal.label)) }
      if isForeign {
        bench.clock.advance(hour)
        #expect(try refusal(operation, task.id, as: caller) == nil, "the lease has run out")
      }
    }
  }

  @Test(
    "Another generation than the present one is a conflict that names the holder", arguments: HoldersOperation.allCases)
  func generations(operation: HoldersOperation) throws {
    let task = try bench.make()
    try bench.call(ClaimTask(id: task.id))
    #expect(try refusal(operation, task.id, generation: 2, as: bench.agent)?.code == .conflict)
    try bench.call(ClaimTask(id: task.id), as: bench.person)
    for caller in [bench.agent, bench.person] {
      let error = try refusal(operation, task.id, generation: 1, as: caller)
      #expect(error?.code == .conflict)
      #expect(error?.details["generation"] == 2)
      #expect(error?.details["holder"] == "ada")
    }
    #expect(try refusal(operation, task.id, generation: 2, as: bench.person) == nil)
  }

  @Test("An old generation is a conflict also after the new holder gave the task back")
  func generationAfterRelease() throws {
    let task = try bench.make()
    try bench.call(ClaimTask(id: task.id))
    try bench.call(ClaimTask(id: task.id), as: bench.person)
    try bench.call(ReleaseTask(id: task.id), as: bench.person)
    let error = try refusal(.update, task.id, generation: 1, as: bench.agent)
    #expect(error?.code == .conflict)
  }

  @Test("The generation of one's own claim stays good after it ran out or was given back")
  func ownGeneration() throws {
    let task = try bench.make()
    try bench.call(ClaimTask(id: task.id))
    bench.clock.advance(hour)
    #expect(try refusal(.update, task.id, generation: 1, as: bench.agent) == nil)
    try bench.call(ReleaseTask(id: task.id))
    #expect(try bench.call(ClaimTask(id: task.id))?.claim?.generation == 1)
  }

  @Test("A person takes over what an agent holds, and the agent is kept out")
  func takeover() throws {
    let task = try bench.make()
    try bench.call(StartTask(id: task.id))
    let marks = try bench.recorded { try bench.call(StartTask(id: task.id), as: bench.person) }
    #expect(marks == [Mark("TaskClaimed", task.id)])
    let claim = try #require(try bench.task(task.id).claim)
    #expect(claim.holder == bench.person.principal)
    #expect(claim.generation == 2)
    #expect(claim.expiresAt == nil)
    #expect(try bench.refusal(StartTask(id: task.id))?.code == .conflict)
    #expect(try bench.refusal(UpdateTask(id: task.id, priority: .set(.low)))?.code == .conflict)
  }

  @Test("A person's change takes nothing over")
  func personsWrites() throws {
    let task = try bench.make()
    let claimed = try bench.call(ClaimTask(id: task.id))
    try bench.call(UpdateTask(id: task.id, priority: .set(.low)), as: bench.person)
    #expect(try bench.task(task.id).claim == claimed?.claim)
  }

  @Test("Giving a task back leaves its status and offers it again; doing so twice is nothing")
  func release() throws {
    let task = try bench.make()
    try bench.call(StartTask(id: task.id))
    let marks = try bench.recorded {
      let released = try bench.call(ReleaseTask(id: task.id))
      #expect(released.status == .inProgress)
      #expect(released.claim == nil)
    }
    #expect(marks == [Mark("ClaimReleased", task.id)])
    #expect(try bench.call(NextReadyTask())?.why == .abandoned)
    #expect(try bench.recorded { try bench.call(ReleaseTask(id: task.id)) } == [])
    #expect(try bench.call(ClaimTask(id: task.id), as: bench.otherAgent)?.claim?.generation == 2)
  }

  @Test("The same agent in another session or another checkout is another holder")
  func identities() throws {
    let task = try bench.make()
    try bench.call(ClaimTask(id: task.id))
    var elsewhere = bench.agent
    elsewhere.principal = .agent(name: "codex", session: nil, checkout: "/code/two")
    #expect(try bench.refusal(StartTask(id: task.id), as: elsewhere)?.code == .conflict)
    var overMCP = bench.agent
    overMCP.source = .mcp
    #expect(try bench.call(StartTask(id: task.id), as: overMCP).claim?.generation == 1)
  }
}
