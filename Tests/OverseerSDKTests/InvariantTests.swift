import OverseerModel
import OverseerSDK
import TestSeed
import Testing

@testable import OverseerStore

/// What must hold whatever anybody does, in whatever order.
@Suite("Invariants")
struct InvariantTests {
  @Test(
    "Any sequence of writes by anybody leaves every rule true, and what is refused leaves no trace", arguments: 0..<4)
  func randomWrites(round: Int) throws {
    let game = try Game(round: round)
    var step = 0
    // Chance may be one-sided for long.
    while step < 500 || step < 5000 && !game.isManySided {
      step += 1
      let played = try game.play()
      let broken = try game.brokenRules(after: played)
      try #require(broken == [], "round \(round), step \(step), \(game.generator), \(played)")
    }
    print("InvariantTests: \(game.accepted) accepted, \(game.refused) refused")
    #expect(game.isManySided, "not tried: \(game.untried)")
    try game.checkSearchIndex()
    #expect(try game.replayed() == game.state(), "a replay of the log gives the same tables")
  }

  @Test("Every write of these nouns is played")
  func everyWriteIsPlayed() {
    let nouns: Set<String> = ["tasks", "help", "learnings"]
    let writes = Catalogue.operations.filter {
      nouns.contains($0.spec.noun) && ($0 is any WriteOperation.Type || $0 is any EffectOperation.Type)
    }
    #expect(Set(writes.map { $0.spec.name }) == Set(Game.moves.map(\.name).filter { !$0.hasPrefix("reviews.") }))
  }
}

/// Random operations of random callers on a small installation.
private final class Game {
  /// An operation that somebody tried, and what came of it.
  struct Played: CustomStringConvertible {
    var name: String
    var operation: any SDKOperation
    var caller: Caller
    var error: OverseerError?

    var description: String { "\(operation) as \(caller.principal): \(error.map { "\($0)" } ?? "accepted")" }
  }

  let bench: Workbench
  var generator: PrintedSeed
  private(set) var accepted = 0
  private(set) var refused = 0
  private(set) var untried = Set(Game.moves.map(\.name))
  /// Whether enough was accepted and refused, and every operation tried.
  var isManySided: Bool { accepted > 100 && refused > 100 && untried.isEmpty }
  private var before: [String] = []
  private var headBefore: Int64 = 0
  private var claimsBefore: [AnyTaskID: Claim] = [:]
  /// All tasks, archived ones as well, as they were before the next move.
  private var tasks: [WorkItem] = [] {
    didSet { tasksByID = Dictionary(uniqueKeysWithValues: tasks.map { ($0.id, $0) }) }
  }
  private var tasksByID: [AnyTaskID: WorkItem] = [:]
  private var questions: [AnyTaskID: [HelpRequest]] = [:]
  private var helps: [HelpRequestID] = []
  private var learnings: [LearningID] = []
  /// Those that are under way.
  private var reviews: [Review] = []

  init(round: Int) throws {
    bench = try Workbench()
    generator = PrintedSeed("InvariantTests", round: round)
    try look()
  }

  // MARK: moves

  typealias Move = (name: String, weight: Int, make: @Sendable (Game) -> any SDKOperation)

