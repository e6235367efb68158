/// What an import brought, or would bring.
public struct ImportReport: Codable, Sendable, Hashable {
  /// What was read: `overseer 1`, `overseer-export 1.1.0` or `tasks.db 5`.
  public var format: String
  /// Whether it was only tried: then nothing has changed.
  public var dryRun: Bool
  public var repos: Int
  public var tasks: Int
  public var learnings: Int
  /// How many times a task waits for another.
  public var blockers: Int
  public var helpRequests: Int
  /// The events that were added to the log.
  public var events: Int
  /// What could not be taken over as it stood, and what became of it.
  public var notes: [String]

  init(
    _ format: ImportFormat, dryRun: Bool, repos: Int = 0, tasks: Int, learnings: Int, blockers: Int,
    helpRequests: Int = 0, events: Int, notes: [String] = []
  ) {
    self.format = format.name
    self.dryRun = dryRun
    self.repos = repos
    self.tasks = tasks
    self.learnings = learnings
    self.blockers = blockers
    self.helpRequests = helpRequests
    self.events = events
    self.notes = notes
  }
}
