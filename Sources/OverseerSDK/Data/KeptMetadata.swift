import OverseerJSON
import OverseerModel

/// What an old task had and ours has no place for, under `import.` in its metadata.
struct KeptMetadata {
  private var texts: [String: String] = [:]

  var entries: JSONMap<String> { JSONMap(texts) }

  /// Whether it is more than the metadata of a task can hold.
  var isTooMuch: Bool { texts.count > 64 }

  /// Keeps a text; a long one in several entries: `import.data`, `import.data.2` …
  mutating func keep(_ name: String, _ text: String) {
    for (index, piece) in ImportedText.pieces(ImportedText.cleaned(text), limit: Text.contentLimit).enumerated() {
      texts[index == 0 ? "import.\(name)" : "import.\(name).\(index + 1)"] = piece
    }
  }

  mutating func keep(_ name: String, _ time: Instant) { keep(name, "\(time)") }

  /// Keeps a JSON document: a text as it is, everything else as JSON.
  mutating func keep(_ name: String, _ value: JSONValue) {
    if let text = value.stringValue ?? (try? value.text()) { keep(name, text) }
  }

  /// What an import says itself.
  private static let ownNames: Set<String> = [
    "id", "parent_id", "description", "priority", "status", "completed_at", "cancelled", "cancelled_at", "archived",
    "archived_at", "blocked_by", "learnings", "others",
  ]

  /// Keeps members that nobody knows: few and well named ones each under its name, others together as one object.
  mutating func keep(_ extras: [OldExtra]) {
    var others = JSONObject()
    for (index, extra) in extras.enumerated() {
      let name = JSONKey.wireName(extra.key)
      if index < 16, Self.isName(extra.key), !Self.ownNames.contains(name) {
        keep(name, extra.value)
      } else {
        others[extra.key] = extra.value
      }
    }
    if !others.isEmpty { keep("others", .object(others)) }
  }

  private static func isName(_ key: String) -> Bool {
    (1...48).contains(key.utf8.count)
      && key.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F || (0x61...0x7A).contains(byte)
      }
  }
}
