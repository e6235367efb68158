import OverseerModel
import Testing

/// A task of one kind that the rule tells apart.
enum RefStanding: CaseIterable, Sendable {
  /// It has no ref.
  case none
  /// Its ref stands on its base.
  case empty
  case open
  case landed
  case cancelled
}

@Suite("The base of a task")
struct BaseRuleTests {
  private static let trunk = commit(0)
  private static let (grandparent, parent, task) = (Sample.id(1, .milestone), Sample.id(2), Sample.id(3, .subtask))
  private static let (blocker, second) = (Sample.id(4), Sample.id(5))

  static func commit(_ number: UInt8) -> CommitID { CommitID(bytes: (0..<20).map { _ in number }) ?? .zero }

  /// The head of a task of these tests.
  static func head(_ id: AnyTaskID) -> CommitID { commit(UInt8(truncatingIfNeeded: id.ulid.low)) }

  private static func item(
    _ id: AnyTaskID, _ standing: RefStanding, parent: AnyTaskID? = nil, children: [AnyTaskID] = [],
    blockers: [AnyTaskID] = [], status: TaskStatus = .inProgress
  ) -> StackFacts.Item {
    let hasRef = standing != .none
    return StackFacts.Item(
      id: id, parent: parent, children: children, blockers: blockers,
      status: standing == .cancelled ? .cancelled : status, base: hasRef ? trunk : nil,
      head: hasRef ? standing == .empty ? trunk : head(id) : nil, isLanded: standing == .landed)
  }

  private static func family(
    _ top: RefStanding, _ middle: RefStanding, blockers: [AnyTaskID] = [], above: [AnyTaskID] = [],
    others: [StackFacts.Item] = []
  ) -> StackFacts {
    StackFacts(
      trunk: trunk,
      items: [
        item(grandparent, top, children: [parent]),
        item(parent, middle, parent: grandparent, children: [task], blockers: above),
        item(task, .none, parent: parent, blockers: blockers),
      ] + others)
  }

  @Test("A task stands on the nearest open work above it", arguments: RefStanding.allCases, RefStanding.allCases)
  func above(top: RefStanding, middle: RefStanding) {
    let wanted: Base.Source =
      middle == .open ? .parent(Self.parent) : top == .open ? .parent(Self.grandparent) : .trunk
    let found = BaseRule.candidates(for: Self.task, in: Self.family(top, middle))
    #expect(found.map(\.from) == [wanted])
    #expect(found.map(\.commit) == [found[0].task.map(Self.head) ?? Self.trunk])
  }

