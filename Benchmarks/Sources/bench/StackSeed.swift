import OverseerModel
import OverseerSDK
import OverseerStore
import OverseerVCS

/// A stack of tasks, for row 15.
enum StackSeed {
  /// Makes a task with a ref of each commit of the branch `stack` above `main`, each waiting for the one below. Prints
  /// the id of the topmost.
  static func fill(folder: String, repo path: String) throws {
    let overseer = try Overseer(Installation(folder: folder), lifetime: .oneShot)
    let repo = try overseer.callNow(RegisterRepo(path: path, defaultBranch: "main"), as: Seed.person)
    guard let checkout = Checkout(containing: path) else { throw Missing(what: path) }
    let store = try ObjectStore(at: checkout)
    let trunk = try store.resolve("main")
    let commits = try store.commits(from: trunk, to: store.resolve("stack"))
    let context = WriteContext(actor: Seed.person.principal, source: .system)
    let refs = try overseer.store.write(as: context) { writing throws(OverseerError) -> [TaskVcs] in
      var refs: [TaskVcs] = []
      for (place, commit) in commits.enumerated() {
        let id = AnyTaskID(kind: .task, writing.identifier())
        let isTop = place == commits.count - 1
        let task = WorkItem(
          id: id, repoID: repo.id, description: "Layer \(place + 1)", priority: .normal,
          status: isTop ? .inProgress : .completed, blockedBy: refs.last.map { [$0.taskID] } ?? [],
          createdAt: writing.now, updatedAt: writing.now, startedAt: writing.now,
          completedAt: isTop ? nil : writing.now)
        try writing.record(.taskCreated(TaskPayload(task: task)), repo: repo.id, task: id)
        let base = refs.last?.headCommit ?? trunk
        let vcs = TaskVcs(
          taskID: id, repoID: repo.id, vcsType: .git, changeID: TaskVcs.refName(of: id), baseCommit: base,
          headCommit: commit, startCommit: base, createdAt: writing.now, updatedAt: writing.now)
        try writing.record(.refCreated(TaskVcsPayload(taskVcs: vcs)), repo: repo.id, task: id)
        refs.append(vcs)
      }
      return refs
    }
    for vcs in refs {
      guard let head = vcs.headCommit else { continue }
      try GitRepository(checkout).makeRef(vcs.refName, at: head)
    }
    print(refs.last?.taskID.description ?? "")
  }
}
