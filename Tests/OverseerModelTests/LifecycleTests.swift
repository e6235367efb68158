import OverseerJSON
import OverseerModel
import Testing

/// The table of domain.md ("Lifecycle"), written down once more and by hand: where each step leads from each status.
///
/// A star marks what only a person may do. The table knows nothing of ``Transition/allowedFrom``.
private let table = """
                      | Pending       | InProgress    | InReview      | AwaitingHuman | Completed   | Cancelled
  start               | InProgress    | same          | same          | -             | -           | -
  submit              | -             | InReview      | InReview      | -             | -           | -
  request changes     | -             | -             | InProgress    | -             | -           | -
  withdraw            | -             | -             | InProgress    | -             | -           | -
  approve             | -             | -             | *Completed    | -             | -           | -
  force-complete      | *Completed    | *Completed    | *Completed    | *Completed    | -           | -
  help request        | AwaitingHuman | AwaitingHuman | AwaitingHuman | -             | -           | -
  help resume         | -             | -             | -             | *back         | -           | -
  cancel              | Cancelled     | Cancelled     | Cancelled     | *Cancelled    | -           | -
  reopen, started     | -             | -             | -             | -             | *InProgress | *InProgress
  reopen, not started | -             | -             | -             | -             | *Pending    | *Pending
  """

/// A row of the table.
private struct Row: Sendable {
  /// One place of the row: where the step leads, and whether it takes a person.
  struct Cell: Sendable {
    var target: String
    var needsPerson: Bool
  }

  var step: String
  /// The places that are not "-".
  var cells: [TaskStatus: Cell]

  static let all: [Row] = {
    let lines = table.split(separator: "\n").map { line in
      line.split(separator: "|").map { $0.trimming { $0 == " " } }
    }
    let columns = lines[0].dropFirst().compactMap(TaskStatus.init(rawValue:))
    return lines.dropFirst().map { line in
      var cells: [TaskStatus: Cell] = [:]
      for (status, text) in zip(columns, line.dropFirst()) where text != "-" {
        cells[status] = Cell(target: text.trimming { $0 == "*" }, needsPerson: text.hasPrefix("*"))
      }
      return Row(step: line[0], cells: cells)
    }
  }()
}

extension StringProtocol {
  fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
    String(drop(while: isDropped).reversed().drop(while: isDropped).reversed())
  }
}

private let review = ReviewID(Sample.ulid(70))
private let newReview = ReviewID(Sample.ulid(71))
private let question = HelpRequestID(Sample.ulid(80))
private let newQuestion = HelpRequestID(Sample.ulid(81))

private let resumables: [Lifecycle.Resumable] = [.pending, .inProgress, .inReview(review)]

/// Every state; the waiting one from each status it can come from, answered and not.
private let states: [Lifecycle] =
  [.pending, .inProgress, .inReview(review), .completed, .cancelled]
  + resumables.flatMap { from in
    [false, true].map { .awaitingHuman(.init(id: question, from: from, isAnswered: $0)) }
  }

private func transition(_ step: String) throws -> Transition {
  let finished = try ChildrenFinished(openChildren: [], of: Sample.id(1), hint: "")
  return switch step {
  case "start": .start(try Unblocked(openBlockers: [], of: Sample.id(1)))
  case "submit": .submit(newReview, finished)
  case "request changes": .requestChanges
  case "withdraw": .withdraw
  case "approve": .approve
  case "force-complete": .forceComplete(finished)
  case "help request": .requestHelp(newQuestion)
  case "help resume": .resume
  case "cancel": .cancel(finished)
  case "reopen, started": .reopen(hasStarted: true)
  case "reopen, not started": .reopen(hasStarted: false)
  default: throw OverseerError(.internalError, "the table names an unknown step: \(step)")
  }
}

/// The state with its evidence that the table's word stands for.
private func expected(_ target: String, from state: Lifecycle) throws -> Lifecycle {
  switch (target, state) {
  case ("same", _): return state
  case ("back", .awaitingHuman(let help)): return lifecycle(help.from)
  case ("InReview", _): return .inReview(newReview)
  case ("AwaitingHuman", .pending):
    return .awaitingHuman(.init(id: newQuestion, from: .pending, isAnswered: false))
  case ("AwaitingHuman", .inProgress):
    return .awaitingHuman(.init(id: newQuestion, from: .inProgress, isAnswered: false))
  case ("AwaitingHuman", .inReview(let review)):
    return .awaitingHuman(.init(id: newQuestion, from: .inReview(review), isAnswered: false))
  case ("InProgress", _): return .inProgress
  case ("Pending", _): return .pending
  case ("Completed", _): return .completed
  case ("Cancelled", _): return .cancelled
  default: throw OverseerError(.internalError, "the table says \(target) from \(state)")
  }
}

private func lifecycle(_ from: Lifecycle.Resumable) -> Lifecycle {
  switch from {
  case .pending: .pending
  case .inProgress: .inProgress
  case .inReview(let review): .inReview(review)
  }
}