  static let moves: [Move] = [
    ("tasks.create", 26, { $0.create() }),
    ("tasks.update", 12, { $0.update() }),
    ("tasks.delete", 4, { DeleteTask(id: $0.task(), force: $0.chance(3)) }),
    ("tasks.start", 12, { StartTask(id: $0.openTask()) }),
    ("tasks.submit", 9, { SubmitTask(id: $0.openTask { $0.status != .pending }, result: $0.text()) }),
    ("tasks.withdraw", 4, { WithdrawTask(id: $0.task { $0.status == .inReview }) }),
    ("reviews.approve", 5, { ApproveReview(id: $0.review(), revision: nil, summary: $0.text()) }),
    ("reviews.request_changes", 4, { RequestChanges(id: $0.review(), revision: nil, summary: $0.text() ?? "") }),
    ("tasks.cancel", 7, { CancelTask(id: $0.openTask(), recursive: $0.chance(3)) }),
    ("tasks.reopen", 6, { ReopenTask(id: $0.task { $0.status.isFinished }) }),
    ("tasks.force_complete", 10, { ForceCompleteTask(id: $0.openTask(), reason: "done", result: $0.text()) }),
    ("tasks.set_status", 6, { SetTaskStatus(id: $0.task(), status: $0.any(TaskStatus.allCases)) }),
    ("tasks.block", 10, { BlockTask(id: $0.openTask(), by: $0.task()) }),
    ("tasks.unblock", 4, { $0.unblock() }),
    ("tasks.claim", 10, { ClaimTask(id: $0.chance(2) ? $0.openTask() : nil) }),
    ("tasks.renew", 4, { RenewTask(id: $0.task { $0.claim != nil }, generation: $0.generation()) }),
    ("tasks.release", 4, { ReleaseTask(id: $0.task { $0.claim != nil }, generation: $0.generation()) }),
    ("tasks.archive", 5, { ArchiveTask(id: $0.task { $0.status.isFinished }) }),
    ("tasks.unarchive", 4, { UnarchiveTask(id: $0.task { $0.archivedAt != nil }) }),
    (
      "help.request", 6,
      { RequestHelp(taskID: $0.openTask(), category: .decision, reason: "?", suggestedOptions: ["a"]) }
    ),
    ("help.respond", 5, { RespondToHelp(id: $0.help(), response: $0.text(), chosenOption: $0.chance(2) ? 0 : nil) }),
    ("help.resume", 5, { ResumeTask(taskID: $0.task { $0.status == .awaitingHuman }) }),
    ("learnings.add", 8, { AddLearning(taskID: $0.task(), content: $0.text() ?? "") }),
    ("learnings.retire", 4, { RetireLearning(id: $0.learning()) }),
  ]

