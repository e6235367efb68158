import OverseerJSON

extension AuthorshipNote {
  /// The note as it is stored; ``init(_:)`` reads the same from it.
  public func text() throws(JSONCodingError) -> String {
    var text = ""
    for file in files {
      text += "\(Self.spelled(file.path))\n"
      for entry in file.entries {
        let lines = entry.lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
        text += "  \(entry.key) \(lines.joined(separator: ","))\n"
      }
    }
    return try text + "---\n" + JSONValue.object(metadata).text(pretty: true)
  }

  private static func spelled(_ path: String) -> String {
    let needsQuotes = path.utf8.first == UInt8(ascii: "\"") || path == "---" || path.contains(where: \.isWhitespace)
    return needsQuotes ? "\"\(path)\"" : path
  }

  /// Whether the format has a spelling for it.
  static func canSpell(_ path: String) -> Bool { !path.isEmpty && !path.utf8.contains(UInt8(ascii: "\n")) }
}
