import OverseerModel
import OverseerStore
import OverseerVCS

/// The stack that a task is part of, from the default branch to what stands on it.
public struct TaskStack: Codable, Sendable, Hashable {
  /// One task of the stack.
  public struct Layer: Codable, Sendable, Hashable {
    public var taskID: AnyTaskID
    /// The title of the task.
    public var description: String
    /// Where the task is in its life.
    public var status: TaskStatus
    /// Where its last round of review stands; null before the first submit.
    public var review: ReviewStatus?
    /// The branch or bookmark; null where the task has no ref.
    public var refName: String?
    /// The tasks whose heads it has to stand on; none for the default branch.
    public var standsOn: [AnyTaskID]
    /// The commit that its revisions stand on now.
    public var base: CommitID?
    /// What was submitted last, else where its ref stands.
    public var head: CommitID?
    /// Where its ref stands; null where it is gone.
    public var tip: CommitID?
    /// How many commits lie between base and tip.
    public var commits: Int
    /// Files that they change.
    public var files: Int
    /// Lines that they add.
    public var added: Int
    /// Lines that they remove.
    public var removed: Int
    /// Whether the base is no longer what the tasks around it give; `vcs.restack` brings it there.
    public var drift: Bool
    /// Whether jj has recorded a conflict at the tip, or a restack would conflict.
    public var conflicted: Bool
    /// Whether its revisions are on the default branch.
    public var landed: Bool
    /// The folder of its own checkout; null where it has none.
    public var workspacePath: String?
  }

  /// The default branch, and its tip.
  public var branch: String
  public var trunk: CommitID
  /// The task that was asked for.
  public var taskID: AnyTaskID
  /// Bottom-up: a layer comes after all that it stands on.
  public var layers: [Layer]
}

extension TaskStack {
  init(of id: AnyTaskID, in repo: VersionedRepo, of overseer: Overseer) async throws(OverseerError) {
    let state = try await overseer.stackState(of: id, in: repo, wholeStack: true)
    guard let shape = StackShape(of: id, in: state.facts) else { throw OverseerError.notFound("task", "\(id)") }
    branch = state.branch
    trunk = state.facts.trunk
    taskID = id
    let store = try repo.objects()
    layers = []
    let reviews = try await overseer.store.readAsync {
      [tasks = shape.layers.map(\.task)] reading throws(OverseerError) in
      var reviews: [AnyTaskID: ReviewStatus] = [:]
      for task in tasks { reviews[task] = try reading.latestReview(of: task)?.status }
      return reviews
    }
    for layer in shape.layers { layers.append(try Layer(layer, state, reviews[layer.task], store)) }
  }
}

extension TaskStack.Layer {
  fileprivate init(
    _ layer: StackLayer, _ state: StackState, _ review: ReviewStatus?, _ store: ObjectStore
  ) throws(OverseerError) {
    let task = state.records.tasks[layer.task]
    let vcs = state.records.refs[layer.task]
    taskID = layer.task
    description = task?.description ?? ""
    status = task?.status ?? .pending
    self.review = review
    refName = vcs?.refName
    standsOn = layer.standsOn
    base = layer.base
    head = layer.head
    tip = state.tips[layer.task]
    landed = vcs?.landedAt != nil
    workspacePath = vcs?.workspacePath
    (commits, files, added, removed) = (0, 0, 0, 0)
    (drift, conflicted) = (false, false)
    guard let base, let tip = tip ?? head else { return }
    commits = try store.commits(from: base, to: tip).count
    for file in try store.changes(from: try store.tree(of: base), to: try store.tree(of: tip)) {
      let examined = try store.examined(file)
      files += 1
      added += examined.added ?? 0
      removed += examined.removed ?? 0
    }
    guard !landed else { return }
    let standing = try LayerDrift(of: layer.task, in: state, store)
    (drift, conflicted) = (standing.hasDrifted, standing.isConflicted)
  }
}

/// Shows the stack that a task is part of: base, head and counts of each layer, and whether it has to be restacked.
public struct GetTaskStack: EffectOperation {
  public static let spec = OperationSpec(
    "vcs.stack", "Show the stack that a task is part of", who: .any, .get, "/vcs/stack/{id}",
    errors: [.notFound, .preconditionFailed, .unavailable])

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> TaskStack {
    let task = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(id) }
    return try await TaskStack(of: id, in: try await overseer.versionedRepo(task.repoID), of: overseer)
  }
}
