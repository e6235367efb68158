import OverseerModel
import TestSeed
import Testing

private let everyFacts: [Readiness.Facts] = TaskStatus.allCases.flatMap { status in
  [false, true].flatMap { hidden in
    [0, 2].flatMap { blockers in
      [0, 1].flatMap { above in
        [(0, 0), (2, 0), (2, 1), (2, 2)].flatMap { children, open in
          [false, true].map { claimed in
            Readiness.Facts(
              status: status, isHidden: hidden, openBlockers: blockers, openAncestorBlockers: above, children: children,
              openChildren: open, hasLiveClaim: claimed)
          }
        }
      }
    }
  }
}

@Suite("Readiness")
struct ReadinessTests {
  /// domain.md: "unclaimed leaves that are not effectively blocked and are Pending, or InProgress without a live
  /// claim, and parents all of whose children are finished".
  private static func isOffered(_ facts: Readiness.Facts) -> Bool {
    let isWaitingForWork = facts.status == .pending || facts.status == .inProgress
    let isEffectivelyBlocked = facts.openBlockers + facts.openAncestorBlockers > 0
    let isLeafOrDoneBelow = facts.children == 0 || facts.openChildren == 0
    return isWaitingForWork && !isEffectivelyBlocked && isLeafOrDoneBelow && !facts.hasLiveClaim && !facts.isHidden
  }

  @Test("A task is offered exactly where the rules say so, and says why", arguments: TaskStatus.allCases)
  func reasons(status: TaskStatus) {
    for facts in everyFacts where facts.status == status {
      let expected: Readiness.Reason? =
        if !Self.isOffered(facts) {
          nil
        } else if facts.children > 0 {
          .childrenFinished
        } else {
          status == .pending ? .ready : .abandoned
        }
      #expect(Readiness.reason(facts) == expected, "\(facts)")
      #expect(Readiness.obstacles(facts).isEmpty == (expected != nil), "\(facts)")
    }
  }

  @Test("Every obstacle is named where it is there, and only there", arguments: Readiness.Obstacle.allCases)
  func obstacles(obstacle: Readiness.Obstacle) {
    for facts in everyFacts {
      let isThere =
        switch obstacle {
        case .archived: facts.isHidden
        case .finished: facts.status == .completed || facts.status == .cancelled
        case .inReview: facts.status == .inReview
        case .awaitingHuman: facts.status == .awaitingHuman
        case .blocked: facts.openBlockers > 0
        case .ancestorBlocked: facts.openAncestorBlockers > 0
        case .openChildren: facts.openChildren > 0
        case .claimed: facts.hasLiveClaim
        }
      #expect(Readiness.obstacles(facts).contains(obstacle) == isThere, "\(facts)")
    }
  }

  @Test("No obstacle is named twice")
  func obstaclesOnce() {
    for facts in everyFacts {
      let obstacles = Readiness.obstacles(facts)
      #expect(Set(obstacles).count == obstacles.count)
    }
  }
}

@Suite("Order of the queue")
struct PlaceTests {
  /// All places over a few values of each criterion.
  private static let places: [Readiness.Place] = [Priority.urgent, .normal, .low].flatMap { priority in
    [false, true].flatMap { parent in
      [0, 1, 5].flatMap { unblocks in
        [0, 1].flatMap { age in
          [Sample.id(1), Sample.id(2), Sample.id(1, .subtask), Sample.id(9, .milestone)].map { id in
            Readiness.Place(
              priority: priority, isParent: parent, unblocks: unblocks,
              createdAt: Sample.noon + .seconds(age), id: id)
          }
        }
      }
    }
  }

  @Test("It is a strict total order")
  func strictTotalOrder() {
    let places = Self.places
    for left in places {
      let wrong = places.filter { right in [left < right, left == right, right < left].count { $0 } != 1 }
      #expect(wrong == [], "beside \(left)")
    }
  }

  @Test("It is transitive")
  func transitive() {
    var generator = PrintedSeed()
    for _ in 0..<20_000 {
      let three = (0..<3).compactMap { _ in Self.places.randomElement(using: &generator) }
      if three[0] < three[1] && three[1] < three[2] { #expect(three[0] < three[2]) }
    }
    let sorted = Self.places.shuffled(using: &generator).sorted()
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 < $1 })
    #expect(sorted == Self.places.sorted())
  }

  private typealias Key = (priority: Int, leaf: Int, unblocks: Int, created: Int64, id: String)

  /// Smaller comes first, criterion after criterion: domain.md, "Order".
  private static func key(_ place: Readiness.Place) -> Key {
    (
      place.priority.rawValue, place.isParent ? 0 : 1, -place.unblocks, place.createdAt.milliseconds,
      place.id.description
    )
  }

  @Test("Priority, parents first, what unblocks most, the oldest, the id: in this order")
  func criteria() {
    for left in Self.places {
      let wrong = Self.places.filter { right in (left < right) != (Self.key(left) < Self.key(right)) }
      #expect(wrong == [], "beside \(left)")
    }
  }

  @Test("A smaller priority is more urgent")
  func priorities() {
    #expect(Priority.allCases.map(\.rawValue) == [0, 1, 2, 3])
    #expect(Priority.allCases.sorted() == [.urgent, .high, .normal, .low])
  }
}
