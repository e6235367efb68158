import OverseerModel
import OverseerStore
import OverseerVCS

/// Hands a task in: commits what is in its workspace, opens a new round of review, and runs its gates.
///
/// A round that is under way is superseded. Nothing is committed where a gate is not trusted, or cannot be read. Unless
/// told otherwise, the call waits until the gates have decided, or only those are left that do not know yet.
public struct SubmitTask: EffectOperation {
  public static let spec = OperationSpec(
    "tasks.submit", "Hand a task in for review", who: .holder, .post, "/tasks/{id}/submit",
    errors: [
      .notFound, .forbidden, .conflict, .preconditionFailed, .invalidState, .tooLarge, .unavailable, .vcsFailed,
    ])

  public var id: AnyTaskID
  /// The message of the commit; where it is not given it is made of the task.
  public var message: String?
  /// Markdown that says what came of the task.
  public var result: String?
  /// Whether a revision that changes nothing may be submitted.
  public var allowEmpty: Bool?
  /// Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
  /// the server of the installation.
  public var wait: Bool?
  /// The generation of the claim that the caller believes in.
  public var generation: Int?

  public var lease: LeaseCheck? { LeaseCheck(task: id, generation: generation) }

  public init(
    id: AnyTaskID, message: String? = nil, result: String? = nil, allowEmpty: Bool? = nil, wait: Bool? = nil,
    generation: Int? = nil
  ) {
    self.id = id
    self.message = message
    self.result = result
    self.allowEmpty = allowEmpty
    self.wait = wait
    self.generation = generation
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> SubmitReport {
    let review = ReviewID(overseer.store.identifier())
    // Nothing is committed for a task that cannot be submitted.
    let before = try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      try writing.trying { () throws(OverseerError) in
        let (task, finished) = try checked(writing)
        _ = try writing.reading.lifecycle(of: task).applying(.submit(review, finished), by: writing.actor)
      }
      return try Before(of: id, in: writing.reading)
    }
    let sources = try await GateSources.read(for: before.task, in: overseer)
    try sources.refuseUntrusted()
    try await sources.refuseImpossible()
    let leftOut = try await open(review, before, sources, in: overseer, as: caller)
    let opened = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(review) }
    let (reached, job) = wait == false ? (opened, nil) : try await opened.goOn(in: overseer, as: caller)
    let results = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.gateResults(of: review)
    }
    return SubmitReport(reached, results, gates: sources.gates, leftOut: leftOut, job: job)
  }

  /// What is known of the task before anything is done.
  private struct Before: Sendable {
    var task: WorkItem
    var hasChildren: Bool
    var vcs: TaskVcs?
    var isPlanned: Bool
    var previous: Review?
    var left: [LeftFile]

    init(of id: AnyTaskID, in reading: Reading) throws(OverseerError) {
      task = try reading.existing(id)
      hasChildren = try !reading.children(of: id).isEmpty
      vcs = try reading.taskVcs(of: id)
      isPlanned = try reading.repo(task.repoID)?.vcsType == VCSType.none
      previous = try reading.latestReview(of: id)
      left = try reading.gateResults(ofTask: id).flatMap(\.untrackedFiles)
    }
  }

  /// The task, if it may be submitted as far as the database tells.
  private func checked(_ writing: Writing) throws(OverseerError) -> (WorkItem, ChildrenFinished) {
    let task = try writing.editable(id)
    let finished = try writing.childrenFinished(of: task, hint: "Finish or cancel them first: os task tree \(id)")
    if let result { _ = try Text.markdown(result, field: "result", limit: Text.contextLimit) }
    return (task, finished)
  }

  /// Commits, and opens the round in the same transaction that records the commit. Gives the files that stayed out of
  /// the commit.
  private func open(
    _ review: ReviewID, _ before: Before, _ sources: GateSources, in overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) -> [String] {
    // What a parent stands for is done below it; it need not have a ref of its own.
    guard !before.isPlanned, before.vcs != nil || !before.hasChildren else {
      try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
        try open(review, nil, sources, writing)
      }
      return []
    }
    let folder = before.vcs?.workspacePath ?? sources.repo?.workingRoot
    let left = before.left.filter { left in folder.map { left.isAsLeft(in: $0) } ?? false }
    let paths = Set(left.map(\.path)).sorted()
    try await TaskSubmission(
      task: id, message: message, allowsEmpty: allowEmpty ?? false, leavingOut: paths, review: review, number: 1,
      previous: before.previous?.revision, isOptional: before.hasChildren,
      check: { workspace throws(OverseerError) in try sources.refuseUntrusted(in: workspace) }
    ).perform(in: overseer, as: caller) { writing, revision throws(OverseerError) in
      try open(review, revision, sources, writing)
    }
    return paths
  }

  private func open(
    _ id: ReviewID, _ submitted: SubmittedRevision?, _ sources: GateSources, _ writing: Writing
  ) throws(OverseerError) {
    var (task, finished) = try checked(writing)
    let next = try writing.reading.lifecycle(of: task).applying(.submit(id, finished), by: writing.actor)
    if let active = try writing.reading.activeReview(of: task.id) { _ = try writing.end(active, by: .supersede) }
    let revision = submitted.map {
      ReviewRevision(
        baseCommit: $0.base, headCommit: $0.head, changeID: $0.vcs.changeID, tree: $0.tree, kind: $0.kind,
        at: writing.now)
    }
    let opening = Review.opening(
      id, of: task.id, revision: revision, submittedBy: writing.actor,
      after: try writing.reading.latestReview(of: task.id), at: writing.now)
    task = writing.moved(task, to: next.status)
    if let result { task.result = try Text.markdown(result, field: "result", limit: Text.contextLimit) }
    try writing.record(.taskSubmitted(TaskSubmittedPayload(task: task, reviewID: id)), about: task)
    try writing.record(.reviewCreated(ReviewPayload(review: opening.review)), about: task)
    try writing.record(opening, of: task)
    _ = try writing.take(.gatesMoved, on: opening.review, gates: sources.gates, policy: sources.policy)
  }
}

/// What came of a submit.
public struct SubmitReport: Codable, Sendable, Hashable {
  /// The round as it stands now.
  public var review: Review
  /// What its gates have said, oldest first.
  public var results: [GateResult]
  /// What to mend; null where no gate failed.
  public var gateFailures: GateFailures?
  /// Files that gate runs have left behind, and that stayed out of the commit.
  public var leftOut: [String]
  /// The agent review that ran; null where none is set up, or the round has not come to it.
  public var job: ReviewerJob?

  init(_ review: Review, _ results: [GateResult], gates: [Gate], leftOut: [String], job: ReviewerJob?) {
    self.review = review
    self.results = results
    self.leftOut = leftOut
    self.job = job
    let failures = gates.filter(\.required).compactMap { gate in
      results.last { $0.gateID == gate.id }.flatMap { GateFailure($0, of: gate) }
    }
    gateFailures = failures.isEmpty ? nil : GateFailures(failures)
  }
}