  func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }
  func any<Element>(_ all: [Element]) -> Element { all[Int.random(in: all.indices, using: &generator)] }

  /// A few words, the same ones now and then; nil now and then.
  func text() -> String? { chance(4) ? nil : "words \(Int.random(in: 0..<6, using: &generator))" }

  func generation() -> Int? { chance(2) ? nil : Int.random(in: 1...3, using: &generator) }

  /// A task, as a rule one that passes; now and then one that does not exist.
  func task(_ passes: (WorkItem) -> Bool = { _ in true }) -> AnyTaskID {
    let fitting = chance(6) ? tasks : tasks.filter(passes)
    if fitting.isEmpty || chance(40) { return AnyTaskID(kind: any(TaskKind.allCases), ULID(high: 99, low: 99)) }
    return any(fitting).id
  }

  func openTask(_ passes: (WorkItem) -> Bool = { _ in true }) -> AnyTaskID {
    task { !$0.status.isFinished && passes($0) }
  }

  func help() -> HelpRequestID { helps.isEmpty || chance(30) ? HelpRequestID(ULID(high: 99, low: 99)) : any(helps) }

  func review() -> ReviewID { reviews.isEmpty || chance(30) ? ReviewID(ULID(high: 99, low: 99)) : any(reviews).id }

  func learning() -> LearningID {
    learnings.isEmpty || chance(30) ? LearningID(ULID(high: 99, low: 99)) : any(learnings)
  }

  func create() -> CreateTask {
    CreateTask(
      repoID: chance(5) ? bench.otherRepo.id : nil, parentID: chance(3) ? nil : openTask { $0.kind != .subtask },
      kind: chance(6) ? any(TaskKind.allCases) : nil, description: chance(20) ? "" : "title",
      priority: any(Priority.allCases),
      blockedBy: chance(4) ? [task()] : nil, labels: chance(4) ? [any(["b", "A", "b", "a b"])] : nil)
  }

  func update() -> UpdateTask {
    let id = task()
    let parent = openTask { $0.kind == (id.kind == .subtask ? .task : .milestone) }
    return UpdateTask(
      id: id, description: chance(3) ? .set(chance(9) ? "" : "other title") : .unchanged,
      context: chance(4) ? .set("c") : .unchanged,
      priority: chance(4) ? .set(any(Priority.allCases)) : .unchanged,
      parentID: chance(2) ? .set(parent) : chance(5) ? .clear : .unchanged,
      addLabels: chance(4) ? ["new"] : nil, removeLabels: chance(6) ? ["a"] : nil,
      generation: chance(6) ? generation() : nil)
  }

  func unblock() -> UnblockTask {
    let blocked = tasks.filter { !$0.blockedBy.isEmpty }
    guard !blocked.isEmpty, !chance(5) else { return UnblockTask(id: task(), by: task()) }
    let task = any(blocked)
    return UnblockTask(id: task.id, by: any(task.blockedBy))
  }

  private func caller() -> Caller {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0..<6: bench.person
    case 6..<9: bench.agent
    case 9: bench.otherAgent
    case 10: bench.unproven
    default: bench.system
    }
  }

  /// Plays one move, and looks at what it left.
  func play() throws -> Played {
    let moves = Self.moves.map { $0.name == "tasks.create" && tasks.count > 45 ? ($0.name, 4, $0.make) : $0 }
    var left = Int.random(in: 0..<moves.map(\.1).reduce(0, +), using: &generator)
    let move = moves.first { move in
      left -= move.1
      return left < 0
    }
    let (name, _, make) = try #require(move)
    bench.clock.advance(chance(25) ? .seconds(2400) : .milliseconds(Int.random(in: 0...2, using: &generator)))
    var played = Played(name: name, operation: make(self), caller: caller())
    do throws(OverseerError) {
      try bench.call(played.operation, as: played.caller)
      accepted += 1
    } catch {
      played.error = error
      refused += 1
    }
    untried.remove(name)
    return played
  }

  // MARK: what there is

  /// Every table but the log, of which ``headBefore`` is enough.
  func state() throws -> [String] { try bench.store.everything(leavingOut: ["events", "claims.expires_at"]) }

  private func look() throws {
    before = try bench.store.everything(leavingOut: ["events"])
    headBefore = try bench.headSeq()
    let found = try bench.store.read { reading throws(OverseerError) in
      let shown = try reading.tasks(TaskQuery(), after: nil, limit: 1000)
      let hidden = try reading.tasks(TaskQuery(archived: true), after: nil, limit: 1000)
      let questions = try reading.helpRequests(task: nil, repo: nil, openOnly: false, after: nil, limit: 10_000)
      let reviews = try reading.activeReviews(
        repo: nil, status: ReviewStatus.allCases.filter(\.isActive), limit: 10_000)
      return (tasks: shown + hidden, questions: questions, reviews: reviews)
    }
    tasks = found.tasks
    reviews = found.reviews
    questions = Dictionary(grouping: found.questions, by: \.taskID)
    helps = found.questions.map(\.id)
    learnings = try bench.store.use { connection throws(OverseerError) in
      try connection.all("SELECT id FROM learnings ORDER BY id") { row throws(OverseerError) in try row.id(0) }
    }
    claimsBefore = Dictionary(uniqueKeysWithValues: tasks.compactMap { task in task.claim.map { (task.id, $0) } })
  }

  // MARK: rules

  /// The rules that the move broke, in words.
  func brokenRules(after played: Played) throws -> [String] {
    let stateBefore = before
    let head = headBefore
    let claims = claimsBefore
    try look()
    var broken: [String] = []
    if let error = played.error {
      if before != stateBefore || headBefore != head { broken.append("a refusal changed something") }
      let declared = type(of: played.operation).spec.errors + [.invalidInput, .forbidden]
      if !declared.contains(error.code) { broken.append("\(played.name) does not declare \(error.code)") }
    } else {
      if type(of: played.operation).spec.who == .human, !played.caller.principal.isHuman {
        broken.append("an agent did what only people may")
      }
      broken += try brokenLog(since: head)
    }
    for task in tasks { broken += brokenRules(of: task) + brokenClaim(of: task, before: claims[task.id]) }
    broken += try brokenQuestions() + brokenGraph() + brokenQueue()
    let wrong = try bench.store.read { reading throws(OverseerError) in try reading.wrongCounters() }
    broken += wrong.map { "the counters of \($0) are wrong" }
    return broken
  }

  private func brokenLog(since head: Int64) throws -> [String] {
    let events = try bench.events(after: head)
    var broken: [String] = []
    if events.map(\.seq) != Array((head + 1)..<(head + 1 + Int64(events.count))) { broken.append("the log has a gap") }
    if zip(events, events.dropFirst()).contains(where: { $0.id >= $1.id }) { broken.append("event ids do not grow") }
    return broken
  }

  private func find(_ id: AnyTaskID?) -> WorkItem? { id.flatMap { tasksByID[$0] } }

  private func brokenRules(of task: WorkItem) -> [String] {
    var broken: [String] = []
    func rule(_ holds: Bool, _ words: String) { if !holds { broken.append("\(task.id): \(words)") } }
    let parent = find(task.parentID)
    switch task.kind {
    case .milestone: rule(task.parentID == nil && task.depth == 0, "a milestone stands alone")
    case .task: rule(parent == nil || parent?.kind == .milestone, "a task stands under a milestone")
    case .subtask: rule(parent?.kind == .task, "a subtask stands under a task")
    }
    rule(parent?.id == task.parentID, "the parent exists")
    rule(task.depth == parent.map { $0.depth + 1 } ?? 0, "the depth is the parent's and one")
    rule(parent == nil || parent?.repoID == task.repoID, "a child shares the repository")
    rule(task.status.isFinished || parent?.status.isFinished != true, "a finished parent has no open child")
    rule(task.archivedAt == nil || task.status.isFinished, "an archived task is finished")
    rule((task.status == .completed) == (task.completedAt != nil), "completed has a time")
    rule(task.status != .inProgress || task.startedAt != nil, "a started task has a time")
    rule(task.status != .pending || task.startedAt == nil, "a pending task has not started")
    let waitsInReview = questions[task.id, default: []].contains { $0.status.isOpen && $0.fromStatus == .inReview }
    rule(
      reviews.count { $0.taskID == task.id } == (task.status == .inReview || waitsInReview ? 1 : 0),
      "what is in review has one review under way, and nothing else has")
    rule(task.labels == Set(task.labels).sorted() && task.labels.allSatisfy { $0 == $0.lowercased() }, "labels")
    rule(task.createdAt <= task.updatedAt && task.updatedAt <= bench.clock.now, "times are in order")
    rule(task.blockedBy.allSatisfy { find($0)?.blocks.contains(task.id) == true }, "blockers know whom they block")
    rule(task.blocks.allSatisfy { find($0)?.blockedBy.contains(task.id) == true }, "blocked tasks know by whom")
    var above: WorkItem? = task
    var isBlocked = false
    while let ancestor = above {
      isBlocked = isBlocked || ancestor.blockedBy.contains { find($0)?.status != .completed }
      above = find(ancestor.parentID)
    }
    rule(task.effectivelyBlocked == isBlocked, "effectively blocked")
    return broken
  }

  private func brokenClaim(of task: WorkItem, before: Claim?) -> [String] {
    guard let claim = task.claim else { return [] }
    var broken: [String] = []
    if task.status.isFinished { broken.append("\(task.id): nobody holds a finished task") }
    if claim.holder.isHuman != (claim.expiresAt == nil) {
      broken.append("\(task.id): agents' leases end, people's do not")
    }
    if let before {
      let changed = before.holder.identity != claim.holder.identity
      if claim.generation != before.generation + (changed ? 1 : 0) {
        broken.append("\(task.id): the generation counts the changes of the holder")
      }
    }
    return broken
  }

  private func brokenQuestions() -> [String] {
    var broken: [String] = []
    for task in tasks {
      let open = questions[task.id, default: []].count { $0.status.isOpen }
      if open != (task.status == .awaitingHuman ? 1 : 0) {
        broken.append("\(task.id) is \(task.status) with \(open) open questions")
      }
    }
    for question in questions.values.joined() {
      let hasAnswer = question.response != nil || question.chosenOption != nil
      if hasAnswer != (question.respondedAt != nil) { broken.append("\(question.id): an answer has a time") }
      if find(question.taskID) == nil { broken.append("\(question.id): its task exists") }
    }
    return broken
  }

  /// Every task can be finished some day: the graph of starts and finishes has no cycle.
  private func brokenGraph() -> [String] {
    let number = Dictionary(uniqueKeysWithValues: tasks.enumerated().map { ($1.id, $0) })
    var needs = Array(repeating: [Int](), count: tasks.count * 2)
    for (index, task) in tasks.enumerated() {
      needs[index * 2 + 1].append(index * 2)
      if let parent = task.parentID.flatMap({ number[$0] }) {
        needs[index * 2].append(parent * 2)
        needs[parent * 2 + 1].append(index * 2 + 1)
      }
      for blocker in task.blockedBy { if let blocker = number[blocker] { needs[index * 2].append(blocker * 2 + 1) } }
    }
    // Takes away what needs nothing, again and again; what is left waits for itself.
    var isWaiting = Array(repeating: true, count: needs.count)
    var free: [Int]
    repeat {
      free = needs.indices.filter { isWaiting[$0] && needs[$0].allSatisfy { !isWaiting[$0] } }
      for moment in free { isWaiting[moment] = false }
    } while !free.isEmpty
    return isWaiting.contains(true) ? ["\(isWaiting.count { $0 }) moments wait for each other"] : []
  }

  /// The next task of each repository is the first of those that the rules offer.
  private func brokenQueue() throws -> [String] {
    var broken: [String] = []
    for repo in [bench.repo.id, bench.otherRepo.id] {
      let offered = tasks.filter { $0.repoID == repo }.compactMap(place).min()?.id
      let next = try bench.store.read { reading throws(OverseerError) in
        try reading.nextReady(repo: repo, milestone: nil)
      }
      if next != offered {
        broken.append("next is \(next.map { "\($0)" } ?? "none"), not \(offered.map { "\($0)" } ?? "none")")
      }
    }
    return broken
  }

  private func place(of task: WorkItem) -> Readiness.Place? {
    let children = tasks.filter { $0.parentID == task.id }
    // The store tests hold the two counts of blockers against each other; here it is enough that there is one.
    let facts = Readiness.Facts(
      status: task.status, isHidden: task.archivedAt != nil, openBlockers: task.effectivelyBlocked ? 1 : 0,
      openAncestorBlockers: 0, children: children.count, openChildren: children.count { !$0.status.isFinished },
      hasLiveClaim: task.claim?.isLive(at: bench.clock.now) ?? false)
    guard Readiness.reason(facts) != nil else { return nil }
    return Readiness.Place(
      priority: task.priority, isParent: !children.isEmpty,
      unblocks: task.blocks.count { find($0)?.status.isFinished == false }, createdAt: task.createdAt, id: task.id)
  }

  // MARK: at the end

  /// What the log gives when it is applied to empty tables.
  func replayed() throws -> [String] {
    let events = try bench.events(after: 0)
    let copy = try Store.inMemory { Instant(milliseconds: 0) }
    try copy.use { connection throws(OverseerError) in
      for event in events { try Projection(connection: connection).apply(event.body) }
    }
    return try copy.everything(leavingOut: ["events", "claims.expires_at"])
  }

  /// Throws where the search index does not fit its tables.
  func checkSearchIndex() throws {
    try bench.store.use { connection throws(OverseerError) in
      for index in ["tasks_text", "learnings_text"] {
        try connection.run("INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
      }
    }
  }
}
