import OverseerJSON
import OverseerModel

/// What the older program kept, read from its export or its database.
struct OldDocument: Sendable {
  var format: ImportFormat
  var tasks: [OldTask] = []
  var learnings: [OldLearning] = []
  var blockers: [OldBlocker] = []
  /// Members that no version known to us has.
  var rest: [OldExtra] = []
}

/// A member of an old document that has no place of its own in the new one.
struct OldExtra: Sendable, Hashable {
  var key: String
  var value: JSONValue
}

struct OldTask: Sendable {
  var id = ""
  var parentID: String?
  var description = ""
  var context = ""
  var result = ""
  var priority = 0
  var isCompleted = false
  var isCancelled = false
  var isArchived = false
  var createdAt = Instant(milliseconds: 0)
  var updatedAt = Instant(milliseconds: 0)
  var startedAt: Instant?
  var completedAt: Instant?
  var cancelledAt: Instant?
  var archivedAt: Instant?
  var rest: [OldExtra] = []
}

struct OldLearning: Sendable {
  var id = ""
  var taskID = ""
  var content = ""
  var sourceTaskID: String?
  var createdAt = Instant(milliseconds: 0)
  var rest: [OldExtra] = []
}

struct OldBlocker: Sendable {
  var taskID = ""
  var blockerID = ""
}
