import OverseerJSON

// How the entities of the commands that agents call in loops are written.
//
// Synthesized code makes a key type for every entity, and the first use of each costs a look-up through all protocol
// conformances of the program: half of the time of `os task next`. One key type for all of them costs one look-up.
// Reading stays synthesized; a test holds both against each other.

extension Encoder {
  fileprivate func object() -> KeyedEncodingContainer<JSONKey> { container(keyedBy: JSONKey.self) }
}

extension KeyedEncodingContainer<JSONKey> {
  /// A list of texts, without asking how an array of texts is written.
  fileprivate mutating func encodeTexts(_ texts: [String], forKey key: JSONKey) throws {
    var list = nestedUnkeyedContainer(forKey: key)
    for text in texts { try list.encode(text) }
  }

  fileprivate mutating func encodeIDs(_ ids: [AnyTaskID], forKey key: JSONKey) throws {
    var list = nestedUnkeyedContainer(forKey: key)
    for id in ids { try list.encode(id.description) }
  }
}

extension WorkItem {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    try object.encode(id, forKey: "id")
    try object.encode(kind, forKey: "kind")
    try object.encode(repoID, forKey: "repo_id")
    try object.encodeIfPresent(parentID, forKey: "parent_id")
    try object.encode(description, forKey: "description")
    try object.encodeIfPresent(context, forKey: "context")
    try object.encodeIfPresent(result, forKey: "result")
    try object.encode(priority, forKey: "priority")
    try object.encode(status, forKey: "status")
    try object.encodeTexts(labels, forKey: "labels")
    try object.encode(metadata, forKey: "metadata")
    try object.encodeIDs(blockedBy, forKey: "blocked_by")
    try object.encodeIDs(blocks, forKey: "blocks")
    try object.encode(depth, forKey: "depth")
    try object.encode(effectivelyBlocked, forKey: "effectively_blocked")
    try object.encodeIfPresent(claim, forKey: "claim")
    try object.encodeIfPresent(archivedAt, forKey: "archived_at")
    try object.encode(createdAt, forKey: "created_at")
    try object.encode(updatedAt, forKey: "updated_at")
    try object.encodeIfPresent(startedAt, forKey: "started_at")
    try object.encodeIfPresent(completedAt, forKey: "completed_at")
  }
}

extension Claim {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    try object.encode(taskID, forKey: "task_id")
    try object.encode(holder, forKey: "holder")
    try object.encode(generation, forKey: "generation")
    try object.encode(claimedAt, forKey: "claimed_at")
    try object.encodeIfPresent(expiresAt, forKey: "expires_at")
  }
}

extension Learning {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    try object.encode(id, forKey: "id")
    try object.encode(taskID, forKey: "task_id")
    try object.encode(content, forKey: "content")
    try object.encodeIfPresent(sourceTaskID, forKey: "source_task_id")
    try object.encode(tags, forKey: "tags")
    try object.encode(createdAt, forKey: "created_at")
    try object.encodeIfPresent(retiredAt, forKey: "retired_at")
  }
}

extension InheritedLearnings {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    try object.encode(own, forKey: "own")
    try object.encode(parent, forKey: "parent")
    try object.encode(milestone, forKey: "milestone")
  }
}

extension TaskVcs {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    try object.encode(taskID, forKey: "task_id")
    try object.encode(repoID, forKey: "repo_id")
    try object.encode(vcsType, forKey: "vcs_type")
    try object.encode(refName, forKey: "ref_name")
    try object.encode(changeID, forKey: "change_id")
    try object.encode(baseCommit, forKey: "base_commit")
    try object.encodeIfPresent(headCommit, forKey: "head_commit")
    try object.encode(startCommit, forKey: "start_commit")
    try object.encodeIfPresent(workspacePath, forKey: "workspace_path")
    try object.encodeIfPresent(landedAt, forKey: "landed_at")
    try object.encode(createdAt, forKey: "created_at")
    try object.encode(updatedAt, forKey: "updated_at")
    try object.encodeIfPresent(archivedAt, forKey: "archived_at")
  }
}

extension TaskInContext.Contexts {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    try object.encodeIfPresent(own, forKey: "own")
    try object.encodeIfPresent(parent, forKey: "parent")
    try object.encodeIfPresent(milestone, forKey: "milestone")
  }
}

extension ReadyTask {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    try object.encode(task, forKey: "task")
    try object.encode(context, forKey: "context")
    try object.encode(learnings, forKey: "learnings")
    try object.encodeIfPresent(vcs, forKey: "vcs")
    try object.encodeIfPresent(helpRequest, forKey: "help_request")
    try object.encodeIfPresent(claim, forKey: "claim")
    try object.encodeIfPresent(review, forKey: "review")
    try object.encode(gates, forKey: "gates")
    try object.encode(children, forKey: "children")
    try object.encode(why, forKey: "why")
  }
}

extension TaskPayload {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    try object.encode(task, forKey: "task")
  }
}

extension ClaimPayload {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    try object.encode(taskID, forKey: "task_id")
    try object.encode(claim, forKey: "claim")
  }
}

extension Principal {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.object()
    switch self {
    case .human(let name): try Self.encode(.human, name, nil, nil, in: &object)
    case .agent(let name, let session, let checkout): try Self.encode(.agent, name, session, checkout, in: &object)
    case .system: try Self.encode(.system, "Overseer", nil, nil, in: &object)
    }
  }

  private static func encode(
    _ kind: Kind, _ name: String, _ session: String?, _ checkout: String?,
    in object: inout KeyedEncodingContainer<JSONKey>
  ) throws {
    try object.encode(kind, forKey: "kind")
    try object.encode(name, forKey: "name")
    try object.encodeIfPresent(session, forKey: "session")
    try object.encodeIfPresent(checkout, forKey: "checkout")
  }
}
