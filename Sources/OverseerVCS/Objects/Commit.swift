import CGit2
import OverseerModel

/// A commit as it is stored.
public struct Commit: Sendable, Hashable {
  /// Who, and when: seconds since 1970, with the offset of the time zone in minutes.
  public struct Signature: Sendable, Hashable {
    public var name: String
    public var email: String
    public var seconds: Int64
    public var offsetMinutes: Int
  }

  public let id: CommitID
  public let tree: TreeID
  public let parents: [CommitID]
  /// As it was written, with the line ends behind it.
  public let message: String
  public let author: Signature
  public let committer: Signature
  /// jj's name of the change, as the commit's header `change-id` has it; nil without one.
  public let changeIDHeader: String?
  /// Whether jj has recorded a conflict in this commit.
  public let isConflicted: Bool

  /// The first line of the message.
  public var title: String { String(message.prefix { !$0.isNewline }) }
}

extension ObjectStore {
  /// The commit of this name; `not_found` where the repository has none.
  public func commit(_ id: CommitID) throws(OverseerError) -> Commit {
    try withCommit(id) { Self.read(id, $0) }
  }

  /// Whether the repository has the commit.
  public func hasCommit(_ id: CommitID) -> Bool {
    var oid = id.oid
    var commit: OpaquePointer?
    guard git_commit_lookup(&commit, repository, &oid) == 0 else { return false }
    git_commit_free(commit)
    return true
  }

  func withCommit<Value>(
    _ id: CommitID, _ body: (OpaquePointer) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    var oid = id.oid
    var commit: OpaquePointer?
    try LibGit2.check(git_commit_lookup(&commit, repository, &oid), "commit \(id.short)")
    guard let commit else { throw OverseerError(.internalError, "no commit \(id)") }
    defer { git_commit_free(commit) }
    return try body(commit)
  }

  private static func read(_ id: CommitID, _ commit: OpaquePointer) -> Commit {
    let parents = (0..<git_commit_parentcount(commit)).compactMap { index in
      git_commit_parent_id(commit, index).map { CommitID($0.pointee) }
    }
    return Commit(
      id: id, tree: git_commit_tree_id(commit).map { TreeID($0.pointee) } ?? TreeID(0, 0, 0), parents: parents,
      message: git_commit_message_raw(commit).map { String(cString: $0) } ?? "",
      author: signature(git_commit_author(commit)), committer: signature(git_commit_committer(commit)),
      changeIDHeader: header("change-id", of: commit),
      // One name for a plain tree; a conflict has the trees of its sides, and of what they come from, between them.
      isConflicted: header("jj:trees", of: commit)?.contains(" ") ?? false)
  }

  private static func header(_ name: String, of commit: OpaquePointer) -> String? {
    var buffer = git_buf()
    guard git_commit_header_field(&buffer, commit, name) == 0, let text = buffer.ptr else { return nil }
    defer { git_buf_dispose(&buffer) }
    return String(cString: text)
  }

  private static func signature(_ signature: UnsafePointer<git_signature>?) -> Commit.Signature {
    guard let signature = signature?.pointee else {
      return Commit.Signature(name: "", email: "", seconds: 0, offsetMinutes: 0)
    }
    return Commit.Signature(
      name: String(cString: signature.name), email: String(cString: signature.email), seconds: signature.when.time,
      offsetMinutes: Int(signature.when.offset))
  }
}
