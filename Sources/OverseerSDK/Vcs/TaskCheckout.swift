import OverseerGates
import OverseerModel
import OverseerStore
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sees to it that a task has a ref, and a checkout that stands on it.
struct TaskCheckout {
  let task: AnyTaskID
  let kind: WorkspaceKind?
  /// The revision that a person wants the task to stand on.
  let base: String?
  let repo: VersionedRepo
  let overseer: Overseer
  let caller: Caller

  /// Makes what is missing, then records it together with `start`, what the start of the task changes itself.
  func perform(
    _ start: @escaping @Sendable (Writing) throws(OverseerError) -> Void
  ) async throws(OverseerError) -> WorkItem {
    try await RepositoryAct.run(.start, on: task, in: repo, of: overseer, as: caller) { act throws(OverseerError) in
      try await repo.vcs.refresh([repo.checkout.root], leavingOut: [])
      let known = try await overseer.store.readAsync { [task] reading throws(OverseerError) in
        try reading.taskVcs(of: task)
      }
      let place = try place(known)
      let (base, isFresh) = try await startingPoint(known)
      let ref = TaskVcs.refName(of: task)
      let preparation = WorkspacePreparation(
        settings: try repo.configuration(at: try await repo.trunk().tip).workspace, repo: repo,
        trust: overseer.trust, environment: overseer.environmentTrust)
      let status = try await status(in: place, links: preparation.settings.link)
      if let status, status.branch != ref { try refuseUnlessClean(status) }
      if status == nil { try preparation.check() }
      let hasRef = try await repo.vcs.tip(of: ref) != nil
      try await act.note(
        StartPlan(
          ref: ref, base: base, makesRef: !hasRef, name: "\(task)", workspace: status == nil ? place.path : nil,
          checkout: status?.path, branchBefore: status?.branch))
      // The ref comes back to its work; a new one begins in the checkout.
      if !hasRef, base != known?.baseCommit && !isFresh || status?.branch == ref {
        try await repo.vcs.makeRef(ref, at: base)
        RepositoryAct.passStep()
      }
      if let status {
        if status.branch != ref { try await repo.vcs.begin(ref, at: base, in: status.path) }
      } else {
        try makeFolder(above: place.path)
        try await repo.vcs.addWorkspace("\(task)", at: place.path, for: ref, base: base)
        RepositoryAct.passStep()
        try await preparation.prepare(place.path)
      }
      RepositoryAct.passStep()
      let change = try await repo.vcs.changeID(of: try await repo.vcs.tip(of: ref) ?? base, at: ref)
      return try await act.close { writing throws(OverseerError) in
        try start(writing)
        try record(known, change: change, base: isFresh ? base : nil, place: place, in: writing)
        return try writing.reading.existing(task)
      }
    }
  }

  private enum Place: Sendable {
    case isolated(String)
    case inPlace(String)

    var path: String {
      switch self {
      case .isolated(let path), .inPlace(let path): path
      }
    }
  }

  private func place(_ known: TaskVcs?) throws(OverseerError) -> Place {
    let present = known.flatMap { $0.archivedAt == nil ? $0 : nil }
    let kept: WorkspaceKind? = present.map { $0.workspacePath == nil ? .inPlace : .isolated }
    switch kind ?? kept ?? (caller.principal.isHuman ? .inPlace : .isolated) {
    case .isolated: return .isolated(overseer.installation.workspace(of: task, in: repo.repo.id))
    case .inPlace:
      if let own = present?.workspacePath, Checkout(containing: own)?.root == own {
        throw OverseerError(
          .preconditionFailed, "\(task) has a workspace of its own, \(own)",
          hint: "Work on it there, or remove that one first: os vcs remove-workspace \(task)",
          details: ["workspace": .string(own)])
      }
      guard !repo.checkout.isBare else {
        throw OverseerError(
          .preconditionFailed, "\(repo.checkout.root) is a bare repository: there is no checkout to work in",
          hint: "Start the task in a workspace of its own: --workspace isolated")
      }
      return .inPlace(caller.checkout(of: repo, leavingOut: overseer.installation.workspaces) ?? repo.checkout.root)
    }
  }

