import OverseerDiff
import OverseerJSON

/// What a rewrite of a commit did to one file.
public struct RewrittenFile: Sendable {
  /// The path in the commit before.
  public let oldPath: String
  /// The path in its successor; nil where the file is gone.
  public let newPath: String?
  /// From the file before to the one after, white space included.
  public let diff: LineDiff

  public init(oldPath: String, newPath: String?, diff: LineDiff) {
    self.oldPath = oldPath
    self.newPath = newPath
    self.diff = diff
  }
}

extension AuthorshipNote {
  /// The note for the successor of a rewritten commit: it speaks of the lines that survived, and of no other.
  ///
  /// - Parameters:
  ///   - commit: The successor.
  ///   - files: The files that the rewrite changed, renamed or deleted; every other one is as it was.
  public func carried(to commit: CommitID, through files: [RewrittenFile]) -> AuthorshipNote {
    let rewritten = Dictionary(files.map { ($0.oldPath, $0) }, uniquingKeysWith: { first, _ in first })
    var note = self
    note.metadata["base_commit_sha"] = .string("\(commit)")
    note.files = self.files.compactMap { file in rewritten[file.path].map { $0.carrying(file) } ?? file }
    return note
  }
}

extension RewrittenFile {
  /// The entries of the file with the lines that survived; nil where there are none.
  fileprivate func carrying(_ file: AuthorshipNote.File) -> AuthorshipNote.File? {
    guard let newPath, AuthorshipNote.canSpell(newPath) else { return nil }
    let entries = file.entries.compactMap { entry -> AuthorshipNote.Entry? in
      let lines = entry.lines.flatMap(survivors)
      return lines.isEmpty ? nil : AuthorshipNote.Entry(key: entry.key, lines: lines)
    }
    return entries.isEmpty ? nil : AuthorshipNote.File(path: newPath, entries: entries)
  }

  /// Where those of `lines` stand that the file still has; all are counted from 1.
  private func survivors(of lines: ClosedRange<Int>) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    let end = min(lines.upperBound, diff.oldCount)
    var line = lines.lowerBound - 1
    var change = diff.changes.partitionPoint { $0.old.upperBound <= line }
    while line < end {
      let next = change < diff.changes.count ? diff.changes[change] : nil
      let runEnd = min(next?.old.lowerBound ?? end, end)
      if line < runEnd, let place = diff.newLine(of: line) { found.append(place + 1...place + runEnd - line) }
      line = max(line, next?.old.upperBound ?? end)
      change += 1
    }
    return found
  }
}
