/// Where the revisions of a task stand.
public struct Base: Sendable, Hashable {
  public enum Source: Sendable, Hashable {
    /// The tip of the default branch.
    case trunk
    /// The nearest task above that has open revisions of its own.
    case parent(AnyTaskID)
    /// A blocker that is Completed and not landed, or the task below it that did its work. It may block a task above.
    case blocker(AnyTaskID)
  }

  public var commit: CommitID
  public var from: Source

  public init(commit: CommitID, from: Source) {
    self.commit = commit
    self.from = from
  }

  /// The task whose head it is; nil for the default branch.
  public var task: AnyTaskID? {
    switch from {
    case .trunk: nil
    case .parent(let id), .blocker(let id): id
    }
  }
}

/// Which commit the revisions of a task have to stand on, by the tasks around it.
///
/// A task stands on the open work of the task above it and of its own Completed blockers. Where the task above has no
/// open work of its own, that one's base takes its place. Where nothing is open, it stands on the default branch.
public enum BaseRule {
  /// The heads that the base of a task must contain, each once; the tip of the default branch where there are none.
  public static func candidates(for id: AnyTaskID, in facts: StackFacts) -> [Base] {
    let found = heads(for: id, in: facts)
    return found.isEmpty ? [Base(commit: facts.trunk, from: .trunk)] : found
  }

  private static func heads(for id: AnyTaskID, in facts: StackFacts) -> [Base] {
    guard let item = facts[id] else { return [] }
    var found: [Base] = []
    func add(_ base: Base) {
      if !found.contains(where: { $0.commit == base.commit }) { found.append(base) }
    }
    if let parent = item.parent.flatMap({ facts[$0] }) {
      if let head = parent.openHead {
        add(Base(commit: head, from: .parent(parent.id)))
      } else {
        heads(for: parent.id, in: facts).forEach(add)
      }
    }
    for blocker in item.blockers.sorted() where facts[blocker]?.status == .completed {
      for worker in facts.openWork(of: blocker) {
        if let head = facts[worker]?.openHead { add(Base(commit: head, from: .blocker(worker))) }
      }
    }
    return found
  }

  /// The one of `candidates`, as ``candidates(for:in:)`` gave them, that contains all others.
  ///
  /// - Parameter contains: Whether the history of the first commit has the second.
  /// Throws `precondition_failed` that names those that diverge, where none contains all others.
  public static func choose(
    of candidates: [Base], for id: AnyTaskID,
    contains: (CommitID, CommitID) throws(OverseerError) -> Bool
  ) throws(OverseerError) -> Base {
    var tips: [Base] = []
    for candidate in candidates {
      if try within(tips, candidate, contains) { continue }
      var kept: [Base] = []
      for tip in tips where try !contains(candidate.commit, tip.commit) { kept.append(tip) }
      tips = kept + [candidate]
    }
    guard let tip = tips.first, tips.count == 1 else { throw OverseerError.divergingBases(tips, of: id) }
    return tip
  }

  private static func within(
    _ tips: [Base], _ candidate: Base, _ contains: (CommitID, CommitID) throws(OverseerError) -> Bool
  ) throws(OverseerError) -> Bool {
    for tip in tips {
      if tip.commit == candidate.commit { return true }
      if try contains(tip.commit, candidate.commit) { return true }
    }
    return false
  }

  /// The base of a task: ``candidates(for:in:)``, then ``choose(of:for:contains:)``.
  public static func base(
    of id: AnyTaskID, in facts: StackFacts, contains: (CommitID, CommitID) throws(OverseerError) -> Bool
  ) throws(OverseerError) -> Base {
    try choose(of: candidates(for: id, in: facts), for: id, contains: contains)
  }

  /// Whether the base of a task with a ref is no longer what the rule gives.
  public static func hasDrifted(_ item: StackFacts.Item, from base: Base) -> Bool {
    item.base.map { $0 != base.commit } ?? false
  }
}

extension OverseerError {
  /// `precondition_failed`: a task would have to stand on heads that have grown apart.
  fileprivate static func divergingBases(_ bases: [Base], of id: AnyTaskID) -> OverseerError {
    let names = bases.map { base in base.task.map { "\($0) (\(base.commit.short))" } ?? base.commit.short }
    return OverseerError(
      .preconditionFailed,
      "\(id) needs the work of \(names.joined(separator: " and ")), and no commit has all of it",
      hint: "Land one of them, or make one a blocker of the other and restack it; then try again.",
      details: [
        "task_id": .string("\(id)"),
        "heads": .array(
          bases.map { base in
            ["task_id": base.task.map { .string("\($0)") } ?? .null, "commit": .string("\(base.commit)")]
          }),
      ])
  }
}
