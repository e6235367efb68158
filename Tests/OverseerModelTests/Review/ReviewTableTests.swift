import OverseerModel
import Testing

/// The table of review.md, written down once more and by hand: where each step leads from each active status.
///
/// Who: a person (h), an agent that reviews (r), the agent that submitted (s), the system (o). Gates: whether the
/// second of two holds, has to be run, failed, or failed for good. `-` is `invalid_state`, `!` `forbidden`, `~`
/// `precondition_failed`. The table knows nothing of ``ReviewStep/allowedFrom``.
private let table = """
  step            | who  | gates          | GatesPending     | GatesEscalated   | AgentPending     | HumanPending
  gates moved     | hrso | hold           | AgentPending     | same             | same             | same
  gates moved     | hrso | open           | same             | same             | same             | same
  gates moved     | hrso | failed         | ChangesRequested | same             | same             | same
  gates moved     | hrso | escalated      | GatesEscalated   | same             | same             | same
  resume          | hrso | hold           | AgentPending     | same             | same             | same
  resume          | hrso | open           | same             | same             | same             | same
  resume          | hrso | failed         | ChangesRequested | same             | same             | same
  resume          | hrso | escalated      | GatesEscalated   | same             | same             | same
  restack         | hrso | hold           | AgentPending     | same             | same             | same
  restack         | hrso | open           | same             | same             | same             | same
  restack         | hrso | failed         | ChangesRequested | same             | same             | same
  restack         | hrso | escalated      | GatesEscalated   | same             | same             | same
  rework          | hrso | any            | ~                | ~                | ~                | ~
  approve         | h    | hold           | Approved         | -                | Approved         | Approved
  approve         | h    | open           | same             | -                | GatesPending     | GatesPending
  approve         | h    | failed         | ChangesRequested | -                | ChangesRequested | ChangesRequested
  approve         | h    | escalated      | GatesEscalated   | -                | GatesEscalated   | GatesEscalated
  approve         | r    | hold           | HumanPending     | -                | HumanPending     | !
  approve         | r    | open           | same             | -                | GatesPending     | !
  approve         | r    | failed         | ChangesRequested | -                | ChangesRequested | !
  approve         | r    | escalated      | GatesEscalated   | -                | GatesEscalated   | !
  approve         | so   | any            | !                | -                | !                | !
  request changes | h    | any            | ChangesRequested | ChangesRequested | ChangesRequested | ChangesRequested
  request changes | r    | any            | ChangesRequested | ChangesRequested | ChangesRequested | !
  request changes | so   | any            | !                | !                | !                | !
  waive           | h    | hold open      | -                | ~                | -                | -
  waive           | h    | failed         | -                | AgentPending     | -                | -
  waive           | h    | escalated      | -                | AgentPending     | -                | -
  waive           | rso  | any            | -                | !                | -                | -
  rerun           | h    | hold           | -                | AgentPending     | -                | -
  rerun           | h    | open           | -                | GatesPending     | -                | -
  rerun           | h    | failed         | -                | GatesPending     | -                | -
  rerun           | h    | escalated      | -                | GatesPending     | -                | -
  rerun           | rso  | any            | -                | !                | -                | -
  withdraw        | hs   | any            | ChangesRequested | ChangesRequested | ChangesRequested | ChangesRequested
  withdraw        | ro   | any            | !                | !                | !                | !
  supersede       | hrso | any            | ChangesRequested | ChangesRequested | ChangesRequested | ChangesRequested
  cancel          | hrso | any            | ChangesRequested | ChangesRequested | ChangesRequested | ChangesRequested
  force           | h    | any            | Approved         | Approved         | Approved         | Approved
  force           | rso  | any            | !                | !                | !                | !
  """

private let actors: [Character: Principal] = [
  "h": Sample.person, "r": Sample.reviewer, "s": Sample.submitter, "o": .system,
]

private let situations: [String: GateStanding] = [
  "hold": .passed, "open": .missing, "failed": .failed(attemptsLeft: 1), "escalated": .escalated,
]

private let steps: [String: ReviewStep] = [
  "gates moved": .gatesMoved, "resume": .resume,
  "restack": .revise(Sample.revision(2, tree: 1, kind: .pureRebase)), "rework": .revise(Sample.revision(2)),
  "approve": .approves(), "request changes": .refuses(), "waive": .waiveGates(reason: "Known."),
  "rerun": .rerunGates, "withdraw": .withdraw(reason: nil), "supersede": .supersede, "cancel": .cancel,
  "force": .force(reason: "Needed now."),
]

