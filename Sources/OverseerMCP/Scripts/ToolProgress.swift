/// How far a tool has come, for clients that asked to be told.
public struct ToolProgress: Sendable, Hashable {
  /// Grows with every message; how far it will go is not known.
  public var progress: Double
  public var message: String

  public init(progress: Double, message: String) {
    self.progress = progress
    self.message = message
  }
}
