import OverseerModel
import OverseerStore
import OverseerVCS

/// What the database tells of the tasks around one task: enough to find its place in a stack.
struct StackRecords: Sendable {
  var tasks: [AnyTaskID: WorkItem] = [:]
  var children: [AnyTaskID: [AnyTaskID]] = [:]
  var refs: [AnyTaskID: TaskVcs] = [:]

  /// The workspaces that tasks have of their own, and that are there.
  var workspaces: [String] {
    refs.values.compactMap { $0.archivedAt == nil ? $0.workspacePath : nil }
      .filter { Checkout(containing: $0)?.root == $0 }.sorted()
  }
}

extension Reading {
  /// The records of a task with all above it, their blockers with all below those; with `wholeStack` of every task of
  /// the repository that has a ref which has not landed.
  func stackRecords(
    of id: AnyTaskID, wholeStack: Bool = false
  ) throws(OverseerError) -> StackRecords {
    let task = try existing(id)
    var records = StackRecords()
    try add(id, to: &records)
    if wholeStack {
      var last: AnyTaskID?
      while true {
        let page = try taskVcs(in: task.repoID, after: last, limit: 1000)
        for vcs in page where vcs.landedAt == nil { try add(vcs.taskID, to: &records) }
        guard let end = page.last else { break }
        last = end.taskID
      }
    }
    for vcs in try taskVcs(of: Array(records.tasks.keys)) { records.refs[vcs.taskID] = vcs }
    return records
  }

  /// The records of several tasks, of each with all above it, their blockers with all below those.
  func stackRecords(of ids: [AnyTaskID]) throws(OverseerError) -> StackRecords {
    var records = StackRecords()
    for id in ids { try add(id, to: &records) }
    for vcs in try taskVcs(of: Array(records.tasks.keys)) { records.refs[vcs.taskID] = vcs }
    return records
  }

  /// Adds a task, all above it, and what these stand on.
  private func add(_ id: AnyTaskID, to records: inout StackRecords) throws(OverseerError) {
    guard records.tasks[id] == nil, let task = try task(id) else { return }
    records.tasks[id] = task
    records.children[id] = try children(of: id).map(\.id)
    if let parent = task.parentID { try add(parent, to: &records) }
    for blocker in task.blockedBy {
      guard let found = try self.task(blocker), found.repoID == task.repoID else { continue }
      try add(blocker, to: &records)
      for below in try descendants(of: blocker) { try add(below.id, to: &records) }
    }
  }
}

/// The tasks around one task with their commits, read from the repository at this moment.
struct StackState: Sendable {
  let records: StackRecords
  let facts: StackFacts
  let branch: String
  /// Where the refs stand.
  let tips: [AnyTaskID: CommitID]

  init(_ records: StackRecords, in repo: VersionedRepo) async throws(OverseerError) {
    self.records = records
    let (branch, trunk) = try await repo.trunk()
    self.branch = branch
    var tips: [AnyTaskID: CommitID] = [:]
    for vcs in records.refs.values where vcs.archivedAt == nil {
      tips[vcs.taskID] = try await repo.vcs.tip(of: vcs.refName)
    }
    self.tips = tips
    let store = try repo.objects()
    var items: [StackFacts.Item] = []
    for task in records.tasks.values {
      let vcs = records.refs[task.id]
      let head = try vcs.flatMap { vcs throws(OverseerError) in try Self.head(of: vcs, tip: tips[task.id], store) }
      items.append(
        StackFacts.Item(
          id: task.id, parent: task.parentID, children: records.children[task.id] ?? [],
          blockers: task.blockedBy.filter { records.tasks[$0] != nil }, status: task.status,
          base: vcs?.baseCommit, head: head, isLanded: vcs?.landedAt != nil))
    }
    var facts = StackFacts(trunk: trunk, items: items)
    // Where somebody has rebased by hand, the base is not the one that was written down.
    for item in facts.all where !item.isLanded {
      guard let base = item.base, let head = item.head else { continue }
      let rule = try? BaseRule.base(of: item.id, in: facts) { one, other throws(OverseerError) in
        try store.isAncestor(other, of: one)
      }
      let present = try Self.base(written: base, rule: rule?.commit, head: head, store)
      if present != base { facts[item.id]?.base = present }
    }
    self.facts = facts
  }

  /// The head that others stand on: what was submitted last, unless it has been rewritten since.
  private static func head(
    of vcs: TaskVcs, tip: CommitID?, _ store: ObjectStore
  ) throws(OverseerError) -> CommitID? {
    guard let submitted = vcs.headCommit else {
      guard let tip, store.hasCommit(vcs.baseCommit) else { return tip ?? vcs.baseCommit }
      // The change that jj has made to be worked in is nothing to stand on.
      return try store.tree(of: tip) == store.tree(of: vcs.baseCommit) ? vcs.baseCommit : tip
    }
    guard let tip, tip != submitted, store.hasCommit(submitted) else { return submitted }
    return try store.isAncestor(submitted, of: tip) ? submitted : tip
  }

  private static func base(
    written: CommitID, rule: CommitID?, head: CommitID, _ store: ObjectStore
  ) throws(OverseerError) -> CommitID {
    guard let rule, rule != written else { return written }
    guard store.hasCommit(written), try store.isAncestor(written, of: head) else {
      if let base = try store.mergeBase(head, rule) { return base }
      return written
    }
    guard try store.isAncestor(rule, of: head), try store.isAncestor(written, of: rule) else { return written }
    return rule
  }

  var workspaces: [String] { records.workspaces }

  /// The refs of tasks as they are recorded now.
  func before(_ tasks: [AnyTaskID]) -> [TaskVcs] { tasks.compactMap { records.refs[$0] } }

  /// Where a task has to stand by the rule.
  func base(of id: AnyTaskID, in repo: VersionedRepo) throws(OverseerError) -> Base {
    let store = try repo.objects()
    return try BaseRule.base(of: id, in: facts) { one, other throws(OverseerError) in
      try store.isAncestor(other, of: one)
    }
  }
}

extension Optional {
  /// `flatMap` whose body may throw one kind of error.
  fileprivate func flatMap<Value>(
    _ body: (Wrapped) throws(OverseerError) -> Value?
  ) throws(OverseerError) -> Value? {
    guard let self else { return nil }
    return try body(self)
  }
}

extension Overseer {
  /// The stack around a task, as it is at this moment.
  func stackState(
    of task: AnyTaskID, in repo: VersionedRepo, wholeStack: Bool = false
  ) async throws(OverseerError) -> StackState {
    let records = try await store.readAsync { reading throws(OverseerError) in
      try reading.stackRecords(of: task, wholeStack: wholeStack)
    }
    return try await StackState(records, in: repo)
  }

  /// The whole stack around a task, with what version control has not recorded yet of the checkouts that may move.
  func recordedStack(of task: AnyTaskID, in repo: VersionedRepo) async throws(OverseerError) -> StackState {
    let workspaces = try await store.readAsync { reading throws(OverseerError) in
      try reading.stackRecords(of: task, wholeStack: true).workspaces
    }
    try await repo.vcs.refresh((repo.workingRoot.map { [$0] } ?? []) + workspaces, leavingOut: [])
    return try await stackState(of: task, in: repo, wholeStack: true)
  }
}
