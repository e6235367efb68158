import OverseerDiff

/// Who wrote the lines of a revision, as far as notes say it.
public struct ChangeAuthorship: Sendable {
  /// What is noted, file by file.
  private let notes: [String: AuthorshipNote]

  /// - Parameter note: What is known at the revision.
  public init(_ note: AuthorshipNote) {
    notes = Dictionary(grouping: note.files, by: \.path).mapValues { files in
      AuthorshipNote(files: files, metadata: note.metadata)
    }
  }

  /// Who wrote the lines that `diff`, which ends at the revision, adds to a file: in order. Lines of which nothing is
  /// known are left out.
  public func authors(of path: String, adding diff: LineDiff) -> [LineAuthorship] {
    guard let note = notes[path] else { return [] }
    return note.authors(of: path).within(diff.addedLines).map(LineAuthorship.init)
  }

  /// Counts the lines that `diff`, which ends at the revision, adds to a file.
  public func count(_ path: String, adding diff: LineDiff, in share: inout AuthorshipShare) {
    share.add(diff.addedLines, of: path, by: notes[path])
  }
}

extension LineDiff {
  /// Counted from 1, both ends included.
  fileprivate var addedLines: [ClosedRange<Int>] {
    changes.lazy.map(\.new).filter { !$0.isEmpty }.map { $0.lowerBound + 1...$0.upperBound }
  }
}

extension [AuthorshipNote.AuthoredLines] {
  /// The parts that stand in `lines`; both are in order.
  func within(_ lines: [ClosedRange<Int>]) -> [AuthorshipNote.AuthoredLines] {
    lines.flatMap { range in
      self[partitionPoint { $0.lines.upperBound < range.lowerBound }...]
        .prefix { $0.lines.lowerBound <= range.upperBound }
        .map { AuthorshipNote.AuthoredLines(lines: $0.lines.clamped(to: range), author: $0.author) }
    }
  }
}
