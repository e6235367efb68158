import OverseerDiff
import OverseerModel
import OverseerVCS

/// Shows what a review is about, a page of files at a time: what its present revision changes, or what it does that an
/// earlier one did not.
public struct DiffReview: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.diff", "Show what is under review", who: .any, .get, "/reviews/{id}/diff",
    errors: [.notFound, .preconditionFailed, .vcsFailed])

  public var id: ReviewID
  /// What to compare with: `base` unless told; the number of a round of the task, whose last revision is brought onto
  /// the present base first; or `last-viewed`, likewise the revision whose files the caller marked last.
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
    id: ReviewID, against: String? = nil, paths: [String]? = nil, context: Int? = nil,
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
    let subject = try await ReviewSubject(id, in: overseer)
    let (revision, repo) = try subject.required()
    let question = CompareRevisions(
      repoID: repo.repo.id, base: "\(revision.baseCommit)", head: "\(revision.headCommit)", paths: paths,
      context: context, whitespace: whitespace, words: words, countsOnly: countsOnly, unified: unified, limit: limit,
      after: after)
    let reader = RepositoryReader(at: repo.checkout, defaultBranch: repo.repo.defaultBranch, jj: overseer.jj)
    guard let earlier = try await earlier(subject, overseer, caller) else { return try await reader.ask(question) }
    return try await question.answer(from: earlier, to: revision.version, in: reader)
  }

  /// Whether ``against`` may be `text`.
  public static func canCompare(against text: String) -> Bool {
    text == "base" || text == "last-viewed" || round(text) != nil
  }

  private static func round(_ text: String) -> Int? {
    guard text.utf8.count <= 9, let first = text.utf8.first, (0x31...0x39).contains(first) else { return nil }
    return Int(text)
  }

  /// The version to compare with; nil for the base.
  private func earlier(
    _ subject: ReviewSubject, _ overseer: Overseer, _ caller: Caller
  ) async throws(OverseerError) -> ChangeVersion? {
    switch against {
    case nil, "base": return nil
    case "last-viewed":
      let views = try await overseer.store.readAsync { reading throws(OverseerError) in
        try reading.fileViews(of: subject.task.id, by: caller.principal.identity)
      }
      let revisions = subject.reviews.flatMap(\.revisions)
      let last = views.max { $0.viewedAt < $1.viewedAt }?.revision
      guard let seen = revisions.last(where: { $0.headCommit == last }) else {
        throw OverseerError(
          .preconditionFailed, "you have marked no file of \(subject.task.id) as viewed",
          hint: "Look at all of it: os review diff \(id)")
      }
      return seen.version
    case let text?:
      guard let round = Self.round(text) else {
        throw OverseerError.invalidField("against", "must be base, last-viewed or the number of a round, not \(text)")
      }
      guard let review = subject.reviews.first(where: { $0.round == round }) else {
        throw OverseerError.notFound(
          "round", text, hint: "`os review list \(subject.task.id)` shows those of the task.")
      }
      guard let revision = review.revision else {
        throw OverseerError(
          .preconditionFailed, "round \(round) has no revisions of its own", hint: "Compare with the base.")
      }
      return revision.version
    }
  }
}
