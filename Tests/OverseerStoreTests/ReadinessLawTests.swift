import OverseerModel
import OverseerStore
import Synchronization
import TestSeed
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The tables keep counters so that the next task is one step in an index. Here the same answers come from plain
/// values, counted from scratch each time, after every step of a random history.
@Suite("Readiness in SQL")
struct ReadinessLawTests {
  @Test("After every step the counters are right, and the queue is the one that the rules give", arguments: 0..<6)
  func queueIsTheLaw(round: Int) throws {
    let history = try RandomHistory(round: round)
    for step in 0..<220 {
      let act = try history.step()
      try #require(try history.wrongCounters() == [], "step \(step), \(act), \(history.seed)")
      if step.isMultiple(of: 11) { try history.compareQueues("step \(step), \(act), \(history.seed)") }
    }
    try history.compareQueues("at the end, \(history.seed)")
    #expect(history.longestQueue > 1, "the history offers something, \(history.seed)")
  }

  @Test("What a history left is deleted without leaving a trace in the counters")
  func deletingEverything() throws {
    let history = try RandomHistory(round: 99)
    for _ in 0..<150 { _ = try history.step() }
    while let top = history.plain.tasks.values.filter({ $0.parentID == nil }).min(by: { $0.id < $1.id }) {
      try history.delete(top.id)
      try #require(try history.wrongCounters() == [], "\(history.seed)")
    }
    try history.compareQueues("nothing is left, \(history.seed)")
  }
}

/// The state as plain values, and the rules over it.
private struct PlainState {
  var tasks: [AnyTaskID: WorkItem] = [:]
  var claims: [AnyTaskID: Claim] = [:]

  func ancestors(of task: WorkItem) -> [WorkItem] {
    var found: [WorkItem] = []
    var above = task.parentID.flatMap { tasks[$0] }
    while let ancestor = above {
      found.append(ancestor)
      above = ancestor.parentID.flatMap { tasks[$0] }
    }
    return found
  }

  func children(of id: AnyTaskID) -> [WorkItem] { tasks.values.filter { $0.parentID == id } }

  func openBlockers(of task: WorkItem) -> Int {
    task.blockedBy.compactMap { tasks[$0] }.count { $0.status != .completed }
  }

  func facts(of task: WorkItem, at now: Instant) -> Readiness.Facts {
    let ancestors = ancestors(of: task)
    let children = children(of: task.id)
    return Readiness.Facts(
      status: task.status, isHidden: ([task] + ancestors).contains { $0.archivedAt != nil },
      openBlockers: openBlockers(of: task), openAncestorBlockers: ancestors.map(openBlockers).reduce(0, +),
      children: children.count, openChildren: children.count { !$0.status.isFinished },
      hasLiveClaim: claims[task.id].map { claim in claim.expiresAt.map { now < $0 } ?? true } ?? false)
  }

  /// Where in the queue an offered task stands; nil where it is not offered.
  func place(of task: WorkItem, at now: Instant) -> Readiness.Place? {
    let facts = facts(of: task, at: now)
    guard Readiness.reason(facts) != nil else { return nil }
    return Readiness.Place(
      priority: task.priority, isParent: facts.children > 0,
      unblocks: tasks.values.count { $0.blockedBy.contains(task.id) && !$0.status.isFinished },
      createdAt: task.createdAt, id: task.id)
  }

  /// The whole queue of the tasks that pass.
  func queue(at now: Instant, _ passes: (WorkItem) -> Bool) -> [AnyTaskID] {
    tasks.values.filter(passes).compactMap { place(of: $0, at: now) }.sorted().map(\.id)
  }

  /// The milestone that a task is or stands under.
  func milestone(of task: WorkItem) -> AnyTaskID? {
    ([task] + ancestors(of: task)).first { $0.kind == .milestone }?.id
  }
}

