import OverseerJSON
import OverseerModel

extension OldDocument {
  /// Reads a document; throws `invalid_input` with everything that is wrong in it.
  init(_ document: JSONObject, format: ImportFormat) throws(OverseerError) {
    self.init(format: format)
    var reader = OldDocumentReader()
    for (key, value) in document {
      switch key {
      case "tasks": tasks = reader.list(value, "tasks") { $0.task($1) }
      case "learnings": learnings = reader.list(value, "learnings") { $0.learning($1) }
      case "blockers": blockers = reader.list(value, "blockers") { $0.blocker($1) }
      case "format", "version", "user_version", "exportedAt": break
      default: rest.append(OldExtra(key: key, value: value))
      }
    }
    for name in ["tasks", "learnings", "blockers"] where document[name] == nil {
      reader.problems.add(name, OldDocumentReader.missing)
    }
    reader.refuseRepeated(tasks)
    try reader.problems.throwIfAny()
  }
}

/// Reads the parts of an old document one after the other, and keeps what is wrong with them.
private struct OldDocumentReader {
  static let missing = "required value is missing"
  private static let taskMembers = ["id", "description", "priority", "completed", "createdAt", "updatedAt"]
  private static let learningMembers = ["id", "taskId", "content", "createdAt"]
  private static let blockerMembers = ["taskId", "blockerId"]

  var problems = ProblemList()
  /// Where the reader is: `tasks[3]`.
  private var listName = ""
  private var index = 0
  /// How many members that have to be there the present object has.
  private var found = 0

  /// One element after the other; what is no object is a problem and left out.
  mutating func list<Element>(
    _ value: JSONValue, _ name: String, _ read: (inout OldDocumentReader, JSONObject) -> Element
  ) -> [Element] {
    guard case .array(let values) = value else {
      problems.add(name, "must be a list")
      return []
    }
    listName = name
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      self.index = index
      if case .object(let object) = value {
        elements.append(read(&self, object))
      } else {
        problems.add("\(name)[\(index)]", "must be an object")
      }
    }
    return elements
  }

  mutating func task(_ object: JSONObject) -> OldTask {
    var task = OldTask()
    found = 0
    for (key, value) in object {
      switch key {
      case "id": task.id = required(value, key) { $0.name($1, $2) }
      case "parentId": task.parentID = optional(value, key) { $0.name($1, $2) }
      case "description": task.description = required(value, key) { $0.text($1, $2) }
      case "context": task.context = optional(value, key) { $0.text($1, $2) } ?? ""
      case "result": task.result = optional(value, key) { $0.text($1, $2) } ?? ""
      case "priority": task.priority = required(value, key) { $0.integer($1, $2) }
      case "completed": task.isCompleted = required(value, key) { $0.flag($1, $2) }
      case "completedAt": task.completedAt = optional(value, key) { $0.time($1, $2) }
      case "createdAt": task.createdAt = required(value, key) { $0.time($1, $2) }
      case "updatedAt": task.updatedAt = required(value, key) { $0.time($1, $2) }
      case "startedAt": task.startedAt = optional(value, key) { $0.time($1, $2) }
      case "cancelled": task.isCancelled = optional(value, key) { $0.flag($1, $2) } ?? false
      case "cancelledAt": task.cancelledAt = optional(value, key) { $0.time($1, $2) }
      case "archived": task.isArchived = optional(value, key) { $0.flag($1, $2) } ?? false
      case "archivedAt": task.archivedAt = optional(value, key) { $0.time($1, $2) }
      default: keep(value, key, &task.rest)
      }
    }
    require(Self.taskMembers, in: object)
    return task
  }

  mutating func learning(_ object: JSONObject) -> OldLearning {
    var learning = OldLearning()
    found = 0
    for (key, value) in object {
      switch key {
      case "id": learning.id = required(value, key) { $0.name($1, $2) }
      case "taskId": learning.taskID = required(value, key) { $0.name($1, $2) }
      case "content": learning.content = required(value, key) { $0.text($1, $2) }
      case "sourceTaskId": learning.sourceTaskID = optional(value, key) { $0.name($1, $2) }
      case "createdAt": learning.createdAt = required(value, key) { $0.time($1, $2) }
      default: keep(value, key, &learning.rest)
      }
    }
    require(Self.learningMembers, in: object)
    return learning
  }

  mutating func blocker(_ object: JSONObject) -> OldBlocker {
    var blocker = OldBlocker()
    found = 0
    for (key, value) in object {
      switch key {
      case "taskId": blocker.taskID = required(value, key) { $0.name($1, $2) }
      case "blockerId": blocker.blockerID = required(value, key) { $0.name($1, $2) }
      default: refuse(key, "is not a known member")
      }
    }
    require(Self.blockerMembers, in: object)
    return blocker
  }

  mutating func refuseRepeated(_ tasks: [OldTask]) {
    var first: [String: Int] = Dictionary(minimumCapacity: tasks.count)
    for (index, task) in tasks.enumerated() where !task.id.isEmpty {
      if let other = first[task.id] {
        problems.add("tasks[\(index)].id", "\(task.id) is already the id of tasks[\(other)]")
      } else {
        first[task.id] = index
      }
    }
  }
}

extension OldDocumentReader {
  private mutating func refuse(_ key: String, _ message: String) {
    problems.add("\(listName)[\(index)].\(key)", message)
  }

  private mutating func required<Value>(
    _ value: JSONValue, _ key: String, _ read: (inout OldDocumentReader, JSONValue, String) -> Value
  ) -> Value {
    found += 1
    return read(&self, value, key)
  }

  /// Refuses an object that lacks one of `keys`; as a rule none is missing, and counting them shows that.
  private mutating func require(_ keys: [String], in object: JSONObject) {
    guard found < keys.count else { return }
    for key in keys where object[key] == nil { refuse(key, Self.missing) }
  }

  /// What means nothing where it stands is not worth keeping.
  private func keep(_ value: JSONValue, _ key: String, _ rest: inout [OldExtra]) {
    guard !value.isNull, value != .string("") else { return }
    rest.append(OldExtra(key: key, value: value))
  }

  private mutating func optional<Value>(
    _ value: JSONValue, _ key: String, _ read: (inout OldDocumentReader, JSONValue, String) -> Value
  ) -> Value? {
    value.isNull ? nil : read(&self, value, key)
  }

  private mutating func text(_ value: JSONValue, _ key: String) -> String {
    if case .string(let text) = value { return text }
    refuse(key, "must be a text")
    return ""
  }

  private mutating func name(_ value: JSONValue, _ key: String) -> String {
    let text = text(value, key)
    if text.isEmpty, value == .string("") { refuse(key, "must not be empty") }
    return text
  }

  private mutating func integer(_ value: JSONValue, _ key: String) -> Int {
    if case .integer(let integer) = value { return Int(integer) }
    refuse(key, "must be a whole number")
    return 0
  }

  /// A database has no booleans, only 0 and 1.
  private mutating func flag(_ value: JSONValue, _ key: String) -> Bool {
    switch value {
    case .bool(let flag): return flag
    case .integer(0): return false
    case .integer(1): return true
    default:
      refuse(key, "must be true or false")
      return false
    }
  }

  /// A moment; SQLite's own functions write it without an offset and mean UTC.
  private mutating func time(_ value: JSONValue, _ key: String) -> Instant {
    if case .string(let text) = value, let time = Instant(text) ?? Instant(text + "Z") { return time }
    refuse(key, "must be a time like 2026-02-05T08:06:12.345Z")
    return Instant(milliseconds: 0)
  }
}
