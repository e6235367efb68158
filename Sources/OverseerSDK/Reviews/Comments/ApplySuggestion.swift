import OverseerModel
import OverseerStore
import OverseerVCS

/// Puts what comments suggest into the workspace of their task, commits it, and settles their threads. What is under
/// review stays as it is: the commit is a new head, which is to be submitted.
public struct ApplySuggestion: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.apply_suggestion", "Commit what comments suggest", who: .holder, .post, "/comments/{id}/apply",
    errors: [.notFound, .conflict, .forbidden, .preconditionFailed, .invalidState, .unavailable, .vcsFailed])

  public var id: CommentID
  /// More comments on the same task, whose suggestions go into the same commit.
  public var also: [CommentID]?
  /// The generation of the claim that the caller believes in.
  public var generation: Int?

  public init(id: CommentID, also: [CommentID]? = nil, generation: Int? = nil) {
    self.id = id
    self.also = also
    self.generation = generation
  }

  public struct Applied: Codable, Sendable, Hashable {
    /// The comments whose suggestions are in the commit, with where they stood in the commit before.
    public var comments: [PlacedComment]
    /// The task's new head.
    public var revision: CommitID
    /// Whether a round goes on that the commit is not part of: a submit brings it in.
    public var needsSubmit: Bool
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Applied {
    let wanted = try await overseer.store.readAsync { reading throws(OverseerError) in
      try SuggestionsToApply(ids, generation, as: caller, in: reading)
    }
    let task = wanted.task
    let repo = try await overseer.versionedRepo(task.repoID)
    return try await RepositoryAct.run(.submit, on: task.id, in: repo, of: overseer, as: caller) {
      act throws(OverseerError) in
      let workspace = try await SuggestionWorkspace(of: wanted, in: repo, near: caller)
      try await act.note(SubmitPlan(ref: workspace.vcs.refName))
      let head = try await workspace.settle(as: TaskSubmission.message(for: task))
      var placement = CommentPlacement(
        at: ChangeVersion(base: workspace.vcs.baseCommit, head: head), after: wanted.reviews, in: try repo.objects())
      // Those that are answered say where the answers stand.
      let placed = try placement.place(wanted.threads).filter { wanted.ids.contains($0.comment.id) }
      let change = try SuggestedChange(placed, at: head, in: workspace.path, try repo.objects())
      let commit: CommitID
      do throws(OverseerError) {
        try change.write()
        commit = try await workspace.commit(message: Self.message(for: placed, of: task))
      } catch {
        change.takeBack()
        throw error
      }
      RepositoryAct.passStep()
      return try await act.close { writing throws(OverseerError) in
        try record(placed, commit, workspace.vcs, writing)
      }
    }
  }

  private var ids: [CommentID] {
    var seen: Set<CommentID> = []
    return ([id] + (also ?? [])).filter { seen.insert($0).inserted }
  }

  private func record(
    _ placed: [PlacedComment], _ commit: CommitID, _ vcs: TaskVcs, _ writing: Writing
  ) throws(OverseerError) -> Applied {
    let task = try writing.reading.existing(vcs.taskID)
    var vcs = vcs
    vcs.updatedAt = writing.now
    var applied: [PlacedComment] = []
    for var placed in placed {
      try writing.record(
        .suggestionApplied(SuggestionAppliedPayload(comment: placed.comment, taskVcs: vcs, rev: commit)), about: task)
      let first = try writing.reading.existing(placed.comment.inReplyTo ?? placed.comment.id)
      if !first.isResolved {
        let resolved = try first.resolved(by: writing.actor, at: writing.now)
        try writing.record(.commentResolved(CommentPayload(comment: resolved)), about: task)
      }
      placed.comment = try writing.reading.existing(placed.comment.id)
      applied.append(placed)
    }
    let active = try writing.reading.activeReview(of: task.id)
    return Applied(comments: applied, revision: commit, needsSubmit: active != nil)
  }

  private static func message(for placed: [PlacedComment], of task: WorkItem) -> String {
    let paths = Set(placed.compactMap(\.port.path)).sorted()
    let title =
      placed.count == 1 ? "Apply a suggestion to \(paths.joined())" : "Apply \(placed.count) suggestions"
    var message = title + "\n\n"
    for placed in placed {
      let said = placed.comment.body.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      message += "\(said)\n\n"
    }
    for placed in placed { message += "Comment: \(placed.comment.id)\n" }
    return message + "Task: \(task.id)\n"
  }
}
