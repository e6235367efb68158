import OverseerModel

/// What a command line in a file of a repository may be.
enum CommandText {
  /// The longest line, in bytes: a system starts no program with an argument of 128 KiB.
  static let limit = 64 * 1024

  /// What is wrong with it; nil where nothing is.
  static func mistake(in text: String) -> String? {
    if Text.trimming(text).isEmpty { return "must not be empty" }
    if text.utf8.count > limit { return "must have at most \(limit) bytes; put more into a script in .overseer/" }
    if text.contains(where: \.isNewline) { return "must be one line; put more into a script in .overseer/" }
    let isControl = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control && scalar != "\t" }
    return text.unicodeScalars.contains(where: isControl) ? "must not hold control characters" : nil
  }
}
