/// Why a run of a reviewer gave no verdict.
public struct ReviewerFailure: Error, Sendable, Hashable {
  /// In plain words, with the place of the mistake where there is one.
  public let reason: String
  /// Whether another run could end better.
  public let mayRetry: Bool

  public init(_ reason: String, mayRetry: Bool = true) {
    self.reason = reason
    self.mayRetry = mayRetry
  }
}
