/// Lines of a file and who wrote them. What comes first stays: later authors get only the lines that have none yet.
struct LineCover {
  private struct Part {
    var lines: ClosedRange<Int>
    /// Nil where somebody wrote them of whom nothing is known.
    var author: LineAuthor?
  }

  /// In order and apart from each other.
  private var parts: [Part] = []

  mutating func add(_ lines: ClosedRange<Int>, by author: LineAuthor?) {
    let first = parts.partitionPoint { $0.lines.upperBound < lines.lowerBound }
    let end = parts.partitionPoint { $0.lines.lowerBound <= lines.upperBound }
    var filled: [Part] = []
    var free = lines.lowerBound
    for part in parts[first..<max(first, end)] {
      if free < part.lines.lowerBound { filled.append(Part(lines: free...part.lines.lowerBound - 1, author: author)) }
      filled.append(part)
      free = part.lines.upperBound + 1
    }
    if free <= lines.upperBound { filled.append(Part(lines: free...lines.upperBound, author: author)) }
    parts.replaceSubrange(first..<max(first, end), with: filled)
  }

  /// The lines with a known author, those of one author that touch each other taken together.
  var authoredLines: [AuthorshipNote.AuthoredLines] {
    var joined: [AuthorshipNote.AuthoredLines] = []
    for part in parts {
      guard let author = part.author else { continue }
      if let last = joined.last, last.author == author, last.lines.upperBound + 1 == part.lines.lowerBound {
        joined[joined.count - 1] = .init(lines: last.lines.lowerBound...part.lines.upperBound, author: author)
      } else {
        joined.append(.init(lines: part.lines, author: author))
      }
    }
    return joined
  }
}