/// Random acts on a database and on the plain state alike. They go by way of the log, and further than the
/// operations allow: no rule of the hierarchy or the lifecycle is asked.
private final class RandomHistory {
  var plain = PlainState()
  private(set) var longestQueue = 0
  private let store: Store
  private let clock = SettableClock()
  private var generator: PrintedSeed
  var seed: String { "\(generator)" }
  private let repos = (1...3).map { RepoID(ULID(high: 7, low: $0)) }
  private var lastID: UInt64 = 0
  private let context = WriteContext(actor: .human(name: "ada"), source: .system)

  init(round: Int) throws {
    generator = PrintedSeed("ReadinessLawTests", round: round)
    store = try Store.inMemory { [clock] in clock.now }
    for (index, id) in repos.enumerated() {
      let repo = Repo(
        id: id, path: "/repo/\(index)", name: "repo", vcsType: .none, defaultBranch: nil, createdAt: clock.now,
        updatedAt: clock.now)
      try record(.repoRegistered(RepoPayload(repo: repo)))
    }
  }

  private func record(_ body: EventBody) throws {
    try store.write(as: context) { writing throws(OverseerError) in try writing.record(body, repo: nil) }
  }

  func wrongCounters() throws -> [AnyTaskID] {
    try store.read { reading throws(OverseerError) in try reading.wrongCounters() }
  }

  // MARK: acts

  /// One random act; answers its name.
  func step() throws -> String {
    guard plain.tasks.count > 4, let task = randomTask() else { return try create() }
    switch Int.random(in: 0..<100, using: &generator) {
    case ..<22 where plain.tasks.count < 60: return try create()
    case ..<50: return try setStatus(of: task)
    case ..<62: return try block(task)
    case ..<68: return try unblock(task)
    case ..<74: return try archive(task)
    case ..<80: return try move(task)
    case ..<84: return try prioritise(task)
    case ..<92: return try claim(task)
    case ..<96: return try release(task)
    case ..<98:
      // Now and then to the very moment in which a lease runs out.
      let next = plain.claims.values.compactMap(\.expiresAt).filter { clock.now < $0 }.min()
      let later = clock.now + .seconds(Int.random(in: 0...2000, using: &generator))
      clock.now = Bool.random(using: &generator) ? next ?? later : later
      return "the clock goes on"
    default: return try delete(task.id)
    }
  }

  private func randomTask(_ passes: (WorkItem) -> Bool = { _ in true }) -> WorkItem? {
    plain.tasks.values.filter(passes).sorted { $0.id < $1.id }.randomElement(using: &generator)
  }

  private func create() throws -> String {
    let kind = TaskKind.allCases.randomElement(using: &generator) ?? .task
    let parent: WorkItem? =
      switch kind {
      case .milestone: nil
      case .task: Bool.random(using: &generator) ? randomTask { $0.kind == .milestone } : nil
      case .subtask: randomTask { $0.kind == .task }
      }
    guard kind != .subtask || parent != nil else { return "no task for a subtask" }
    lastID += 1
    let repo = parent?.repoID ?? repos.randomElement(using: &generator) ?? repos[0]
    let blockers = (0..<max(0, Int.random(in: -3...2, using: &generator))).compactMap { _ in randomTask()?.id }
    var task = WorkItem(
      id: AnyTaskID(kind: kind, ULID(high: 9, low: lastID)), repoID: repo, parentID: parent?.id,
      description: "task \(lastID)", priority: Priority.allCases.randomElement(using: &generator) ?? .normal,
      blockedBy: Set(blockers).sorted(), depth: parent.map { $0.depth + 1 } ?? 0,
      // Few different moments, so that the id decides now and then.
      createdAt: Instant(milliseconds: Int64.random(in: 1...4, using: &generator)), updatedAt: clock.now)
    if Int.random(in: 0..<5, using: &generator) == 0 { task.status = .inProgress }
    try record(.taskCreated(TaskPayload(task: task)))
    plain.tasks[task.id] = task
    return "create \(task.id)"
  }

