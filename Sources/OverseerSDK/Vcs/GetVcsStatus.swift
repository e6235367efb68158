import OverseerDiff
import OverseerModel
import OverseerStore
import OverseerVCS

/// How a task stands in version control at this moment.
public struct TaskVcsStatus: Codable, Sendable, Hashable {
  /// What is recorded.
  public var vcs: TaskVcs
  /// Where the ref stands; null where it is gone.
  public var tip: CommitID?
  /// The commit that the revisions stand on, also where somebody has rebased by hand.
  public var base: CommitID
  /// The commit that they have to stand on, and the task whose head that is; null for the default branch.
  public var rule: CommitID
  public var ruleTask: AnyTaskID?
  /// Whether the two differ; `vcs.restack` brings them together.
  public var drift: Bool
  /// How many commits lie between base and tip.
  public var commits: Int
  /// How many of them were not submitted.
  public var unsubmitted: Int
  /// Whether jj has recorded a conflict at the tip.
  public var conflicted: Bool
  /// Who wrote the lines that are added between base and tip; null where no commit has a note on it.
  public var authorship: AuthorshipShare?
  /// The checkout that the task is worked on in; null where no checkout has its ref.
  public var workspace: WorkspaceStatus?
}

/// Shows how a task stands in version control: ref, base, drift, and what is not committed.
public struct GetVcsStatus: EffectOperation {
  public static let spec = OperationSpec(
    "vcs.status", "Show how a task stands in version control", who: .any, .get, "/vcs/task/{id}",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable])

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> TaskVcsStatus {
    let known = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.taskVcs(of: reading.existing(id).id)
    }
    guard let known else {
      throw OverseerError(
        .preconditionFailed, "\(id) has no ref yet", hint: "It gets one when it is started: os task start \(id)")
    }
    let repo = try await overseer.versionedRepo(known.repoID)
    let state = try await overseer.stackState(of: id, in: repo)
    let store = try repo.objects()
    let rule = try state.base(of: id, in: repo)
    let base = state.facts[id]?.base ?? known.baseCommit
    let tip = state.tips[id]
    let links = try repo.configuration(at: state.facts.trunk).workspace.link
    // That no checkout has the ref is an answer here, and no failure.
    let workspace = try? await TaskWorkspace(of: known, in: repo, near: caller, links: links)
    let commits = try tip.map { tip throws(OverseerError) in try store.commits(from: base, to: tip) } ?? []
    let head = known.headCommit.flatMap { commits.firstIndex(of: $0) }
    return TaskVcsStatus(
      vcs: known, tip: tip, base: base, rule: rule.commit, ruleTask: rule.task, drift: base != rule.commit,
      commits: commits.count, unsubmitted: commits.count - (head.map { $0 + 1 } ?? 0),
      conflicted: try tip.map { tip throws(OverseerError) in try store.commit(tip).isConflicted } ?? false,
      authorship: try await authorship(from: base, to: tip, in: repo), workspace: workspace?.status)
  }

  private func authorship(
    from base: CommitID, to tip: CommitID?, in repo: VersionedRepo
  ) async throws(OverseerError) -> AuthorshipShare? {
    guard let tip else { return nil }
    let store = try repo.objects()
    guard let authorship = try store.authorship(from: base, to: tip) else { return nil }
    let files = try store.changes(from: store.tree(of: base), to: store.tree(of: tip))
    let diffs = try await FileReading(repo.checkout).map(files) { file, store throws(OverseerError) -> LineDiff? in
      let texts = try store.texts(of: file)
      return texts.isBinary ? nil : LineDiff(texts.old, texts.new)
    }
    var share = AuthorshipShare()
    for (file, diff) in zip(files, diffs) {
      if let diff { authorship.count(file.path, adding: diff, in: &share) }
    }
    return share
  }
}
