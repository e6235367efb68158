/// Code between the lines of a Markdown fence.
enum FencedCode {
  /// The text without the fence around it, if there is one; lines keep their numbers.
  static func text(of text: String) -> String {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard let first = lines.firstIndex(where: { !$0.isBlank }),
      lines[first].drop(while: \.isWhitespace).hasPrefix("```"),
      let last = lines.lastIndex(where: { !$0.isBlank }), last > first,
      lines[last].drop(while: \.isWhitespace).hasPrefix("```")
    else { return text }
    lines[first] = ""
    lines[last] = ""
    return lines.joined(separator: "\n")
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