  private func setStatus(of task: WorkItem) throws -> String {
    let statuses: [TaskStatus] =
      task.archivedAt == nil
      ? [.pending, .pending, .inProgress, .inProgress, .inReview, .awaitingHuman, .completed, .completed, .cancelled]
      : [.completed, .cancelled]
    var changed = task
    changed.status = statuses.randomElement(using: &generator) ?? .pending
    changed.completedAt = changed.status == .completed ? clock.now : nil
    try record(
      .taskStatusChanged(TaskStatusChangedPayload(task: changed, from: task.status, to: changed.status)))
    plain.tasks[task.id] = changed
    return "\(task.id) \(changed.status)"
  }

  private func block(_ task: WorkItem) throws -> String {
    guard let blocker = randomTask({ $0.id != task.id }) else { return "nothing to block with" }
    var changed = task
    changed.blockedBy = Set(task.blockedBy + [blocker.id]).sorted()
    try record(.blockerAdded(BlockerPayload(blockerID: blocker.id, task: changed)))
    plain.tasks[task.id] = changed
    return "block \(task.id) by \(blocker.id)"
  }

  private func unblock(_ task: WorkItem) throws -> String {
    // Now and then one that does not block it.
    let candidates = task.blockedBy + [randomTask()?.id].compactMap { $0 }
    guard let blocker = candidates.randomElement(using: &generator) else { return "nothing to unblock" }
    var changed = task
    changed.blockedBy.removeAll { $0 == blocker }
    try record(.blockerRemoved(BlockerPayload(blockerID: blocker, task: changed)))
    plain.tasks[task.id] = changed
    return "unblock \(task.id) from \(blocker)"
  }

  private func archive(_ task: WorkItem) throws -> String {
    var changed = task
    if task.archivedAt != nil {
      changed.archivedAt = nil
      try record(.taskUnarchived(TaskPayload(task: changed)))
    } else if task.status.isFinished {
      changed.archivedAt = clock.now
      try record(.taskArchived(TaskPayload(task: changed)))
    }
    plain.tasks[task.id] = changed
    return "archive or unarchive \(task.id)"
  }

  private func move(_ task: WorkItem) throws -> String {
    let parent: WorkItem?
    switch task.kind {
    case .milestone: return "a milestone stays"
    case .task: parent = Bool.random(using: &generator) ? randomTask { $0.kind == .milestone } : nil
    case .subtask: parent = randomTask { $0.kind == .task }
    }
    if let parent, parent.repoID != task.repoID { return "another repository" }
    var changed = task
    changed.parentID = parent?.id
    changed.depth = parent.map { $0.depth + 1 } ?? 0
    // A move can come together with another change.
    if task.archivedAt == nil, Bool.random(using: &generator) { changed.status = .inProgress }
    changed.completedAt = changed.status == .completed ? task.completedAt : nil
    try record(.taskUpdated(TaskPayload(task: changed)))
    plain.tasks[task.id] = changed
    for below in plain.children(of: task.id) { plain.tasks[below.id]?.depth = changed.depth + 1 }
    return "move \(task.id) under \(parent.map { "\($0.id)" } ?? "nothing")"
  }

  private func prioritise(_ task: WorkItem) throws -> String {
    var changed = task
    changed.priority = Priority.allCases.randomElement(using: &generator) ?? .normal
    try record(.taskUpdated(TaskPayload(task: changed)))
    plain.tasks[task.id] = changed
    return "priority of \(task.id)"
  }

  private func claim(_ task: WorkItem) throws -> String {
    let holder: Principal =
      Int.random(in: 0..<3, using: &generator) == 0
      ? .human(name: "ada") : .agent(name: "codex", session: nil, checkout: "/w")
    let claim = Claim(
      taskID: task.id, holder: holder, generation: 1, claimedAt: clock.now,
      expiresAt: Claim.expiry(for: holder, at: clock.now))
    try record(.taskClaimed(ClaimPayload(claim: claim)))
    plain.claims[task.id] = claim
    return "claim \(task.id)"
  }

  private func release(_ task: WorkItem) throws -> String {
    guard let claim = plain.claims[task.id] else { return "nothing to release" }
    try record(.claimReleased(ClaimPayload(claim: claim)))
    plain.claims[task.id] = nil
    return "release \(task.id)"
  }

