/// What an import brought, or would bring.
public struct ImportReport: Codable, Sendable, Hashable {
  /// What was read: `overseer 1`, `overseer-export 1.1.0` or `tasks.db 5`.
  public var format: String
  /// Whether it was only tried: then nothing has changed.
  public var dryRun: Bool
  public var repos: Int
  public var tasks: Int
  public var learnings: Int
  public var blockers: Int
  public var helpRequests: Int
  public var events: Int
  /// What could not be taken over as it stood, and what was done instead.
  public var notes: [String]

  public init(
    format: String, dryRun: Bool, repos: Int = 0, tasks: Int = 0, learnings: Int = 0, blockers: Int = 0,
    helpRequests: Int = 0, events: Int = 0, notes: [String] = []
  ) {
    self.format = format
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
