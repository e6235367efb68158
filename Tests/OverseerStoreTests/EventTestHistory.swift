import OverseerModel
import TestSeed
import Testing

@testable import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A random history of everything that there is. It goes by way of the log, and further than the operations allow: no
/// rule of the lifecycle is asked.
final class EventTestHistory {
  let test: EventTestStore
  private var generator: PrintedSeed
  private var tasks: [AnyTaskID: WorkItem] = [:]
  private var claims: [AnyTaskID: Claim] = [:]
  private var learnings: [Learning] = []
  private var help: [HelpRequest] = []
  private var refs: [AnyTaskID: TaskVcs] = [:]
  private var repos: [Repo] = []
  private var review = ReviewTestHistory()
  private var last: UInt64 = 0

  init(_ test: EventTestStore, round: Int = 0) throws {
    generator = PrintedSeed("a history", round: round)
    self.test = test
    for _ in 0..<2 { try registerRepo() }
  }

  /// To be shown where a test fails.
  var seed: String { "\(generator)" }

  func steps(_ count: Int) throws {
    for _ in 0..<count { try step() }
  }

  private func step() throws {
    test.clock.advance(by: .seconds(1))
    if let task = anyTask(), Int.random(in: 0..<4, using: &generator) == 0 {
      return try review.step(on: task, in: test, using: &generator, ulid())
    }
    guard tasks.count > 3, let task = anyTask() else { return try create() }
    switch Int.random(in: 0..<100, using: &generator) {
    case ..<20: try create()
    case ..<30: try update(task)
    case ..<48: try setStatus(of: task)
    case ..<58: try block(task)
    case ..<63: try unblock(task)
    case ..<70: try claim(task)
    case ..<74: try release(task)
    case ..<80: try learn(task)
    case ..<82: try retire()
    case ..<86: try changeRef(of: task)
    case ..<90: try askForHelp(task)
    case ..<92: try archive(task)
    case ..<95: try delete(task)
    case ..<97: try makeToken()
    default: try registerRepo()
    }
  }

  private func anyTask(_ passes: (WorkItem) -> Bool = { _ in true }) -> WorkItem? {
    tasks.values.filter(passes).sorted { $0.id < $1.id }.randomElement(using: &generator)
  }

  private func ulid() -> ULID {
    last += 1
    return ULID(high: generator.next() >> 4, low: last)
  }

  private func text() -> String? {
    ["plain", "two\nlines", "quoted \" and \\ and '", "ÄÖÜ 🧮 \u{1F468}\u{200D}\u{1F52C}", "\u{0001}\u{2028}", nil]
      .randomElement(using: &generator) ?? nil
  }

  private func labels() -> [String] {
    let words = ["a", "b", "z", "ä", "e\u{301}", "\u{E9}", "\u{FFFD}", "🧮"]
    let count = Int.random(in: 0...3, using: &generator)
    return Set((0..<count).compactMap { _ in words.randomElement(using: &generator) }).sorted()
  }

  /// Records that a task is now `changed`.
  private func record(_ changed: WorkItem, _ body: (TaskPayload) -> EventBody) throws {
    var task = changed
    task.updatedAt = test.clock.now
    try test.record([body(TaskPayload(task: task))], task: task.id)
    tasks[task.id] = task
  }

  private func create() throws {
    let kind = TaskKind.allCases.randomElement(using: &generator) ?? .task
    let parent: WorkItem? =
      switch kind {
      case .milestone: nil
      case .task: Bool.random(using: &generator) ? anyTask { $0.kind == .milestone } : nil
      case .subtask: anyTask { $0.kind == .task }
      }
    guard kind != .subtask || parent != nil, let repo = repos.randomElement(using: &generator) else { return }
    let blockers = [anyTask()?.id, anyTask()?.id].compactMap { $0 }
    let task = WorkItem(
      id: AnyTaskID(kind: kind, ulid()), repoID: parent?.repoID ?? repo.id, parentID: parent?.id,
      description: "task \(last)", context: text(),
      priority: Priority.allCases.randomElement(using: &generator) ?? .low, labels: labels(),
      metadata: text().map { ["key": $0] } ?? [:], blockedBy: Set(blockers).sorted(),
      depth: parent.map { $0.depth + 1 } ?? 0, createdAt: test.clock.now, updatedAt: test.clock.now)
    try test.record([.taskCreated(TaskPayload(task: task))], task: task.id)
    tasks[task.id] = task
  }

  private func update(_ task: WorkItem) throws {
    let parent: WorkItem? =
      switch task.kind {
      case .milestone: nil
      case .task: anyTask { $0.kind == .milestone && $0.repoID == task.repoID }
      case .subtask: anyTask { $0.kind == .task && $0.repoID == task.repoID }
      }
    var changed = task
    changed.labels = labels()
    changed.result = text()
    if let parent {
      changed.parentID = parent.id
      changed.depth = parent.depth + 1
    }
    try record(changed, EventBody.taskUpdated)
    for child in tasks.values where child.parentID == task.id { tasks[child.id]?.depth = changed.depth + 1 }
  }

