import OverseerModel

/// The JSON of tasks that are added by the thousand. It is written by hand, because the coder takes ten times as long
/// for the same bytes; a test holds both against each other.
enum TaskText {
  /// What stands in the column `metadata`.
  static func metadata(of task: WorkItem) -> String {
    guard !task.metadata.isEmpty else { return "{}" }
    var text = JSONText(capacity: 64)
    text.add("{")
    var isFirst = true
    for (key, value) in task.metadata.dictionary.sorted(by: { $0.key < $1.key }) {
      if !isFirst { text.add(",") }
      isFirst = false
      text.quote(key)
      text.add(":")
      text.quote(value)
    }
    text.add("}")
    return text.string
  }

  /// The payload of the event that the task at `place` was created.
  static func creation(of place: Int, in batch: TaskBatch) throws(OverseerError) -> String {
    let task = batch.tasks[place]
    guard task.claim == nil, task.blocks.isEmpty else { return try encoded(TaskPayload(task: task)) }
    var text = JSONText(capacity: 1024)
    text.add(#"{"task":{"id":"#)
    text.quote(batch.ids[place])
    text.add(#","kind":"#)
    text.quote(task.kind.rawValue)
    text.add(#","repo_id":"#)
    text.quote(batch.repos[place])
    text.add(#","parent_id":"#)
    text.quote(batch.parents[place].map { batch.ids[$0] })
    text.add(#","description":"#)
    text.quote(task.description)
    text.add(#","context":"#)
    text.quote(task.context)
    text.add(#","result":"#)
    text.quote(task.result)
    text.add(#","priority":"#)
    text.add(json: "\(task.priority.rawValue)")
    text.add(#","status":"#)
    text.quote(task.status.rawValue)
    text.add(#","labels":"#)
    text.list(task.labels)
    text.add(#","metadata":"#)
    text.add(json: batch.metadata[place])
    text.add(#","blocked_by":"#)
    text.list(batch.blockers[place].map { batch.ids[$0] })
    text.add(#","blocks":[],"depth":"#)
    text.add(json: "\(task.depth)")
    text.add(#","effectively_blocked":"#)
    text.add(task.effectivelyBlocked ? "true" : "false")
    text.add(#","claim":null,"archived_at":"#)
    text.quote(task.archivedAt?.description)
    text.add(#","created_at":"#)
    text.quote(task.createdAt.description)
    text.add(#","updated_at":"#)
    text.quote(task.updatedAt.description)
    text.add(#","started_at":"#)
    text.quote(task.startedAt?.description)
    text.add(#","completed_at":"#)
    text.quote(task.completedAt?.description)
    text.add("}}")
    return text.string
  }
}

/// JSON that grows at its end.
private struct JSONText {
  private var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func add(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends text that is JSON already.
  mutating func add(json text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func list(_ texts: [String]) {
    add("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { add(",") }
      quote(text)
    }
    add("]")
  }

  mutating func quote(_ text: String?) {
    guard var text else { return add("null") }
    add("\"")
    text.withUTF8 { source in
      if source.allSatisfy(Self.isPlain) {
        bytes.append(contentsOf: source)
      } else {
        for byte in source { escape(byte) }
      }
    }
    add("\"")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): add(#"\""#)
    case UInt8(ascii: "\\"): add(#"\\"#)
    case UInt8(ascii: "\n"): add(#"\n"#)
    case UInt8(ascii: "\r"): add(#"\r"#)
    case UInt8(ascii: "\t"): add(#"\t"#)
    case 0..<0x20:
      add(byte < 0x10 ? #"\u000"# : #"\u001"#)
      add(json: String(byte & 0xF, radix: 16))
    default: bytes.append(byte)
    }
  }
}
