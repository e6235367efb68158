import OverseerModel

/// What a hook finds in its environment: what gates find, but for the review, and which event it runs for.
public struct HookEnvironment: Sendable, Hashable {
  /// All of it: PATH, HOME and LANG as they are, TERM, CI, and the event.
  public let variables: [String: String]

  /// - Parameters:
  ///   - inherited: The environment of Overseer.
  ///   - type: Of the event.
  public init(inherited: (String) -> String?, repo: RepoID, repoPath: String, event: Event, type: String) {
    var variables = ["TERM": "dumb", "CI": "1"]
    for name in ["PATH", "HOME", "LANG"] { variables[name] = inherited(name) }
    variables["OVERSEER_REPO_ID"] = repo.description
    variables["OVERSEER_REPO_PATH"] = repoPath
    variables["OVERSEER_TASK_ID"] = event.taskID?.description
    variables["OVERSEER_EVENT_SEQ"] = String(event.seq)
    variables["OVERSEER_EVENT_TYPE"] = type
    self.variables = variables
  }
}
