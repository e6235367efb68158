import OverseerModel
import OverseerStore

/// Lists what waits for a person, over all repositories unless one is named: first what most waits for, then by
/// priority, then the oldest.
///
/// What cannot be read, as a repository whose folder is gone, is left out. Of the tasks that may have drifted the 100
/// most urgent are looked at.
public struct ListInbox: EffectOperation {
  public static let spec = OperationSpec(
    "inbox.list", "List what waits for a person", who: .any, .get, "/inbox", errors: [.notFound])

  /// Only of this repository.
  public var repoID: RepoID?
  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?

  public init(repoID: RepoID? = nil, limit: Int? = nil) {
    self.repoID = repoID
    self.limit = limit
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> [InboxItem] {
    let limit = try Page.limit(limit)
    let known = try await overseer.store.readAsync { reading throws(OverseerError) in
      try InboxRecords(of: caller.narrowed(repoID), reading)
    }
    var matters = known.matters
    var asked: [UntrustedCommands] = []
    for repo in known.repos where repo.vcsType != .none {
      guard let versioned = try? VersionedRepo(repo, jj: overseer.jj) else { continue }
      if let stacks = known.stacks[repo.id] { matters += await stacks.drifted(in: versioned) }
      if let found = try? await UntrustedCommands(of: versioned, overseer) { asked.append(found) }
    }
    let items = try await overseer.store.readAsync { [matters, asked] reading throws(OverseerError) in
      try Self.ranked(matters, reading) + Self.ranked(asked, reading)
    }
    return Array(RankedItem.sorted(items).prefix(limit))
  }

  private static func ranked(
    _ matters: [InboxMatter], _ reading: Reading
  ) throws(OverseerError) -> [RankedItem] {
    var tasks: [AnyTaskID: WaitingTask] = [:]
    for task in try reading.waitingTasks(Array(Set(matters.map(\.taskID)))) { tasks[task.id] = task }
    var waiters = Waiters(try reading.blockedTasks(by: Array(Set(tasks.values.flatMap(\.blockers)))))
    return matters.compactMap { matter in
      guard let task = tasks[matter.taskID] else { return nil }
      return RankedItem(
        item: InboxItem(
          kind: matter.kind, repoID: task.repoID, taskID: task.id, title: matter.question ?? task.description,
          since: matter.since, unblocks: waiters.count(of: task.blockers),
          command: matter.kind.command(task: task.id, repo: task.repoID)),
        priority: task.priority)
    }
  }

  /// What is in progress there cannot be submitted before.
  private static func ranked(
    _ asked: [UntrustedCommands], _ reading: Reading
  ) throws(OverseerError) -> [RankedItem] {
    var items: [RankedItem] = []
    for commands in asked {
      let repo = commands.repoID
      let item = InboxItem(
        kind: .untrustedCommands, repoID: repo, title: commands.title, since: commands.since,
        unblocks: try reading.inProgressCount(in: repo),
        command: InboxItem.Kind.untrustedCommands.command(task: nil, repo: repo))
      items.append(RankedItem(item: item, priority: .normal))
    }
    return items
  }
}

/// What the database knows of all that may wait for a person.
private struct InboxRecords: Sendable {
  var repos: [Repo]
  var matters: [InboxMatter]
  var stacks: [RepoID: UnlandedStacks] = [:]

  init(of id: RepoID?, _ reading: Reading) throws(OverseerError) {
    if let id {
      guard let repo = try reading.repo(id) else { throw OverseerError.notFound("repository", "\(id)") }
      repos = [repo]
    } else {
      repos = try reading.repos(after: nil, limit: Page.most)
    }
    matters = try reading.openMatters(in: id, limit: Page.most).map { InboxMatter($0) }
    let refs = Dictionary(
      grouping: try reading.unlanded(in: id, limit: UnlandedStacks.mostTasks), by: \.repoID)
    for (repo, refs) in refs {
      stacks[repo] = UnlandedStacks(refs: refs, records: try reading.stackRecords(of: refs.map(\.taskID)))
    }
  }
}