  private func setStatus(of task: WorkItem) throws {
    guard task.archivedAt == nil, let status = TaskStatus.allCases.randomElement(using: &generator) else { return }
    var changed = task
    changed.status = status
    changed.completedAt = status == .completed ? test.clock.now : nil
    changed.startedAt = changed.startedAt ?? (status == .inProgress ? test.clock.now : nil)
    try record(changed) { payload in
      switch status {
      case .completed: .taskCompleted(TaskCompletedPayload(task: payload.task, forced: false, reason: nil))
      case .cancelled: .taskCancelled(payload)
      case .inProgress: .taskStarted(payload)
      case .pending: .taskReopened(payload)
      case .inReview, .awaitingHuman:
        .taskStatusChanged(TaskStatusChangedPayload(task: payload.task, from: task.status, to: status))
      }
    }
    if let parent = task.parentID {
      try test.record([.childrenFinished(ChildrenFinishedPayload(taskID: parent))], task: parent)
    }
  }

  private func block(_ task: WorkItem) throws {
    guard let blocker = anyTask({ $0.id != task.id }) else { return }
    var changed = task
    changed.blockedBy = Set(task.blockedBy + [blocker.id]).sorted()
    try record(changed) { .blockerAdded(BlockerPayload(blockerID: blocker.id, task: $0.task)) }
  }

  private func unblock(_ task: WorkItem) throws {
    guard let blocker = task.blockedBy.randomElement(using: &generator) else { return }
    var changed = task
    changed.blockedBy.removeAll { $0 == blocker }
    try record(changed) { .blockerRemoved(BlockerPayload(blockerID: blocker, task: $0.task)) }
  }

  private func claim(_ task: WorkItem) throws {
    let holder: Principal =
      Bool.random(using: &generator) ? .human(name: "ada") : .agent(name: "codex", session: nil, checkout: "/w")
    let claim = Claim(
      taskID: task.id, holder: holder, generation: (claims[task.id]?.generation ?? 0) + 1, claimedAt: test.clock.now,
      expiresAt: Claim.expiry(for: holder, at: test.clock.now))
    try test.record([.taskClaimed(ClaimPayload(claim: claim))], task: task.id)
    claims[task.id] = claim
    let (id, context) = (task.id, WriteContext(actor: holder, source: .mcp))
    test.clock.advance(by: .seconds(60))
    try test.store.write(as: context) { writing throws(OverseerError) in try writing.renew(id) }
  }

  private func release(_ task: WorkItem) throws {
    guard let claim = claims[task.id] else { return }
    try test.record([.claimReleased(ClaimPayload(claim: claim))], task: task.id)
  }

  private func learn(_ task: WorkItem) throws {
    let learning = Learning(
      id: LearningID(ulid()), taskID: task.id, content: text() ?? "learning \(last)", tags: labels(),
      createdAt: test.clock.now)
    let isKnown = learnings.contains { ($0.taskID, $0.origin, $0.content) == (task.id, task.id, learning.content) }
    guard !isKnown else { return }
    learnings.append(learning)
    try test.record([.learningAdded(LearningPayload(learning: learning))], task: task.id)
    guard let parent = task.parentID,
      let copy = learning.bubbled(to: parent, id: LearningID(ulid()), at: test.clock.now)
    else { return }
    learnings.append(copy)
    try test.record([.learningBubbled(LearningBubbledPayload(from: task.id, learning: copy))], task: parent)
  }

  private func retire() throws {
    guard let index = learnings.indices.randomElement(using: &generator) else { return }
    learnings[index].retiredAt = test.clock.now
    try test.record([.learningRetired(LearningPayload(learning: learnings[index]))], task: learnings[index].taskID)
  }

  private func askForHelp(_ task: WorkItem) throws {
    if let index = help.firstIndex(where: { $0.taskID == task.id && $0.status.isOpen }) {
      if help[index].status == .responded {
        help[index] = try help[index].resumed(at: test.clock.now)
        let request = help[index]
        try record(task) { .helpResumed(HelpResumedPayload(task: $0.task, helpRequest: request)) }
      } else if Bool.random(using: &generator) {
        help[index] = try help[index].responded(response: text() ?? "yes", chosenOption: nil, at: test.clock.now)
        try test.record([.helpResponded(HelpPayload(helpRequest: help[index]))], task: task.id)
      } else {
        help[index] = help[index].cancelled()
        try test.record([.helpCancelled(HelpPayload(helpRequest: help[index]))], task: task.id)
      }
    } else {
      let request = HelpRequest(
        id: HelpRequestID(ulid()), taskID: task.id, fromStatus: .inProgress, category: .decision,
        reason: text() ?? "why", suggestedOptions: ["yes", "no"], requestedBy: .system, createdAt: test.clock.now)
      help.append(request)
      try test.record([.helpRequested(HelpPayload(helpRequest: request))], task: task.id)
    }
  }

