import OverseerModel
import OverseerStore

/// Makes a token that lets a program in. Its secret is told in this reply and never again.
public struct CreateToken: WriteOperation {
  public static let spec = OperationSpec(
    "tokens.create", "Make a token", who: .human, .post, "/tokens", errors: [.notFound], reach: .installation)
  public static let replyIsSecret = true

  /// For an agent the name that its acts bear, else what people know the token by: 1 to 64 of `a`-`z`, `0`-`9`, `.`,
  /// `_` and `-`. Several tokens may have the same.
  public var name: String
  public var scope: TokenScope
  /// The only repository that it is good for; all where it is left out.
  public var repoID: RepoID?

  public init(name: String, scope: TokenScope, repoID: RepoID? = nil) {
    self.name = name
    self.scope = scope
    self.repoID = repoID
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> CreatedToken {
    try AccessToken.check(name: name)
    if let repoID { _ = try writing.reading.existingRepo(repoID) }
    let token = AccessToken(
      id: TokenID(writing.identifier()), name: name, scope: scope, repoID: repoID, createdBy: caller.principal,
      createdAt: writing.now)
    let secret = TokenSecret.fresh(for: scope)
    // To be bound to a repository is no matter of that repository's log: the event is the installation's.
    try writing.record(.tokenCreated(TokenPayload(token: token)), repo: nil)
    try writing.keepSecret(secret.digest, of: token.id)
    return CreatedToken(token: token, secret: secret.text)
  }
}

/// A new token, with the secret that it is known by.
public struct CreatedToken: Codable, Sendable, Hashable {
  public var token: AccessToken
  /// What a caller sends as `Authorization: Bearer …`. It is shown this once.
  public var secret: String
}
