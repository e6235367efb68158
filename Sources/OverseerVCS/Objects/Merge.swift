import CGit2
import OverseerModel

/// What comes of bringing a change onto another base.
public struct Merge: Sendable, Hashable {
  /// The result. Where both sides changed the same lines it holds both, between conflict markers.
  public var tree: TreeID
  public var conflicts: [MergeConflict]
}

/// A file that both sides changed so that only a person can tell what is meant.
public struct MergeConflict: Codable, Sendable, Hashable {
  public var path: String
  /// The content before, on the base's side and on the change's side; null where the file was not there.
  public var ancestor: BlobID?
  public var ours: BlobID?
  public var theirs: BlobID?
}

extension ObjectStore {
  /// Merges two trees that come from `ancestor`. Nothing of the working copy is looked at.
  ///
  /// Reads only folders in which something changed. What is not settled file by file (renames against edits) is
  /// left to libgit2, which reads all.
  public func merge(ancestor: TreeID, ours: TreeID, theirs: TreeID) throws(OverseerError) -> Merge {
    if ours == ancestor || ours == theirs { return Merge(tree: theirs, conflicts: []) }
    if theirs == ancestor { return Merge(tree: ours, conflicts: []) }
    if let tree = try mergeFileByFile(ancestor: ancestor, ours: ours, theirs: theirs) {
      return Merge(tree: tree, conflicts: [])
    }
    return try mergeAll(ancestor: ancestor, ours: ours, theirs: theirs)
  }

  /// nil where a file needs a look at others, or a person.
  private func mergeFileByFile(ancestor: TreeID, ours: TreeID, theirs: TreeID) throws(OverseerError) -> TreeID? {
    var updates: [TreeUpdate] = []
    for change in try entryChanges(from: ancestor, to: theirs) {
      let current = try entry(change.path, in: ours)
      if current == change.new {
        // A file that both removed may have gone to two places.
        if current == nil { return nil }
        continue
      }
      if current == change.old {
        // A new file may stand where a file of the other side has become a folder, or the other way round.
        if current == nil, try !isFree(change.path, in: ours) { return nil }
        updates.append(TreeUpdate(path: change.path, entry: change.new))
        continue
      }
      guard let old = change.old, let new = change.new, let current,
        let merged = try merge(MergeSides(path: change.path, ancestor: old, ours: current, theirs: new))
      else { return nil }
      updates.append(TreeUpdate(path: change.path, entry: merged))
    }
    return try tree(ours, with: updates)
  }

  /// Whether no file stands at a part of the path.
  private func isFree(_ path: FilePath, in tree: TreeID) throws(OverseerError) -> Bool {
    var place = path.bytes.startIndex
    while let slash = path.bytes[place...].firstIndex(of: UInt8(ascii: "/")) {
      guard let entry = try entry(FilePath(bytes: Array(path.bytes[..<slash])), in: tree) else { return true }
      guard entry.mode == .folder else { return false }
      place = slash + 1
    }
    return true
  }

  private struct MergeSides {
    var path: FilePath
    var ancestor: TreeEntry
    var ours: TreeEntry
    var theirs: TreeEntry
  }

  /// Merges the lines of one file; nil where that is not possible without a person.
  private func merge(_ sides: MergeSides) throws(OverseerError) -> TreeEntry? {
    let entries = [sides.ancestor, sides.ours, sides.theirs]
    guard entries.allSatisfy({ $0.mode == .file || $0.mode == .executable }) else { return nil }
    let mode = sides.ours.mode == sides.ancestor.mode ? sides.theirs.mode : sides.ours.mode
    if sides.ours.object == sides.ancestor.object { return TreeEntry(mode: mode, object: sides.theirs.object) }
    if sides.theirs.object == sides.ancestor.object { return TreeEntry(mode: mode, object: sides.ours.object) }
    var result = git_merge_file_result()
    defer { git_merge_file_result_free(&result) }
    var (ancestor, ours, theirs) = (git_index_entry(), git_index_entry(), git_index_entry())
    let path = sides.path.bytes.map { CChar(bitPattern: $0) } + [0]
    let code = path.withUnsafeBufferPointer { path in
      (ancestor.path, ours.path, theirs.path) = (path.baseAddress, path.baseAddress, path.baseAddress)
      (ancestor.id, ours.id, theirs.id) = (sides.ancestor.object.oid, sides.ours.object.oid, sides.theirs.object.oid)
      (ancestor.mode, ours.mode, theirs.mode) = (
        sides.ancestor.mode.rawValue, sides.ours.mode.rawValue, sides.theirs.mode.rawValue
      )
      return git_merge_file_from_index(&result, repository, &ancestor, &ours, &theirs, nil)
    }
    // Binary files are refused, not merged.
    guard code == 0, result.automergeable == 1 else { return nil }
    let blob = try write(UnsafeRawBufferPointer(start: result.ptr, count: result.len))
    return TreeEntry(mode: mode, object: blob)
  }

