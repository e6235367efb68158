import CGit2
import OverseerModel

/// Compares two trees folder by folder. Folders that are the same in both are not read, as libgit2's own comparison
/// does: that looks at every file of the repository.
struct TreeComparison {
  /// Deeper than any folder that can be checked out.
  private static let mostFolders = 1000

  private let database: OpaquePointer
  /// In the order of the paths.
  private(set) var changes: [EntryChange] = []
  /// The folder that is being compared, with a slash behind it.
  private var folder: [UInt8] = []
  private var depth = 0

  init(_ database: OpaquePointer) { self.database = database }

  /// Adds what differs; nil stands for no tree.
  mutating func compare(_ old: TreeID?, _ new: TreeID?) throws(OverseerError) {
    let left = try StoredTree(old, in: database)
    let right = try StoredTree(new, in: database)
    while let order = StoredTree.Entry.order(left.entry, right.entry) {
      try add(order <= 0 ? left.entry : nil, order >= 0 ? right.entry : nil)
      if order <= 0 { try left.advance() }
      if order >= 0 { try right.advance() }
    }
  }

  /// Two entries of one name, of which one may be missing.
  private mutating func add(_ old: StoredTree.Entry?, _ new: StoredTree.Entry?) throws(OverseerError) {
    guard let entry = new ?? old else { return }
    if let old, let new, old.isSame(as: new) { return }
    guard entry.mode == .folder else {
      changes.append(EntryChange(path: FilePath(bytes: folder + entry.name), old: old?.value, new: new?.value))
      return
    }
    guard depth < Self.mostFolders else {
      throw OverseerError(.tooLarge, "more than \(Self.mostFolders) folders lie in each other")
    }
    let length = folder.count
    folder += entry.name
    folder.append(UInt8(ascii: "/"))
    depth += 1
    try compare(old?.tree, new?.tree)
    depth -= 1
    folder.removeSubrange(length...)
  }
}

/// A tree as it is stored: entries in git's order, each a mode, a name and the name of an object.
private final class StoredTree {
  struct Entry {
    let mode: FileMode
    let name: UnsafeRawBufferPointer
    /// 20 bytes.
    fileprivate let object: UnsafeRawPointer

    var value: TreeEntry { TreeEntry(mode: mode, object: BlobID(words.0, words.1, words.2)) }
    var tree: TreeID { TreeID(words.0, words.1, words.2) }

    private var words: (UInt64, UInt64, UInt32) {
      (
        UInt64(bigEndian: object.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: object.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
        UInt32(bigEndian: object.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
      )
    }

    func isSame(as other: Entry) -> Bool {
      mode == other.mode && words == other.words
    }

    /// Which of the two stands first: negative for `old`, positive for `new`, 0 for two of one name, nil for none. A
    /// folder stands where its name with a slash would.
    static func order(_ old: Entry?, _ new: Entry?) -> Int? {
      guard let old else { return new == nil ? nil : 1 }
      guard let new else { return -1 }
      let common = min(old.name.count, new.name.count)
      for place in 0..<common where old.name[place] != new.name[place] {
        return Int(old.name[place]) - Int(new.name[place])
      }
      return Int(old.byte(at: common)) - Int(new.byte(at: common))
    }

    private func byte(at place: Int) -> UInt8 {
      place < name.count ? name[place] : mode == .folder ? UInt8(ascii: "/") : 0
    }
  }

  private let object: OpaquePointer?
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  /// nil behind the last one. It is there as long as the tree.
  private(set) var entry: Entry?

  init(_ id: TreeID?, in database: OpaquePointer) throws(OverseerError) {
    let found = try Self.read(id, in: database)
    object = found
    bytes = UnsafeRawBufferPointer(
      start: found.flatMap(git_odb_object_data), count: found.map(git_odb_object_size) ?? 0)
    try advance()
  }

  private static func read(_ id: TreeID?, in database: OpaquePointer) throws(OverseerError) -> OpaquePointer? {
    guard let id, id != ObjectStore.emptyTree else { return nil }
    var oid = id.oid
    var object: OpaquePointer?
    try LibGit2.check(git_odb_read(&object, database, &oid), "tree \(id.short)")
    guard git_odb_object_type(object) == GIT_OBJECT_TREE else {
      git_odb_object_free(object)
      throw OverseerError(.vcsFailed, "\(id.short) is no tree")
    }
    return object
  }

  deinit { git_odb_object_free(object) }

  func advance() throws(OverseerError) {
    guard place < bytes.count else {
      entry = nil
      return
    }
    var mode: UInt32 = 0
    while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[place]) {
      mode = mode << 3 | UInt32(bytes[place] & 7)
      place += 1
    }
    let start = place + 1
    guard start < bytes.count, bytes[place] == UInt8(ascii: " "),
      let end = bytes[start...].firstIndex(of: 0), end > start,
      bytes.count - end > TreeID.byteCount, let base = bytes.baseAddress
    else { throw Self.damaged }
    place = end + 1 + TreeID.byteCount
    entry = Entry(
      mode: FileMode(mode), name: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), object: base + end + 1)
  }

  private static var damaged: OverseerError {
    OverseerError(.vcsFailed, "a folder of the repository is damaged", hint: "`git fsck` tells which.")
  }
}
