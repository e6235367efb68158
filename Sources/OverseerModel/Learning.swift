/// Something worth knowing that was found while a task was worked on.
public struct Learning: Codable, Sendable, Hashable {
  public var id: LearningID
  public var taskID: AnyTaskID
  /// The text, at most 64 KiB of Markdown.
  public var content: String
  /// The task on which it was first written down, when it was copied from there.
  public var sourceTaskID: AnyTaskID?
  public var tags: [String]
  public var createdAt: Instant
  /// Since when it is no longer handed on.
  public var retiredAt: Instant?

  public init(
    id: LearningID, taskID: AnyTaskID, content: String, sourceTaskID: AnyTaskID? = nil, tags: [String] = [],
    createdAt: Instant, retiredAt: Instant? = nil
  ) {
    self.id = id
    self.taskID = taskID
    self.content = content
    self.sourceTaskID = sourceTaskID
    self.tags = tags
    self.createdAt = createdAt
    self.retiredAt = retiredAt
  }

  /// The task on which it was first written down.
  public var origin: AnyTaskID { sourceTaskID ?? taskID }

  /// The copy for `parent`, made when the learning's task completes; nil for one that was retired.
  public func bubbled(to parent: AnyTaskID, id: LearningID, at now: Instant) -> Learning? {
    guard retiredAt == nil else { return nil }
    return Learning(id: id, taskID: parent, content: content, sourceTaskID: origin, tags: tags, createdAt: now)
  }
}

/// The learnings that a task works with: its own first, then those of its parent and its milestone.
/// Retired ones are left out.
public struct InheritedLearnings: Codable, Sendable, Hashable {
  public var own: [Learning]
  public var parent: [Learning]
  public var milestone: [Learning]

  public init(own: [Learning], parent: [Learning], milestone: [Learning]) {
    self.own = own
    self.parent = parent
    self.milestone = milestone
  }
}
