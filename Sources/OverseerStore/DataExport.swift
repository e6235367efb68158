import OverseerJSON
import OverseerModel

// Everything that the tables hold, for a copy of the installation. What is counted and indexed follows from it.
extension Reading {
  /// Every repository, in the order of the ids.
  public func everyRepo() throws(OverseerError) -> [Repo] {
    try connection.all("SELECT \(RepoTable.columns) FROM repos ORDER BY id") { row throws(OverseerError) in
      try RepoTable.read(row)
    }
  }

  /// Every task, parents before their children.
  public func everyTask() throws(OverseerError) -> [WorkItem] {
    try connection.all("\(TaskTable.select) ORDER BY t.depth, t.id") { row throws(OverseerError) in
      try TaskTable.read(row)
    }
  }

  /// The last claim that each task had, and whether it was given back: the next one counts on from its generation.
  public func everyClaim() throws(OverseerError) -> [(claim: Claim, released: Bool)] {
    try connection.all(
      "SELECT task_id, holder, generation, claimed_at, expires_at, released FROM claims ORDER BY task_id"
    ) { row throws(OverseerError) in
      let claim = Claim(
        taskID: try row.taskID(0), holder: try row.json(1), generation: row.integer(2), claimedAt: row.time(3),
        expiresAt: row.optionalTime(4))
      return (claim, row.flag(5))
    }
  }

  /// Every learning, retired ones as well, in the order of the ids.
  public func everyLearning() throws(OverseerError) -> [Learning] {
    try connection.all("SELECT \(LearningTable.columns) FROM learnings ORDER BY id") { row throws(OverseerError) in
      try LearningTable.read(row)
    }
  }

  /// Every help request, in the order of the ids.
  public func everyHelpRequest() throws(OverseerError) -> [HelpRequest] {
    try connection.all("SELECT \(HelpRequestTable.columns) FROM help_requests ORDER BY id") {
      row throws(OverseerError) in try HelpRequestTable.read(row)
    }
  }

  /// The whole log that is kept.
  public func everyEvent() throws(OverseerError) -> [Event] {
    try connection.all("SELECT \(EventTable.columns) FROM events ORDER BY seq") { row throws(OverseerError) in
      try EventTable.read(row)
    }
  }

  /// The state that stands for the pruned part of the log; nil while nothing has been pruned.
  public func checkpoint() throws(OverseerError) -> (seq: Int64, at: Instant, state: JSONValue)? {
    try connection.first("SELECT seq, at, state FROM checkpoints ORDER BY seq DESC LIMIT 1") {
      row throws(OverseerError) in (seq: Int64(row.integer(0)), at: row.time(1), state: try row.json(2) as JSONValue)
    }
  }

  /// Whether nothing at all was ever put into the installation.
  public func isEmpty() throws(OverseerError) -> Bool {
    try connection.first(
      """
      SELECT NOT EXISTS (SELECT 1 FROM repos) AND NOT EXISTS (SELECT 1 FROM tasks)
        AND NOT EXISTS (SELECT 1 FROM events) AND NOT EXISTS (SELECT 1 FROM checkpoints)
      """
    ) { $0.flag(0) } ?? true
  }
}
