import OverseerJSON
import OverseerModel
import Testing

private let otherReview = ReviewID(Sample.ulid(299))

private func standing(_ results: GateResult..., gate: Gate = Sample.gate(1)) -> GateStanding {
  gate.standing(at: Sample.revision(1), in: Sample.reviewID, results: results)
}

@Suite("How a gate stands")
struct GateStandingTests {
  @Test("Each status is worth something of its own", arguments: GateResult.Status.allCases)
  func statuses(status: GateResult.Status) {
    let expected: GateStanding =
      switch status {
      case .running: .running
      case .pending: .pending
      case .passed: .passed
      case .waived: .waived
      case .notApplicable: .notApplicable
      case .failed, .timeout: .failed(attemptsLeft: 2)
      case .escalated: .escalated
      case .void: .missing
      }
    #expect(standing(Sample.result(status)) == expected)
    #expect(expected.holds == [.passed, .waived, .notApplicable].contains(status))
  }

  @Test("The last result counts")
  func last() {
    #expect(standing(Sample.result(.failed), Sample.result(.running, attempt: 2)) == .running)
    #expect(standing(Sample.result(.passed), Sample.result(.failed, attempt: 2)) == .failed(attemptsLeft: 1))
    #expect(standing(Sample.result(.passed), Sample.result(.void)) == .missing)
  }

  @Test("A failure with no attempt left escalates", arguments: 1...4)
  func attempts(attempt: Int) {
    let expected: GateStanding = attempt < 3 ? .failed(attemptsLeft: 3 - attempt) : .escalated
    #expect(standing(Sample.result(.failed, attempt: attempt)) == expected)
    #expect(standing(Sample.result(.timeout, attempt: attempt)) == expected)
  }

  @Test("Only two void runs in a row for the same tree escalate")
  func voids() {
    let void = Sample.result(.void)
    #expect(standing(void) == .missing)
    #expect(standing(void, void) == .escalated)
    #expect(standing(void, Sample.result(.failed), void) == .missing)
    #expect(standing(Sample.result(.void, revision: 2), void) == .missing)
    #expect(VoidRule(voids: 1) == .runInCleanCheckout)
    #expect(VoidRule(voids: 2) == .escalate)
  }

  @Test(
    "A run that was cut short is as if it had never been", arguments: [.interrupted, .ended] as [GateResult.VoidCause])
  func cutShort(cause: GateResult.VoidCause) {
    let void = Sample.result(.void)
    let cut = Sample.result(.void, voidCause: cause)
    #expect(standing(cut, cut, cut) == .missing)
    #expect(standing(void, void, cut) == .missing)
    #expect(standing(cut, void) == .missing)
    #expect(standing(void, cut, void) == .escalated)
  }

  @Test("Results of another tree or command are stale, of another gate or review nothing")
  func elsewhere() {
    #expect(standing() == .missing)
    #expect(standing(Sample.result(.passed, gate: 2)) == .missing)
    #expect(standing(Sample.result(.passed, review: otherReview)) == .missing)
    #expect(standing(Sample.result(.passed, tree: 2)) == .stale)
    #expect(standing(Sample.result(.waived, tree: 2)) == .stale)
    #expect(standing(Sample.result(.passed, command: "true")) == .stale)
    // What was found for the tree before does not get lost when another was tried in between.
    #expect(standing(Sample.result(.passed), Sample.result(.failed, revision: 2)) == .passed)
  }

  @Test("A pass counts for an equal tree, that a gate does not apply only for the revision")
  func equalTree() {
    #expect(standing(Sample.result(.passed, revision: 7, tree: 1)) == .passed)
    #expect(standing(Sample.result(.waived, revision: 7, tree: 1)) == .waived)
    #expect(standing(Sample.result(.notApplicable, revision: 7, tree: 1)) == .stale)
  }
}

@Suite("How all gates stand")
struct GatesStandingTests {
  private static func outcome(_ standings: GateStanding...) -> GatesStanding.Outcome {
    GatesStanding(
      tree: nil,
      entries: standings.enumerated().map {
        .init(gateID: Sample.gateID(UInt64($0.offset)), name: "\($0.offset)", standing: $0.element)
      }
    ).outcome
  }

  @Test("A failure is told when nothing is to be run any more, and what escalates goes first")
  func outcomes() {
    #expect(Self.outcome() == .hold)
    #expect(Self.outcome(.passed, .waived, .notApplicable) == .hold)
    for undecided in [GateStanding.missing, .stale, .running] {
      #expect(Self.outcome(.passed, undecided) == .open)
      #expect(Self.outcome(.failed(attemptsLeft: 1), undecided) == .open)
      #expect(Self.outcome(.escalated, undecided) == .open)
    }
    #expect(Self.outcome(.passed, .pending) == .open)
    #expect(Self.outcome(.failed(attemptsLeft: 1), .pending) == .failed)
    #expect(Self.outcome(.failed(attemptsLeft: 1), .escalated) == .escalated)
    #expect(Self.outcome(.escalated, .pending) == .escalated)
  }

