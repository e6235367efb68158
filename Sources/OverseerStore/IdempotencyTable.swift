import OverseerModel

/// What makes two requests with an `Idempotency-Key` the same request.
public struct IdempotencyKey: Sendable, Hashable {
  /// What the client sent.
  public var key: String
  /// Method and path.
  public var route: String
  /// Who asks.
  public var principal: String
  /// The repository that the request is about; empty where it is about none.
  public var repo: String

  public init(key: String, route: String, principal: String, repo: String) {
    self.key = key
    self.route = route
    self.principal = principal
    self.repo = repo
  }

  fileprivate var bindings: [Binding] { [.text(key), .text(route), .text(principal), .text(repo)] }
}

/// A successful reply that is kept to be given again. It is no part of the log: it changes without events.
public struct KeptReply: Sendable, Hashable {
  /// The SHA-256 of the request's body: the same key with another body is another request, which is refused.
  public var bodyDigest: [UInt8]
  /// The HTTP status, 200 to 299: what was refused has changed nothing and is not kept.
  public var status: Int
  public var body: [UInt8]
  public var createdAt: Instant

  public init(bodyDigest: [UInt8], status: Int, body: [UInt8], createdAt: Instant) {
    self.bodyDigest = bodyDigest
    self.status = status
    self.body = body
    self.createdAt = createdAt
  }
}

extension Reading {
  private static let keptReply = """
    SELECT body_sha256, status, reply, created_at FROM idempotency_keys
    WHERE key = ? AND route = ? AND principal = ? AND repo = ?
    """

  /// What was answered to the request with this key; nil where it was not answered yet, or so long ago that it is
  /// forgotten.
  public func keptReply(_ key: IdempotencyKey) throws(OverseerError) -> KeptReply? {
    try connection.first(Self.keptReply, key.bindings) { row in
      KeptReply(bodyDigest: row.bytes(0), status: row.integer(1), body: row.bytes(2), createdAt: row.time(3))
    }
  }
}

extension Writing {
  /// Keeps a reply in the transaction that did what it tells.
  ///
  /// Throws `conflict` where one is kept already: another process has answered the same request meanwhile.
  public func keep(_ reply: KeptReply, for key: IdempotencyKey) throws(OverseerError) {
    let kept = try reading.connection.run(
      """
      INSERT INTO idempotency_keys (key, route, principal, repo, body_sha256, status, reply, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      key.bindings + [
        .bytes(reply.bodyDigest), .integer(reply.status), .bytes(reply.body), .time(reply.createdAt),
      ])
    guard kept > 0 else {
      throw OverseerError(
        .conflict, "a request with the idempotency key \(key.key) was answered just now; nothing was changed",
        hint: "Send the request again: it gives the answer that was kept.")
    }
  }

  /// Forgets the reply to one request where it was kept before a moment.
  public func forgetReply(to key: IdempotencyKey, before moment: Instant) throws(OverseerError) {
    try reading.connection.run(
      """
      DELETE FROM idempotency_keys
      WHERE key = ? AND route = ? AND principal = ? AND repo = ? AND created_at <= ?
      """, key.bindings + [.time(moment)])
  }

  /// Forgets the replies that were kept before a moment, and answers how many they were.
  @discardableResult
  public func forgetReplies(before moment: Instant) throws(OverseerError) -> Int {
    try reading.connection.run("DELETE FROM idempotency_keys WHERE created_at < ?", [.time(moment)])
  }
}
