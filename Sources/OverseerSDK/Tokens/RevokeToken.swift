import OverseerModel
import OverseerStore

/// Revokes a token: from now on it lets nobody in. To revoke it again changes nothing.
public struct RevokeToken: WriteOperation {
  public static let spec = OperationSpec(
    "tokens.revoke", "Revoke a token", who: .human, .delete, "/tokens/{id}", errors: [.notFound],
    reach: .installation)

  public var id: TokenID

  public init(id: TokenID) { self.id = id }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> AccessToken {
    guard var token = try writing.reading.token(id) else {
      throw OverseerError.notFound("token", "\(id)", hint: "`os token list --all` shows what there is.")
    }
    guard token.revokedAt == nil else { return token }
    token.revokedAt = writing.now
    try writing.record(.tokenRevoked(TokenPayload(token: token)), repo: nil)
    try writing.forgetSecret(of: id)
    return token
  }
}
