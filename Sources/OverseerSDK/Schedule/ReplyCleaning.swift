import OverseerModel
import OverseerStore

extension Overseer {
  /// How long a reply is kept for a request with the same idempotency key.
  static let replyLifetime = Duration.seconds(24 * 3600)

  /// Forgets the replies that were kept for requests with idempotency keys for so long that nobody asks for them again.
  /// Claims and their leases need no such thing: they are judged by the time at which they are looked at.
  public func forgetOldReplies() async throws(OverseerError) {
    _ = try await store.writeAsync(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
      try writing.forgetReplies(before: writing.now + (.zero - Self.replyLifetime))
    }
  }
}
