import OverseerJSON
import OverseerModel
import Testing

private func error(
  _ review: Review, _ step: ReviewStep, by principal: Principal = Sample.person, _ facts: ReviewFacts = Sample.facts()
) -> OverseerError? {
  refusal { () throws(OverseerError) in try review.applying(step, by: principal, given: facts) }
}

@Suite("Reviews")
struct ReviewMachineTests {
  @Test("An approval over gates that are to be run is kept, and counts once they pass")
  func keptAgentApproval() throws {
    let asked = try Sample.review(.agentPending).applying(
      .approves(), by: Sample.reviewer, given: Sample.facts(Sample.standing(.stale)))
    let verdict = try #require(asked.review.verdicts.last)
    #expect(asked.review.status == .gatesPending)
    #expect(
      asked.consequences == [
        .verdictRecorded(verdict), .runGates([Sample.gateID(2)]),
        .phaseChanged(from: .agentPending, to: .gatesPending),
      ])
    #expect(asked.review.agentCompletedAt == nil)
    let running = try asked.review.after(.gatesMoved, by: .system, Sample.facts(Sample.standing(.running)))
    #expect(running == asked.review)
    let passed = try running.after(.gatesMoved, by: .system)
    #expect(passed.status == .humanPending)
    #expect(passed.agentCompletedAt == Sample.later)
    #expect(passed.gatesCompletedAt == Sample.later)
  }

  @Test("A person's approval is kept likewise, and completes the task in that person's name")
  func keptHumanApproval() throws {
    let asked = try Sample.review(.humanPending).after(
      .approves(), by: Sample.person, Sample.facts(Sample.standing(.missing)))
    #expect(asked.status == .gatesPending)
    let done = try asked.applying(.gatesMoved, by: .system, given: Sample.facts())
    #expect(done.review.status == .approved)
    #expect(done.consequences == [.stopGates, .ended, .moveTask(.approve, by: Sample.person)])
    #expect(done.review.endedBy == .human)
    #expect(done.review.summary == "Good.")
    #expect(done.review.humanCompletedAt == Sample.later)
  }

  @Test("A kept approval does not outlive gates that fail")
  func keptThenFailed() throws {
    let asked = try Sample.review(.agentPending).after(
      .approves(), by: Sample.person, Sample.facts(Sample.standing(.missing)))
    let failed = try asked.applying(
      .gatesMoved, by: .system, given: Sample.facts(Sample.standing(.failed(attemptsLeft: 2))))
    #expect(failed.review.status == .changesRequested)
    #expect(failed.review.endedBy == .gates)
    #expect(failed.review.summary == "A gate failed: test")
    #expect(failed.consequences == [.stopGates, .ended, .moveTask(.requestChanges, by: .system)])
  }

  @Test("A person who approves at once does without the agent")
  func humanAtOnce() throws {
    let done = try Sample.review(.agentPending).after(.approves(), by: Sample.person)
    #expect(done.status == .approved)
    #expect(done.verdicts.map(\.phase) == [.agent, .human])
    #expect(done.verdicts.map(\.decision) == [.waive, .approve])
    #expect(done.verdicts.allSatisfy { $0.principal == Sample.person && $0.revision == Sample.commit(1) })
    #expect(done.agentCompletedAt == Sample.later && done.humanCompletedAt == Sample.later)
    #expect(done.gatesCompletedAt == Sample.noon)
  }

  @Test("Where the agent phase is skipped, no agent judges")
  func skippedAgentPhase() throws {
    let facts = Sample.facts(agent: .skip)
    let open = try Sample.review().after(.gatesMoved, by: .system, facts)
    #expect(open.status == .humanPending)
    #expect(open.agentCompletedAt == nil)
    #expect(try Sample.review(.agentPending).after(.gatesMoved, by: .system, facts).status == .humanPending)
    #expect(error(Sample.review(), .approves(), by: Sample.reviewer, facts)?.code == .forbidden)
    #expect(error(Sample.review(.agentPending), .approves(), by: Sample.reviewer, facts)?.code == .forbidden)
    let done = try open.after(.approves(), by: Sample.person, facts)
    #expect(done.verdicts.map(\.decision) == [.approve])
    #expect(ReviewPolicy(hasReviewer: true).agent == .required)
    #expect(ReviewPolicy(hasReviewer: false).agent == .skip)
  }

  @Test("A review that waits for a person goes on waiting for one when the policy changes")
  func changedPolicy() throws {
    let open = try Sample.review().after(.gatesMoved, by: .system, Sample.facts(agent: .skip))
    #expect(try open.after(.gatesMoved, by: .system).status == .humanPending)
    #expect(error(open, .approves(), by: Sample.reviewer)?.code == .forbidden)
    #expect(try open.after(.approves(), by: Sample.person).verdicts.map(\.decision) == [.approve])
  }

  @Test("A round without own revisions has no agent phase and no gates, and a person confirms it")
  func noOwnRevisions() throws {
    let review = Sample.review(revision: nil)
    let gate = Sample.gate(1)
    let gates = GatesStanding(of: review, gates: [gate], results: [])
    #expect(gates.entries.map(\.standing) == [.notApplicable])
    let open = try review.after(.gatesMoved, by: .system, Sample.facts(gates))
    #expect(open.status == .humanPending)
    #expect(open.ungated)
    #expect(open.baseCommit == nil && open.headCommit == nil)
    #expect(error(open, .approves(1), Sample.facts(gates))?.code == .conflict)
    #expect(error(open, .approves(nil), by: Sample.reviewer, Sample.facts(gates))?.code == .forbidden)
    #expect(try open.after(.approves(nil), by: Sample.person, Sample.facts(gates)).status == .approved)
    let revised = error(open, .revise(Sample.revision(2, kind: .pureRebase)), by: .system, Sample.facts(gates))
    #expect(revised?.code == .preconditionFailed)
  }

  @Test("An approval over unresolved comments has to be meant", arguments: [Sample.person, Sample.reviewer])
  func openComments(principal: Principal) throws {
    let comment = CommentID(Sample.ulid(400))
    let facts = Sample.facts(openComments: [comment])
    let refused = error(Sample.review(.agentPending), .approves(), by: principal, facts)
    #expect(refused?.code == .preconditionFailed)
    #expect(refused?.texts("open_comments") == ["\(comment)"])
    let done = try Sample.review(.agentPending).after(.approves(over: true), by: principal, facts)
    #expect(done.verdicts.last?.decision == .approve)
    #expect(try Sample.review(.agentPending).after(.refuses(), by: principal, facts).status == .changesRequested)
  }

  @Test("An approval of another revision is a conflict that says what is unseen", arguments: [UInt64?(1), 7, nil])
  func unseenRevision(seen: UInt64?) throws {
    var review = Sample.review(.humanPending)
    for number in [2, 3] as [UInt64] {
      let next = Sample.revision(number, tree: 1, kind: .pureRebase, base: 900 + number)
      review = try review.after(.revise(next), by: .system)
    }
    let conflict = error(review, .approves(seen))
    #expect(conflict?.code == .conflict)
    #expect(conflict?.details["revision"] == .string("\(Sample.commit(3))"))
    #expect(conflict?.details["seen"] == (seen.map { .string("\(Sample.commit($0))") } ?? .null))
    let unseen = conflict?.details["unseen"]?.arrayValue
    let all = review.revisions.map { JSONValue.string("\($0.headCommit)") }
    #expect(unseen?.map { $0["head_commit"] } == (seen == 1 ? Array(all.dropFirst()) : all))
    #expect(try review.after(.approves(3), by: Sample.person).status == .approved)
    // What is wrong with a revision of the round is wrong with the round.
    guard seen == 1 else {
      #expect(error(review, .refuses(seen))?.code == .conflict)
      return
    }
    #expect(try review.after(.refuses(seen), by: Sample.person).verdicts.last?.revision == Sample.commit(1))
  }

  @Test("An agent never judges what it submitted itself, in whatever name")
  func submittersNeverApprove() throws {
    let renamed = Principal.agent(name: "gemini", session: "sess_submit", checkout: "/elsewhere")
    for step in [ReviewStep.approves(), .refuses()] {
      #expect(error(Sample.review(.agentPending), step, by: renamed)?.code == .forbidden)
    }
    var own = Sample.review(.agentPending)
    own.submittedBy = Sample.person
    #expect(try own.after(.approves(), by: Sample.person).status == .approved)
  }

  @Test("A verdict that asks for changes, a waiver and a force say why")
  func reasons() {
    let silent = ReviewStep.requestChanges(seen: Sample.commit(1), summary: " \n")
    #expect(error(Sample.review(), silent)?.fields == ["summary"])
    #expect(error(Sample.review(), .force(reason: ""))?.fields == ["reason"])
    let escalated = Sample.facts(Sample.standing(.escalated))
    #expect(error(Sample.review(.gatesEscalated), .waiveGates(reason: ""), escalated)?.fields == ["reason"])
  }

  @Test("What ended a round is kept, with what it means for the task")
  func endings() throws {
    func end(_ step: ReviewStep, by principal: Principal) throws -> (EndedBy?, String?, [ReviewConsequence]) {
      let outcome = try Sample.review(.agentPending).applying(step, by: principal, given: Sample.facts())
      return (outcome.review.endedBy, outcome.review.summary, outcome.consequences.filter { $0 != .stopGates })
    }
    let withdrawn = try end(.withdraw(reason: "Wrong branch."), by: Sample.submitter)
    #expect(withdrawn == (.withdrawn, "Wrong branch.", [.ended, .moveTask(.withdraw, by: Sample.submitter)]))
    #expect(try end(.supersede, by: Sample.submitter) == (.superseded, nil, [.ended]))
    #expect(try end(.cancel, by: Sample.person) == (.cancelled, nil, [.ended]))
    #expect(try end(.force(reason: "Now."), by: Sample.person) == (.human, "Now.", [.ended]))
    let byAgent = try end(.refuses(), by: Sample.reviewer)
    #expect((byAgent.0, byAgent.1) == (.agent, "Not yet."))
    #expect(byAgent.2.dropFirst() == [.ended, .moveTask(.requestChanges, by: Sample.reviewer)])
    let byPerson = try end(.refuses(), by: Sample.person)
    #expect((byPerson.0, byPerson.1) == (.human, "Not yet."))
    let forced = try Sample.review(.gatesEscalated).after(.force(reason: "Now."), by: Sample.person)
    #expect(forced.forced && forced.status == .approved && forced.humanCompletedAt == Sample.later)
  }

  @Test("A rerun and a waiver name the gates, and the waiver its reason")
  func escalatedGates() throws {
    let facts = Sample.facts(Sample.standing(.escalated))
    let rerun = try Sample.review(.gatesEscalated).applying(.rerunGates, by: Sample.person, given: facts)
    #expect(
      rerun.consequences == [
        .rerunGates([Sample.gateID(2)]), .phaseChanged(from: .gatesEscalated, to: .gatesPending),
      ])
    #expect(rerun.review.gatesRestartedAt == facts.now)
    let waived = try Sample.review(.gatesEscalated).applying(
      .waiveGates(reason: "Flaky."), by: Sample.person, given: facts)
    #expect(
      waived.consequences == [
        .waiveGates([Sample.gateID(2)], reason: "Flaky."), .phaseChanged(from: .gatesEscalated, to: .agentPending),
      ])
    #expect(waived.review.gatesRestartedAt == facts.now)
    let more = GatesStanding(
      tree: Sample.tree(1),
      entries: facts.gates.entries + [.init(gateID: Sample.gateID(3), name: "docs", standing: .missing)])
    let partly = try Sample.review(.gatesEscalated).applying(
      .waiveGates(reason: "Flaky."), by: Sample.person, given: Sample.facts(more))
    #expect(partly.review.status == .gatesPending)
    #expect(partly.consequences.contains(.runGates([Sample.gateID(3)])))
  }

  @Test("What was kept for gates counts after a waiver")
  func waivedUnderKeptApproval() throws {
    let asked = try Sample.review(.agentPending).after(
      .approves(), by: Sample.person, Sample.facts(Sample.standing(.missing)))
    let escalated = try asked.after(.gatesMoved, by: .system, Sample.facts(Sample.standing(.escalated)))
    #expect(escalated.status == .gatesEscalated)
    let hint = error(escalated, .approves(), Sample.facts(Sample.standing(.escalated)))?.hint
    #expect(hint?.contains("os gate waive") == true)
    let done = try escalated.after(
      .waiveGates(reason: "Known."), by: Sample.person, Sample.facts(Sample.standing(.escalated)))
    #expect(done.status == .approved)
  }

  @Test("While the task waits, verdicts are recorded, and count in their order when it goes on")
  func waitingVerdicts() throws {
    let waits = Sample.facts(waits: true)
    let approved = try Sample.review(.agentPending).after(.approves(), by: Sample.reviewer, waits)
    #expect(approved.status == .agentPending && approved.verdicts.count == 1)
    #expect(try approved.after(.resume, by: Sample.person).status == .humanPending)
    let refused = try approved.after(.refuses(), by: Sample.person, waits)
    #expect(refused.status == .agentPending && refused.endedBy == nil)
    let resumed = try refused.applying(.resume, by: Sample.person, given: Sample.facts())
    #expect(resumed.review.endedBy == .human)
    #expect(resumed.consequences.last == .moveTask(.requestChanges, by: Sample.person))
    // A person's approval came first, and would have ended the round.
    let first = try Sample.review(.agentPending).after(.approves(), by: Sample.person, waits)
    let second = try first.after(.refuses(), by: Sample.person, waits)
    #expect(try second.after(.resume, by: Sample.person).status == .approved)
    #expect(try second.after(.resume, by: Sample.person, Sample.facts(Sample.standing(.stale))).endedBy == .human)
    let stale = try first.applying(.resume, by: Sample.person, given: Sample.facts(Sample.standing(.stale)))
    #expect(stale.review.status == .gatesPending)
    #expect(stale.consequences.contains(.runGates([Sample.gateID(2)])))
  }

  @Test("What a step means for the task is possible for the task")
  func taskFollows() throws {
    let cases: [(ReviewStep, Principal, GateStanding, TaskStatus)] = [
      (.approves(), Sample.person, .passed, .completed), (.refuses(), Sample.reviewer, .passed, .inProgress),
      (.withdraw(reason: nil), Sample.submitter, .passed, .inProgress),
    ]
    for (step, principal, gates, expected) in cases {
      let facts = Sample.facts(Sample.standing(gates))
      let outcome = try Sample.review(.agentPending).applying(step, by: principal, given: facts)
      guard case .moveTask(let transition, let actor)? = outcome.consequences.last else {
        Issue.record("\(step.name) does not move the task")
        continue
      }
      #expect(try Lifecycle.inReview(Sample.reviewID).applying(transition, by: actor).status == expected)
    }
  }

  @Test("A review is written as the other surfaces know it")
  func wire() throws {
    let review = try Sample.review(.humanPending).after(.approves(), by: Sample.person)
    let written = try JSONCoder.value(of: review)
    #expect(
      written.objectValue?.keys == [
        "id", "task_id", "round", "status", "revisions", "base_commit", "head_commit", "ungated", "submitted_by",
        "submitted_at", "gates_completed_at", "gates_restarted_at", "agent_completed_at", "human_completed_at",
        "verdicts", "ended_by", "summary", "forced", "created_at", "updated_at",
      ])
    #expect(
      written["revisions"]?[0]?.objectValue?.keys
        == ["base_commit", "head_commit", "change_id", "tree", "kind", "at"])
    #expect(
      written["verdicts"]?[0]?.objectValue?.keys
        == ["phase", "principal", "decision", "summary", "revision", "at", "carried_from"])
    #expect(written["status"] == "Approved" && written["ended_by"] == "human")
    #expect(try JSONCoder.decode(Review.self, from: written) == review)
  }
}