  @discardableResult
  func delete(_ id: AnyTaskID) throws -> String {
    let deleted =
      [id] + plain.children(of: id).map(\.id)
      + plain.children(of: id).flatMap { child in
        plain.children(of: child.id).map(\.id)
      }
    try record(.taskDeleted(TaskDeletedPayload(taskID: id, deleted: deleted)))
    for id in deleted {
      plain.tasks[id] = nil
      plain.claims[id] = nil
    }
    for id in plain.tasks.keys { plain.tasks[id]?.blockedBy.removeAll { deleted.contains($0) } }
    return "delete \(id)"
  }

  // MARK: the law

  /// Holds what the database says against the plain state: fact by fact, and queue by queue.
  func compareQueues(_ place: String) throws {
    let now = clock.now
    let facts = try store.read { [tasks = Array(plain.tasks.keys)] reading throws(OverseerError) in
      var facts: [AnyTaskID: Readiness.Facts] = [:]
      for id in tasks { facts[id] = try reading.readinessFacts(of: id) }
      return facts
    }
    #expect(facts == plain.tasks.mapValues { plain.facts(of: $0, at: now) }, "\(place)")

    let everywhere = plain.queue(at: now) { _ in true }
    longestQueue = max(longestQueue, everywhere.count)
    #expect(try drained(repo: nil, milestone: nil) == everywhere, "all repositories, \(place)")
    for repo in repos {
      let expected = plain.queue(at: now) { $0.repoID == repo }
      #expect(try drained(repo: repo, milestone: nil) == expected, "\(repo), \(place)")
      #expect(try Set(listed(repo, ready: true)) == Set(expected), "the list of \(repo), \(place)")
      #expect(try Set(listed(repo, ready: false)).isDisjoint(with: expected), "the list of \(repo), \(place)")
    }
    for case .milestone(let milestone) in plain.tasks.keys {
      let expected = plain.queue(at: now) { plain.milestone(of: $0) == .milestone(milestone) }
      #expect(try drained(repo: nil, milestone: milestone) == expected, "\(milestone), \(place)")
    }
    let tasks = plain.tasks.mapValues { task in
      ([plain.openBlockers(of: task)] + plain.ancestors(of: task).map(plain.openBlockers)).contains { $0 > 0 }
    }
    #expect(try blockedTasks() == tasks, "\(place)")
  }

  /// The whole queue, task by task: each is asked for, claimed, and so makes room for the next. Nothing of it stays.
  private func drained(repo: RepoID?, milestone: MilestoneID?) throws -> [AnyTaskID] {
    let taken = Mutex<[AnyTaskID]>([])
    let undone = OverseerError(.unavailable, "undone")
    do throws(OverseerError) {
      try store.write(as: context) { writing throws(OverseerError) in
        while let id = try writing.reading.nextReady(repo: repo, milestone: milestone) {
          taken.withLock { $0.append(id) }
          let claim = Claim(
            taskID: id, holder: writing.actor, generation: 1, claimedAt: writing.now, expiresAt: nil)
          try writing.record(.taskClaimed(ClaimPayload(claim: claim)), repo: nil, task: id)
        }
        throw undone
      }
    } catch {
      guard error == undone else { throw error }
    }
    return taken.withLock { $0 }
  }

  private func listed(_ repo: RepoID, ready: Bool) throws -> [AnyTaskID] {
    try store.read { reading throws(OverseerError) in
      try reading.tasks(TaskQuery(repo: repo, ready: ready), after: nil, limit: 1000)
    }.map(\.id)
  }

  private func blockedTasks() throws -> [AnyTaskID: Bool] {
    try store.read { [tasks = Array(plain.tasks.keys)] reading throws(OverseerError) in
      var blocked: [AnyTaskID: Bool] = [:]
      for id in tasks { blocked[id] = try reading.task(id)?.effectivelyBlocked }
      return blocked
    }
  }
}

private final class SettableClock: Sendable {
  private let moment = Mutex(Instant(milliseconds: 1_770_278_772_345))

  var now: Instant {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}
