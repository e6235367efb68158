// What is told about who may come in, and about what a server runs.

public struct TokenPayload: Codable, Sendable, Hashable {
  /// The token without its secret.
  public var token: AccessToken
  public init(token: AccessToken) { self.token = token }
}

public struct HookFailedPayload: Codable, Sendable, Hashable {
  public var repoID: RepoID
  /// What the hook is called.
  public var hook: String
  /// The event that the hook was run for.
  public var eventSeq: Int64
  /// Why it failed.
  public var error: String
  /// What it ended with; null where it did not end by itself.
  public var exitCode: Int?

  public init(repoID: RepoID, hook: String, eventSeq: Int64, error: String, exitCode: Int?) {
    self.repoID = repoID
    self.hook = hook
    self.eventSeq = eventSeq
    self.error = error
    self.exitCode = exitCode
  }
}
