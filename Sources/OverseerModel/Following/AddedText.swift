import OverseerDiff

/// Every line that a change added, in all of its files: where text may have been moved to. It is built once, and only
/// when a ``CommentTrace`` asks for it.
public struct AddedText: Sendable {
  /// One file at the later revision.
  public struct File: Sendable {
    public let path: String
    let source: LineIndex.Source

    /// - Parameter diff: From the text of the file before, which is empty for a new file, to `text`.
    public init(path: String, text: Lines, diff: LineDiff) {
      self.path = path
      source = LineIndex.Source(text: text, added: diff.changes.map(\.new))
    }
  }

  private let paths: [String]
  private let index: LineIndex

  public init(_ files: [File]) {
    paths = files.map(\.path)
    index = LineIndex(files.map(\.source), equality: .exact)
  }

  /// Where the lines stand, if they do exactly once: in the file at `path`, else, where that has none of them, in all
  /// files.
  func place(of quote: [ArraySlice<UInt8>], first path: String?) -> (path: String, lines: Range<Int>)? {
    var finding = LineIndex.Finding.nowhere
    if let path, let source = paths.firstIndex(of: path) { finding = index.find(quote, in: .source(source)) }
    if finding == .nowhere { finding = index.find(quote) }
    guard case .once(let source, let lines) = finding else { return nil }
    return (paths[source], lines)
  }
}
