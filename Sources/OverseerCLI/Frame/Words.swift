import OverseerModel
import OverseerSDK
import OverseerStore

/// Reads the words that people type for the values of the model.
enum Words {
  /// The parts of a list with commas, without empty ones.
  static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { Text.trimming(String($0)) }.filter { !$0.isEmpty }
  }

  static func kind(_ text: String) throws(OverseerError) -> TaskKind { try choice(text, "--kind") }
  static func status(_ text: String) throws(OverseerError) -> TaskStatus { try choice(text, "status") }

  /// 0 to 3, or the name.
  static func priority(_ text: String) throws(OverseerError) -> Priority {
    let names: [String: Priority] = ["urgent": .urgent, "high": .high, "normal": .normal, "low": .low]
    if let priority = names[text.lowercased()] ?? Int(text).flatMap(Priority.init(rawValue:)) { return priority }
    throw OverseerError.invalidField("--priority", "must be 0 (urgent), 1 (high), 2 (normal) or 3 (low), not \(text)")
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
    text.lowercased().filter { $0 != "-" && $0 != "_" }
  }
}

extension Session {
  func taskID(_ text: String) throws(OverseerError) -> AnyTaskID {
    if let id = AnyTaskID(text) { return id }
    return try overseer().store.read { reading throws(OverseerError) in try ShortID.task(text, in: reading) }
  }

  func taskIDs(_ text: String) throws(OverseerError) -> [AnyTaskID] {
    var ids: [AnyTaskID] = []
    for word in Words.list(text) { ids.append(try taskID(word)) }
    return ids
  }

  func milestoneID(_ text: String) throws(OverseerError) -> MilestoneID {
    try overseer().store.read { reading throws(OverseerError) in try ShortID.milestone(text, in: reading) }
  }

  /// The text of an option: as given, the content of a file after `@`, or standard input for `-`.
  func longText(_ text: String, _ option: String) throws(OverseerError) -> String {
    let bytes: [UInt8]
    if text == "-" {
      bytes = try Terminal.readAll(0, limit: Text.contextLimit, name: "standard input")
    } else if text.hasPrefix("@") {
      bytes = try InputFile.read(
        environment.absolute(String(text.dropFirst())), limit: Text.contextLimit)
    } else {
      return text
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw OverseerError.invalidField(option, "the text is not valid UTF-8")
    }
    return decoded
  }
}
