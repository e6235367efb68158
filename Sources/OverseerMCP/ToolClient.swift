import OverseerSDK

/// Who calls a tool.
public struct ToolClient: Sendable {
  /// As the SDK knows the caller: always an agent.
  public var caller: Caller
  /// The client program's name, as it says.
  public var name: String

  public init(caller: Caller, name: String) {
    self.caller = caller
    self.name = name
  }
}
