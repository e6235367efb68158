import OverseerSDK

/// What a transport knows about the messages that it carries.
public struct MCPExchange: Sendable {
  /// The revision that both sides keep to, where the transport knows it: `initialize` has agreed on it, or a header
  /// names it. A request whose `_meta` names a revision is answered in that one.
  public var version: ProtocolVersion?
  /// The client program's name where the message itself does not tell it: from `initialize`, or a header.
  public var clientName: String?
  /// What can be cancelled by a message.
  public var calls: CallsInFlight
  /// Whether a request that was cancelled gets an error for an answer: where each has a response to wait for.
  public var answersCancelled: Bool
  /// Who calls, given the name of the agent as ``AgentName`` wants it.
  public var caller: @Sendable (_ agent: String) -> Caller

  public init(
    version: ProtocolVersion? = nil, clientName: String? = nil, calls: CallsInFlight = CallsInFlight(),
    answersCancelled: Bool = false, caller: @escaping @Sendable (_ agent: String) -> Caller
  ) {
    self.version = version
    self.clientName = clientName
    self.calls = calls
    self.answersCancelled = answersCancelled
    self.caller = caller
  }
}
