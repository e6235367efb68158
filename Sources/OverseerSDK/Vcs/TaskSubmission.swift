import OverseerModel
import OverseerStore
import OverseerVCS

/// A revision of a task as it was submitted, from its base to its head.
struct SubmittedRevision: Sendable, Hashable {
  var vcs: TaskVcs
  var base: CommitID
  var head: CommitID
  var tree: TreeID
  /// What it did to the revision before; Rework where there was none.
  var kind: ChangeKind
}

/// The version control step of a submit: commits what is in the task's workspace, and pins base and head, so that the
/// revision can be looked at for ever.
struct TaskSubmission {
  let task: AnyTaskID
  /// The message of the commit; where it is not given it is made of the task. Only for what is not committed yet.
  let message: String?
  /// Whether a revision that changes nothing may be submitted.
  let allowsEmpty: Bool
  /// Files in the workspace that are not to be committed.
  let leavingOut: [String]
  let review: ReviewID
  /// The number of the revision within the review, from 1.
  let number: Int
  /// What was submitted last.
  var previous: ReviewRevision?
  /// Whether there need not be a revision, as others have done the work.
  var isOptional = false
  /// Looks at the workspace before anything is committed in it, and may refuse.
  var check: @Sendable (_ workspace: String) throws(OverseerError) -> Void = { _ in }

  /// Commits and pins, then records what `record` does together with the new head.
  ///
  /// Where there is nothing to commit and need not be, `record` gets no revision.
  func perform<Value: Sendable>(
    in overseer: Overseer, as caller: Caller,
    _ record: @escaping @Sendable (Writing, SubmittedRevision?) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    let item = try await overseer.store.readAsync { [task] reading throws(OverseerError) in try reading.existing(task) }
    let repo = try await overseer.versionedRepo(item.repoID)
    return try await RepositoryAct.run(.submit, on: task, in: repo, of: overseer, as: caller) {
      act throws(OverseerError) in
      let known = try await overseer.store.readAsync { [task] reading throws(OverseerError) in
        try reading.taskVcs(of: task)
      }
      guard let known, known.archivedAt == nil else {
        throw OverseerError(
          .preconditionFailed, "\(task) has no ref, so there is nothing to submit",
          hint: "Start it: os task start \(task)")
      }
      let links = try repo.configuration(at: try await repo.trunk().tip).workspace.link
      let workspace = try await TaskWorkspace(of: known, in: repo, near: caller, links: links)
        .recorded(in: repo, leavingOut: links + leavingOut)
      try workspace.refuseUnfinished()
      try check(workspace.path)
      if !leavingOut.isEmpty { try await repo.vcs.untrack(leavingOut, in: workspace.path) }
      let state = try await overseer.stackState(of: task, in: repo)
      if workspace.status.changes.isEmpty, let commit = workspace.status.commit {
        if isOptional, try await isEmpty(commit, known, state, in: repo) {
          return try await act.close { writing throws(OverseerError) in try record(writing, nil) }
        }
        try await refuseEmpty(commit, known, state, in: repo)
      }
      try await act.note(SubmitPlan(ref: known.refName))
      let head = try await repo.vcs.commit(
        to: known.refName, in: workspace.path, message: message ?? Self.message(for: item),
        leavingOut: links + leavingOut, hooks: true)
      RepositoryAct.passStep()
      try await refuseEmpty(head, known, state, in: repo)
      let base = try base(for: head, state, in: repo)
      let store = try repo.objects(writingTo: .repository)
      try refuseConflicts(from: base, to: head, store)
      await repo.vcs.carryAuthorship(from: base, to: head)
      try ReviewPin(review: review, number: number).put(base: base, head: head, in: store)
      RepositoryAct.passStep()
      let change = try await repo.vcs.changeID(of: head, at: known.refName)
      let tree = try store.tree(of: head)
      let kind = try RevisionKind(in: try repo.objects()).of(base: base, head: head, after: previous)
      return try await act.close { writing throws(OverseerError) in
        var vcs = known
        vcs.baseCommit = base
        vcs.headCommit = head
        vcs.changeID = change
        vcs.landedAt = nil
        vcs.updatedAt = writing.now
        try writing.record(.committed(.init(taskVcs: vcs, rev: head)), repo: vcs.repoID, task: vcs.taskID)
        return try record(writing, SubmittedRevision(vcs: vcs, base: base, head: head, tree: tree, kind: kind))
      }
    }
  }

  /// The base of what is submitted: what the tasks around it give, as far as the head contains it.
  private func base(for head: CommitID, _ state: StackState, in repo: VersionedRepo) throws(OverseerError) -> CommitID {
    let store = try repo.objects()
    let written = state.facts[task]?.base ?? state.facts.trunk
    if let rule = try? state.base(of: task, in: repo).commit {
      let stands = try store.isAncestor(rule, of: head)
      if stands, try store.isAncestor(written, of: rule) { return rule }
      if try !store.isAncestor(written, of: head), let base = try store.mergeBase(rule, head) { return base }
    }
    return written
  }

  /// Throws `precondition_failed` where the ref is gone.
  private func isEmpty(
    _ head: CommitID, _ vcs: TaskVcs, _ state: StackState, in repo: VersionedRepo
  ) async throws(OverseerError) -> Bool {
    guard try await repo.vcs.tip(of: vcs.refName) != nil else {
      throw OverseerError(
        .preconditionFailed, "the ref \(vcs.refName) is gone", hint: "Make it anew: os task start \(task)")
    }
    let store = try repo.objects()
    return try store.tree(of: head) == store.tree(of: base(for: head, state, in: repo))
  }

  private func refuseEmpty(
    _ head: CommitID, _ vcs: TaskVcs, _ state: StackState, in repo: VersionedRepo
  ) async throws(OverseerError) {
    guard try await isEmpty(head, vcs, state, in: repo), !allowsEmpty else { return }
    let base = try base(for: head, state, in: repo)
    throw OverseerError(
      .preconditionFailed, "\(task) has no changes over its base \(base.short)",
      hint: "Work on it in its workspace first; where nothing is to be changed, submit with --allow-empty.",
      details: ["base": .string("\(base)"), "head": .string("\(head)")])
  }

  /// jj goes on with conflicts in commits below; to others they are of no use.
  private func refuseConflicts(
    from base: CommitID, to head: CommitID, _ store: ObjectStore
  ) throws(OverseerError) {
    for id in try store.commits(from: base, to: head) where try store.commit(id).isConflicted {
      throw OverseerError(
        .preconditionFailed, "the commit \(id.short) of \(task) has conflicts",
        hint: "Resolve them first: jj resolve -r \(id.short)", details: ["commit": .string("\(id)")])
    }
  }

  /// The message of a commit of which nobody has said anything.
  static func message(for task: WorkItem) -> String { "\(task.description)\n\nTask: \(task.id)\n" }
}
