import OverseerModel
import Testing

@Suite("New revisions of a review")
struct ReviewRevisionTests {
  @Test(
    "A restack carries what was approved, and says why", arguments: [ChangeKind.noChange, .messageOnly, .pureRebase])
  func carried(kind: ChangeKind) throws {
    let outcome = try Sample.review(.humanPending).applying(
      .revise(Sample.revision(2, tree: 1, kind: kind)), by: .system, given: Sample.facts())
    let verdict = try #require(outcome.review.verdicts.last)
    #expect(outcome.review.status == .humanPending)
    #expect(outcome.review.verdicts.count == 2)
    #expect(verdict.revision == Sample.commit(2) && verdict.carriedFrom == Sample.commit(1))
    #expect(verdict.principal == Sample.reviewer && verdict.at == Sample.later)
    #expect(outcome.consequences == [.verdictCarried(verdict, because: kind)])
    #expect(outcome.review.headCommit == Sample.commit(2))
    let again = try outcome.review.after(.revise(Sample.revision(3, tree: 1, kind: kind)), by: .system)
    #expect(again.verdicts.last?.carriedFrom == Sample.commit(1))
    #expect(again.verdicts.map(\.revision) == [1, 2, 3].map { Sample.commit($0) })
  }

  @Test("Gates that passed another tree are run before an approval counts")
  func newTree() throws {
    let next = Sample.revision(2, kind: .pureRebase)
    let stale = Sample.facts(Sample.standing(.passed, tree: 1))
    let waiting = try Sample.review(.humanPending).applying(.revise(next), by: .system, given: stale)
    #expect(waiting.review.status == .humanPending)
    #expect(waiting.consequences.last == .stopGates)
    let asked = try waiting.review.applying(.approves(2), by: Sample.person, given: stale)
    #expect(asked.review.status == .gatesPending)
    #expect(asked.consequences.contains(.runGates([Sample.gateID(1), Sample.gateID(2)])))
    let done = try asked.review.after(.gatesMoved, by: .system, Sample.facts(Sample.standing(.passed, tree: 2)))
    #expect(done.status == .approved)
  }

  @Test("Gates that run for the tree before are stopped and run for the new one")
  func runningGates() throws {
    let outcome = try Sample.review().applying(
      .revise(Sample.revision(2, kind: .pureRebase)), by: .system,
      given: Sample.facts(Sample.standing(.running)))
    #expect(outcome.review.status == .gatesPending)
    #expect(outcome.consequences == [.stopGates, .runGates([Sample.gateID(1), Sample.gateID(2)])])
  }

  @Test("The revision that is there already changes nothing")
  func sameRevision() throws {
    let review = Sample.review(.humanPending)
    let outcome = try review.applying(
      .revise(Sample.revision(1, kind: .noChange)), by: .system, given: Sample.facts())
    #expect(outcome.review == review)
    #expect(outcome.consequences.isEmpty)
  }

  @Test("A verdict on another revision than the present one counts for nothing")
  func otherRevision() throws {
    var review = Sample.review()
    review.verdicts = [
      Sample.verdict(.agent, by: Sample.reviewer, on: Sample.commit(7)),
      Sample.verdict(.human, by: Sample.person, on: Sample.commit(7)),
    ]
    #expect(try review.after(.gatesMoved, by: .system).status == .agentPending)
    #expect(review.openPhase(ReviewPolicy(agent: .required)) == .agent)
  }

  @Test("A rework needs a new submit")
  func rework() {
    let error = refusal { () throws(OverseerError) in
      try Sample.review(.humanPending).applying(
        .revise(Sample.revision(2)), by: .system, given: Sample.facts())
    }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.hint?.contains("os task submit") == true)
    #expect(error?.details["kind"] == "Rework")
  }
}

@Suite("New rounds of a review")
struct ReviewRoundTests {
  private static func opening(
    after previous: Review?, kind: ChangeKind = .messageOnly, by principal: Principal = Sample.submitter
  ) -> ReviewOutcome {
    Review.opening(
      ReviewID(Sample.ulid(201)), of: Sample.id(5), revision: Sample.revision(2, tree: 1, kind: kind),
      submittedBy: principal, after: previous, at: Sample.later)
  }

  private static func ended(_ step: ReviewStep, by principal: Principal) throws -> Review {
    try Sample.review(.humanPending).after(step, by: principal)
  }

  @Test("The first round waits for its gates")
  func first() {
    let outcome = Self.opening(after: nil, kind: .rework)
    #expect(outcome.review.round == 1)
    #expect(outcome.review.status == .gatesPending)
    #expect(outcome.review.headCommit == Sample.commit(2))
    #expect(outcome.consequences.isEmpty)
  }

  @Test("An agent's approval counts for the next round unless that is a rework", arguments: ChangeKind.allCases)
  func carriedOver(kind: ChangeKind) throws {
    let outcome = Self.opening(after: try Self.ended(.refuses(), by: Sample.person), kind: kind)
    #expect(outcome.review.round == 2)
    guard kind != .rework else {
      #expect(outcome.review.verdicts.isEmpty && outcome.consequences.isEmpty)
      return
    }
    let verdict = try #require(outcome.review.verdicts.first)
    #expect(verdict.phase == .agent && verdict.carriedFrom == Sample.commit(1))
    #expect(outcome.consequences == [.verdictCarried(verdict, because: kind)])
    #expect(try outcome.review.after(.gatesMoved, by: .system).status == .humanPending)
  }

  @Test("Whoever asked for changes has to look again, whatever they approved before")
  func refusedSince() throws {
    let kept = try Sample.review(.agentPending).after(
      .approves(), by: Sample.person, Sample.facts(Sample.standing(.missing)))
    #expect(kept.verdicts.map(\.decision) == [.waive, .approve])
    let withdrawn = try kept.after(.withdraw(reason: nil), by: Sample.submitter)
    #expect(Self.opening(after: withdrawn).review.verdicts.map(\.decision) == [.waive, .approve])
    let refused = try kept.after(.refuses(), by: Sample.person, Sample.facts(Sample.standing(.missing)))
    #expect(Self.opening(after: refused).review.verdicts.isEmpty)
  }

  @Test("Nothing is carried to a round that the approving agent submits")
  func newSubmitter() throws {
    let before = try Self.ended(.supersede, by: Sample.reviewer)
    #expect(Self.opening(after: before, by: Sample.reviewer).review.verdicts.isEmpty)
    #expect(Self.opening(after: before).review.verdicts.count == 1)
  }

  @Test("Nothing is carried from a round that was approved or whose task was cancelled")
  func reopened() throws {
    for step in [ReviewStep.approves(), .cancel, .force(reason: "Now.")] {
      #expect(Self.opening(after: try Self.ended(step, by: Sample.person)).review.verdicts.isEmpty)
    }
  }
}
