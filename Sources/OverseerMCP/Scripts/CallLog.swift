import OverseerJSON

/// What a script has called, in order. Neighbours of the same name that ended alike are one entry.
struct CallLog: Sendable {
  struct Entry: Sendable, Hashable {
    var name: String
    var ok: Bool
    var count: Int
    var time: Duration
  }

  /// Calls of one operation that changed something.
  struct Change: Sendable, Hashable {
    var name: String
    var count: Int
    /// The first things that they changed.
    var ids: [String]
  }

  /// More entries than that are one together, at the end.
  static let entryLimit = 50
  private static let idLimit = 10

  private(set) var count = 0
  private(set) var entries: [Entry] = []
  /// What the calls have changed and nothing has undone, in the order of the first calls.
  private(set) var changes: [Change] = []

  mutating func note(_ name: String, ok: Bool, time: Duration) {
    count += 1
    if let last = entries.last, last.name == name || entries.count == Self.entryLimit {
      guard last.ok == ok || entries.count == Self.entryLimit else { return append(name, ok, time) }
      entries[entries.count - 1].count += 1
      entries[entries.count - 1].time += time
      if last.name != name || last.ok != ok {
        entries[entries.count - 1].name = "…"
        entries[entries.count - 1].ok = last.ok && ok
      }
    } else {
      append(name, ok, time)
    }
  }

  private mutating func append(_ name: String, _ ok: Bool, _ time: Duration) {
    entries.append(Entry(name: name, ok: ok, count: 1, time: time))
  }

  /// - Parameter reply: The JSON that the call gave.
  mutating func noteChange(by name: String, _ reply: [UInt8]) {
    let place: Int
    if let known = changes.firstIndex(where: { $0.name == name }) {
      place = known
      changes[place].count += 1
    } else {
      place = changes.count
      changes.append(Change(name: name, count: 1, ids: []))
    }
    if changes[place].ids.count < Self.idLimit, let id = Self.id(in: reply), !changes[place].ids.contains(id) {
      changes[place].ids.append(id)
    }
  }

  /// Forgets the changes since there were no others than `changes`: they were undone.
  mutating func undo(to changes: [Change]) { self.changes = changes }

  /// The id of what a reply is about: replies that are about one thing begin with it.
  private static func id(in reply: [UInt8]) -> String? {
    for start in [#"{"id":""#, #"{"task":{"id":""#, #"{"review":{"id":""#] where reply.starts(with: start.utf8) {
      return String(
        decoding: reply.dropFirst(start.utf8.count).prefix(60).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
    return nil
  }

  /// `[{name, ms, ok, count?}]`
  var json: JSONValue {
    .array(
      entries.map { entry in
        var members: JSONObject = ["name": .string(entry.name), "ms": .integer(entry.time.wholeMilliseconds)]
        members["ok"] = .bool(entry.ok)
        if entry.count > 1 { members["count"] = .integer(Int64(entry.count)) }
        return .object(members)
      })
  }
}

extension Duration {
  /// Rounded to the nearest.
  var wholeMilliseconds: Int64 { Int64((self / .milliseconds(1)).rounded()) }
}
