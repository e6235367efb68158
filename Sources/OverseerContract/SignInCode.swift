import OverseerModel

/// Signs one browser in, once, within a minute.
public struct SignInCode: Codable, Sendable, Hashable {
  /// Where a person's program asks a server for one, with POST.
  public static let path = "/api/sign-in/codes"

  public var code: String
  public var expiresAt: Instant

  public init(code: String, expiresAt: Instant) {
    self.code = code
    self.expiresAt = expiresAt
  }
}
