import OverseerModel
import Testing

/// What stands under what (domain.md, "Hierarchy"): the kind that a child has, nil where nothing may stand.
private func childKind(under parent: TaskKind) -> TaskKind? {
  switch parent {
  case .milestone: .task
  case .task: .subtask
  case .subtask: nil
  }
}

private let parents: [TaskKind?] = [nil] + TaskKind.allCases.map { $0 }
private let wishes: [TaskKind?] = [nil] + TaskKind.allCases.map { $0 }

@Suite("Hierarchy")
struct HierarchyTests {
  @Test("A new task gets the one kind that fits its place, and no other", arguments: wishes, parents)
  func kindOfNewTask(wanted: TaskKind?, parent: TaskKind?) throws {
    let possible: [TaskKind] =
      if let parent { childKind(under: parent).map { [$0] } ?? [] } else { [.milestone, .task] }
    let expected: TaskKind? =
      if let wanted { possible.contains(wanted) ? wanted : nil } else { possible.last }
    if let expected {
      #expect(try Hierarchy.kind(wanted: wanted, under: parent) == expected)
    } else {
      let error = refusal { () throws(OverseerError) in try Hierarchy.kind(wanted: wanted, under: parent) }
      #expect(error?.code == .invalidInput)
      #expect(error?.fields == [possible.isEmpty ? "parent_id" : "kind"])
      #expect(error?.hint != nil)
    }
  }

  @Test("Every kind fits exactly under its parents, and only while they are open", arguments: TaskKind.allCases)
  func kindFitsUnderParent(kind: TaskKind) throws {
    for parentKind in TaskKind.allCases {
      for status in TaskStatus.allCases {
        for hidden in [false, true] {
          let parent = Sample.task(Sample.id(3, parentKind), status: status)
          let fits = childKind(under: parentKind) == kind
          let isOpen = !hidden && [.pending, .inProgress, .awaitingHuman].contains(status)
          if fits && isOpen {
            try Hierarchy.check(kind, fitsUnder: parent, hidden: hidden)
          } else {
            let error = refusal { () throws(OverseerError) in
              try Hierarchy.check(kind, fitsUnder: parent, hidden: hidden)
            }
            // A wrong place stays wrong whatever happens to the parent, so that is said first.
            #expect(error?.code == (fits ? .preconditionFailed : .invalidInput), "\(parentKind) \(status) \(hidden)")
          }
        }
      }
    }
  }

  @Test("Milestones and tasks stand alone, subtasks do not", arguments: TaskKind.allCases)
  func alone(kind: TaskKind) throws {
    if kind == .subtask {
      let error = refusal { () throws(OverseerError) in
        try Hierarchy.check(kind, fitsUnder: nil, hidden: false)
      }
      #expect(error?.code == .invalidInput)
      #expect(error?.fields == ["parent_id"])
    } else {
      try Hierarchy.check(kind, fitsUnder: nil, hidden: false)
    }
  }

  @Test("A closed parent is refused with its name and status", arguments: TaskStatus.allCases, [false, true])
  func closedParent(status: TaskStatus, hidden: Bool) throws {
    let parent = Sample.task(Sample.id(3), status: status)
    guard hidden || [.completed, .cancelled, .inReview].contains(status) else {
      return try Hierarchy.checkOpen(parent: parent, hidden: hidden)
    }
    let error = refusal { () throws(OverseerError) in try Hierarchy.checkOpen(parent: parent, hidden: hidden) }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.details["parent_id"] == .string("\(parent.id)"))
    #expect(error?.details["parent_status"] == .string(status.rawValue))
    #expect(error?.message.contains(hidden ? "archived" : status.rawValue) == true)
    #expect(error?.hint?.contains(hidden ? "unarchive" : "parent") == true)
  }
}
