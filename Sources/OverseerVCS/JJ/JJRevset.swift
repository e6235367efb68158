/// Expressions of jj's language for sets of commits.
public enum JJRevset {
  /// The targets of the local bookmark of this name; none where there is none.
  public static func bookmark(_ name: String) -> String { "bookmarks(exact:\(quoted(name)))" }

  /// The text as a literal of the language.
  static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