  @Test("Optional gates hold nothing up, and a review is ungated when no required one applies")
  func optionalGates() {
    let review = Sample.review()
    let optional = Sample.gate(1, required: false)
    let onlyOptional = GatesStanding(of: review, gates: [optional], results: [Sample.result(.failed)])
    #expect(onlyOptional.entries.isEmpty)
    #expect(onlyOptional.outcome == .hold && onlyOptional.isUngated)
    let results = [Sample.result(.notApplicable), Sample.result(.passed, gate: 2)]
    let one = GatesStanding(of: review, gates: [Sample.gate(1)], results: results)
    #expect(one.outcome == .hold && one.isUngated)
    let two = GatesStanding(of: review, gates: [Sample.gate(1), Sample.gate(2)], results: results)
    #expect(two.outcome == .hold && !two.isUngated)
    #expect(two.entries.map(\.standing) == [.notApplicable, .passed])
  }

  @Test("What is to be run, run again and waived is told apart")
  func lists() {
    let all: [GateStanding] = [
      .passed, .missing, .stale, .running, .pending, .failed(attemptsLeft: 1), .escalated,
    ]
    let standing = GatesStanding(
      tree: Sample.tree(1),
      entries: all.enumerated().map {
        .init(gateID: Sample.gateID(UInt64($0.offset)), name: "\($0.offset)", standing: $0.element)
      })
    func ids(_ numbers: UInt64...) -> [GateID] { numbers.map { Sample.gateID($0) } }
    #expect(standing.toRun == ids(1, 2))
    #expect(standing.toRerun == ids(1, 2, 4, 5, 6))
    #expect(standing.failures.map(\.gateID) == ids(5, 6))
    #expect(standing.waivingFailures().entries.map(\.standing).suffix(2) == [.waived, .waived])
    #expect(standing.waivingFailures().entries.prefix(5) == standing.entries.prefix(5))
    #expect(standing.rerunning().toRun == standing.toRerun)
  }
}

@Suite("Attempts of a gate")
struct GateHistoryTests {
  private static func next(_ results: GateResult..., restartedAt: Instant? = nil) -> Int {
    GateHistory(of: Sample.gateID(1), results: results, restartedAt: restartedAt).nextAttempt
  }

  @Test("Failures count over the rounds of a task")
  func counting() {
    #expect(Self.next() == 1)
    #expect(Self.next(Sample.result(.failed, attempt: 1)) == 2)
    #expect(
      Self.next(Sample.result(.failed, attempt: 1), Sample.result(.timeout, review: otherReview, attempt: 2)) == 3)
    #expect(Self.next(Sample.result(.escalated, attempt: 3)) == 4)
    #expect(Self.next(Sample.result(.failed, gate: 2, attempt: 1)) == 1)
  }

  @Test("A pass and a waiver start again, what says nothing does not")
  func startingAgain() {
    let failed = Sample.result(.failed, attempt: 2)
    #expect(Self.next(failed, Sample.result(.passed, attempt: 3)) == 1)
    #expect(Self.next(failed, Sample.result(.waived, attempt: 2)) == 1)
    for status in [GateResult.Status.void, .notApplicable, .running, .pending] {
      #expect(Self.next(failed, Sample.result(status, attempt: 3)) == 3)
    }
    #expect(Self.next(Sample.result(.void)) == 1)
  }

  @Test("A person who asks for changes or for a rerun starts again")
  func restarted() {
    let early = Sample.result(.failed, attempt: 2, at: Sample.noon)
    let late = Sample.result(.failed, attempt: 1, at: Sample.later)
    #expect(Self.next(early, restartedAt: Sample.noon + .seconds(1)) == 1)
    #expect(Self.next(early, late, restartedAt: Sample.noon + .seconds(1)) == 2)
    #expect(Self.next(early, Sample.result(.void, at: Sample.later), restartedAt: Sample.noon) == 1)
  }

  @Test("Attempts start again with the last thing that a person did, in whichever round")
  func restartedAt() {
    var rerun = Sample.review(.gatesPending)
    rerun.gatesRestartedAt = Sample.noon + .seconds(5)
    var refused = Sample.review(.changesRequested)
    refused.endedBy = .human
    refused.humanCompletedAt = Sample.noon + .seconds(9)
    var byAgent = refused
    byAgent.endedBy = .agent
    byAgent.humanCompletedAt = Sample.noon + .seconds(20)
    var approved = byAgent
    approved.status = .approved
    approved.endedBy = .human
    #expect(GateHistory.restartedAt(of: []) == nil)
    #expect(GateHistory.restartedAt(of: [Sample.review(), byAgent, approved]) == nil)
    #expect(GateHistory.restartedAt(of: [rerun, Sample.review()]) == rerun.gatesRestartedAt)
    #expect(GateHistory.restartedAt(of: [refused, rerun]) == refused.humanCompletedAt)
  }

  @Test("A pass after a failure on an equal tree is flaky")
  func flakes() {
    let history = GateHistory(
      of: Sample.gateID(1),
      results: [
        Sample.result(.failed), Sample.result(.passed), Sample.result(.failed, revision: 2),
        Sample.result(.passed, revision: 3), Sample.result(.timeout, revision: 4),
        Sample.result(.passed, revision: 5, tree: 4), Sample.result(.passed, revision: 6),
        Sample.result(.failed, revision: 6),
      ], restartedAt: nil)
    #expect(history.flakes == 2)
    #expect(history.isFlaky(passing: Sample.tree(1), command: "make test"))
    #expect(history.isFlaky(passing: Sample.tree(2), command: "make test"))
    #expect(!history.isFlaky(passing: Sample.tree(3), command: "make test"))
    #expect(!history.isFlaky(passing: Sample.tree(2), command: "make lint"))
  }
}

