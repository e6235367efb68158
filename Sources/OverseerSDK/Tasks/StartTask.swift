import OverseerModel
import OverseerStore

/// Where a task is worked on.
public enum WorkspaceKind: String, Codable, Sendable, CaseIterable {
  /// In the checkout that the call comes from, or the repository's main one.
  case inPlace = "in-place"
  /// In a checkout of its own.
  case isolated
}

/// Ensures that the caller works on a task: takes or keeps the claim, moves a Pending task and its Pending ancestors
/// to InProgress, and sees to it that the task has a ref and a checkout with it.
///
/// Calling it again keeps what is there and makes what is missing. In planning mode there is nothing to check out.
public struct StartTask: EffectOperation {
  public static let spec = OperationSpec(
    "tasks.start", "Start a task", who: .any, .post, "/tasks/{id}/start",
    errors: [.notFound, .conflict, .preconditionFailed, .invalidState, .forbidden, .unavailable, .vcsFailed])

  public var id: AnyTaskID
  /// Where to work; where it is not said, a task that has a workspace keeps it, a person works in place and an agent
  /// in a workspace of the task's own.
  public var workspace: WorkspaceKind?
  /// The revision that the task is to stand on instead of what the tasks around it give. For a person, and before
  /// the task has a ref.
  public var base: String?

  public init(id: AnyTaskID, workspace: WorkspaceKind? = nil, base: String? = nil) {
    self.id = id
    self.workspace = workspace
    self.base = base
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> WorkItem {
    guard base == nil || caller.principal.isHuman else {
      throw OverseerError(
        .forbidden, "only a person may choose what a task stands on",
        hint: "Leave out --base: the tasks around it decide.")
    }
    // Nothing is made for a task that cannot be started.
    let repo = try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      try writing.trying { () throws(OverseerError) in _ = try start(writing) }
      let task = try writing.reading.existing(id)
      guard let repo = try writing.reading.repo(task.repoID) else {
        throw OverseerError.notFound("repository", "\(task.repoID)")
      }
      return repo
    }
    guard repo.vcsType != .none else {
      guard workspace == nil, base == nil else {
        throw OverseerError(
          .preconditionFailed, "\(repo.name) has no version control, so there is nothing to check out",
          hint: "Start the task without --workspace and --base.")
      }
      return try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
        try start(writing)
        return try writing.reading.existing(id)
      }
    }
    return try await TaskCheckout(
      task: id, kind: workspace, base: base, repo: try VersionedRepo(repo, jj: overseer.jj), overseer: overseer,
      caller: caller
    ).perform { writing throws(OverseerError) in try start(writing) }
  }

  /// What the start of a task changes in the database.
  private func start(_ writing: Writing) throws(OverseerError) {
    let task = try writing.editable(id)
    let lifecycle = try writing.reading.lifecycle(of: task)
    let unblocked = try Unblocked(openBlockers: try writing.reading.openBlockers(of: id), of: id)
    let next = try lifecycle.applying(.start(unblocked), by: writing.actor)
    try writing.takeClaim(on: task)
    if next.status != task.status {
      try writing.startAncestors(of: task)
      let started = writing.moved(task, to: next.status)
      try writing.record(.taskStarted(TaskPayload(task: started)), about: started)
    }
  }
}