  private func archive(_ task: WorkItem) throws {
    guard task.status.isFinished else { return }
    var changed = task
    changed.archivedAt = task.archivedAt == nil ? test.clock.now : nil
    try record(changed, changed.archivedAt == nil ? EventBody.taskUnarchived : EventBody.taskArchived)
  }

  private func delete(_ task: WorkItem) throws {
    let children = tasks.values.filter { $0.parentID == task.id }.map(\.id).sorted()
    let below = tasks.values.filter { $0.parentID.map(children.contains) ?? false }.map(\.id).sorted()
    let deleted = [task.id] + children + below
    try test.record([.taskDeleted(TaskDeletedPayload(taskID: task.id, deleted: deleted))], task: task.id)
    for id in deleted {
      tasks[id] = nil
      claims[id] = nil
      refs[id] = nil
    }
    for id in tasks.keys { tasks[id]?.blockedBy.removeAll { deleted.contains($0) } }
    learnings.removeAll { deleted.contains($0.taskID) }
    help.removeAll { deleted.contains($0.taskID) }
    review.forget(deleted)
  }

  private func commit() -> CommitID {
    CommitID(bytes: (0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) }) ?? .zero
  }

  /// Something happens to the ref of a task; the first time it is made.
  private func changeRef(of task: WorkItem) throws {
    let now = test.clock.now
    guard var vcs = refs[task.id] else {
      let base = commit()
      refs[task.id] = TaskVcs(
        taskID: task.id, repoID: task.repoID, vcsType: .git, changeID: "c\(last)", baseCommit: base, startCommit: base,
        workspacePath: Bool.random(using: &generator) ? "/workspaces/\(task.id)" : nil, createdAt: now, updatedAt: now)
      return try recordRef(of: task.id) { .refCreated(TaskVcsPayload(taskVcs: $0)) }
    }
    let (base, head, new) = (vcs.baseCommit, vcs.headCommit, commit())
    vcs.updatedAt = now
    let body: (TaskVcs) -> EventBody
    switch Int.random(in: 0..<9, using: &generator) {
    case 0:
      vcs.headCommit = new
      body = { .committed(CommittedPayload(taskVcs: $0, rev: new)) }
    case 1:
      vcs.headCommit = new
      body = { .refMoved(RefMovedPayload(taskVcs: $0, from: head ?? base, to: new)) }
    case 2:
      vcs.baseCommit = new
      body = { .taskRestacked(TaskRestackedPayload(taskVcs: $0, fromBase: base, fromHead: head)) }
    case 3:
      vcs.landedAt = now
      body = { .taskLanded(LandPayload(taskVcs: $0, branch: "main", from: base, to: new)) }
    case 4:
      vcs.landedAt = nil
      body = { .landUndone(LandPayload(taskVcs: $0, branch: "main", from: new, to: base)) }
    case 5:
      vcs.archivedAt = now
      body = { .refArchived(TaskVcsPayload(taskVcs: $0)) }
    case 6:
      vcs.archivedAt = nil
      body = { .refRestored(TaskVcsPayload(taskVcs: $0)) }
    case 7:
      vcs.workspacePath = "/workspaces/\(task.id)"
      body = { .workspaceAdded(TaskVcsPayload(taskVcs: $0)) }
    default:
      vcs.workspacePath = nil
      body = { .workspaceRemoved(TaskVcsPayload(taskVcs: $0)) }
    }
    refs[task.id] = vcs
    try recordRef(of: task.id, body)
  }

  private func recordRef(of task: AnyTaskID, _ body: (TaskVcs) -> EventBody) throws {
    guard let vcs = refs[task] else { return }
    try test.record([body(vcs)], task: task)
  }

  private func registerRepo() throws {
    let id = RepoID(ulid())
    var repo = Repo(
      id: id, path: "/repo/\(id)", name: "repo", vcsType: .git, defaultBranch: nil, createdAt: test.clock.now,
      updatedAt: test.clock.now)
    try test.record([.repoRegistered(RepoPayload(repo: repo))])
    repo.path += "/moved"
    if Bool.random(using: &generator) { try test.record([.repoRelocated(RepoPayload(repo: repo))]) }
    guard repos.count > 3 else { return repos.append(repo) }
    try test.record([.repoUnregistered(RepoUnregisteredPayload(repoID: id))])
  }

  private func makeToken() throws {
    var token = AccessToken(
      id: TokenID(ulid()), name: text() ?? "codex", scope: TokenScope.allCases[Int(last) % 3],
      repoID: Bool.random(using: &generator) ? repos.randomElement(using: &generator)?.id : nil,
      createdBy: .human(name: "ada"), createdAt: test.clock.now)
    try test.record([.tokenCreated(TokenPayload(token: token))])
    guard Bool.random(using: &generator) else { return }
    token.revokedAt = test.clock.now
    try test.record([.tokenRevoked(TokenPayload(token: token))])
  }
}
