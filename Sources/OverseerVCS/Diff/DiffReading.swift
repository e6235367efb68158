import OverseerDiff
import OverseerModel

/// A file's diff, with what it takes to find blocks that moved between files.
public struct ComparedFile: Sendable {
  public var diff: FileDiff
  /// nil where there is no text to compare.
  public let texts: MovedBlocks.File?
}

extension ObjectStore {
  /// `file` with what only its content tells: counts of lines, and whether it is binary, generated or large.
  public func examined(
    _ file: ChangedFile, whitespace: Whitespace = .show
  ) throws(OverseerError) -> ChangedFile {
    let texts = try texts(of: file)
    return Self.examined(
      file, texts, diff: texts.isBinary ? nil : LineDiff(texts.old, texts.new, whitespace: whitespace))
  }

  /// What changed within `file`, and who wrote it as far as `authorship`, that of the new side, has it.
  public func diff(
    of file: ChangedFile, _ options: DiffOptions = DiffOptions(), authorship: ChangeAuthorship? = nil
  ) throws(OverseerError) -> FileDiff {
    try compared(file, options, authorship: authorship).diff
  }

  /// What changed within `file`, like ``diff(of:_:authorship:)``, with the texts.
  public func compared(
    _ file: ChangedFile, _ options: DiffOptions, authorship: ChangeAuthorship?
  ) throws(OverseerError) -> ComparedFile {
    let texts = try texts(of: file)
    guard !texts.isBinary else {
      return ComparedFile(diff: FileDiff(file: Self.examined(file, texts, diff: nil), hunks: []), texts: nil)
    }
    let diff = LineDiff(texts.old, texts.new, whitespace: options.whitespace)
    let compared = FileDiff(
      file: Self.examined(file, texts, diff: diff),
      hunks: Hunk.hunks(texts.old, texts.new, diff, context: options.context, words: options.words),
      authors: authorship?.authors(of: file.path, adding: diff) ?? [])
    return ComparedFile(diff: compared, texts: MovedBlocks.File(old: texts.old, new: texts.new, diff: diff))
  }

  private static func examined(_ file: ChangedFile, _ texts: FileTexts, diff: LineDiff?) -> ChangedFile {
    var examined = file
    examined.binary = diff == nil
    examined.added = diff?.added
    examined.removed = diff?.removed
    examined.large = max(texts.old.bytes.count, texts.new.bytes.count) > 1 << 20
    examined.generated = diff != nil && Generated.looksSo(file.path, file.status == .deleted ? texts.old : texts.new)
    return examined
  }
}