@Suite("Runs of a gate")
struct GateRunTests {
  @Test("How a run ended says what it is worth")
  func ends() {
    let gate = Sample.gate(1, attempts: 2)
    #expect(gate.status(of: .exited(code: 0), attempt: 2) == .passed)
    #expect(gate.status(of: .exited(code: 75), attempt: 2) == .pending)
    for code in [1, 2, 74, 76, 127, 255] {
      #expect(gate.status(of: .exited(code: code), attempt: 1) == .failed)
      #expect(gate.status(of: .exited(code: code), attempt: 2) == .escalated)
    }
    #expect(gate.status(of: .signalled(9), attempt: 1) == .failed)
    #expect(gate.status(of: .signalled(9), attempt: 2) == .escalated)
    #expect(gate.status(of: .timedOut, attempt: 1) == .timeout)
    #expect(gate.status(of: .timedOut, attempt: 2) == .escalated)
  }

  @Test("A pending gate is asked again until it has been pending for too long")
  func polling() {
    var gate = Sample.gate(1)
    gate.pollIntervalSecs = 30
    gate.maxPendingSecs = 100
    let start = Sample.noon
    #expect(gate.nextPoll(pendingSince: start, polledAt: start + .seconds(5)) == .run(at: start + .seconds(35)))
    #expect(gate.nextPoll(pendingSince: start, polledAt: start + .seconds(69)) == .run(at: start + .seconds(99)))
    #expect(gate.nextPoll(pendingSince: start, polledAt: start + .seconds(70)) == .timeOut(at: start + .seconds(100)))
    #expect(gate.nextPoll(pendingSince: start, polledAt: start + .seconds(500)) == .timeOut(at: start + .seconds(100)))
  }

  @Test("A gate with paths is only for changes that touch them")
  func applicability() {
    let gate = Sample.gate(1, paths: ["src/**", "Package.swift"])
    #expect(gate.inapplicability(to: ["docs/a.md", "src/a/b.swift"]) == nil)
    #expect(gate.inapplicability(to: ["Package.swift"]) == nil)
    #expect(gate.inapplicability(to: ["docs/a.md"]) == "no changed file matches src/**, Package.swift")
    #expect(gate.inapplicability(to: []) == "no changed file matches src/**, Package.swift")
    #expect(Sample.gate(1).inapplicability(to: []) == nil)
    #expect(Sample.gate(1).inapplicability(to: nil) == "the round has no revisions of its own")
  }

  @Test("What fails says what is to be done")
  func failures() throws {
    let gate = Sample.gate(1, name: "test", attempts: 2)
    let first = try #require(GateFailure(Sample.result(.failed), of: gate))
    let last = try #require(GateFailure(Sample.result(.escalated, attempt: 2), of: gate))
    #expect(GateFailure(Sample.result(.passed), of: gate) == nil)
    #expect(!first.escalated && last.escalated)
    #expect(!GateFailures([first]).escalatedToHuman)
    #expect(GateFailures([first, last]).escalatedToHuman)
    let written = try JSONCoder.value(of: GateFailures([first]))
    #expect(written.objectValue?.keys == ["gate_failures", "action_required", "escalated_to_human"])
    #expect(
      written["gate_failures"]?[0]?.objectValue?.keys
        == ["name", "exit_code", "attempt", "max_retries", "stdout", "stderr", "escalated"])
  }
}
