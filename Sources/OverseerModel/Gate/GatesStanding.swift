/// How all required gates of a review stand at one tree.
public struct GatesStanding: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public var gateID: GateID
    public var name: String
    public var standing: GateStanding

    public init(gateID: GateID, name: String, standing: GateStanding) {
      self.gateID = gateID
      self.name = name
      self.standing = standing
    }
  }

  /// What follows for the review.
  public enum Outcome: Sendable, Hashable {
    case hold
    /// Something is still to be run, or has not said its last word.
    case open
    /// Something failed and may be tried again.
    case failed
    case escalated
  }

  /// What was looked at; nil in a round without own revisions.
  public let tree: TreeID?
  /// The required gates, in the order in which they count.
  public private(set) var entries: [Entry]

  public init(tree: TreeID?, entries: [Entry]) {
    self.tree = tree
    self.entries = entries
  }

  /// - Parameters:
  ///   - gates: All that are effective. The optional ones never hold anything up and are left out.
  ///   - results: Of the review, oldest first.
  public init(of review: Review, gates: [Gate], results: [GateResult]) {
    self.init(of: review, at: review.revision, gates: gates, results: results)
  }

  /// The standing at a revision that need not be the present one.
  ///
  /// - Parameters:
  ///   - revision: nil in a round without own revisions.
  ///   - results: Of the review, oldest first. What did not hold before a person asked for a rerun says nothing.
  public init(of review: Review, at revision: ReviewRevision?, gates: [Gate], results: [GateResult]) {
    tree = revision?.tree
    let counting = results.filter { result in
      result.status.holds || result.status == .running || review.gatesRestartedAt.map { $0 <= result.startedAt } ?? true
    }
    entries = gates.filter(\.required).map { gate in
      let standing = revision.map { gate.standing(at: $0, in: review.id, results: counting) }
      return Entry(gateID: gate.id, name: gate.name, standing: standing ?? .notApplicable)
    }
  }
}

extension GatesStanding {
  /// A failure is only told when nothing is to be run any more, so that it is told with all others. It does not wait
  /// for a gate that is Pending, as that can take a day.
  public var outcome: Outcome {
    if entries.allSatisfy(\.standing.holds) { return .hold }
    if entries.contains(where: \.standing.isUndecided) { return .open }
    if entries.contains(where: { $0.standing == .escalated }) { return .escalated }
    return failures.isEmpty ? .open : .failed
  }

  /// Whether no gate said anything about the revision.
  public var isUngated: Bool { entries.allSatisfy { $0.standing == .notApplicable } }

  /// What has to be run.
  public var toRun: [GateID] { gates { $0 == .missing || $0 == .stale } }

  /// What a rerun runs: all that does not hold and does not run already.
  public var toRerun: [GateID] { gates { !$0.holds && $0 != .running } }

  /// What failed, with attempts left and without.
  public var failures: [Entry] {
    entries.filter {
      switch $0.standing {
      case .failed, .escalated: true
      case .passed, .waived, .notApplicable, .missing, .stale, .running, .pending: false
      }
    }
  }

  private func gates(_ isMeant: (GateStanding) -> Bool) -> [GateID] {
    entries.filter { isMeant($0.standing) }.map(\.gateID)
  }

  /// The standing after a person waived what failed.
  public func waivingFailures() -> GatesStanding {
    let waived = Set(failures.map(\.gateID))
    return map { waived.contains($0.gateID) ? .waived : $0.standing }
  }

  /// The standing after a person asked for all that does not hold to be run again.
  public func rerunning() -> GatesStanding {
    let rerun = Set(toRerun)
    return map { rerun.contains($0.gateID) ? .missing : $0.standing }
  }

  /// What the same results are worth at `tree`: of another than the one that was looked at they say nothing.
  func seen(at tree: TreeID?) -> GatesStanding { tree == self.tree ? self : map { _ in .stale } }

  private func map(_ standing: (Entry) -> GateStanding) -> GatesStanding {
    var mapped = self
    for index in entries.indices { mapped.entries[index].standing = standing(entries[index]) }
    return mapped
  }
}
