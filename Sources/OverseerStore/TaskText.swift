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
  static func creation(of place: Int, in batch: TaskBatch, repo: String) throws(OverseerError) -> String {
    let task = batch.tasks[place]
    guard task.claim == nil, task.blocks.isEmpty else { return try encoded(TaskPayload(task: task)) }
    var text = JSONText(capacity: 1024)
    text.add(#"{"task":{"id":"#)
    text.quote(batch.ids[place])
    text.add(#","kind":"#)
    text.quote(task.kind.rawValue)
    text.add(#","repo_id":"#)
    text.quote(repo)
    text.add(#","parent_id":"#)
    text.quote(batch.parents[place].map { batch.ids[$0] })
    text.add(#","description":"#)
    text.quote(task.description)
    text.add(#","context":"#)
    text.quote(task.context)
    text.add(#","result":"#)
    text.quote(task.result)
    text.add(#","priority":"#)
    text.add("\(task.priority.rawValue)")
    text.add(#","status":"#)
    text.quote(task.status.rawValue)
    text.add(#","labels":"#)
    text.list(task.labels)
    text.add(#","metadata":"#)
    text.add(batch.metadata[place])
    text.add(#","blocked_by":"#)
    text.list(batch.blockers[place].map { batch.ids[$0] })
    text.add(#","blocks":[],"depth":"#)
    text.add("\(task.depth)")
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

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

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
    let isPlain = text.withUTF8 { source in
      guard source.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) else {
        return false
      }
      bytes.append(contentsOf: source)
      return true
    }
    if !isPlain {
      for byte in text.utf8 { escape(byte) }
    }
    add("\"")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): add(#"\""#)
    case UInt8(ascii: "\\"): add(#"\\"#)
    case UInt8(ascii: "\n"): add(#"\n"#)
    case UInt8(ascii: "\r"): add(#"\r"#)
    case UInt8(ascii: "\t"): add(#"\t"#)
    case 0..<0x20: add((byte < 0x10 ? "\\u000" : "\\u001") + String(byte & 0xF, radix: 16))
    default: bytes.append(byte)
    }
  }
}
