import OverseerModel
import OverseerStore
import Synchronization
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
    var history = try RandomHistory(round: round)
    for step in 0..<220 {
      let act = try history.step()
      try #require(try history.wrongCounters() == [], "step \(step), \(act), \(history.seed)")
      if step.isMultiple(of: 11) { try history.compareQueues("step \(step), \(act), \(history.seed)") }
    }
    try history.compareQueues("at the end, \(history.seed)")
    #expect(history.longestQueue > 3, "the history offers something, \(history.seed)")
  }

  @Test("What a history left is deleted without leaving a trace in the counters")
  func deletingEverything() throws {
    var history = try RandomHistory(round: 99)
    for _ in 0..<150 { _ = try history.step() }
    while let top = history.plain.tasks.values.first(where: { $0.parentID == nil }) {
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
  func below(_ id: AnyTaskID) -> [WorkItem] { children(of: id).flatMap { [$0] + below($0.id) } }

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
private struct RandomHistory {
  private struct Undone: Error {}

  var plain = PlainState()
  let store: Store
  let seed: String
  private(set) var longestQueue = 0
  private var generator: SplitMix
  private let clock = Mutex(Instant(milliseconds: 1_770_278_772_345))
  private let repos: [RepoID]
  private let context = WriteContext(actor: .human(name: "ada"), source: .system)

  init(round: Int) throws {
    let given = getenv("OVERSEER_TEST_SEED").flatMap { UInt64(String(cString: $0)) }
    let number = given ?? UInt64.random(in: 0 ... .max)
    seed = "OVERSEER_TEST_SEED=\(number), round \(round)"
    print("seed of ReadinessLawTests: \(seed)")
    generator = SplitMix(state: number &+ UInt64(round))
    store = try Store.inMemory { Instant(milliseconds: 0) }
    repos = (1...3).map { RepoID(ULID(high: 7, low: $0)) }
    for (index, id) in repos.enumerated() {
      let repo = Repo(
        id: id, path: "/repo/\(index)", name: "repo", vcsType: .none, defaultBranch: nil, createdAt: now,
        updatedAt: now)
      try record(.repoRegistered(RepoPayload(repo: repo)))
    }
  }

  private var now: Instant { clock.withLock { $0 } }
}
