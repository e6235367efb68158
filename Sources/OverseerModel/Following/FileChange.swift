import OverseerDiff

/// Both texts of a file that changed between two revisions, prepared for bringing any number of comments over.
public struct FileChange: Sendable {
  /// The path at the later revision.
  public let path: String
  private let old: Lines
  private let new: Lines
  private let diff: LineDiff
  private let added: LineIndex

  /// - Parameter diff: From `old` to `new`, white space included.
  public init(path: String, old: Lines, new: Lines, diff: LineDiff) {
    self.path = path
    self.old = old
    self.new = new
    self.diff = diff
    added = LineIndex([LineIndex.Source(text: new, added: diff.changes.map(\.new))], equality: .butWhitespace)
  }
}

// All lines are counted from 0.
extension FileChange {
  /// Where the commented lines are in the new text, or what they have become there; nil where neither can be told.
  func port(of lines: Range<Int>, side: DiffSide) -> CommentPort? {
    guard lines.upperBound <= old.count else { return nil }
    let touched = changes(touching: lines)
    guard let first = touched.first, let last = touched.last else {
      return survivors(of: lines).map { CommentPort(.exact, path: path, lines: $0, side: side) }
    }
    var alive = lines
    if first.old.contains(lines.lowerBound) { alive = min(first.old.upperBound, lines.upperBound)..<lines.upperBound }
    if last.old.contains(lines.upperBound - 1) {
      alive = alive.lowerBound..<max(last.old.lowerBound, alive.lowerBound)
    }
    let found = alive.isEmpty ? likeness(of: lines, in: first.new) : survivors(of: alive)
    return found.map { CommentPort(.edited, path: path, lines: $0, side: side) }
  }

  /// The line of the new text at which `lines` were deleted; nil where it has no lines.
  func point(of lines: Range<Int>) -> Range<Int>? {
    guard new.count > 0 else { return nil }
    let change = changes(touching: lines).first
    let point = change.map { $0.new.lowerBound + min(lines.lowerBound - $0.old.lowerBound, max($0.new.count - 1, 0)) }
    let line = min(max(point ?? lines.lowerBound, 0), new.count - 1)
    return line..<line + 1
  }

  /// The changes that take away some of `lines`, or put something between them.
  private func changes(touching lines: Range<Int>) -> ArraySlice<LineChange> {
    let first = diff.changes.partitionPoint { $0.old.upperBound <= lines.lowerBound }
    let end = diff.changes.partitionPoint { $0.old.lowerBound < lines.upperBound }
    return diff.changes[first..<max(first, end)]
  }

  /// From the first to the last of `lines`, both unchanged.
  private func survivors(of lines: Range<Int>) -> Range<Int>? {
    guard let first = diff.newLine(of: lines.lowerBound), let last = diff.newLine(of: lines.upperBound - 1) else {
      return nil
    }
    return first..<last + 1
  }
}

// What has become of lines that were replaced by the lines `block`.
extension FileChange {
  /// The lines that are equal to all of `lines` but for white space, else what the ends of `lines` have become.
  private func likeness(of lines: Range<Int>, in block: Range<Int>) -> Range<Int>? {
    let quote = lines.map { old.content($0) }
    if quote.contains(where: { $0.showsCharacters(1) }),
      case .once(_, let found) = added.find(quote, in: .lines(block, source: 0))
    {
      return found
    }
    if lines.count == 1 { return line(like: lines.lowerBound, in: block).map { $0..<$0 + 1 } }
    let first = end(like: lines.lowerBound, in: block)
    let last = end(like: lines.upperBound - 1, in: block)
    switch (first, last) {
    case (let first?, let last?): return first <= last ? first..<last + 1 : nil
    case (let end?, nil), (nil, let end?): return end..<end + 1
    case (nil, nil): return nil
    }
  }

  /// A line that says little, as a closing brace does, is not the end that is looked for just because it is like it.
  private func end(like oldLine: Int, in block: Range<Int>) -> Int? {
    guard old.content(oldLine).showsCharacters(CommentTrace.tellingLength) else { return nil }
    return line(like: oldLine, in: block)
  }

  /// The one line that is equal but for white space, else the one that is clearly the most similar.
  private func line(like oldLine: Int, in block: Range<Int>) -> Int? {
    let quote = old.content(oldLine)
    guard quote.showsCharacters(1) else { return nil }
    switch added.find([quote], in: .lines(block, source: 0)) {
    case .once(_, let lines): return lines.lowerBound
    case .oftener: return nil
    case .nowhere: return mostSimilar(to: quote, in: block)
    }
  }

  private func mostSimilar(to quote: ArraySlice<UInt8>, in block: Range<Int>) -> Int? {
    guard block.count <= Self.comparedLines else { return nil }
    var best: (line: Int, similarity: Double)?
    var next = 0.0
    for line in block {
      let similarity = WordDiff.similarity(quote, new.content(line))
      if similarity > best?.similarity ?? 0 {
        next = best?.similarity ?? 0
        best = (line, similarity)
      } else {
        next = max(next, similarity)
      }
    }
    guard let best, best.similarity >= Self.leastSimilarity else { return nil }
    return best.similarity - next >= Self.leastLead ? best.line : nil
  }

  private static let leastSimilarity = 0.6
  private static let leastLead = 0.1
  /// In a block of more lines, comparing each takes too long, and that one of them is like another means little.
  private static let comparedLines = 64
}
