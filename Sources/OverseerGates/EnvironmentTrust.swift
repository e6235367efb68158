import OverseerModel

/// The commands that a machine without a person trusts, by `OVERSEER_TRUST=<sha256>[,…]`.
public struct EnvironmentTrust: Sendable, Hashable {
  public let digests: Set<String>

  /// Trusts nothing.
  public static let none = EnvironmentTrust(digests: [])

  private init(digests: Set<String>) { self.digests = digests }

  /// What the variable says. It counts for nothing unless a person acts outside of any session: an agent could have
  /// set it.
  ///
  /// - Throws: `invalid_input` for anything that is not 64 hexadecimal digits.
  public init(variable: String?, caller: Principal, isInSession: Bool) throws(OverseerError) {
    guard let variable, caller.isHuman, !isInSession else {
      self = .none
      return
    }
    var digests: Set<String> = []
    for word in variable.split(separator: ",") {
      let digest = Text.trimming(String(word)).lowercased()
      guard digest.utf8.count == 64, digest.utf8.allSatisfy("0123456789abcdef".utf8.contains) else {
        throw OverseerError(
          .invalidInput, "OVERSEER_TRUST must be SHA-256 sums with commas between them, not `\(digest.shown)`",
          hint: "Take the sums that the refusal to run names.")
      }
      digests.insert(digest)
    }
    self.init(digests: digests)
  }
}
