import CGit2
import OverseerModel

/// A path at which two trees differ.
struct EntryChange {
  var path: FilePath
  var old: TreeEntry?
  var new: TreeEntry?
}

extension ObjectStore {
  /// The paths at which two trees differ, path by path: a renamed file is one that went and one that came. Folders in
  /// which nothing changed are not read.
  func entryChanges(from old: TreeID, to new: TreeID) throws(OverseerError) -> [EntryChange] {
    guard old != new else { return [] }
    var database: OpaquePointer?
    try LibGit2.check(git_repository_odb(&database, repository), "object database")
    guard let database else { throw OverseerError(.internalError, "there is no object database") }
    defer { git_odb_free(database) }
    var comparison = TreeComparison(database)
    try comparison.compare(old, new)
    return comparison.changes
  }

  /// How renames are searched.
  public enum Renames: Sendable {
    /// As `git diff -M` does.
    case only
    /// As `git diff -C`: files may also be copies of files that changed. Where more than 200 did, copies are not
    /// searched, as all of those would have to be read for it.
    case andCopies
  }

  /// What happened to the files between two trees, in the order of their paths, without counts of lines. Nothing is
  /// read but folders and what may be renamed.
  public func changes(
    from old: TreeID, to new: TreeID, renames: Renames = .andCopies
  ) throws(OverseerError) -> [ChangedFile] {
    let changes = try entryChanges(from: old, to: new).filter { !$0.path.isConflictRecord }
    var search = RenameSearch(changes, copies: renames == .andCopies, in: self)
    let origins = try search.run()
    var left: [Int: Int] = [:]
    for origin in origins.values { left[origin.source, default: 0] += 1 }
    var files: [ChangedFile] = []
    files.reserveCapacity(changes.count)
    for (place, change) in changes.enumerated() {
      if let origin = origins[place] {
        let source = changes[origin.source]
        left[origin.source, default: 0] -= 1
        // Of several files that come of one that is gone, the last one is called its new place.
        let isRename = source.new == nil && left[origin.source] == 0
        files.append(ChangedFile(change, isRename ? .renamed : .copied, from: source, score: origin.score))
      } else if change.new != nil || left[place] == nil {
        files.append(ChangedFile(change))
      }
    }
    return files
  }
}

extension ChangedFile {
  init(_ change: EntryChange) {
    let status: Status
    switch (change.old, change.new) {
    case (nil, _): status = .added
    case (_, nil): status = .deleted
    case (let old?, let new?): status = old.object == new.object || old.mode.kind != new.mode.kind ? .mode : .modified
    }
    self.init(change, status, from: change, score: nil)
  }

  fileprivate init(_ change: EntryChange, _ status: Status, from source: EntryChange, score: Int?) {
    let (old, new) = (source.old, change.new)
    self.init(
      status: status, path: change.path.description, oldPath: score == nil ? nil : source.path.description,
      oldMode: old?.mode.text, newMode: new?.mode.text, oldBlob: old?.object, newBlob: new?.object,
      similarity: score.map { $0 * 100 / RenameSearch.whole }, binary: false,
      submodule: old?.mode == .submodule || new?.mode == .submodule, generated: false, large: false, added: nil,
      removed: nil)
  }
}

extension FileMode {
  /// The mode, with the plain files as one.
  fileprivate var kind: FileMode { self == .executable ? .file : self }
}
