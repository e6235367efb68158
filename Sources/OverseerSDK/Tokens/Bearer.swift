import OverseerModel
import OverseerStore

/// Somebody who has shown a token that lets in.
public struct Bearer: Sendable, Hashable {
  /// nil for the installation's own token.
  public var tokenID: TokenID?
  /// What the token is called.
  public var name: String
  public var scope: TokenScope
  /// The only repository that calls may be about.
  public var repoID: RepoID?
  /// Whom its calls are by: an agent of the token's name, or the person who made the token. So a person is the same
  /// one in the browser and at the command line.
  public var principal: Principal

  init(_ token: AccessToken) {
    tokenID = token.id
    name = token.name
    scope = token.scope
    repoID = token.repoID
    principal = token.scope == .human ? token.createdBy : .agent(name: token.name, session: nil, checkout: nil)
  }

  /// Of the installation's own token.
  init(owner: String) {
    name = owner
    scope = .human
    principal = .human(name: owner)
  }

  /// A call of this bearer over HTTP.
  ///
  /// - Parameter repo: The repository that the request says it is about; that of the token where it says nothing.
  public func caller(correlationID: String?, repo: RepoID? = nil) -> Caller {
    Caller(
      principal: principal, source: .rest, hasProvenHuman: scope == .human, repo: repo ?? repoID,
      correlationID: correlationID, boundRepo: repoID, readsOnly: scope == .readOnly,
      isRemoteAgent: scope != .human)
  }

  /// Refuses with `forbidden` an operation that no call of this bearer can be: what each call is about is checked when
  /// it is made.
  public func check(_ spec: OperationSpec) throws(OverseerError) {
    try caller(correlationID: nil).authorize(spec)
  }
}

extension Overseer {
  /// Whom the installation's own token stands for: the person whose processes these are. It is for what a process does
  /// in this person's name without being shown a token.
  public var owner: Bearer { Bearer(owner: installationToken.owner) }

  /// Who has shown the token `text`; nil where it lets nobody in. A revoked one does not from the moment on at which
  /// that was recorded, by whichever process.
  ///
  /// It takes some microseconds: a look at the installation's token file, which is read again where it has changed, or
  /// one at the database. Throws `unavailable` where that file cannot be used and no other token is `text`.
  public func bearer(of text: String) throws(OverseerError) -> Bearer? {
    guard let secret = TokenSecret(text) else { return nil }
    var trouble: OverseerError?
    if secret.scope == .human {
      do throws(OverseerError) {
        if try installationToken.matches(secret) { return owner }
      } catch {
        trouble = error
      }
    }
    let token = try store.read { reading throws(OverseerError) in try reading.token(withSecret: secret.digest) }
    if let token { return Bearer(token) }
    if let trouble { throw trouble }
    return nil
  }
}
