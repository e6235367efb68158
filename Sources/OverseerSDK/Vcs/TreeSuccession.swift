import OverseerDiff
import OverseerModel
import OverseerVCS

/// What became of the files of one tree in another, each looked up once, whatever is asked about it.
final class TreeSuccession {
  private let old: TreeID
  private let new: TreeID
  private let texts: BlobTexts
  /// By the paths before; nil of a path at which there was no file.
  private var files: [String: FileSuccession?] = [:]
  /// The paths after, by those before; nil until a file is gone from its path.
  private var renames: [String: String]?
  private var changed: (added: AddedText, removed: AddedText)?

  init(from old: TreeID, to new: TreeID, reading texts: BlobTexts) {
    self.old = old
    self.new = new
    self.texts = texts
  }

  /// What became of the file at a path; nil where there was none.
  func file(_ path: String) throws(OverseerError) -> FileSuccession? {
    if let known = files[path] { return known }
    let found = try find(path)
    files[path] = .some(found)
    return found
  }

  /// Where lines are that are gone from where they were. Text that was taken away at several places has not gone to any
  /// one place.
  func port(of lines: GoneLines) throws(OverseerError) -> CommentPort {
    let changed = if let known = self.changed { known } else { try texts.changed(from: old, to: new) }
    self.changed = changed
    let port = lines.port(among: changed.added)
    guard port.status == .moved, lines.port(among: changed.removed).status != .moved else { return port }
    return lines.port(among: AddedText([]))
  }

  private func find(_ path: String) throws(OverseerError) -> FileSuccession? {
    guard let entry = try file(path, in: old) else { return nil }
    if old == new { return .unchanged(path: path) }
    if let now = try file(path, in: new) { return try change(from: entry, to: now, at: path) }
    if renames == nil {
      let renamed = try texts.store.changes(from: old, to: new, renames: .only).filter { $0.status == .renamed }
      renames = Dictionary(renamed.map { ($0.oldPath ?? $0.path, $0.path) }) { first, _ in first }
    }
    guard let renamed = renames?[path], let now = try file(renamed, in: new) else { return .deleted }
    return try change(from: entry, to: now, at: renamed)
  }

  private func file(_ path: String, in tree: TreeID) throws(OverseerError) -> TreeEntry? {
    let entry = try texts.store.entry(FilePath(path), in: tree)
    return entry?.mode == .folder ? nil : entry
  }

  private func change(
    from entry: TreeEntry, to now: TreeEntry, at path: String
  ) throws(OverseerError) -> FileSuccession {
    if entry.object == now.object { return .unchanged(path: path) }
    guard entry.mode != .submodule, now.mode != .submodule, let before = try texts.text(of: entry.object),
      let after = try texts.text(of: now.object)
    else { return .opaque(path: path) }
    return .changed(FileChange(path: path, old: before, new: after, diff: LineDiff(before, after)))
  }
}
