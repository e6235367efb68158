import OverseerDiff
import OverseerModel

extension ObjectStore {
  /// Who wrote the lines of `head`, as far as the notes on the commits tell that lie between `base` and it, along first
  /// parents; nil where none of them has a note.
  ///
  /// A note counts for the lines that have stayed since its commit, and a later note goes before an earlier one. Of a
  /// change of more than 10,000 commits nothing is told.
  public func authorship(from base: CommitID, to head: CommitID) throws(OverseerError) -> ChangeAuthorship? {
    guard let notes = AuthorshipNotes(in: self),
      let commits = try firstParents(from: base, to: head, limit: 10_000)
    else { return nil }
    var known: (note: AuthorshipNote, commit: CommitID)?
    for commit in commits {
      let note = notes.note(on: commit)
      if let before = known {
        let carried = try carried(before.note, from: before.commit, to: commit)
        known = (note.map { carried.adding($0) } ?? carried, commit)
      } else {
        known = note.map { ($0, commit) }
      }
    }
    return known.map { ChangeAuthorship($0.note) }
  }

  /// What a note on `old` says of the lines that `new` still has. Only files are read that the note speaks of and that
  /// the two have different.
  func carried(
    _ note: AuthorshipNote, from old: CommitID, to new: CommitID
  ) throws(OverseerError) -> AuthorshipNote {
    note.carried(to: new, through: try rewritten(note.paths, from: try tree(of: old), to: try tree(of: new)))
  }

  private func rewritten(
    _ paths: Set<String>, from old: TreeID, to new: TreeID
  ) throws(OverseerError) -> [RewrittenFile] {
    let changes = try entryChanges(from: old, to: new).map { ChangedFile($0) }
      .filter { $0.oldBlob != nil && paths.contains($0.path) }
    var files: [RewrittenFile] = []
    for file in changes where file.newBlob != nil && file.newBlob != file.oldBlob { files.append(try rewritten(file)) }
    let gone = Set(changes.lazy.filter { $0.newBlob == nil }.map(\.path))
    guard !gone.isEmpty else { return files }
    for file in try self.changes(from: old, to: new, renames: .only) where file.status == .renamed {
      if let oldPath = file.oldPath, gone.contains(oldPath) { files.append(try rewritten(file)) }
    }
    for path in gone.subtracting(files.map(\.oldPath)) { files.append(.gone(path)) }
    return files
  }

  private func rewritten(_ file: ChangedFile) throws(OverseerError) -> RewrittenFile {
    let oldPath = file.oldPath ?? file.path
    guard !file.submodule else { return .gone(oldPath) }
    let texts = try texts(of: file)
    guard !texts.isBinary else { return .gone(oldPath) }
    return RewrittenFile(oldPath: oldPath, newPath: file.path, diff: LineDiff(texts.old, texts.new))
  }
}

extension RewrittenFile {
  /// A file of which no line is left.
  fileprivate static func gone(_ path: String) -> RewrittenFile {
    RewrittenFile(oldPath: path, newPath: nil, diff: LineDiff(Lines([]), Lines([])))
  }
}