  /// What the checkout has; nil where there is none yet.
  private func status(in place: Place, links: [String]) async throws(OverseerError) -> WorkspaceStatus? {
    if case .isolated(let path) = place, Checkout(containing: path)?.root != path {
      guard isFree(path) else {
        throw OverseerError(
          .preconditionFailed, "\(path) is no workspace, and is in the way of the one of \(task)",
          hint: "Look at what is in it and move it elsewhere, then start the task again.",
          details: ["workspace": .string(path)])
      }
      return nil
    }
    return try await repo.vcs.status(of: place.path, links: links)
  }

  /// Whether nothing is at the path, or an empty folder.
  private func isFree(_ path: String) -> Bool {
    guard let stream = opendir(path) else { return errno == ENOENT }
    defer { closedir(stream) }
    var count = 0
    while readdir(stream) != nil { count += 1 }
    // A folder has itself and the one above in it.
    return count <= 2
  }

  /// The commit that the task stands on, and whether that is decided anew.
  private func startingPoint(_ known: TaskVcs?) async throws(OverseerError) -> (CommitID, isFresh: Bool) {
    let store = try repo.objects()
    if let known {
      let pinned = try store.tip(of: ArchivePlan.pin(of: task))
      let present = try await repo.vcs.tip(of: known.refName)
      let last = present ?? (known.archivedAt == nil ? nil : pinned) ?? known.headCommit
      if let commit = last ?? (known.archivedAt == nil ? known.baseCommit : nil), store.hasCommit(commit) {
        guard base == nil else {
          throw OverseerError(
            .preconditionFailed, "\(task) has a ref already, which stands on \(known.baseCommit.short)",
            hint: "To bring it onto another base: os restack \(task)")
        }
        return (commit, isFresh: false)
      }
    }
    if let base {
      return (try await RepositoryReader(of: repo.repo, jj: overseer.jj).commit(base), isFresh: true)
    }
    return (try await overseer.stackState(of: task, in: repo).base(of: task, in: repo).commit, isFresh: true)
  }

  private func refuseUnlessClean(_ status: WorkspaceStatus) throws(OverseerError) {
    guard !status.isClean else { return }
    let what = status.unfinished.map { "an unfinished \($0.rawValue)" } ?? "uncommitted changes"
    throw OverseerError(
      .preconditionFailed, "\(status.path) has \(what), so nothing else can be checked out there",
      hint: "Commit them, or start the task in a workspace of its own: --workspace isolated",
      details: [
        "workspace": .string(status.path), "files": .array(status.changes.prefix(100).map { .string($0.path) }),
      ])
  }

  private func makeFolder(above path: String) throws(OverseerError) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw OverseerError(.unavailable, "the folder \(folder) cannot be made: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Records what has changed about the ref, if anything has.
  private func record(
    _ known: TaskVcs?, change: String, base: CommitID?, place: Place, in writing: Writing
  ) throws(OverseerError) {
    guard var vcs = known ?? base.map({ fresh(change: change, base: $0, at: writing.now) }) else {
      throw OverseerError(.internalError, "\(task) has neither a ref nor a base")
    }
    if let base { vcs.baseCommit = base }
    switch place {
    case .inPlace: vcs.workspacePath = nil
    case .isolated(let path): vcs.workspacePath = path
    }
    vcs.archivedAt = nil
    guard vcs != known else { return }
    vcs.changeID = change
    vcs.updatedAt = writing.now
    let payload = TaskVcsPayload(taskVcs: vcs)
    let body: EventBody =
      if let known { known.archivedAt == nil ? .workspaceAdded(payload) : .refRestored(payload) } else {
        .refCreated(payload)
      }
    try writing.record(body, repo: vcs.repoID, task: task)
  }

  private func fresh(change: String, base: CommitID, at now: Instant) -> TaskVcs {
    TaskVcs(
      taskID: task, repoID: repo.repo.id, vcsType: repo.checkout.vcsType, changeID: change, baseCommit: base,
      startCommit: base, createdAt: now, updatedAt: now)
  }
}

extension Caller {
  /// The root of the checkout of the repository that the call comes from; nil for one below `folder`.
  func checkout(of repo: VersionedRepo, leavingOut folder: String) -> String? {
    guard let here = self.folder.flatMap({ Checkout(containing: $0) }), here.mainRoot == repo.checkout.mainRoot,
      !here.root.hasPrefix(folder + "/")
    else { return nil }
    return here.root
  }
}
