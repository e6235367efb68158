import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite("The inbox")
struct InboxTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  private func inbox(_ list: ListInbox = ListInbox()) throws -> [InboxItem] { try bench.call(list) }

  private func inReview(_ task: WorkItem) throws -> Review {
    try bench.call(StartTask(id: task.id))
    return try bench.call(SubmitTask(id: task.id)).review
  }

  @Test func `Nothing waits where nobody is needed`() throws {
    _ = try bench.makeFamily()
    try bench.call(StartTask(id: try bench.make().id))
    #expect(try inbox() == [])
  }

  @Test func `A review waits from when only a person's verdict is missing, until that is given`() throws {
    let task = try bench.make("Write the parser")
    bench.clock.advance(.seconds(60))
    let review = try inReview(task)
    #expect(
      try inbox() == [
        InboxItem(
          kind: .review, repoID: bench.repo.id, taskID: task.id, title: "Write the parser", since: review.submittedAt,
          unblocks: 0, command: "os review show \(task.id)")
      ])
    try bench.call(ApproveReview(id: review.id, revision: nil), as: bench.person)
    #expect(try inbox() == [])
  }

  @Test func `A question waits with its words until it is answered`() throws {
    let task = try bench.make()
    let help = try bench.ask(task.id)
    let item = try #require(try inbox().first)
    #expect(item.kind == .help && item.title == "Which?" && item.since == help.createdAt)
    #expect(item.command == "os help respond \(task.id) -m TEXT")
    try bench.call(RespondToHelp(id: help.id, response: "One."), as: bench.person)
    #expect(try inbox() == [])
  }

  @Test func `Work that an agent left waits from the end of its claim`() throws {
    let task = try bench.make()
    try bench.call(StartTask(id: task.id))
    let end = try #require(try bench.task(task.id).claim?.expiresAt)
    // What a person holds has no end.
    try bench.call(StartTask(id: try bench.make("a person's").id), as: bench.person)
    bench.clock.advance(.seconds(3 * 24 * 3600))
    let item = try #require(try inbox().first)
    #expect(item.kind == .staleClaim && item.taskID == task.id && item.since == end)
    #expect(try inbox().count == 1)
    try bench.call(ReleaseTask(id: task.id), as: bench.person)
    #expect(try inbox() == [])
  }

  @Test func `A round waits whose gates have escalated, or whose reviewer has failed for the last time`() throws {
    let escalated = try bench.make("escalated")
    let failed = try bench.make("failed")
    let retried = try bench.make("retried")
    let states: [(task: WorkItem, status: ReviewStatus, jobs: [ReviewerJob.Status])] = [
      (escalated, .gatesEscalated, []), (failed, .agentPending, [.done, .failed]),
      (retried, .agentPending, [.failed, .queued]),
    ]
    for (task, status, jobs) in states {
      var review = try inReview(task)
      review.status = status
      try record(.reviewRevised(ReviewPayload(review: review)), task)
      for status in jobs {
        bench.clock.advance(.seconds(1))
        var job = ReviewerJob(
          id: ReviewerJobID(bench.store.identifier()), taskID: task.id, reviewID: review.id, revision: .zero,
          requestedBy: bench.agent.principal, at: bench.clock.now)
        job.status = status
        job.finishedAt = status == .queued ? nil : bench.clock.now
        try record(.gitAiFailed(ReviewerFailedPayload(job: job, error: "no answer")), task)
      }
    }
    let items = try inbox()
    #expect(items.map(\.kind) == [.gatesEscalated, .reviewerFailed])
    #expect(items.map(\.taskID) == [escalated.id, failed.id])
    #expect(items.map(\.command) == ["os review show \(escalated.id)", "os review agent \(failed.id)"])
  }

  @Test func `First comes what most waits for, then what is urgent, then what is old`() throws {
    let (milestone, parent, subtask) = try bench.makeFamily()
    let old = try bench.make("old")
    let urgent = try bench.make("urgent", priority: .urgent)
    // Two tasks wait for the blocker, and one below these.
    let blocker = try bench.make("blocker")
    let first = try bench.make("first", blockedBy: [blocker.id])
    _ = try bench.make("below the first", under: first.id)
    _ = try bench.make("second", blockedBy: [blocker.id])
    // What stands below a task that others wait for holds these up, too.
    for _ in 0..<5 { _ = try bench.make("waits for the milestone", blockedBy: [milestone]) }
    try bench.cancel(try bench.make("given up", blockedBy: [milestone]).id)
    // A task that waits itself and below another that does is one task.
    let outer = try bench.make("outer", blockedBy: [old.id])
    _ = try bench.make("inner", under: outer.id, blockedBy: [old.id])
    for task in [old, urgent, blocker] {
      _ = try inReview(task)
      bench.clock.advance(.seconds(1))
    }
    _ = try inReview(try bench.task(subtask))
    _ = try inReview(try bench.make("new"))
    let items = try inbox()
    #expect(items.map(\.title) == ["a subtask", "blocker", "old", "urgent", "new"])
    #expect(items.map(\.unblocks) == [5, 3, 2, 0, 0])
    #expect(try inbox(ListInbox(limit: 2)) == Array(items.prefix(2)))
    _ = parent
  }

  @Test func `It goes over all repositories, or over one`() throws {
    let here = try bench.make("here")
    let there = try bench.make("there", in: bench.otherRepo)
    for task in [here, there] { _ = try inReview(task) }
    #expect(Set(try inbox().compactMap(\.taskID)) == [here.id, there.id])
    #expect(try inbox(ListInbox(repoID: bench.otherRepo.id)).map(\.taskID) == [there.id])
    #expect(try bench.refusal(ListInbox(repoID: RepoID(ULID(high: 9, low: 9))))?.code == .notFound)
    #expect(try bench.refusal(ListInbox(limit: 0))?.code == .invalidInput)
  }

  @Test func `It takes no longer where there are many tasks`() throws {
    let waiting = try (0..<100).map { try bench.make("waits \($0)") }
    for task in waiting { _ = try inReview(task) }
    func shortest() throws -> Duration {
      var times: [Duration] = []
      for _ in 0..<10 { times.append(try ContinuousClock().measure { _ = try inbox() }) }
      return try #require(times.min())
    }
    let before = try shortest()
    try bench.store.write(as: WriteContext(actor: .system, source: .system)) {
      [bench] writing throws(OverseerError) in
      var under: AnyTaskID?
      for number in 0..<10_000 {
        let kind = number % 100 == 0 ? TaskKind.milestone : nil
        let task = try CreateTask(
          parentID: kind == nil ? under : nil, kind: kind, description: "task \(number)",
          blockedBy: number % 100 == 1 ? [waiting[number / 100].id] : nil
        ).write(writing, as: bench.agent)
        if kind != nil { under = task.id }
      }
    }
    let after = try shortest()
    print("the inbox of 100 items: \(before) with 100 tasks, \(after) with 10,100")
    #expect(try inbox().allSatisfy { $0.unblocks == 1 })
    #expect(after < .milliseconds(20), "what a glance may cost")
  }

  private func record(_ body: EventBody, _ task: WorkItem) throws {
    try bench.store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
      try writing.record(body, repo: task.repoID, task: task.id)
    }
  }
}

