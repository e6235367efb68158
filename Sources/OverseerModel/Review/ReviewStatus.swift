/// Where a review stands.
public enum ReviewStatus: String, Codable, Sendable, CaseIterable {
  case gatesPending = "GatesPending"
  /// A person has to run the gates again, or to do without what failed.
  case gatesEscalated = "GatesEscalated"
  case agentPending = "AgentPending"
  case humanPending = "HumanPending"
  case changesRequested = "ChangesRequested"
  case approved = "Approved"

  /// Whether the round is still open. What is not active never changes again.
  public var isActive: Bool {
    switch self {
    case .gatesPending, .gatesEscalated, .agentPending, .humanPending: true
    case .changesRequested, .approved: false
    }
  }
}

/// What ended a round.
public enum EndedBy: String, Codable, Sendable, CaseIterable {
  case gates
  case agent
  case human
  case withdrawn
  case superseded
  case cancelled
}
