/// What became of a gate for one revision.
public struct GateResult: Codable, Sendable, Hashable {
  public enum Status: String, Codable, Sendable, CaseIterable {
    case running = "Running"
    /// The command said that it does not know yet; it is asked again.
    case pending = "Pending"
    case passed = "Passed"
    case failed = "Failed"
    /// A run took too long, or the gate was Pending for too long.
    case timeout = "Timeout"
    /// Failed, or timed out, with no attempt left.
    case escalated = "Escalated"
    /// A person does without it.
    case waived = "Waived"
    /// The change touches nothing that the gate is about.
    case notApplicable = "NotApplicable"
    /// Says nothing about the revision: files were changed under the run, or its round ended before it did.
    case void = "Void"

    /// Whether a review may go on as far as this result goes.
    public var holds: Bool {
      switch self {
      case .passed, .waived, .notApplicable: true
      case .running, .pending, .failed, .timeout, .escalated, .void: false
      }
    }

    /// Whether an attempt was used up.
    public var isFailure: Bool {
      switch self {
      case .failed, .timeout, .escalated: true
      case .running, .pending, .passed, .waived, .notApplicable, .void: false
      }
    }
  }

  /// Why a run says nothing.
  public enum VoidCause: String, Codable, Sendable, CaseIterable {
    /// Files were changed under it, or it changed them.
    case workingCopy = "WorkingCopy"
    /// The process that ran it is gone.
    case interrupted = "Interrupted"
    /// Its round ended, or left its tree behind, before it did.
    case ended = "Ended"
  }

  public var id: GateResultID
  public var gateID: GateID
  public var gateName: String
  /// The command as it was run.
  public var command: String
  public var taskID: AnyTaskID
  public var reviewID: ReviewID
  /// The head that it looked at; null in a round without own revisions.
  public var revision: CommitID?
  /// The tree of that revision: all that the command saw of it.
  public var tree: TreeID?
  public var status: Status
  public var exitCode: Int?
  public var signal: Int?
  /// The first and the last 32 KiB.
  public var stdout: String
  /// The first and the last 32 KiB.
  public var stderr: String
  /// The file with all of the output; null where nothing ran.
  public var logPath: String?
  /// Counted from 1 over the rounds of the task.
  public var attempt: Int
  /// The result whose pass was taken over.
  public var cachedFrom: GateResultID?
  /// Why it was waived, does not apply or says nothing.
  public var reason: String?
  /// Whether it passed what had failed before, on an equal tree.
  public var flaky: Bool
  /// null where the result is not Void.
  public var voidCause: VoidCause?
  /// Files that the run left behind.
  public var untrackedFiles: [LeftFile]
  public var startedAt: Instant
  public var completedAt: Instant?
  public var durationMs: Int

  public init(
    id: GateResultID, gateID: GateID, gateName: String, command: String, taskID: AnyTaskID, reviewID: ReviewID,
    revision: CommitID?, tree: TreeID?, status: Status, exitCode: Int? = nil, signal: Int? = nil, stdout: String = "",
    stderr: String = "", logPath: String? = nil, attempt: Int, cachedFrom: GateResultID? = nil, reason: String? = nil,
    flaky: Bool = false, voidCause: VoidCause? = nil, untrackedFiles: [LeftFile] = [], startedAt: Instant,
    completedAt: Instant? = nil, durationMs: Int = 0
  ) {
    self.id = id
    self.gateID = gateID
    self.gateName = gateName
    self.command = command
    self.taskID = taskID
    self.reviewID = reviewID
    self.revision = revision
    self.tree = tree
    self.status = status
    self.exitCode = exitCode
    self.signal = signal
    self.stdout = stdout
    self.stderr = stderr
    self.logPath = logPath
    self.attempt = attempt
    self.cachedFrom = cachedFrom
    self.reason = reason
    self.flaky = flaky
    self.voidCause = voidCause
    self.untrackedFiles = untrackedFiles
    self.startedAt = startedAt
    self.completedAt = completedAt
    self.durationMs = durationMs
  }
}