  @Test(
    "Of a blocker counts what is Completed and not landed, in every state", arguments: RefStanding.allCases,
    TaskStatus.allCases)
  func blocker(standing: RefStanding, status: TaskStatus) {
    let blocking = Self.item(Self.blocker, standing, status: status)
    let counts = standing == .open && status == .completed
    let own = Self.family(.none, .none, blockers: [Self.blocker], others: [blocking])
    #expect(BaseRule.candidates(for: Self.task, in: own).map(\.from) == [counts ? .blocker(Self.blocker) : .trunk])
    // Where the task above has no work of its own, its blockers are those of the task as well.
    let inherited = Self.family(.none, .empty, above: [Self.blocker], others: [blocking])
    #expect(
      BaseRule.candidates(for: Self.task, in: inherited).map(\.from) == [counts ? .blocker(Self.blocker) : .trunk])
    let hidden = Self.family(.none, .open, above: [Self.blocker], others: [blocking])
    #expect(BaseRule.candidates(for: Self.task, in: hidden).map(\.from) == [.parent(Self.parent)])
  }

  @Test(
    "A blocker without revisions stands for the open heads below it", arguments: RefStanding.allCases,
    RefStanding.allCases)
  func workers(first: RefStanding, below: RefStanding) {
    let (child, grandchild) = (Sample.id(6), Sample.id(7, .subtask))
    let facts = Self.family(
      .none, .none, blockers: [Self.blocker],
      others: [
        Self.item(Self.blocker, .none, children: [child], status: .completed),
        Self.item(child, first, parent: Self.blocker, children: [grandchild], status: .completed),
        Self.item(grandchild, below, parent: child, status: .completed),
      ])
    let open = [(child, first), (grandchild, below)].filter { $0.1 == .open }.map { $0.0 }
    let found = BaseRule.candidates(for: Self.task, in: facts)
    #expect(found.map(\.from) == (open.isEmpty ? [.trunk] : open.map { .blocker($0) }))
    // A cancelled task takes what is below it along.
    let isLanded = first == .cancelled || (first == .landed) || (first != .open && below != .open)
    #expect(facts.isLanded(child) == isLanded)
    #expect(facts.isLanded(Self.blocker) == isLanded)
  }

  @Test("A blocker of another repository, of which the facts do not tell, counts for nothing")
  func unknown() {
    let facts = Self.family(.none, .none, blockers: [Self.blocker])
    #expect(BaseRule.candidates(for: Self.task, in: facts).map(\.from) == [.trunk])
    #expect(BaseRule.candidates(for: Sample.id(99), in: facts).map(\.from) == [.trunk])
    #expect(facts.isLanded(Sample.id(99)))
  }

  @Test("One commit that several tasks lead to is one candidate")
  func sameCommit() {
    var other = Self.item(Self.second, .open, status: .completed)
    other.head = Self.head(Self.blocker)
    let facts = Self.family(
      .none, .none, blockers: [Self.second, Self.blocker],
      others: [Self.item(Self.blocker, .open, status: .completed), other])
    #expect(BaseRule.candidates(for: Self.task, in: facts).map(\.from) == [.blocker(Self.blocker)])
  }

  @Test("Of several heads the one is taken that contains the others, in whatever order they come")
  func choice() throws {
    // 1 is in 2, and both in 3; 4 stands beside them.
    let contains: (CommitID, CommitID) throws(OverseerError) -> Bool = { outer, inner in
      let (outer, inner) = (outer.bytes[0], inner.bytes[0])
      return outer == inner || (outer <= 3 && inner < outer) || inner == 0
    }
    func base(_ number: UInt8) -> Base {
      Base(commit: Self.commit(number), from: .blocker(Sample.id(UInt64(number))))
    }
    for order in [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1], [3, 3]] as [[UInt8]] {
      let chosen = try BaseRule.choose(of: order.map(base), for: Self.task, contains: contains)
      #expect(chosen == base(3), "\(order)")
    }
    for order in [[1, 4], [4, 1], [1, 2, 4], [4, 2, 1], [2, 4, 1]] as [[UInt8]] {
      let error = try #require(
        refusal { () throws(OverseerError) in
          try BaseRule.choose(of: order.map(base), for: Self.task, contains: contains)
        })
      #expect(error.code == .preconditionFailed)
      let top: UInt8 = order.contains(2) ? 2 : 1
      let named = error.details["heads"]?.arrayValue?.compactMap { $0["task_id"]?.stringValue } ?? []
      #expect(Set(named) == ["\(Sample.id(UInt64(top)))", "\(Sample.id(4))"], "\(order)")
      #expect(error.message.contains(Self.commit(4).short) && error.message.contains("\(Self.task)"))
    }
  }

  @Test("A parent and a blocker that have grown apart are refused; one that has the other is taken")
  func parentAndBlocker() throws {
    let facts = Self.family(
      .none, .open, blockers: [Self.blocker], others: [Self.item(Self.blocker, .open, status: .completed)])
    func base(_ pairs: [(outer: AnyTaskID, inner: AnyTaskID)]) throws(OverseerError) -> Base {
      try BaseRule.base(of: Self.task, in: facts) { outer, inner in
        pairs.contains { (Self.head($0.outer), Self.head($0.inner)) == (outer, inner) }
      }
    }
    #expect(try base([(outer: Self.blocker, inner: Self.parent)]).from == .blocker(Self.blocker))
    #expect(try base([(outer: Self.parent, inner: Self.blocker)]).from == .parent(Self.parent))
    let error = refusal { () throws(OverseerError) in try base([]) }
    #expect(error?.code == .preconditionFailed)
  }

  @Test("What cannot be looked up is passed on")
  func failure() {
    let facts = Self.family(
      .none, .open, blockers: [Self.blocker], others: [Self.item(Self.blocker, .open, status: .completed)])
    let error = refusal { () throws(OverseerError) in
      try BaseRule.base(of: Self.task, in: facts) { _, _ throws(OverseerError) in
        throw OverseerError(.vcsFailed, "no object")
      }
    }
    #expect(error?.code == .vcsFailed)
  }

  @Test("A base that is not the rule's has drifted; a task without a ref has none")
  func drift() {
    let base = Base(commit: Self.commit(9), from: .trunk)
    #expect(BaseRule.hasDrifted(Self.item(Self.task, .open), from: base))
    #expect(!BaseRule.hasDrifted(Self.item(Self.task, .open), from: Base(commit: Self.trunk, from: .trunk)))
    #expect(!BaseRule.hasDrifted(Self.item(Self.task, .none), from: base))
  }
}
