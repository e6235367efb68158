import OverseerDiff
import OverseerModel
import OverseerVCS

/// Finds where lines of a file at one revision are at another: for comments, bookmarks of an editor and the like.
///
/// The lines of the left side are those of the base: they follow from the base of the one revision to that of the
/// other. A revision starts from its merge base with the default branch if it is not on that branch, else from its
/// first parent.
public struct PortLines: RepositoryQuestion {
  public static let spec = OperationSpec(
    "vcs.port", "Find where lines of a file have gone", who: .any, .get, "/vcs/port",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable, .vcsFailed])

  public var repoID: RepoID?
  /// The revision at which the lines are known.
  public var from: String
  /// The revision at which they are looked for.
  public var to: String
  /// The file at the revision at which the lines are known, from the root of the repository.
  public var path: String
  /// The first line, counted from 1; without one it is about the whole file.
  public var lineStart: Int?
  /// The last line, itself part of the range; without one it is the first.
  public var lineEnd: Int?
  /// The right side, the revision itself, unless told.
  public var side: DiffSide?
  /// What `from` starts from, for the left side, where that is not found by the rule.
  public var fromBase: String?
  /// What `to` starts from, likewise.
  public var toBase: String?

  public init(
    repoID: RepoID? = nil, from: String, to: String, path: String, lineStart: Int? = nil, lineEnd: Int? = nil,
    side: DiffSide? = nil, fromBase: String? = nil, toBase: String? = nil
  ) {
    self.repoID = repoID
    self.from = from
    self.to = to
    self.path = path
    self.lineStart = lineStart
    self.lineEnd = lineEnd
    self.side = side
    self.fromBase = fromBase
    self.toBase = toBase
  }

  public func answer(in repository: RepositoryReader) async throws(OverseerError) -> CommentPort {
    let store = try repository.objects()
    let (old, new): (TreeID, TreeID)
    switch side ?? .right {
    case .right:
      old = try store.tree(of: await repository.commit(from))
      new = try store.tree(of: await repository.commit(to))
    case .left:
      old = try await repository.facts(of: from, base: fromBase).startTree
      new = try await repository.facts(of: to, base: toBase).startTree
    }
    let file = FilePath(path)
    guard let entry = try store.entry(file, in: old), entry.mode != .folder else {
      throw OverseerError(
        .notFound, "there is no file \(path) at \(side == .left ? "the base of " : "")\(from)",
        hint: "Paths are counted from the root of the repository.", details: ["kind": "file", "id": .string(path)])
    }
    let anchor = CommentAnchor(try place(of: entry, in: store), side: side ?? .right)
    let succession = try repository.succession(from: old, to: new)
    switch CommentTrace(anchor, to: try succession.file(path) ?? .deleted) {
    case .found(let port): return port
    case .gone(let lines): return try succession.port(of: lines)
    }
  }

  private func place(of entry: TreeEntry, in store: ObjectStore) throws(OverseerError) -> CommentAnchor.Place {
    guard let first = lineStart else {
      guard lineEnd == nil else { throw OverseerError.invalidField("line_end", "stands without line_start") }
      return .file(path: path)
    }
    let last = lineEnd ?? first
    guard entry.mode != .submodule else {
      throw OverseerError(.invalidInput, "\(path) is a submodule, which has no lines", hint: "Leave the lines out.")
    }
    guard let text = try BlobTexts(in: store).text(of: entry.object) else {
      throw OverseerError(.invalidInput, "\(path) is a binary file, which has no lines", hint: "Leave the lines out.")
    }
    guard first >= 1, first <= last, last <= text.count else {
      throw OverseerError.invalidField(
        first >= 1 && first <= text.count ? "line_end" : "line_start",
        "\(path) has \(text.count) lines at \(from), and no lines \(first) to \(last)")
    }
    return .lines(path: path, first...last, quote: Array(text.bytes(first - 1..<last)))
  }
}
