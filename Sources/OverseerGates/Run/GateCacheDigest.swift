import OverseerModel

extension GateCacheKey {
  /// The key as it may be stored: the SHA-256 of its bytes, in 64 small hexadecimal digits.
  public var digest: String { TrustDigest.of(bytes) }
}
