/// The SHA-256 (FIPS 180-4) of bytes.
public enum ContentDigest {
  /// In 64 small hexadecimal digits.
  public static func sha256(_ bytes: [UInt8]) -> String { TrustDigest.of(bytes) }
}
