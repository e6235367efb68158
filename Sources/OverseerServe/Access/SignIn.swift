import Crypto
import OverseerModel
import OverseerSDK
import Synchronization

/// Lets a browser in that was opened with a one-time code in its address.
///
/// Codes live only in the memory of the server, as digests, for a minute; each is good for one exchange. An address
/// with an old code, as it stays in a history or in the arguments of a process, is worth nothing.
final class SignIn: Sendable {
  /// How long a code is good for.
  static let lifetime = Duration.seconds(60)
  /// How many codes may be open. The oldest gives way to one more: whoever asks for codes has a person's token.
  static let mostCodes = 32
  /// How many wrong codes are answered within ``period``.
  static let mostFailures = 20
  static let period = Duration.seconds(60)

  private struct Code {
    /// SHA-256 (FIPS 180-4).
    var digest: SHA256Digest
    var person: Bearer
    var expiresAt: Instant
  }

  private struct State {
    /// Oldest first.
    var codes: [Code] = []
    /// When wrong codes were tried, oldest first.
    var failures: [Instant] = []

    mutating func add(_ code: Code, at now: Instant) {
      codes.removeAll { $0.expiresAt <= now }
      if codes.count == SignIn.mostCodes { codes.removeFirst() }
      codes.append(code)
    }

    /// Digests are compared in constant time.
    mutating func take(_ digest: SHA256Digest, at now: Instant) -> Bearer? {
      codes.removeAll { $0.expiresAt <= now }
      guard let place = codes.firstIndex(where: { $0.digest == digest }) else { return nil }
      return codes.remove(at: place).person
    }

    /// Whether one more wrong code may be tried; it is counted then.
    mutating func countFailure(at now: Instant) -> Bool {
      failures.removeAll { $0 + SignIn.period <= now }
      guard failures.count < SignIn.mostFailures else { return false }
      failures.append(now)
      return true
    }
  }

  private let state = Mutex(State())

  /// A new code for somebody who may make tokens: 256 bits from the generator of the system, in hexadecimal digits.
  func code(for person: Bearer, at now: Instant) -> (code: String, expiresAt: Instant) {
    let code = SymmetricKey(size: .bits256).withUnsafeBytes { bytes in
      bytes.reduce(into: "") { text, byte in text += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    }
    let expiresAt = now + Self.lifetime
    state.withLock { $0.add(Code(digest: Self.digest(of: code), person: person, expiresAt: expiresAt), at: now) }
    return (code, expiresAt)
  }

  /// Takes a code for good, and says who had asked for it; nil where it is none.
  ///
  /// Throws `rate_limited` for a wrong one after too many others. A right one is always taken: nobody can keep the
  /// owner out by trying.
  func redeem(_ code: String, at now: Instant) throws(OverseerError) -> Bearer? {
    let digest = Self.digest(of: code)
    if let person = state.withLock({ $0.take(digest, at: now) }) { return person }
    guard state.withLock({ $0.countFailure(at: now) }) else {
      throw OverseerError(
        .rateLimited, "too many wrong codes were tried to sign in", hint: "Try again in a minute, with a new code.")
    }
    return nil
  }

  private static func digest(of code: String) -> SHA256Digest { SHA256.hash(data: Array(code.utf8)) }
}
