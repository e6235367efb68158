import OverseerModel
import Testing

/// Everything that may be known about a task whose status is set by hand.
private let everyFacts: [StatusFacts] = (0...2).flatMap { open in
  (0...open).flatMap { started in
    [false, true].flatMap { closed in
      [false, true].map { blocked in
        StatusFacts(openChildren: open, startedChildren: started, parentIsClosed: closed, isEffectivelyBlocked: blocked)
      }
    }
  }
}

/// All rules that a task with these facts would break as `status`, each written as one sentence.
private func broken(_ status: TaskStatus, _ facts: StatusFacts) -> Set<StatusInvariant> {
  var broken: Set<StatusInvariant> = []
  // Neither a review nor a question comes into being because somebody sets a status.
  if status == .inReview { broken.insert(.inReviewHasReview) }
  if status == .awaitingHuman { broken.insert(.awaitingHumanHasOpenHelp) }
  if [.completed, .cancelled].contains(status), facts.openChildren > 0 { broken.insert(.finishedHasNoOpenChild) }
  if [.pending, .inProgress].contains(status), facts.parentIsClosed { broken.insert(.openHasOpenParent) }
  if status == .inProgress, facts.isEffectivelyBlocked { broken.insert(.startedIsNotBlocked) }
  if status == .pending, facts.startedChildren > 0 { broken.insert(.pendingHasNotStarted) }
  return broken
}

@Suite("Status set by hand")
struct StatusInvariantTests {
  @Test("It is refused exactly where a rule would be broken, and names such a rule", arguments: TaskStatus.allCases)
  func refusedWhereBroken(status: TaskStatus) {
    for facts in everyFacts {
      let named = StatusInvariant.broken(by: status, given: facts)
      let all = broken(status, facts)
      #expect((named == nil) == all.isEmpty, "\(facts)")
      if let named { #expect(all.contains(named), "\(facts)") }
    }
  }

  @Test("Every rule can be the one that refuses", arguments: StatusInvariant.allCases)
  func everyRuleRefuses(rule: StatusInvariant) {
    let refusing = TaskStatus.allCases.contains { status in
      everyFacts.contains { StatusInvariant.broken(by: status, given: $0) == rule }
    }
    #expect(refusing)
  }

  @Test("Every rule says in words what it is and what to do", arguments: StatusInvariant.allCases)
  func everyRuleHasWords(rule: StatusInvariant) {
    #expect(rule.explanation.contains(" "))
    #expect(rule.hint.hasSuffix(".") || rule.hint.contains("os "))
    #expect(rule.rawValue.allSatisfy { $0.isLowercase || $0 == "_" })
  }

  @Test("The rules are told apart by name, words and hint")
  func rulesAreDistinct() {
    let rules = StatusInvariant.allCases
    #expect(Set(rules.map(\.explanation)).count == rules.count)
    #expect(Set(rules.map(\.hint)).count == rules.count)
  }
}
