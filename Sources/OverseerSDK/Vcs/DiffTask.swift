import OverseerDiff
import OverseerModel
import OverseerVCS

/// Shows what the commits of a task change, from its base to its head, a page of files at a time. What is not
/// committed is not among it, except with jj, which commits by itself.
public struct DiffTask: EffectOperation {
  public static let spec = OperationSpec(
    "vcs.diff", "Show what a task changes", who: .any, .get, "/vcs/diff/{id}",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable, .vcsFailed])

  public var id: AnyTaskID
  /// The revision to compare with instead of the task's base.
  public var against: String?
  /// Only these files, and what is in these folders, from the root of the repository.
  public var paths: [String]?
  /// Unchanged lines around changes: 3 unless told.
  public var context: Int?
  /// Which differences in white space count: all of them unless told.
  public var whitespace: Whitespace?
  /// Whether to mark the words that changed within a line; it is done unless told otherwise.
  public var words: Bool?
  /// Whether to leave the hunks out.
  public var countsOnly: Bool?
  /// Whether to give the difference as a patch, too.
  public var unified: Bool?
  /// How many files: 100 unless told, 1,000 at most.
  public var limit: Int?
  /// The path of the last file of the page before.
  public var after: String?

  public init(
    id: AnyTaskID, against: String? = nil, paths: [String]? = nil, context: Int? = nil,
    whitespace: Whitespace? = nil, words: Bool? = nil, countsOnly: Bool? = nil, unified: Bool? = nil,
    limit: Int? = nil, after: String? = nil
  ) {
    self.id = id
    self.against = against
    self.paths = paths
    self.context = context
    self.whitespace = whitespace
    self.words = words
    self.countsOnly = countsOnly
    self.unified = unified
    self.limit = limit
    self.after = after
  }

  public func perform(
    in overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) -> CompareRevisions.Comparison {
    let (question, repository) = try await question(in: overseer)
    return try await repository.ask(question)
  }

  /// The same as a question to the repository, for who wants to read the files one after the other.
  public func question(in overseer: Overseer) async throws(OverseerError) -> (CompareRevisions, RepositoryReader) {
    let known = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.taskVcs(of: reading.existing(id).id)
    }
    guard let known else {
      throw OverseerError(
        .preconditionFailed, "\(id) has no ref yet, so it has changed nothing",
        hint: "It gets one when it is started: os task start \(id)")
    }
    let repo = try await overseer.versionedRepo(known.repoID)
    let state = try await overseer.stackState(of: id, in: repo)
    // Of an archived task the pin holds what its ref stood at.
    let pinned = known.archivedAt == nil ? nil : try repo.objects().tip(of: ArchivePlan.pin(of: id))
    guard let head = state.tips[id] ?? pinned ?? known.headCommit else {
      throw OverseerError(
        .preconditionFailed, "the ref \(known.refName) is gone", hint: "Make it anew: os task start \(id)")
    }
    let base = state.facts[id]?.base ?? known.baseCommit
    let question = CompareRevisions(
      repoID: repo.repo.id, base: against ?? "\(base)", head: "\(head)", paths: paths, context: context,
      whitespace: whitespace, words: words, countsOnly: countsOnly, unified: unified, limit: limit, after: after)
    return (question, try RepositoryReader(of: repo.repo, jj: overseer.jj))
  }
}
