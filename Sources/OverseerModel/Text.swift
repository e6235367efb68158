import OverseerJSON

/// What text may be: the limits of every free text that people and agents hand in.
public enum Text {
  public static let descriptionLimit = 500
  public static let contextLimit = 256 * 1024
  public static let contentLimit = 64 * 1024
  public static let labelLimit = 64
  public static let metadataKeyLimit = 128
  /// How many entries metadata may have.
  public static let metadataLimit = 64
  /// In characters, of words to search for.
  public static let searchLimit = 500

  /// A title: trimmed, one line, 1 to 500 characters, no control characters.
  public static func description(_ text: String, field: String = "description") throws(OverseerError) -> String {
    let trimmed = trimming(text)
    guard !trimmed.isEmpty else { throw OverseerError.invalidField(field, "must not be empty") }
    guard !trimmed.unicodeScalars.contains(where: \.isLineBreak) else {
      throw OverseerError.invalidField(field, "must be one line", hint: "Put the rest into the context.")
    }
    try refuseControls(in: trimmed, field: field, newlines: false)
    guard trimmed.unicodeScalars.count <= descriptionLimit else {
      throw OverseerError.invalidField(
        field, "must be at most \(descriptionLimit) characters, not \(trimmed.unicodeScalars.count)",
        hint: "Put the rest into the context.")
    }
    return trimmed
  }

  /// Markdown of at most `limit` bytes, without control characters but tabs and line ends.
  public static func markdown(_ text: String, field: String, limit: Int) throws(OverseerError) -> String {
    guard text.utf8.count <= limit else {
      throw OverseerError(
        .tooLarge, "\(field) has \(text.utf8.count) bytes; at most \(limit) are taken",
        hint: "Keep the long part in a file of the repository and name it here.",
        details: ["fields": [["field": .string(field), "message": "too large"]]])
    }
    try refuseControls(in: text, field: field, newlines: true)
    return text
  }

  /// Like ``markdown(_:field:limit:)``, and something must be said.
  public static func requiredMarkdown(_ text: String, field: String, limit: Int) throws(OverseerError) -> String {
    guard !trimming(text).isEmpty else { throw OverseerError.invalidField(field, "must not be empty") }
    return try markdown(text, field: field, limit: limit)
  }

  /// Labels in lower case, sorted, each once.
  public static func labels(_ labels: [String], field: String = "labels") throws(OverseerError) -> [String] {
    if labels.isEmpty { return [] }
    var seen: Set<String> = []
    for (index, label) in labels.enumerated() {
      let word = trimming(label).lowercased()
      let place = "\(field)[\(index)]"
      guard !word.isEmpty, word.unicodeScalars.count <= labelLimit else {
        throw OverseerError.invalidField(place, "must be 1 to \(labelLimit) characters")
      }
      guard !word.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "," }) else {
        throw OverseerError.invalidField(place, "must not hold white space or a comma")
      }
      try refuseControls(in: word, field: place, newlines: false)
      seen.insert(word)
    }
    return seen.sorted()
  }

  /// Without white space at both ends.
  public static func trimming(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Refuses control characters: they could repaint a terminal or end a line where none ends.
  public static func refuseControls(in text: String, field: String, newlines: Bool) throws(OverseerError) {
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      guard isControl else { continue }
      if newlines && (scalar == "\n" || scalar == "\t" || scalar == "\r") { continue }
      throw OverseerError.invalidField(
        field, "must not hold the control character U+\(String(scalar.value, radix: 16, uppercase: true))")
    }
  }
}

extension Text {
  /// Metadata of at most 64 entries with keys of 1 to 128 characters and values of at most 64 KiB.
  public static func metadata(_ metadata: JSONMap<String>) throws(OverseerError) -> JSONMap<String> {
    if metadata.isEmpty { return metadata }
    guard metadata.count <= metadataLimit else {
      throw OverseerError.invalidField("metadata", "must have at most \(metadataLimit) entries")
    }
    for (key, value) in metadata {
      guard !key.isEmpty, key.unicodeScalars.count <= metadataKeyLimit else {
        throw OverseerError.invalidField("metadata", "keys must be 1 to \(metadataKeyLimit) characters")
      }
      try refuseControls(in: key, field: "metadata", newlines: false)
      _ = try markdown(value, field: "metadata.\(key)", limit: contentLimit)
    }
    return metadata
  }
}

extension Text {
  /// Words to search for: 1 to 500 characters.
  public static func searched(_ text: String) throws(OverseerError) -> String {
    let words = trimming(text)
    guard !words.isEmpty, words.unicodeScalars.count <= searchLimit else {
      throw OverseerError.invalidField("text", "must be 1 to \(searchLimit) characters")
    }
    try refuseControls(in: words, field: "text", newlines: true)
    return words
  }
}

extension Unicode.Scalar {
  /// Whether a line ends here.
  fileprivate var isLineBreak: Bool {
    (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
  }
}
