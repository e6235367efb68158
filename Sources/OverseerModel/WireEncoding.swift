import OverseerJSON

// How the entities of the commands that agents call in loops are written.
//
// Synthesized code makes a key type for every entity, and the first use of each costs a look-up through all protocol
// conformances of the program: half of the time of `os task next`. And where one is written after the other, as for a
// script or a server, it is ten times as slow as writing. Reading stays synthesized; a test holds both against each
// other.

extension MemberWriter {
  fileprivate func encode<Subject>(_ id: ID<Subject>, forKey key: StaticString) throws(JSONCodingError) {
    try encode(id.description, forKey: key)
  }

  fileprivate func encode(_ id: AnyTaskID?, forKey key: StaticString) throws(JSONCodingError) {
    try encode(id?.description, forKey: key)
  }

  fileprivate func encode(_ ids: [AnyTaskID], forKey key: StaticString) throws(JSONCodingError) {
    try encode(ids.map(\.description), forKey: key)
  }

  fileprivate func encode(_ time: Instant?, forKey key: StaticString) throws(JSONCodingError) {
    try encode(time?.description, forKey: key)
  }
}

extension WorkItem: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(id, forKey: "id")
    try members.encode(kind.rawValue, forKey: "kind")
    try members.encode(repoID, forKey: "repo_id")
    try members.encode(parentID, forKey: "parent_id")
    try members.encode(description, forKey: "description")
    try members.encode(context, forKey: "context")
    try members.encode(result, forKey: "result")
    try members.encode(priority, forKey: "priority")
    try members.encode(status.rawValue, forKey: "status")
    try members.encode(labels, forKey: "labels")
    try members.encode(metadata, forKey: "metadata")
    try members.encode(blockedBy, forKey: "blocked_by")
    try members.encode(blocks, forKey: "blocks")
    try members.encode(depth, forKey: "depth")
    try members.encode(effectivelyBlocked, forKey: "effectively_blocked")
    try members.encode(claim, forKey: "claim")
    try members.encode(archivedAt, forKey: "archived_at")
    try members.encode(createdAt, forKey: "created_at")
    try members.encode(updatedAt, forKey: "updated_at")
    try members.encode(startedAt, forKey: "started_at")
    try members.encode(completedAt, forKey: "completed_at")
  }
}

extension Claim: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(taskID, forKey: "task_id")
    try members.encode(holder, forKey: "holder")
    try members.encode(generation, forKey: "generation")
    try members.encode(claimedAt, forKey: "claimed_at")
    try members.encode(expiresAt, forKey: "expires_at")
  }
}

extension Learning: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(id, forKey: "id")
    try members.encode(taskID, forKey: "task_id")
    try members.encode(content, forKey: "content")
    try members.encode(sourceTaskID, forKey: "source_task_id")
    try members.encode(tags, forKey: "tags")
    try members.encode(createdAt, forKey: "created_at")
    try members.encode(retiredAt, forKey: "retired_at")
  }
}

extension InheritedLearnings: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(own, forKey: "own")
    try members.encode(parent, forKey: "parent")
    try members.encode(milestone, forKey: "milestone")
  }
}

extension TaskVcs: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(taskID, forKey: "task_id")
    try members.encode(repoID, forKey: "repo_id")
    try members.encode(vcsType.rawValue, forKey: "vcs_type")
    try members.encode(refName, forKey: "ref_name")
    try members.encode(changeID, forKey: "change_id")
    try members.encode(baseCommit, forKey: "base_commit")
    try members.encode(headCommit, forKey: "head_commit")
    try members.encode(startCommit, forKey: "start_commit")
    try members.encode(workspacePath, forKey: "workspace_path")
    try members.encode(landedAt, forKey: "landed_at")
    try members.encode(createdAt, forKey: "created_at")
    try members.encode(updatedAt, forKey: "updated_at")
    try members.encode(archivedAt, forKey: "archived_at")
  }
}

extension TaskInContext.Contexts: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(own, forKey: "own")
    try members.encode(parent, forKey: "parent")
    try members.encode(milestone, forKey: "milestone")
  }
}

extension TaskInContext: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(task, forKey: "task")
    try members.encode(context, forKey: "context")
    try members.encode(learnings, forKey: "learnings")
    try members.encode(vcs, forKey: "vcs")
    try members.encode(helpRequest, forKey: "help_request")
    try members.encode(claim, forKey: "claim")
    try members.encode(review, forKey: "review")
    try members.encode(gates, forKey: "gates")
    try members.encode(children, forKey: "children")
  }
}

extension ReadyTask: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(task, forKey: "task")
    try members.encode(context, forKey: "context")
    try members.encode(learnings, forKey: "learnings")
    try members.encode(vcs, forKey: "vcs")
    try members.encode(helpRequest, forKey: "help_request")
    try members.encode(claim, forKey: "claim")
    try members.encode(review, forKey: "review")
    try members.encode(gates, forKey: "gates")
    try members.encode(children, forKey: "children")
    try members.encode(why, forKey: "why")
  }
}

extension TaskPayload: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(task, forKey: "task")
  }
}

extension ClaimPayload: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    try members.encode(taskID, forKey: "task_id")
    try members.encode(claim, forKey: "claim")
  }
}

extension Principal: MemberWritable {
  public func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
    switch self {
    case .human(let name): try Self.encode(.human, name, nil, nil, in: members)
    case .agent(let name, let session, let checkout): try Self.encode(.agent, name, session, checkout, in: members)
    case .system: try Self.encode(.system, "Overseer", nil, nil, in: members)
    }
  }

  private static func encode(
    _ kind: Kind, _ name: String, _ session: String?, _ checkout: String?,
    in members: borrowing MemberWriter
  ) throws(JSONCodingError) {
    try members.encode(kind.rawValue, forKey: "kind")
    try members.encode(name, forKey: "name")
    try members.encode(session, forKey: "session")
    try members.encode(checkout, forKey: "checkout")
  }
}
