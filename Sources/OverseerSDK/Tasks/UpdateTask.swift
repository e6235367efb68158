import OverseerJSON
import OverseerModel
import OverseerStore

/// Changes what a task says or where it stands. What is left out stays as it is; null clears.
public struct UpdateTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.update", "Change a task", who: .holder, .patch, "/tasks/{id}",
    errors: [.notFound, .conflict, .preconditionFailed, .tooLarge])

  public var id: AnyTaskID
  /// The title: one line of 1 to 500 characters.
  public var description: Patch<String>
  /// Markdown that explains it, at most 256 KiB.
  public var context: Patch<String>
  /// 0 is urgent, 1 high, 2 normal, 3 low.
  public var priority: Patch<Priority>
  /// The milestone or task to move it under; null makes it stand alone.
  public var parentID: Patch<AnyTaskID>
  /// All labels it shall have.
  public var labels: Patch<[String]>
  /// Labels to add to those it has.
  public var addLabels: [String]?
  /// Labels to take away.
  public var removeLabels: [String]?
  /// All metadata it shall have.
  public var metadata: Patch<JSONMap<String>>
  /// The generation of the claim that the caller believes in; another one is a conflict.
  public var generation: Int?

  public init(
    id: AnyTaskID, description: Patch<String> = .unchanged, context: Patch<String> = .unchanged,
    priority: Patch<Priority> = .unchanged, parentID: Patch<AnyTaskID> = .unchanged,
    labels: Patch<[String]> = .unchanged, addLabels: [String]? = nil, removeLabels: [String]? = nil,
    metadata: Patch<JSONMap<String>> = .unchanged, generation: Int? = nil
  ) {
    self.id = id
    self.description = description
    self.context = context
    self.priority = priority
    self.parentID = parentID
    self.labels = labels
    self.addLabels = addLabels
    self.removeLabels = removeLabels
    self.metadata = metadata
    self.generation = generation
  }

  public var lease: LeaseCheck? { LeaseCheck(task: id, generation: generation) }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    let task = try writing.editable(id)
    var changed = task
    changed.description = try Self.required(description, task.description, "description") {
      text throws(OverseerError) in
      try Text.description(text)
    }
    changed.priority = try Self.required(priority, task.priority, "priority") { $0 }
    if case .set(let text) = context {
      changed.context = try Text.markdown(text, field: "context", limit: Text.contextLimit)
    } else {
      changed.context = context.applied(to: task.context)
    }
    changed.labels = try labels(of: task)
    changed.metadata = try Text.metadata(metadata.applied(to: task.metadata) ?? [:])
    try move(&changed, writing.reading)
    guard changed != task else { return task }
    changed.updatedAt = writing.now
    if changed.parentID != task.parentID, changed.startedAt != nil, !changed.status.isFinished {
      try writing.startAncestors(of: changed)
    }
    try writing.record(.taskUpdated(TaskPayload(task: changed)), about: changed)
    return try writing.reading.existing(id)
  }

  private static func required<Value>(
    _ patch: Patch<Value>, _ old: Value, _ field: String, _ check: (Value) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    switch patch {
    case .unchanged: return old
    case .clear: throw OverseerError.invalidField(field, "cannot be cleared")
    case .set(let value): return try check(value)
    }
  }

  private func labels(of task: WorkItem) throws(OverseerError) -> [String] {
    let whole = try Text.labels(labels.applied(to: task.labels) ?? [])
    let added = try Text.labels(addLabels ?? [], field: "add_labels")
    let removed = try Text.labels(removeLabels ?? [], field: "remove_labels")
    return Set(whole).union(added).subtracting(removed).sorted()
  }

  private func move(_ task: inout WorkItem, _ reading: Reading) throws(OverseerError) {
    let wanted = parentID.applied(to: task.parentID)
    guard wanted != task.parentID else { return }
    var parent: WorkItem?
    if let wanted {
      parent = try reading.task(wanted)
      guard let parent else { throw OverseerError.notFound("parent task", "\(wanted)") }
      guard parent.repoID == task.repoID else {
        throw OverseerError.invalidField("parent_id", "must be of the same repository, \(task.repoID)")
      }
      try Hierarchy.check(task.kind, fitsUnder: parent, hidden: try reading.isHidden(wanted))
      if try BlockerGraph.wouldClose(moving: task.id, under: wanted, in: reading.neighbours) {
        throw OverseerError(
          .conflict, "\(task.id) and \(wanted) would wait for each other",
          hint: "Remove the blocker between them first: os task unblock",
          details: ["task_id": .string("\(task.id)"), "parent_id": .string("\(wanted)")])
      }
    } else {
      try Hierarchy.check(task.kind, fitsUnder: nil, hidden: false)
    }
    task.parentID = wanted
    task.depth = parent.map { $0.depth + 1 } ?? 0
  }
}
