import OverseerModel
import TestSeed
import Testing

/// Rounds of one task to which steps happen at random, with laws that hold after each.
private struct ReviewHistory {
  private(set) var review = Sample.review()
  private(set) var ended: [ReviewStatus: Int] = [:]
  private(set) var refused = 0
  private var generator: PrintedSeed
  private var made: UInt64 = 1
  private var policy = ReviewPolicy(agent: .required)
  private var waits = false

  init(_ generator: PrintedSeed) { self.generator = generator }

  private mutating func number(_ range: Range<UInt64>) -> UInt64 { UInt64.random(in: range, using: &generator) }

  private mutating func any<Element>(_ elements: [Element], or fallback: Element) -> Element {
    elements.randomElement(using: &generator) ?? fallback
  }

  private mutating func standing() -> GatesStanding {
    let all: [GateStanding] = [
      .passed, .passed, .passed, .waived, .notApplicable, .missing, .stale, .running, .pending,
      .failed(attemptsLeft: 1), .escalated,
    ]
    let trees = [review.revision?.tree, review.revision?.tree, Sample.tree(number(1..<4))]
    return GatesStanding(
      tree: any(trees, or: nil),
      entries: (1...2).map {
        .init(gateID: Sample.gateID($0), name: "gate \($0)", standing: any(all, or: .missing))
      })
  }

  private mutating func revision() -> ReviewRevision {
    made += 1
    let kind = any(ChangeKind.allCases, or: .rework)
    return Sample.revision(made, tree: number(1..<4), kind: kind, base: 900 + number(0..<2))
  }

  private mutating func nextStep() -> ReviewStep {
    let seen = number(0..<8) == 0 ? any(review.revisions.map(\.headCommit), or: .zero) : review.headCommit
    switch number(0..<20) {
    case 0..<6: return .gatesMoved
    case 6..<11: return .approve(seen: seen, summary: "", withOpenComments: Bool.random(using: &generator))
    case 11: return .requestChanges(seen: seen, summary: "No.")
    case 12: return .waiveGates(reason: "Known.")
    case 13: return .rerunGates
    case 14..<16: return .revise(revision())
    case 16: return .resume
    case 17: return .withdraw(reason: nil)
    case 18: return any([.supersede, .cancel], or: .cancel)
    default: return .force(reason: "Now.")
    }
  }

  /// One step of somebody, and the laws.
  mutating func step() throws {
    if number(0..<10) == 0 { waits.toggle() }
    if number(0..<30) == 0 { policy.agent = any(ReviewPolicy.AgentPhase.allCases, or: .skip) }
    let before = review
    let step = nextStep()
    if step == .resume { waits = false }
    let principal = any([Sample.person, Sample.person, Sample.reviewer, Sample.submitter, .system], or: .system)
    let comments = number(0..<4) == 0 ? [CommentID(Sample.ulid(1))] : []
    let facts = ReviewFacts(
      policy: policy, gates: standing(), openComments: comments, taskWaits: waits, now: review.updatedAt + .seconds(1))
    let outcome: ReviewOutcome
    do throws(OverseerError) {
      outcome = try review.applying(step, by: principal, given: facts)
    } catch {
      refused += 1
      return
    }
    review = outcome.review
    try check(step, principal, facts, before, outcome)
    if !review.status.isActive { reopen() }
  }

