/// What a token is for.
public enum TokenScope: String, Codable, Sendable, CaseIterable {
  /// Stands for a person: everything a person may do.
  case human = "Human"
  /// Stands for a coding agent: everything but what only a person may do.
  case harness = "Harness"
  /// Reads and changes nothing.
  case readOnly = "ReadOnly"
}

/// What is known about a token that lets a program in. Its secret is no part of it and is told only once.
public struct AccessToken: Codable, Sendable, Hashable {
  public var id: TokenID
  /// For an agent the name that its acts bear, else what people know the token by.
  public var name: String
  public var scope: TokenScope
  /// The only repository that a call with it can be about; null where it is good for all.
  public var repoID: RepoID?
  /// The person who made it, for whom it stands where its scope is `Human`.
  public var createdBy: Principal
  public var createdAt: Instant
  /// When it stopped to let anybody in; null while it does.
  public var revokedAt: Instant?

  public init(
    id: TokenID, name: String, scope: TokenScope, repoID: RepoID?, createdBy: Principal, createdAt: Instant,
    revokedAt: Instant? = nil
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.repoID = repoID
    self.createdBy = createdBy
    self.createdAt = createdAt
    self.revokedAt = revokedAt
  }

  /// Throws `invalid_input` unless `name` is 1 to 64 of `a`-`z`, `0`-`9`, `.`, `_` and `-`, as the names of agents are.
  public static func check(name: String) throws(OverseerError) {
    guard AgentName.isValid(name) else {
      throw OverseerError.invalidField("name", "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', not \"\(name)\"")
    }
  }
}
