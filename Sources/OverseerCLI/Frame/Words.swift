import OverseerModel

/// Reads the words that people type for the values of the model.
enum Words {
  /// The parts of a list with commas, without empty ones.
  static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { Text.trimming(String($0)) }.filter { !$0.isEmpty }
  }

  static func kind(_ text: String) throws(OverseerError) -> TaskKind { try choice(text, "--kind") }
  static func status(_ text: String) throws(OverseerError) -> TaskStatus { try choice(text, "status") }
  static func category(_ text: String) throws(OverseerError) -> HelpRequest.Category { try choice(text, "--category") }

  static func statuses(_ text: String) throws(OverseerError) -> [TaskStatus] {
    var statuses: [TaskStatus] = []
    for word in list(text) { statuses.append(try choice(word, "--status")) }
    guard !statuses.isEmpty else { throw OverseerError.invalidField("--status", "must name at least one status") }
    return statuses
  }

  /// 0 to 3, or the name.
  static func priority(_ text: String) throws(OverseerError) -> Priority {
    let names: [String: Priority] = ["urgent": .urgent, "high": .high, "normal": .normal, "low": .low]
    if let priority = names[text.lowercased()] ?? Int(text).flatMap(Priority.init(rawValue:)) { return priority }
    throw OverseerError.invalidField("--priority", "must be 0 (urgent), 1 (high), 2 (normal) or 3 (low), not \(text)")
  }

  /// A moment: a date, or a time with its zone.
  static func moment(_ text: String, _ field: String) throws(OverseerError) -> Instant {
    if let moment = Instant(text) { return moment }
    throw OverseerError.invalidField(field, "must be a date like 2026-02-05 or 2026-02-05T08:06:12Z, not \(text)")
  }

  /// Whole days: `30d`, or the number alone.
  static func days(_ text: String, _ field: String) throws(OverseerError) -> Int {
    if let days = Int(text.hasSuffix("d") ? text.dropLast() : text[...]), days >= 0 { return days }
    throw OverseerError.invalidField(field, "must be a number of days like 30d, not \(text)")
  }

  /// A value of an enumeration, whatever its case and with or without `-` and `_`.
  static func choice<Value: CaseIterable & RawRepresentable<String>>(
    _ text: String, _ field: String
  ) throws(OverseerError) -> Value {
    let wanted = plain(text)
    if let value = Value.allCases.first(where: { plain($0.rawValue) == wanted }) { return value }
    let names = Value.allCases.map(\.rawValue)
    let near = Suggestion.nearest(to: text, in: names).map { "Did you mean \($0)?" }
    throw OverseerError.invalidField(field, "must be one of \(names.joined(separator: ", ")), not \(text)", hint: near)
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
  }
}

/// Labels as `update` takes them: `+x,-y` adds and removes, a plain list replaces.
struct LabelChange: Equatable {
  var replaced: [String]?
  var added: [String] = []
  var removed: [String] = []

  init(_ text: String) throws(OverseerError) {
    let words = Words.list(text)
    let signed = words.filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
    guard !signed.isEmpty else {
      replaced = words
      return
    }
    guard signed.count == words.count else {
      throw OverseerError.invalidField(
        "--label", "either each label has a sign, as in +new,-old, or none has",
        hint: "Labels without a sign replace all that the task has.")
    }
    for word in words {
      if word.hasPrefix("+") {
        added.append(String(word.dropFirst()))
      } else {
        removed.append(String(word.dropFirst()))
      }
    }
  }
}
