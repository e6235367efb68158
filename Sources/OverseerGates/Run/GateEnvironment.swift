import OverseerModel

/// What a gate finds in its environment.
public struct GateEnvironment: Sendable, Hashable {
  /// What a run is about; told to the command as `OVERSEER_…`.
  public struct Occasion: Sendable, Hashable {
    public var taskID: AnyTaskID
    public var repoID: RepoID
    public var repoPath: String
    public var reviewID: ReviewID
    /// nil where no gate runs, but a reviewer.
    public var gateName: String?
    public var attempt: Int
    public var revision: CommitID

    public init(
      taskID: AnyTaskID, repoID: RepoID, repoPath: String, reviewID: ReviewID, gateName: String?, attempt: Int,
      revision: CommitID
    ) {
      self.taskID = taskID
      self.repoID = repoID
      self.repoPath = repoPath
      self.reviewID = reviewID
      self.gateName = gateName
      self.attempt = attempt
      self.revision = revision
    }
  }

  /// All of it: PATH, HOME and LANG as they are, what `passEnv` names, TERM, CI, and the occasion.
  public let variables: [String: String]

  /// - Parameters:
  ///   - inherited: The environment of Overseer.
  ///   - passEnv: Names of further variables to hand on; those that are not set stay so.
  public init(inherited: [String: String], passEnv: [String], occasion: Occasion) {
    var variables = ["TERM": "dumb", "CI": "1"]
    for name in ["PATH", "HOME", "LANG"] + passEnv {
      if let value = inherited[name] { variables[name] = value }
    }
    variables["OVERSEER_TASK_ID"] = occasion.taskID.description
    variables["OVERSEER_REPO_ID"] = occasion.repoID.description
    variables["OVERSEER_REPO_PATH"] = occasion.repoPath
    variables["OVERSEER_REVIEW_ID"] = occasion.reviewID.description
    variables["OVERSEER_GATE_NAME"] = occasion.gateName
    variables["OVERSEER_ATTEMPT"] = String(occasion.attempt)
    variables["OVERSEER_REVISION"] = occasion.revision.description
    self.variables = variables
  }
}
