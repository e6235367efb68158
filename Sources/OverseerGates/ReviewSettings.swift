import OverseerModel

extension RepoConfiguration {
  /// Which phases reviews have, and who judges in the agent phase.
  ///
  /// `[review] agent = "required"` or `"skip"` says whether there is an agent phase. Where a command judges in it, `agent`
  /// is its table, `[review.agent]`, in which `required = false` leaves the phase out: the command then only runs when
  /// somebody asks for it.
  public struct Review: Sendable, Hashable {
    /// What is said about the agent phase; nil leaves it to whether there is a reviewer.
    public var agent: ReviewPolicy.AgentPhase?
    public var human = ReviewPolicy.HumanPhase.required
    public var reviewer: ReviewerCommand?

    public init() {}

    public var policy: ReviewPolicy {
      ReviewPolicy(agent: agent ?? ReviewPolicy(hasReviewer: reviewer != nil).agent, human: human)
    }
  }
}

extension RepoConfiguration.Review {
  init(_ table: TOMLTable, _ problems: inout FileProblems) {
    for entry in table.entries {
      switch (entry.key, entry.node.value) {
      case ("agent", .table(let table)):
        (reviewer, agent) = ReviewerCommand.read(table, &problems)
      case ("agent", .string):
        var phase = ReviewPolicy.AgentPhase.skip
        entry.choice(in: "review.", &phase, &problems)
        agent = phase
      case ("agent", _):
        problems.add(
          entry.line,
          "`review.agent` must be \"required\", \"skip\" or the table [review.agent], not \(entry.node.kind)")
      case ("human", _): entry.choice(in: "review.", &human, &problems)
      default: problems.addUnknown(entry, in: "review.", known: ["agent", "human"])
      }
    }
  }
}
