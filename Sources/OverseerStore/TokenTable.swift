import OverseerModel

/// The tokens that let programs in, and what they are recognised by.
enum TokenTable {
  static let columns = "id, name, scope, repo_id, created_by, created_at, revoked_at"

  static func read(_ row: Row) throws(OverseerError) -> AccessToken {
    AccessToken(
      id: try row.id(0), name: row.text(1), scope: try row.choice(2), repoID: row.isNull(3) ? nil : try row.id(3),
      createdBy: try row.json(4), createdAt: row.time(5), revokedAt: row.optionalTime(6))
  }
}

extension Projection {
  func put(_ token: AccessToken) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO tokens (\(TokenTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET revoked_at = excluded.revoked_at
      """,
      [
        .id(token.id), .text(token.name), .text(token.scope.rawValue), .optional(token.repoID?.description),
        .text(try encoded(token.createdBy)), .time(token.createdAt), .time(token.revokedAt),
      ])
  }
}

extension Reading {
  private static let bySecret = """
    SELECT \(TokenTable.columns) FROM tokens
    WHERE revoked_at IS NULL AND id = (SELECT token_id FROM token_secrets WHERE sha256 = ?)
    """

  public func token(_ id: TokenID) throws(OverseerError) -> AccessToken? {
    try connection.first("SELECT \(TokenTable.columns) FROM tokens WHERE id = ?", [.id(id)]) {
      row throws(OverseerError) in try TokenTable.read(row)
    }
  }

  /// The token whose secret has this SHA-256; nil where there is none, or where it was revoked.
  public func token(withSecret digest: [UInt8]) throws(OverseerError) -> AccessToken? {
    try connection.first(Self.bySecret, [.bytes(digest)]) { row throws(OverseerError) in try TokenTable.read(row) }
  }

  /// The tokens after `after`, oldest first: those that let somebody in, or all where that is asked for.
  public func tokens(
    all: Bool = false, after: TokenID? = nil, limit: Int
  ) throws(OverseerError) -> [AccessToken] {
    try connection.all(
      """
      SELECT \(TokenTable.columns) FROM tokens
      WHERE (?1 OR id IN (SELECT token_id FROM token_secrets)) AND id > ?2 ORDER BY id LIMIT ?3
      """, [.flag(all), .text(after?.description ?? ""), .integer(limit)]
    ) { row throws(OverseerError) in try TokenTable.read(row) }
  }

  /// The tokens whose id ends with `suffix`, at most `limit`.
  public func tokens(endingWith suffix: String, limit: Int) throws(OverseerError) -> [TokenID] {
    try ids(in: "tokens", endingWith: suffix, limit: limit)
  }

  /// Every token, revoked ones as well, in the order of the ids.
  public func everyToken() throws(OverseerError) -> [AccessToken] {
    try tokens(all: true, limit: .max)
  }
}

extension Writing {
  /// Keeps the SHA-256 of a token's secret, by which it is recognised from now on. The log does not tell it.
  public func keepSecret(_ digest: [UInt8], of token: TokenID) throws(OverseerError) {
    try reading.connection.run(
      "INSERT INTO token_secrets (token_id, sha256) VALUES (?, ?)", [.id(token), .bytes(digest)])
  }

  /// Forgets what a token is recognised by, so that it lets nobody in any more.
  public func forgetSecret(of token: TokenID) throws(OverseerError) {
    try reading.connection.run("DELETE FROM token_secrets WHERE token_id = ?", [.id(token)])
  }
}
