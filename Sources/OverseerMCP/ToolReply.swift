import OverseerJSON

/// What the call of a tool gives.
public struct ToolReply: Sendable {
  /// As the tool's `outputSchema` says; nil where the tool failed before there was anything.
  public var structured: JSONValue?
  /// What clients show to the model that leave the structured content out.
  public var text: String
  public var isError: Bool

  public init(structured: JSONValue?, text: String, isError: Bool = false) {
    self.structured = structured
    self.text = text
    self.isError = isError
  }
}