  func mergeAll(ancestor: TreeID, ours: TreeID, theirs: TreeID) throws(OverseerError) -> Merge {
    var index: OpaquePointer?
    try withTree(ancestor) { ancestor throws(OverseerError) in
      try withTree(ours) { ours throws(OverseerError) in
        try withTree(theirs) { theirs throws(OverseerError) in
          try LibGit2.check(git_merge_trees(&index, repository, ancestor, ours, theirs, nil), "merge")
        }
      }
    }
    guard let index else { throw OverseerError(.internalError, "a merge gave nothing") }
    defer { git_index_free(index) }
    var conflicts = try settleConflicts(in: index)
    let changes = try entryChanges(from: ancestor, to: ours) + entryChanges(from: ancestor, to: theirs)
    for change in changes where change.old == nil {
      if let conflict = try settleCollision(at: change, in: index) { conflicts.append(conflict) }
    }
    var tree = git_oid()
    try LibGit2.check(git_index_write_tree_to(&tree, index, repository), "merge")
    return Merge(tree: TreeID(tree), conflicts: conflicts)
  }

  /// Takes a new file out that stands where a folder does: libgit2 lets it pass, and a tree can have only one of them.
  private func settleCollision(
    at change: EntryChange, in index: OpaquePointer
  ) throws(OverseerError) -> MergeConflict? {
    let path = change.path.bytes.map { CChar(bitPattern: $0) }
    guard git_index_get_bypath(index, path + [0], 0) != nil,
      git_index_find_prefix(nil, index, path + [CChar(UInt8(ascii: "/")), 0]) == 0
    else { return nil }
    try LibGit2.check(git_index_remove(index, path + [0], 0), "merge")
    return MergeConflict(path: change.path.description, ancestor: nil, ours: nil, theirs: change.new?.object)
  }

  /// Puts one file with both sides in the place of each conflict, so that the index can become a tree.
  private func settleConflicts(in index: OpaquePointer) throws(OverseerError) -> [MergeConflict] {
    guard git_index_has_conflicts(index) == 1 else { return [] }
    var iterator: OpaquePointer?
    try LibGit2.check(git_index_conflict_iterator_new(&iterator, index), "merge")
    defer { git_index_conflict_iterator_free(iterator) }
    var conflicts: [MergeConflict] = []
    var shown: [(path: [CChar], entry: git_index_entry)] = []
    typealias Side = UnsafePointer<git_index_entry>
    var (ancestor, ours, theirs): (Side?, Side?, Side?)
    while git_index_conflict_next(&ancestor, &ours, &theirs, iterator) == 0 {
      guard let any = ours ?? theirs ?? ancestor else { continue }
      let path = FilePath(any.pointee.path)
      conflicts.append(
        MergeConflict(
          path: path.description, ancestor: ancestor.map { BlobID($0.pointee.id) },
          ours: ours.map { BlobID($0.pointee.id) }, theirs: theirs.map { BlobID($0.pointee.id) }))
      guard var entry = (theirs ?? ours)?.pointee else { continue }
      if let ancestor, let ours, let theirs { try showBothSides(ancestor, ours, theirs, in: &entry) }
      entry.flags &= ~UInt16(GIT_INDEX_ENTRY_STAGEMASK)
      // The index frees its own path with the conflict.
      shown.append((path: path.bytes.map { CChar(bitPattern: $0) } + [0], entry: entry))
    }
    try LibGit2.check(git_index_conflict_cleanup(index), "merge")
    for (path, entry) in shown {
      var entry = entry
      let code = path.withUnsafeBufferPointer { path in
        entry.path = path.baseAddress
        return git_index_add(index, &entry)
      }
      try LibGit2.check(code, "merge")
    }
    return conflicts
  }

  private func showBothSides(
    _ ancestor: UnsafePointer<git_index_entry>, _ ours: UnsafePointer<git_index_entry>,
    _ theirs: UnsafePointer<git_index_entry>, in entry: inout git_index_entry
  ) throws(OverseerError) {
    var result = git_merge_file_result()
    defer { git_merge_file_result_free(&result) }
    // Of a binary file the change's side stays.
    guard git_merge_file_from_index(&result, repository, ancestor, ours, theirs, nil) == 0 else { return }
    entry.id = try write(UnsafeRawBufferPointer(start: result.ptr, count: result.len)).oid
  }
}
