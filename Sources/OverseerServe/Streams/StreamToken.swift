import OverseerModel
import OverseerSDK

/// The token that somebody follows the events with. It must let in as long as the stream lasts.
struct StreamToken: Sendable {
  private let secret: String

  /// The protocol of the WebSocket that carries events.
  static let socketProtocol = "overseer"
  private static let prefix = "token."

  /// - Parameter authorization: The header, `Bearer SECRET`.
  init?(authorization: String?) {
    guard let secret = authorization.flatMap(BearerHeader.secret) else { return nil }
    self.secret = secret
  }

  /// Of a browser, which can send no header of its own with a WebSocket: it names the token among the protocols that it
  /// offers, as `token.SECRET`.
  init?(protocols: some Sequence<Substring>) {
    guard let name = protocols.first(where: { $0.hasPrefix(Self.prefix) }) else { return nil }
    secret = String(name.dropFirst(Self.prefix.count))
  }

  /// Who has shown it; nil where it lets nobody in.
  func bearer(in overseer: Overseer) throws(OverseerError) -> Bearer? { try overseer.bearer(of: secret) }

  /// Throws `unauthorized` where it lets nobody in any more.
  func check(in overseer: Overseer) throws(OverseerError) {
    guard try bearer(in: overseer) == nil else { return }
    throw OverseerError(
      .unauthorized, "the token lets nobody in any more",
      hint: "Make another: os token create. In the browser: os open")
  }
}
