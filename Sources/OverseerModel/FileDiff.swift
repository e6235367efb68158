import OverseerDiff

/// What changed within one file.
public struct FileDiff: Codable, Sendable, Hashable {
  public var file: ChangedFile
  /// Empty where there is no text to compare: a binary file, a change of the mode alone.
  public var hunks: [Hunk]
  /// Who wrote the added lines, in order, as far as notes on the commits (`refs/notes/ai`) say it.
  public var authors: [LineAuthorship]

  public init(file: ChangedFile, hunks: [Hunk], authors: [LineAuthorship] = []) {
    self.file = file
    self.hunks = hunks
    self.authors = authors
  }
}

/// How differences are looked for and shown.
public struct DiffOptions: Codable, Sendable, Hashable {
  /// Unchanged lines around changes.
  public var context: Int
  public var whitespace: Whitespace
  /// Whether to mark the words that changed within a line.
  public var words: Bool

  public init(context: Int = 3, whitespace: Whitespace = .show, words: Bool = true) {
    self.context = context
    self.whitespace = whitespace
    self.words = words
  }
}
