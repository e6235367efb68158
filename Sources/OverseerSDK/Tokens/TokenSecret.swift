import Crypto
import OverseerModel

/// The text that a token is known by: `ovs_human_` and 64 hexadecimal digits, which are 256 random bits.
///
/// It is for the one who holds the token, and never for a log: what is kept of it is a digest.
struct TokenSecret: Sendable {
  let scope: TokenScope
  let text: String

  private static let digits = 64

  /// A new one, from the generator of the system.
  static func fresh(for scope: TokenScope) -> TokenSecret {
    var generator = SystemRandomNumberGenerator()
    let random = (0..<4).map { _ in hexadecimal(generator.next()) }.joined()
    return TokenSecret(scope: scope, text: "\(scope.secretPrefix)\(random)")
  }

  private init(scope: TokenScope, text: String) {
    self.scope = scope
    self.text = text
  }

  /// nil where `text` has not the form of a secret.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let scope = TokenScope.allCases.first(where: { bytes.starts(with: $0.secretPrefix.utf8) }) else { return nil }
    let digits = bytes.dropFirst(scope.secretPrefix.utf8.count)
    guard digits.count == Self.digits, digits.allSatisfy({ Self.isHexadecimal($0) }) else { return nil }
    self.init(scope: scope, text: text)
  }

  /// Its SHA-256 (FIPS 180-4). As it has 256 random bits it needs neither salt nor stretching: nobody can guess it from
  /// the digest, and to compare digests tells nothing about how far two secrets agree.
  var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension TokenScope {
  /// What the secrets of its tokens begin with.
  fileprivate var secretPrefix: String {
    switch self {
    case .human: "ovs_human_"
    case .harness: "ovs_harness_"
    case .readOnly: "ovs_readonly_"
    }
  }
}

extension TokenSecret: CustomStringConvertible, CustomDebugStringConvertible {
  /// The kind of the secret without the secret, so that printing the value by mistake betrays nothing.
  var description: String { scope.secretPrefix + "…" }
  var debugDescription: String { description }
}
