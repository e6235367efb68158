import OverseerDiff
import OverseerModel
import OverseerVCS

/// The files of a revision, on both sides: what can be commented on, and what stands there.
struct CommentableFiles {
  private let revision: ReviewRevision
  private let texts: BlobTexts

  init(of revision: ReviewRevision, in store: ObjectStore) {
    self.revision = revision
    texts = BlobTexts(in: store)
  }

  /// What a path leads to; nil where it leads to no file.
  func entry(_ path: String, _ side: DiffSide) throws(OverseerError) -> TreeEntry? {
    let file = FilePath(path)
    // Git knows no such paths, and would read another instead.
    guard !path.isEmpty, file.bytes.first != UInt8(ascii: "/"), !file.bytes.contains(0) else { return nil }
    let tree = try texts.store.tree(of: revision.version.commit(side))
    let entry = try texts.store.entry(file, in: tree)
    return entry?.mode == .folder ? nil : entry
  }

  /// The lines of a file; nil of what has none.
  func text(of entry: TreeEntry) throws(OverseerError) -> Lines? {
    entry.mode == .submodule ? nil : try texts.text(of: entry.object)
  }

  func target(_ path: String, _ side: DiffSide) throws(OverseerError) -> CommentTarget? {
    guard let entry = try entry(path, side) else { return nil }
    return try text(of: entry).map { .text(lines: $0.count) } ?? .opaque
  }

  /// A place that ``NewComment/checked(in:replyingTo:)`` has found to exist, with what stands there.
  func anchor(at place: CommentPlace) throws(OverseerError) -> ReviewComment.Anchor {
    var anchor = ReviewComment.Anchor(revision: revision.headCommit, blob: nil, place: place, quote: nil)
    guard let path = place.filePath, let entry = try entry(path, place.side), entry.mode != .submodule else {
      return anchor
    }
    anchor.blob = entry.object
    if let lines = place.lines, let text = try text(of: entry) {
      anchor.quote = String(decoding: text.bytes(lines.lowerBound - 1..<lines.upperBound), as: UTF8.self)
    }
    return anchor
  }
}