@Suite("The inbox and repositories", .timeLimit(.minutes(5)))
struct InboxRepositoryTests {
  @Test(arguments: Backend.here) func `What has drifted waits, and what conflicts says so`(
    backend: Backend
  ) async throws {
    let bench = try VcsBench(backend)
    let clean = try await bench.worked("clean", ["a": "1\n"], submits: true)
    let approved = try await bench.approved("approved", ["trunk": "mine\n"])
    _ = try await bench.worked("not handed in", ["trunk": "mine too\n"], submits: false)
    let reviews = try await bench.call(ListInbox())
    #expect(reviews.map(\.kind) == [.review] && reviews.map(\.taskID) == [clean])
    try bench.moveTrunk("trunk", "theirs\n")
    // What git alone knows is not jj's yet.
    if backend == .jj { try bench.jj("git", "import", "--quiet") }
    let items = try await bench.call(ListInbox())
    #expect(
      Set(items.map { "\($0.kind.rawValue) \($0.title) \($0.command)" }) == [
        "Review clean os review show \(clean)", "Drift clean os restack \(clean)",
        "Conflict approved os restack \(approved)",
      ])
    try await bench.call(RestackTask(id: clean))
    #expect(try await bench.call(ListInbox()).map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.conflict, .review])
  }

  @Test func `What landed does not drift`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.approved("a task", ["a": "1\n"])
    try await bench.call(LandTask(id: id))
    try bench.moveTrunk()
    #expect(try await bench.call(ListInbox()) == [])
  }

  @Test func `Commands wait for trust, and hold up what is in progress`() async throws {
    let bench = try VcsBench(.git)
    try bench.moveTrunk(".overseer/gates.toml", "[[gate]]\nname = 'test'\ncommand = 'true'\n")
    _ = try await bench.worked("a task", ["a": "1\n"], submits: false)
    let item = try #require(try await bench.call(ListInbox()).first)
    #expect(item.kind == .untrustedCommands && item.taskID == nil && item.repoID == bench.repo.id)
    #expect(item.title.contains("test") && item.unblocks == 1)
    #expect(item.command == "os trust --repo \(bench.repo.id)")
    let asked = try await bench.call(ListTrust(repoID: bench.repo.id))
    try await bench.call(GrantTrust(repoID: bench.repo.id, sha256: asked.map(\.sha256)))
    #expect(try await bench.call(ListInbox()) == [])
  }

  @Test func `A repository that cannot be read is left out`() async throws {
    let bench = try VcsBench(.git)
    let task = try await bench.make("a question")
    try await bench.call(RequestHelp(taskID: task, category: .decision, reason: "Which?"), as: bench.agent)
    try bench.git("update-ref", "-d", "refs/heads/main")
    #expect(try await bench.call(ListInbox()).map(\.kind) == [.help])
  }
}