@Suite("Lifecycle")
struct LifecycleTests {
  @Test("The table has a row for each step and a column for each status")
  func tableIsWhole() throws {
    #expect(Row.all.count == 11)
    #expect(Row.all.map(\.cells.count) == [3, 2, 1, 1, 1, 4, 3, 1, 4, 2, 2])
    #expect(Set(states.map(\.status)) == Set(TaskStatus.allCases))
    for row in Row.all { _ = try transition(row.step) }
  }

  @Test("Every state × step × principal is as the table says", arguments: states, Row.all.map(\.step))
  func everyTriple(state: Lifecycle, step: String) throws {
    let row = try #require(Row.all.first { $0.step == step })
    let transition = try transition(step)
    for principal in Sample.principals {
      guard let cell = row.cells[state.status] else {
        let error = refusal { () throws(OverseerError) in try state.applying(transition, by: principal) }
        #expect(error?.code == .invalidState)
        #expect(error?.details["from"] == .string(state.status.rawValue))
        let allowed = TaskStatus.allCases.filter { row.cells[$0] != nil }
        #expect(error?.texts("allowed") == allowed.map(\.rawValue))
        #expect(error?.hint != nil)
        continue
      }
      if cell.needsPerson && !principal.isHuman {
        let error = refusal { () throws(OverseerError) in try state.applying(transition, by: principal) }
        #expect(error?.code == .forbidden, "\(principal) may not")
        continue
      }
      if case .awaitingHuman(let help) = state, step == "help resume", !help.isAnswered {
        let error = refusal { () throws(OverseerError) in try state.applying(transition, by: principal) }
        #expect(error?.code == .invalidState)
        #expect(error?.details["from"] == "Pending")
        #expect(error?.texts("allowed") == ["Responded"])
        continue
      }
      #expect(try state.applying(transition, by: principal) == expected(cell.target, from: state))
    }
  }

  @Test("What a step tells about itself agrees with the table", arguments: Row.all.map(\.step))
  func stepsTellTheTable(step: String) throws {
    let row = try #require(Row.all.first { $0.step == step })
    let transition = try transition(step)
    #expect(Set(transition.allowedFrom) == Set(row.cells.keys))
    for (status, cell) in row.cells {
      #expect(transition.needsHuman(from: status) == cell.needsPerson, "from \(status)")
    }
    #expect(step.hasPrefix(transition.name))
  }

  @Test("The evidence of a waiting task is the state it goes back to", arguments: resumables)
  func resumableIsAState(from: Lifecycle.Resumable) {
    #expect(from.lifecycle == lifecycle(from))
  }

  @Test("A stored status goes with a review exactly where it is in review", arguments: TaskStatus.allCases)
  func storedPairs(status: TaskStatus) {
    let expected: (without: Lifecycle.Resumable?, with: Lifecycle.Resumable?) =
      switch status {
      case .pending: (.pending, .pending)
      case .inProgress: (.inProgress, .inProgress)
      case .inReview: (nil, .inReview(review))
      case .awaitingHuman, .completed, .cancelled: (nil, nil)
      }
    #expect(Lifecycle.Resumable(status: status, review: nil) == expected.without)
    #expect(Lifecycle.Resumable(status: status, review: review) == expected.with)
  }

  @Test("Only Completed and Cancelled are finished", arguments: TaskStatus.allCases)
  func finishedStatuses(status: TaskStatus) {
    #expect(status.isFinished == (status == .completed || status == .cancelled))
  }
}

@Suite("Evidence")
struct EvidenceTests {
  @Test("There is no proof that the children are finished while one is open", arguments: [1, 2, 5])
  func openChildren(count: Int) {
    let open = (1...count).map { Sample.id(UInt64($0), .subtask) }
    let error = refusal { () throws(OverseerError) in
      try ChildrenFinished(openChildren: open, of: Sample.id(99), hint: "Finish them.")
    }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.texts("open_children") == open.map(\.description))
    #expect(error?.hint == "Finish them.")
    #expect(error?.message == "\(Sample.id(99)) has \(count) open \(count == 1 ? "child" : "children")")
  }

  @Test("There is no proof that a task is unblocked while a blocker is open", arguments: [1, 3])
  func openBlockers(count: Int) {
    let open = (1...count).map { Sample.id(UInt64($0)) }
    let error = refusal { () throws(OverseerError) in try Unblocked(openBlockers: open, of: Sample.id(99)) }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.texts("blocked_by") == open.map(\.description))
    #expect(open.allSatisfy { error?.message.contains("\($0)") == true })
  }

  @Test("Without open children and blockers both proofs are given")
  func proofs() throws {
    _ = try ChildrenFinished(openChildren: [], of: Sample.id(1), hint: "")
    _ = try Unblocked(openBlockers: [], of: Sample.id(1))
  }
}
