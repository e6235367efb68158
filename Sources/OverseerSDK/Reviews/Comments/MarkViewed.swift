import OverseerModel
import OverseerStore

/// Takes note that the caller has looked at files of a review. A mark counts as long as the file's hunks are the same,
/// wherever they stand: it outlives a restack and ends with the next real change.
public struct MarkViewed: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.viewed", "Mark files of a review as seen", who: .any, .post, "/reviews/{id}/viewed",
    errors: [.notFound, .conflict, .forbidden, .preconditionFailed, .vcsFailed])

  public var id: ReviewID
  /// The files to mark, and what is in these folders; all unless told. An empty list marks nothing and only asks.
  public var paths: [String]?
  /// The head that was looked at, any of the round; the present one unless told.
  public var revision: CommitID?

  public init(id: ReviewID, paths: [String]? = nil, revision: CommitID? = nil) {
    self.id = id
    self.paths = paths
    self.revision = revision
  }

  public struct ViewedFiles: Codable, Sendable, Hashable {
    /// The caller's marks that count at the revision, in the order of the paths.
    public var viewed: [FileView]
    /// The changed files that the caller has not seen as they are there, in order.
    public var unviewed: [String]
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> ViewedFiles {
    let subject = try await ReviewSubject(id, in: overseer)
    let (revision, repo) = try subject.required(revision)
    let reader = RepositoryReader(at: repo.checkout, defaultBranch: repo.repo.defaultBranch, jj: overseer.jj)
    let digests = try await Self.digests(of: revision, in: reader)
    let marked = try selected(digests.map(\.path))
    let (task, identity) = (subject.task.id, caller.principal.identity)
    guard !marked.isEmpty else {
      let views = try await overseer.store.readAsync { reading throws(OverseerError) in
        try reading.fileViews(of: task, by: identity)
      }
      return Self.reply(digests, views)
    }
    return try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      let item = try writing.editable(task)
      let known = try writing.reading.fileViews(of: task, by: identity)
      let byPath = Dictionary(known.map { ($0.path, $0) }) { first, _ in first }
      for (path, digest) in digests where marked.contains(path) {
        if let view = byPath[path], view.hunksDigest == digest, view.revision == revision.headCommit { continue }
        let view = FileView(
          taskID: task, principal: identity, name: writing.actor.label, path: path, hunksDigest: digest,
          revision: revision.headCommit, viewedAt: writing.now)
        try writing.record(.fileViewed(FileViewedPayload(view: view)), about: item)
      }
      return Self.reply(digests, try writing.reading.fileViews(of: task, by: identity))
    }
  }

  /// How many files are read at a time, so that they fit into memory.
  private static let readAtOnce = 200

  private static func digests(
    of revision: ReviewRevision, in reader: RepositoryReader
  ) async throws(OverseerError) -> [(path: String, digest: String)] {
    let (comparison, files) = try await CompareRevisions(
      base: "\(revision.baseCommit)", head: "\(revision.headCommit)", words: false
    ).selection(in: reader)
    var digests: [(path: String, digest: String)] = []
    for start in stride(from: 0, to: files.count, by: readAtOnce) {
      let part = Array(files[start..<min(start + readAtOnce, files.count)])
      for diff in try await comparison.diffs(of: part) { digests.append((diff.file.path, diff.hunksDigest)) }
    }
    return digests
  }

  /// The paths to mark; refuses a path at which nothing changed.
  private func selected(_ changed: [String]) throws(OverseerError) -> Set<String> {
    guard let paths else { return Set(changed) }
    var selected: Set<String> = []
    var problems: [FieldProblem] = []
    for (place, path) in paths.enumerated() {
      let selection = PathSelection([path])
      let found = changed.filter(selection.contains)
      if found.isEmpty { problems.append(FieldProblem("paths[\(place)]", "nothing changed at \(path)")) }
      selected.formUnion(found)
    }
    guard problems.isEmpty else { throw OverseerError.invalidFields(problems) }
    return selected
  }

  private static func reply(_ digests: [(path: String, digest: String)], _ views: [FileView]) -> ViewedFiles {
    let byPath = Dictionary(views.map { ($0.path, $0) }) { first, _ in first }
    var reply = ViewedFiles(viewed: [], unviewed: [])
    for (path, digest) in digests {
      if let view = byPath[path], view.hunksDigest == digest {
        reply.viewed.append(view)
      } else {
        reply.unviewed.append(path)
      }
    }
    return reply
  }
}
