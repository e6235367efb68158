import CGit2
import OverseerModel

/// What a name in a tree stands for.
public struct TreeEntry: Sendable, Hashable {
  public var mode: FileMode
  /// The name of a blob, a tree, or of a commit of another repository: as the mode says.
  public var object: BlobID
}

/// The kinds of entry that git knows, by the numbers that it writes.
public enum FileMode: UInt32, Sendable {
  case folder = 0o040000
  case file = 0o100644
  case executable = 0o100755
  case symlink = 0o120000
  case submodule = 0o160000

  /// As git prints it: `100644`.
  public var text: String {
    switch self {
    case .folder: "040000"
    case .file: "100644"
    case .executable: "100755"
    case .symlink: "120000"
    case .submodule: "160000"
    }
  }

  init(_ mode: UInt32) {
    // Old trees hold 0664 and the like, which git takes for plain files.
    self = FileMode(rawValue: mode) ?? (mode & 0o111 == 0 ? .file : .executable)
  }
}

extension ObjectStore {
  public func tree(of commit: CommitID) throws(OverseerError) -> TreeID {
    try withCommit(commit) { commit in git_commit_tree_id(commit).map { TreeID($0.pointee) } ?? TreeID(0, 0, 0) }
  }

  /// What stands at `path` in a tree; nil where nothing does.
  public func entry(_ path: FilePath, in tree: TreeID) throws(OverseerError) -> TreeEntry? {
    try withTree(tree) { tree throws(OverseerError) in
      var entry: OpaquePointer?
      var text = path.bytes.map { CChar(bitPattern: $0) }
      text.append(0)
      let code = git_tree_entry_bypath(&entry, tree, text)
      if git_error_code(code) == GIT_ENOTFOUND { return nil }
      try LibGit2.check(code, "path \(path)")
      defer { git_tree_entry_free(entry) }
      guard let oid = git_tree_entry_id(entry) else { return nil }
      return TreeEntry(mode: FileMode(git_tree_entry_filemode_raw(entry).rawValue), object: BlobID(oid.pointee))
    }
  }

  func withTree<Value>(
    _ id: TreeID, _ body: (OpaquePointer) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    var oid = id.oid
    var tree: OpaquePointer?
    var code = git_tree_lookup(&tree, repository, &oid)
    if git_error_code(code) == GIT_ENOTFOUND, id == Self.emptyTree {
      // Every tree may be compared with the empty one, and few repositories hold it.
      _ = try writeEmptyTree()
      code = git_tree_lookup(&tree, repository, &oid)
    }
    try LibGit2.check(code, "tree \(id.short)")
    guard let tree else { throw OverseerError(.internalError, "no tree \(id)") }
    defer { git_tree_free(tree) }
    return try body(tree)
  }

  /// The content of a blob.
  public func bytes(of blob: BlobID) throws(OverseerError) -> [UInt8] {
    var oid = blob.oid
    var object: OpaquePointer?
    try LibGit2.check(git_blob_lookup(&object, repository, &oid), "blob \(blob.short)")
    defer { git_blob_free(object) }
    let size = Int(git_blob_rawsize(object))
    guard size > 0, let content = git_blob_rawcontent(object) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: content, count: size))
  }

  /// Whether the store has the blob.
  public func hasBlob(_ blob: BlobID) -> Bool {
    var database: OpaquePointer?
    guard git_repository_odb(&database, repository) == 0 else { return false }
    defer { git_odb_free(database) }
    var oid = blob.oid
    return git_odb_exists(database, &oid) == 1
  }

  /// The number of bytes of a blob, without reading it where the store can tell.
  public func size(of blob: BlobID) throws(OverseerError) -> Int {
    var database: OpaquePointer?
    try LibGit2.check(git_repository_odb(&database, repository), "object database")
    defer { git_odb_free(database) }
    var (oid, size, type) = (blob.oid, 0, GIT_OBJECT_ANY)
    try LibGit2.check(git_odb_read_header(&size, &type, database, &oid), "blob \(blob.short)")
    return size
  }

  /// The empty tree, which every first commit is compared with.
  public static let emptyTree = TreeID(0x4b82_5dc6_42cb_6eb9, 0xa060_e54b_f8d6_9288, 0xfbee_4904)
}
