import OverseerGates
import OverseerModel
import OverseerVCS

/// The files with which a commit says how its repository wants to be worked in.
///
/// Only plain files count: a link could lead anywhere, and a submodule is another repository.
struct CommittedFiles {
  private let store: ObjectStore
  private let commit: CommitID
  private let tree: TreeID

  init(of commit: CommitID, in store: ObjectStore) throws(OverseerError) {
    self.store = store
    self.commit = commit
    tree = try store.tree(of: commit)
  }

  private enum Finding {
    case nothing
    case blob(BlobID)
    /// Why what is there does not count, in plain words.
    case refused(String)
  }

  /// The bytes of a file of settings; nil where there is none. Throws `invalid_input` that says why one does not count.
  func settings(_ path: String, limit: Int) throws(OverseerError) -> [UInt8]? {
    switch try find(path, limit: limit) {
    case .nothing: return nil
    case .blob(let blob): return try store.bytes(of: blob)
    case .refused(let reason):
      throw OverseerError(
        .invalidInput, "\(path) cannot be read at \(commit.short): \(reason)",
        hint: "Put a plain file there, and commit it on the default branch.",
        details: ["path": .string(path), "commit": .string("\(commit)")])
    }
  }

  /// The bytes of a file that a command names; nil where there is none. Throws `precondition_failed` that says why one
  /// may not be run.
  func script(_ path: String) throws(OverseerError) -> [UInt8]? {
    try ScriptSafety.check(path)
    switch try find(path, limit: ScriptSafety.limit) {
    case .nothing: return nil
    case .blob(let blob): return try store.bytes(of: blob)
    case .refused(let reason): throw ScriptSafety.refused(path, reason)
    }
  }

  private func find(_ path: String, limit: Int) throws(OverseerError) -> Finding {
    let parts = Array(path.utf8).split(separator: UInt8(ascii: "/"))
    for count in 1...max(parts.count, 1) {
      let place = FilePath(bytes: Array(parts.prefix(count).joined(separator: [UInt8(ascii: "/")])))
      guard let entry = try store.entry(place, in: tree) else { return .nothing }
      let name = count == parts.count ? "it" : "the folder \("\(place)".shown)"
      switch entry.mode {
      case .symlink: return .refused("\(name) is a link")
      case .submodule: return .refused("\(name) is a submodule")
      case .folder where count < parts.count: continue
      case .folder: return .refused(ScriptSafety.noFile)
      case .file, .executable:
        // A file where a folder would have to be: there is nothing below it.
        guard count == parts.count else { return .nothing }
        let size = try store.size(of: entry.object)
        return size > limit ? .refused("it has \(size) bytes; at most \(limit) are taken") : .blob(entry.object)
      }
    }
    return .nothing
  }
}
