import OverseerDiff
import OverseerModel
import OverseerVCS

/// Brings the comments of a task to one revision, in one pass: every file is read once, however many comments stand in
/// it.
///
/// A comment is always brought from where it was written, or from where a person has put it: never from a place that
/// was itself found.
struct CommentPlacement {
  private struct TreePair: Hashable {
    let old: TreeID
    let new: TreeID
  }

  private let target: ChangeVersion
  /// What the heads at which comments were written start from.
  private let bases: [CommitID: CommitID]
  private let texts: BlobTexts
  /// nil for commits that the repository has lost.
  private var trees: [CommitID: TreeID?] = [:]
  private var successions: [TreePair: TreeSuccession] = [:]

  /// - Parameters:
  ///   - target: The revision at which the comments are placed.
  ///   - reviews: All rounds of the task.
  init(at target: ChangeVersion, after reviews: [Review], in store: ObjectStore) {
    self.target = target
    texts = BlobTexts(in: store)
    bases = Dictionary(reviews.flatMap(\.revisions).map { ($0.headCommit, $0.baseCommit) }) { _, last in last }
  }

  /// The comments in their order. One that answers another stands where that does.
  mutating func place(_ comments: [ReviewComment]) throws(OverseerError) -> [PlacedComment] {
    let known = Dictionary(comments.map { ($0.id, $0) }) { first, _ in first }
    var ports: [CommentID: (port: CommentPort, quote: String?)] = [:]
    var placed: [PlacedComment] = []
    placed.reserveCapacity(comments.count)
    for comment in comments {
      let first = comment.inReplyTo.flatMap { known[$0] } ?? comment
      let found: (port: CommentPort, quote: String?)
      if let known = ports[first.id] {
        found = known
      } else {
        let port = try port(of: first.origin(at: target.head))
        found = (port, try quote(of: port))
        ports[first.id] = found
      }
      placed.append(PlacedComment(comment: comment, port: found.port, quote: found.quote))
    }
    return placed
  }

  private mutating func port(of origin: ReviewComment.Anchor) throws(OverseerError) -> CommentPort {
    let anchor = CommentAnchor(origin, quote: try bytes(of: origin))
    guard let path = origin.path else { return Self.unsearched(CommentTrace(anchor, to: .deleted)) }
    guard let new = try tree(of: target.commit(origin.side)), let commit = written(origin),
      let old = try tree(of: commit)
    else { return Self.unsearched(CommentTrace(anchor, to: .deleted)) }
    let succession = succession(from: old, to: new)
    switch CommentTrace(anchor, to: try succession.file(path) ?? .deleted) {
    case .found(let port): return port
    case .gone(let lines): return try succession.port(of: lines)
    }
  }

  /// The commit whose file a comment was written on.
  private func written(_ origin: ReviewComment.Anchor) -> CommitID? {
    guard let head = origin.revision else { return nil }
    return origin.side == .right ? head : bases[head]
  }

  private mutating func tree(of commit: CommitID) throws(OverseerError) -> TreeID? {
    if let known = trees[commit] { return known }
    let tree = texts.store.hasCommit(commit) ? try texts.store.tree(of: commit) : nil
    trees[commit] = .some(tree)
    return tree
  }

  private mutating func succession(from old: TreeID, to new: TreeID) -> TreeSuccession {
    let pair = TreePair(old: old, new: new)
    if let known = successions[pair] { return known }
    let succession = TreeSuccession(from: old, to: new, reading: texts)
    successions[pair] = succession
    return succession
  }
}

// The texts of the lines.
extension CommentPlacement {
  /// The commented lines byte by byte: what is kept of them in the comment is UTF-8.
  private func bytes(of origin: ReviewComment.Anchor) throws(OverseerError) -> [UInt8]? {
    guard let blob = origin.blob, let start = origin.lineStart, let end = origin.lineEnd, texts.store.hasBlob(blob),
      let text = try texts.text(of: blob), 1 <= start, start <= end, end <= text.count
    else { return nil }
    return Array(text.bytes(start - 1..<end))
  }

  private mutating func quote(of port: CommentPort) throws(OverseerError) -> String? {
    guard let path = port.path, let start = port.lineStart, let end = port.lineEnd,
      let tree = try tree(of: target.commit(port.side)), let entry = try texts.store.entry(FilePath(path), in: tree),
      entry.mode != .submodule, let text = try texts.text(of: entry.object), start <= end, end <= text.count
    else { return nil }
    return String(decoding: text.bytes(start - 1..<end), as: UTF8.self)
  }

  /// Where nothing can be compared, nothing was added that could be searched.
  static func unsearched(_ trace: CommentTrace) -> CommentPort {
    switch trace {
    case .found(let port): port
    case .gone(let lines): lines.port(among: AddedText([]))
    }
  }
}

extension CommentPlacement {
  /// The comments of a task without revisions, where those that are not about a round as a whole have nothing to
  /// stand on.
  static func withoutRevision(_ comments: [ReviewComment]) -> [PlacedComment] {
    comments.map { comment in
      PlacedComment(
        comment: comment, port: unsearched(CommentTrace(CommentAnchor(comment.anchor), to: .deleted)), quote: nil)
    }
  }
}

extension ChangeVersion {
  /// The commit that has the files of a side.
  func commit(_ side: DiffSide) -> CommitID {
    switch side {
    case .left: base
    case .right: head
    }
  }
}

extension ReviewComment {
  /// From where it is brought to the revision with the head `target`: from where a person has put it, but at the very
  /// revision that it was written on, where it stays, unless it was moved there.
  func origin(at target: CommitID) -> Anchor {
    guard let moved, target != anchor.revision || moved.anchor.revision == anchor.revision else { return anchor }
    return moved.anchor
  }
}
