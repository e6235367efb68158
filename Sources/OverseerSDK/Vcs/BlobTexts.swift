import OverseerDiff
import OverseerModel
import OverseerVCS

/// Texts of a repository, each read once.
final class BlobTexts {
  let store: ObjectStore
  private var read: [BlobID: Lines?] = [:]

  init(in store: ObjectStore) { self.store = store }

  /// The lines of a file; nil of a binary one.
  func text(of blob: BlobID) throws(OverseerError) -> Lines? {
    if let known = read[blob] { return known }
    let bytes = try store.bytes(of: blob)
    let text = FileTexts.isBinary(bytes) ? nil : Lines(bytes)
    read[blob] = .some(text)
    return text
  }

  /// All lines that were added between two trees, and all that were removed.
  func changed(from old: TreeID, to new: TreeID) throws(OverseerError) -> (added: AddedText, removed: AddedText) {
    var added: [AddedText.File] = []
    var removed: [AddedText.File] = []
    for file in try store.changes(from: old, to: new, renames: .only) where !file.submodule {
      guard let before = try text(ofAny: file.oldBlob), let after = try text(ofAny: file.newBlob) else { continue }
      let diff = LineDiff(before, after)
      added.append(AddedText.File(path: file.path, text: after, diff: diff))
      removed.append(AddedText.File(path: file.oldPath ?? file.path, text: before, diff: diff.reversed))
    }
    return (AddedText(added), AddedText(removed))
  }

  private func text(ofAny blob: BlobID?) throws(OverseerError) -> Lines? {
    guard let blob else { return Lines([]) }
    return try text(of: blob)
  }
}
