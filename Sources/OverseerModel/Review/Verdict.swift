/// The parts of a review in which somebody judges.
public enum ReviewPhase: String, Codable, Sendable, CaseIterable {
  case agent = "Agent"
  case human = "Human"
}

/// What somebody said of a revision. It counts for that one alone.
public struct Verdict: Codable, Sendable, Hashable {
  public enum Decision: String, Codable, Sendable, CaseIterable {
    case approve = "Approve"
    case requestChanges = "RequestChanges"
    /// A person does without the agent phase.
    case waive = "Waive"
  }

  public var phase: ReviewPhase
  public var principal: Principal
  public var decision: Decision
  public var summary: String
  /// The head that was looked at; null in a round without own revisions.
  public var revision: CommitID?
  public var at: Instant
  /// The head for which it was given, when it came over from there.
  public var carriedFrom: CommitID?

  public init(
    phase: ReviewPhase, principal: Principal, decision: Decision, summary: String, revision: CommitID?, at: Instant,
    carriedFrom: CommitID? = nil
  ) {
    self.phase = phase
    self.principal = principal
    self.decision = decision
    self.summary = summary
    self.revision = revision
    self.at = at
    self.carriedFrom = carriedFrom
  }

  /// Whether it lets the review go on.
  public var passes: Bool {
    switch decision {
    case .approve, .waive: true
    case .requestChanges: false
    }
  }

  /// The same verdict on a revision that it counts for too.
  func carried(to head: CommitID, at now: Instant) -> Verdict {
    var carried = self
    carried.carriedFrom = carriedFrom ?? revision
    carried.revision = head
    carried.at = now
    return carried
  }
}
