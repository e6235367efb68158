import OverseerJSON

/// What names a request in its reply.
public enum RequestID: Sendable, Hashable {
  case number(Int64)
  case text(String)

  /// Nil for what the protocol does not take as an id: null, fractions and all that is neither number nor string.
  public init?(_ value: JSONValue) {
    switch value {
    case .string(let text): self = .text(text)
    case .integer(let number): self = .number(number)
    // Some languages write whole numbers as 1.0.
    case .number(let number):
      guard let whole = Int64(exactly: number) else { return nil }
      self = .number(whole)
    default: return nil
    }
  }

  public var json: JSONValue {
    switch self {
    case .number(let number): .integer(number)
    case .text(let text): .string(text)
    }
  }
}
