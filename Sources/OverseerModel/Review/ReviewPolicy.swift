/// Which phases the reviews of a repository have.
public struct ReviewPolicy: Codable, Sendable, Hashable {
  public enum AgentPhase: String, Codable, Sendable, CaseIterable {
    case required
    case skip
  }

  /// A person always has the last word.
  public enum HumanPhase: String, Codable, Sendable, CaseIterable {
    case required
  }

  public var agent: AgentPhase
  public var human: HumanPhase

  public init(agent: AgentPhase, human: HumanPhase = .required) {
    self.agent = agent
    self.human = human
  }

  /// What counts where nothing is said: an agent judges where one is set up to do so.
  public init(hasReviewer: Bool) { self.init(agent: hasReviewer ? .required : .skip) }
}
