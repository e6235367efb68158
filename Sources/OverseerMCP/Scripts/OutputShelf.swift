import OverseerJSON
import OverseerModel
import Synchronization

/// Results of scripts that were shown in part, to be read in full for a while.
final class OutputShelf: Sendable {
  private struct Output {
    var id: String
    var json: [UInt8]
    var owner: String
    var end: ContinuousClock.Instant
  }

  static let lifetime = Duration.seconds(900)
  /// Of all results together, in bytes. The oldest go first; the last one stays, however long it is.
  static let capacity = 32 << 20

  private let now: @Sendable () -> ContinuousClock.Instant
  /// The oldest first.
  private let outputs = Mutex<[Output]>([])

  init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

  /// Keeps a result for whoever had the script run.
  func put(_ json: [UInt8], _ id: ExecutionID, for owner: String) {
    let now = now()
    outputs.withLock { outputs in
      outputs.removeAll { $0.end <= now }
      outputs.append(Output(id: "\(id)", json: json, owner: owner, end: now + Self.lifetime))
      var size = outputs.reduce(0) { $0 + $1.json.count }
      while size > Self.capacity, outputs.count > 1 { size -= outputs.removeFirst().json.count }
    }
  }

  /// The part of a result that `path` names, as JSON: of an array the items from `from` on, of an object the members,
  /// of a text the characters, in units of UTF-16.
  /// - Throws: `not_found` where the result is gone or somebody else's, or has no such part; `invalid_input` for what
  ///   is no path, and a beginning behind the end.
  func part(of id: String, path: String?, from: Int?, for owner: String) throws(OverseerError) -> [UInt8] {
    let now = now()
    let json = outputs.withLock { outputs in
      outputs.removeAll { $0.end <= now }
      return outputs.first { $0.id == id && $0.owner == owner }?.json
    }
    guard let json else {
      throw OverseerError.notFound(
        "output of", String(id.prefix(100)),
        hint: "Outputs are kept for 15 minutes, for the agent that had the script run. Run it again for a new one.")
    }
    if path == nil, from == nil { return json }
    let whole: JSONValue
    do throws(JSONParseError) {
      whole = try JSONParser.parse(json)
    } catch {
      throw OverseerError(.internalError, "the output of \(id) cannot be read: \(error)")
    }
    return try Self.json(try Self.rest(try ResultPath(path ?? "").value(in: whole), from: from ?? 0))
  }

  private static func json(_ value: JSONValue) throws(OverseerError) -> [UInt8] {
    do throws(JSONCodingError) {
      return Array(try value.text().utf8)
    } catch {
      throw OverseerError(.internalError, "a part of an output cannot be written: \(error)")
    }
  }

  private static func rest(_ value: JSONValue, from: Int) throws(OverseerError) -> JSONValue {
    switch value {
    case .array(let items):
      try check(from, upTo: items.count, "items")
      return .array(Array(items[from...]))
    case .object(let members):
      try check(from, upTo: members.count, "members")
      return .object(JSONObject(members.dropFirst(from)))
    case .string(let text):
      try check(from, upTo: text.utf16.count, "characters")
      guard from < text.utf16.count else { return "" }
      let scalars = text.unicodeScalars
      // A place in the middle of a character is taken for its beginning.
      let start = scalars.index(before: scalars.index(after: text.utf16.index(text.startIndex, offsetBy: from)))
      return .string(String(scalars[start...]))
    default:
      try check(from, upTo: 0, "parts")
      return value
    }
  }

  private static func check(_ from: Int, upTo count: Int, _ what: String) throws(OverseerError) {
    guard (0...count).contains(from) else {
      throw OverseerError.invalidField("from", "must be 0 to \(count), as there are \(count) \(what), not \(from)")
    }
  }
}
