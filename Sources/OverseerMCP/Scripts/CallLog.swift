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

  /// How many have ended.
  private(set) var count = 0
  private(set) var entries: [Entry] = []
  /// What the calls have changed and nothing has undone, in the order of the first calls.
  private(set) var changes: [Change] = []
  /// Calls that have begun and may change something.
  private(set) var underWay: [String] = []

  /// How many have ended, or may change something yet.
  var begun: Int { count + underWay.count }

  mutating func begin(_ name: String) { underWay.append(name) }

  /// A call that has begun has ended in some way.
  mutating func end(_ name: String) {
    if let place = underWay.firstIndex(of: name) { underWay.remove(at: place) }
  }

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
    note(Change(name: name, count: 1, ids: Self.id(in: reply).map { [$0] } ?? []))
  }

  /// Takes over what was changed in a transaction that was kept.
  mutating func keep(_ changes: [Change]) {
    for change in changes { note(change) }
  }

  private mutating func note(_ change: Change) {
    guard let place = changes.firstIndex(where: { $0.name == change.name }) else { return changes.append(change) }
    changes[place].count += change.count
    for id in change.ids where changes[place].ids.count < Self.idLimit && !changes[place].ids.contains(id) {
      changes[place].ids.append(id)
    }
  }

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
