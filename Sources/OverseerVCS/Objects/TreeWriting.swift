import CGit2
import OverseerModel

/// What a path of a new tree is to hold; nil removes it.
struct TreeUpdate {
  var path: FilePath
  var entry: TreeEntry?
}

extension ObjectStore {
  /// `tree` with `updates`, of which no two may be about the same path; folders that become empty go.
  func tree(_ tree: TreeID, with updates: [TreeUpdate]) throws(OverseerError) -> TreeID {
    let steps = updates.map { PathStep(parts: $0.path.bytes.split(separator: UInt8(ascii: "/"))[...], entry: $0.entry) }
    guard let written = try write(steps, over: tree) else { return try writeEmptyTree() }
    return written
  }

  func writeEmptyTree() throws(OverseerError) -> TreeID {
    guard let written = try write([], over: nil, evenIfEmpty: true) else { return Self.emptyTree }
    return written
  }

  private struct PathStep {
    var parts: ArraySlice<ArraySlice<UInt8>>
    var entry: TreeEntry?
  }

  /// nil for a tree without entries, unless it is asked for.
  private func write(
    _ steps: [PathStep], over base: TreeID?, evenIfEmpty: Bool = false
  ) throws(OverseerError) -> TreeID? {
    var source: OpaquePointer?
    if var oid = base?.oid, base != Self.emptyTree {
      try LibGit2.check(git_tree_lookup(&source, repository, &oid), "tree")
    }
    defer { git_tree_free(source) }
    var builder: OpaquePointer?
    try LibGit2.check(git_treebuilder_new(&builder, repository, source), "tree")
    defer { git_treebuilder_free(builder) }
    for (name, below) in Dictionary(grouping: steps, by: { $0.parts.first ?? [] }) {
      let text = name.map { CChar(bitPattern: $0) } + [0]
      let deeper = below.filter { $0.parts.count > 1 }
      var entry = below.first { $0.parts.count == 1 }?.entry
      if !deeper.isEmpty {
        let existing = git_treebuilder_get(builder, text).flatMap { found in
          git_tree_entry_filemode(found) == GIT_FILEMODE_TREE
            ? git_tree_entry_id(found).map { TreeID($0.pointee) } : nil
        }
        let steps = deeper.map { PathStep(parts: $0.parts.dropFirst(), entry: $0.entry) }
        if let folder = try write(steps, over: existing) {
          entry = TreeEntry(mode: .folder, object: BlobID(folder.high, folder.middle, folder.low))
        }
      }
      if let entry {
        var oid = entry.object.oid
        try LibGit2.check(
          git_treebuilder_insert(nil, builder, text, &oid, git_filemode_t(entry.mode.rawValue)), "tree")
      } else if git_treebuilder_get(builder, text) != nil {
        try LibGit2.check(git_treebuilder_remove(builder, text), "tree")
      }
    }
    guard evenIfEmpty || git_treebuilder_entrycount(builder) > 0 else { return nil }
    var written = git_oid()
    try LibGit2.check(git_treebuilder_write(&written, builder), "tree")
    return TreeID(written)
  }

  /// Stores content, and gives its name.
  func write(_ bytes: UnsafeRawBufferPointer) throws(OverseerError) -> BlobID {
    var oid = git_oid()
    try LibGit2.check(git_blob_create_from_buffer(&oid, repository, bytes.baseAddress, bytes.count), "blob")
    return BlobID(oid)
  }
}
