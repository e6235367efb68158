/// The secret that a client shows, and where it has it from.
public struct ClientToken: Sendable {
  /// The secret itself: never for a log.
  let text: String
  /// Where it stands, for people: a file, or a variable of the environment.
  public let origin: String

  public init(_ text: String, from origin: String) {
    self.text = text
    self.origin = origin
  }
}

extension ClientToken: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "the token of \(origin)" }
  public var debugDescription: String { description }
}