  private func check(
    _ step: ReviewStep, _ principal: Principal, _ facts: ReviewFacts, _ before: Review, _ outcome: ReviewOutcome
  ) throws {
    #expect(before.status.isActive, "a final state was left by \(step.name)")
    checkVerdicts(before)
    if waits && ![.cancel, .force(reason: "Now.")].contains(step) { #expect(review.status == before.status) }
    let fresh = facts.gates.tree == review.revision?.tree
    let counted: GatesStanding =
      switch step {
      case .waiveGates: facts.gates.waivingFailures()
      default: facts.gates
      }
    if review.status == .approved && !review.forced {
      #expect(fresh && counted.outcome == .hold, "stale evidence passed by \(step.name)")
      #expect(review.verdicts.contains { $0.phase == .human && $0.passes && $0.revision == review.headCommit })
    }
    let wentOn = review.status == .agentPending || review.status == .humanPending
    if wentOn && review.status != before.status { #expect(fresh && counted.outcome == .hold) }
    if review.status == .humanPending && before.status != .humanPending && review.hasAgentPhase(facts.policy) {
      #expect(review.verdicts.contains { $0.phase == .agent && $0.passes && $0.revision == review.headCommit })
    }
    #expect(outcome.consequences.contains(.ended) == !review.status.isActive)
    #expect((review.endedBy != nil) == !review.status.isActive)
    #expect(review.baseCommit == review.revision?.baseCommit && review.headCommit == review.revision?.headCommit)
  }

  private func checkVerdicts(_ before: Review) {
    #expect(review.verdicts.starts(with: before.verdicts))
    for verdict in review.verdicts {
      #expect(verdict.principal.isHuman || verdict.principal.identity != review.submittedBy.identity)
      #expect(verdict.principal.isHuman || verdict.phase == .agent)
      #expect(verdict.principal != .system)
    }
    for verdict in review.verdicts where verdict.carriedFrom != nil {
      let kinds = review.revisions.filter { $0.headCommit == verdict.revision }.map(\.kind)
      #expect(verdict.passes && !kinds.contains(.rework), "an approval survived a rework")
    }
  }

  private mutating func reopen() {
    ended[review.status, default: 0] += 1
    waits = false
    let submitter = any([Sample.submitter, Sample.submitter, Sample.reviewer, Sample.person], or: Sample.submitter)
    let own: ReviewRevision? = number(0..<6) == 0 ? nil : revision()
    let previous = review
    review =
      Review.opening(
        ReviewID(Sample.ulid(1000 + made)), of: review.taskID, revision: own, submittedBy: submitter, after: review,
        at: review.updatedAt
      ).review
    #expect(review.round == previous.round + 1)
    if own?.kind == .rework || previous.status == .approved { #expect(review.verdicts.isEmpty) }
    checkVerdicts(review)
  }
}

@Suite("Laws of reviews")
struct ReviewLawTests {
  @Test("In any history: no stale evidence passes, no approval survives a rework, no agent approves its own")
  func histories() throws {
    var history = ReviewHistory(PrintedSeed())
    for _ in 0..<20_000 { try history.step() }
    #expect((history.ended[.approved] ?? 0) > 50 && (history.ended[.changesRequested] ?? 0) > 50)
    #expect(history.refused > 1000)
  }

  /// Something that comes to know of a review by itself, in whatever order.
  private enum News: CaseIterable {
    case gates, agent, person
  }

  private static func orders(_ news: [News]) -> [[News]] {
    guard news.count > 1 else { return [news] }
    return news.indices.flatMap { index in
      var rest = news
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }

  /// The review after the news, in their order. What an agent says after a person has spoken is not asked for.
  private static func review(after news: [News], waits: Bool) throws -> Review {
    var review = Sample.review()
    var gates = Sample.standing(.running)
    for one in news {
      if one == .gates { gates = Sample.standing(.passed) }
      guard review.status.isActive else { continue }
      let facts = Sample.facts(gates, waits: waits)
      switch one {
      case .gates: review = try review.after(.gatesMoved, by: .system, facts)
      case .agent where review.openPhase(facts.policy) == .human: continue
      case .agent: review = try review.after(.approves(), by: Sample.reviewer, facts)
      case .person: review = try review.after(.approves(), by: Sample.person, facts)
      }
    }
    guard waits, review.status.isActive else { return review }
    return try review.after(.resume, by: Sample.person, Sample.facts(gates))
  }

  @Test("Gates and an agent's verdict give the same review in either order", arguments: [false, true])
  func gatesAndAgentCommute(waits: Bool) throws {
    let reviews = try Self.orders([.gates, .agent]).map { try Self.review(after: $0, waits: waits) }
    #expect(reviews[0] == reviews[1])
    #expect(reviews[0].status == .humanPending)
  }

  @Test("Gates and a person's verdict give the same review in either order", arguments: [false, true])
  func gatesAndPersonCommute(waits: Bool) throws {
    let reviews = try Self.orders([.gates, .person]).map { try Self.review(after: $0, waits: waits) }
    #expect(reviews[0] == reviews[1])
    #expect(reviews[0].status == .approved)
  }

  @Test("Gates, an agent and a person approve in any order", arguments: [false, true])
  func allApprove(waits: Bool) throws {
    for order in Self.orders(News.allCases) {
      let review = try Self.review(after: order, waits: waits)
      #expect(review.status == .approved, "\(order)")
      #expect(review.agentCompletedAt != nil && review.gatesCompletedAt != nil)
    }
  }
}
