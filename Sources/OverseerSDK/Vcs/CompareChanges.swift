import OverseerModel
import OverseerVCS

/// Shows what a new revision of a change does that the old one did not, whatever has moved below it: the old one is
/// brought onto the base of the new one, in memory, and compared with it.
///
/// A revision starts from its merge base with the default branch if it is not on that branch, else from its first
/// parent.
public struct CompareChanges: RepositoryQuestion {
  public static let spec = OperationSpec(
    "vcs.interdiff", "Compare two revisions of a change", who: .any, .get, "/vcs/interdiff",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable, .vcsFailed])

  public var repoID: RepoID?
  /// The revision before.
  public var old: String
  /// The revision now.
  public var new: String
  /// What the old revision starts from, where that is not found by the rule.
  public var oldBase: String?
  /// What the new revision starts from, likewise.
  public var newBase: String?
  /// Whether to give the difference as a patch, too.
  public var unified: Bool?

  public init(
    repoID: RepoID? = nil, old: String, new: String, oldBase: String? = nil, newBase: String? = nil,
    unified: Bool? = nil
  ) {
    self.repoID = repoID
    self.old = old
    self.new = new
    self.oldBase = oldBase
    self.newBase = newBase
    self.unified = unified
  }

  public struct Interdiff: Codable, Sendable, Hashable {
    /// What the new revision did.
    public var kind: ChangeKind
    /// What differs. Of a file in conflict the old side shows both of its versions between conflict markers.
    public var files: [ChangedFile]
    /// Lines in all files.
    public var added: Int
    /// Lines in all files.
    public var removed: Int
    /// The files of the old revision that did not go onto the new base by themselves.
    public var conflicts: [MergeConflict]
    /// The difference as a patch, where it was asked for. Bytes that are not UTF-8 are U+FFFD.
    public var unified: String?
  }

  public func answer(in repository: RepositoryReader) async throws(OverseerError) -> Interdiff {
    let (difference, patch) = try await compare(in: repository)
    var reply = difference
    reply.unified = patch.map { String(decoding: $0, as: UTF8.self) }
    return reply
  }

  /// The answer without the patch, and the bytes of that.
  public func compare(in repository: RepositoryReader) async throws(OverseerError) -> (Interdiff, patch: [UInt8]?) {
    let old = try await repository.facts(of: old, base: oldBase)
    let new = try await repository.facts(of: new, base: newBase)
    let store = try repository.objects()
    let rebased = try store.merge(ancestor: old.startTree, ours: new.startTree, theirs: old.tree)
    var reply = Interdiff(
      kind: try store.kind(from: old, to: new), files: [], added: 0, removed: 0, conflicts: rebased.conflicts)
    var patch: [UInt8] = []
    for file in try store.changes(from: rebased.tree, to: new.tree) {
      let file = try store.examined(file)
      reply.files.append(file)
      reply.added += file.added ?? 0
      reply.removed += file.removed ?? 0
      if unified == true { patch += try store.patch(of: file) }
    }
    return (reply, unified == true ? patch : nil)
  }
}
