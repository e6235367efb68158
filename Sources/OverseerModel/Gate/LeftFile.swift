/// An untracked file that the run of a gate has left behind. A later submit leaves it out, as long as nobody changed it.
public struct LeftFile: Codable, Sendable, Hashable {
  /// From the root of the checkout.
  public var path: String
  /// Of its content, in 64 small hexadecimal digits.
  public var sha256: String

  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}
