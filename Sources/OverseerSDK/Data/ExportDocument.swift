import OverseerJSON
import OverseerModel
import OverseerStore

/// Everything that an installation holds, as one document.
public struct ExportDocument: Codable, Sendable, Hashable {
  /// The name of the format.
  public static let name = "overseer"
  /// The version of the format that this program writes.
  public static let version = 1

  /// Always `overseer`.
  public var format: String
  /// The version of this format: `1`.
  public var version: String
  /// The layout of the database that it comes from.
  public var schema: Int
  public var exportedAt: Instant
  public var repos: [Repo]
  /// Every task, archived ones as well, parents before their children.
  public var tasks: [WorkItem]
  public var claims: [LastClaim]
  public var learnings: [Learning]
  public var helpRequests: [HelpRequest]
  /// The ref that each task has or had.
  public var taskVcs: [TaskVcs]
  /// Every round of every task.
  public var reviews: [Review]
  public var reviewComments: [ReviewComment]
  /// The gates that were added by hand.
  public var gates: [Gate]
  public var gateResults: [GateResult]
  /// Who has looked at which files.
  public var fileViews: [FileView]
  /// The orders to agents to review.
  public var reviewerJobs: [ReviewerJob]
  /// The tokens that were made, as the log tells of them too. Without their secrets, which are in no document: where it
  /// is imported, none of them lets anybody in.
  public var tokens: [AccessToken]
  /// The whole log, as far as it has not been pruned.
  public var events: [Event]
  /// What stands for the pruned part of the log.
  public var checkpoint: Checkpoint?

  /// The last claim that a task had: the next one counts on from its generation.
  public struct LastClaim: Codable, Sendable, Hashable {
    public var taskID: AnyTaskID
    public var holder: Principal
    public var generation: Int
    public var claimedAt: Instant
    public var expiresAt: Instant?
    /// Whether it was given back.
    public var released: Bool

    init(_ claim: Claim, released: Bool) {
      taskID = claim.taskID
      holder = claim.holder
      generation = claim.generation
      claimedAt = claim.claimedAt
      expiresAt = claim.expiresAt
      self.released = released
    }

    var claim: Claim {
      Claim(taskID: taskID, holder: holder, generation: generation, claimedAt: claimedAt, expiresAt: expiresAt)
    }
  }

  /// The state that stands for a pruned part of the log.
  public struct Checkpoint: Codable, Sendable, Hashable {
    /// The seq of the last event that it stands for.
    public var seq: Int64
    public var at: Instant
    public var state: JSONValue
  }

  /// What `reading` sees.
  init(of reading: Reading) throws(OverseerError) {
    format = Self.name
    version = "\(Self.version)"
    schema = Schema.current
    exportedAt = reading.now
    repos = try reading.everyRepo()
    tasks = try reading.everyTask()
    claims = try reading.everyClaim().map { LastClaim($0.claim, released: $0.released) }
    learnings = try reading.everyLearning()
    helpRequests = try reading.everyHelpRequest()
    taskVcs = try reading.everyTaskVcs()
    reviews = try reading.everyReview()
    reviewComments = try reading.everyComment()
    gates = try reading.everyGate()
    gateResults = try reading.everyGateResult()
    fileViews = try reading.everyFileView()
    reviewerJobs = try reading.everyReviewerJob()
    tokens = try reading.everyToken()
    events = try reading.everyEvent()
    checkpoint = try reading.checkpoint().map { Checkpoint(seq: $0.seq, at: $0.at, state: $0.state) }
  }
}
