import OverseerModel

extension Sample {
  static let reviewID = ReviewID(ulid(200))
  static let submitter = Principal.agent(name: "codex", session: "sess_submit", checkout: nil)
  static let reviewer = Principal.agent(name: "claude-code", session: "sess_review", checkout: nil)

  static func commit(_ number: UInt64) -> CommitID { CommitID(number, 0, 1) }
  static func tree(_ number: UInt64) -> TreeID { TreeID(number, 0, 2) }
  static func gateID(_ number: UInt64) -> GateID { GateID(ulid(300 + number)) }

  static func revision(
    _ number: UInt64, tree: UInt64? = nil, kind: ChangeKind = .rework, base: UInt64 = 900
  ) -> ReviewRevision {
    ReviewRevision(
      baseCommit: commit(base), headCommit: commit(number), changeID: "kxoy", tree: Sample.tree(tree ?? number),
      kind: kind, at: noon)
  }

  /// A review of revision 1 at `status`, with the verdict of an agent where one has to be.
  static func review(_ status: ReviewStatus = .gatesPending, revision: ReviewRevision? = revision(1)) -> Review {
    var review = Review(
      id: reviewID, taskID: id(5), round: 1, revision: revision, submittedBy: submitter, at: noon)
    review.status = status
    if status == .agentPending || status == .humanPending { review.gatesCompletedAt = noon }
    if status == .humanPending, revision != nil {
      review.verdicts = [verdict(.agent, by: reviewer)]
      review.agentCompletedAt = noon
    }
    return review
  }

  static func verdict(
    _ phase: ReviewPhase, by principal: Principal, _ decision: Verdict.Decision = .approve,
    on revision: CommitID? = commit(1)
  ) -> Verdict {
    Verdict(phase: phase, principal: principal, decision: decision, summary: "", revision: revision, at: noon)
  }

  /// Two required gates, the first of which holds.
  static func standing(_ second: GateStanding, tree: UInt64? = 1) -> GatesStanding {
    GatesStanding(
      tree: tree.map(Sample.tree),
      entries: [
        .init(gateID: gateID(1), name: "lint", standing: .passed),
        .init(gateID: gateID(2), name: "test", standing: second),
      ])
  }

  static let later = noon + .seconds(60)

  static func facts(
    _ gates: GatesStanding = standing(.passed), agent: ReviewPolicy.AgentPhase = .required,
    openComments: [CommentID] = [], waits: Bool = false
  ) -> ReviewFacts {
    ReviewFacts(
      policy: ReviewPolicy(agent: agent), gates: gates, openComments: openComments, taskWaits: waits, now: later)
  }
}

extension ReviewStep {
  static func approves(_ number: UInt64? = 1, over comments: Bool = false) -> ReviewStep {
    .approve(seen: number.map(Sample.commit), summary: "Good.", withOpenComments: comments)
  }

  static func refuses(_ number: UInt64? = 1) -> ReviewStep {
    .requestChanges(seen: number.map(Sample.commit), summary: "Not yet.")
  }
}

extension Review {
  /// The step's outcome, where nothing but the review itself matters.
  func after(_ step: ReviewStep, by principal: Principal, _ facts: ReviewFacts = Sample.facts()) throws -> Review {
    try applying(step, by: principal, given: facts).review
  }
}