private struct Cell: Sendable, CustomTestStringConvertible {
  var step: String
  var who: Character
  var gates: String
  var from: ReviewStatus
  var to: String

  var testDescription: String { "\(step) by \(who), gates \(gates), from \(from.rawValue): \(to)" }

  static let all: [Cell] = table.split(separator: "\n").dropFirst().flatMap { line in
    let words = line.split(separator: "|").map { part in
      part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed().map(String.init).joined()
    }
    let gates = words[2] == "any" ? situations.keys.sorted() : words[2].split(separator: " ").map(String.init)
    let statuses: [ReviewStatus] = [.gatesPending, .gatesEscalated, .agentPending, .humanPending]
    return words[1].flatMap { who in
      gates.flatMap { situation in
        zip(statuses, words[3...]).map { Cell(step: words[0], who: who, gates: situation, from: $0, to: $1) }
      }
    }
  }
}

@Suite("The table of reviews")
struct ReviewTableTests {
  @Test("The table has every step, actor, situation of the gates and active status, each once")
  func tableIsWhole() {
    #expect(Cell.all.count == steps.count * actors.count * situations.count * 4)
    #expect(Set(Cell.all.map { "\($0.step) \($0.who) \($0.gates) \($0.from)" }).count == Cell.all.count)
    #expect(Set(Cell.all.map(\.step)) == Set(steps.keys))
  }

  @Test("Every step is as the table says", arguments: Cell.all)
  private func everyCell(cell: Cell) throws {
    let step = try #require(steps[cell.step])
    let actor = try #require(actors[cell.who])
    let facts = Sample.facts(Sample.standing(try #require(situations[cell.gates])))
    let review = Sample.review(cell.from)
    let refusals: [String: OverseerError.Code] = ["-": .invalidState, "!": .forbidden, "~": .preconditionFailed]
    guard let code = refusals[cell.to] else {
      let expected = cell.to == "same" ? cell.from : try #require(ReviewStatus(rawValue: cell.to))
      let outcome = try review.applying(step, by: actor, given: facts)
      #expect(outcome.review.status == expected)
      #expect(outcome.review.verdicts.starts(with: review.verdicts))
      #expect(outcome.review.updatedAt == (outcome.review == review ? review.updatedAt : Sample.later))
      let changed = outcome.consequences.contains(.phaseChanged(from: cell.from, to: expected))
      #expect(changed == (expected.isActive && expected != cell.from))
      #expect(outcome.consequences.contains(.ended) == !expected.isActive)
      return
    }
    let error = refusal { () throws(OverseerError) in try review.applying(step, by: actor, given: facts) }
    #expect(error?.code == code)
    #expect(error?.hint != nil)
    guard code == .invalidState else { return }
    #expect(error?.details["from"] == .string(cell.from.rawValue))
    let allowed = Cell.all.filter { $0.step == cell.step && $0.to != "-" }.map(\.from)
    #expect(error?.texts("allowed") == ReviewStatus.allCases.filter(allowed.contains).map(\.rawValue))
  }

  @Test("What is final is never left", arguments: [ReviewStatus.approved, .changesRequested], steps.keys.sorted())
  func finalStates(status: ReviewStatus, step: String) throws {
    let step = try #require(steps[step])
    for actor in actors.values {
      for situation in situations.values {
        for waits in [false, true] {
          let facts = Sample.facts(Sample.standing(situation), waits: waits)
          let error = refusal { () throws(OverseerError) in
            try Sample.review(status).applying(step, by: actor, given: facts)
          }
          #expect(error?.code == .invalidState)
          #expect(error?.details["from"] == .string(status.rawValue))
        }
      }
    }
  }

  @Test("While the task waits, nothing moves but by its end", arguments: Cell.all.filter { $0.gates == "hold" })
  private func waiting(cell: Cell) throws {
    let step = try #require(steps[cell.step])
    let actor = try #require(actors[cell.who])
    let facts = Sample.facts(Sample.standing(.passed), waits: true)
    let review = Sample.review(cell.from)
    if ["!", "~", "-"].contains(cell.to) { return }
    if ["resume", "withdraw", "supersede", "waive", "rerun"].contains(cell.step) {
      let error = refusal { () throws(OverseerError) in try review.applying(step, by: actor, given: facts) }
      #expect(error?.code == .invalidState)
      #expect(error?.details["from"] == "AwaitingHuman")
      return
    }
    let outcome = try review.applying(step, by: actor, given: facts)
    switch cell.step {
    case "cancel", "force": #expect(!outcome.review.status.isActive)
    default: #expect(outcome.review.status == cell.from)
    }
  }
}
