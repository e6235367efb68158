import OverseerModel
import Testing

@Suite struct FollowingChangeKindTests {
  private static let trees = (1...3).map { TreeID(0, 0, $0) }
  private static let commits = (1...2).map { CommitID(0, 0, $0) }

  /// Every way in which two revisions can be alike or not.
  private static let pairs: [(RevisionFacts, RevisionFacts)] = {
    var pairs: [(RevisionFacts, RevisionFacts)] = []
    let old = RevisionFacts(
      commit: commits[0], parents: [commits[0]], tree: trees[0], message: "one", baseTree: trees[1])
    for start in [old, with(old) { $0.baseTree = nil }, with(old) { $0.parents = [] }] {
      for commit in commits {
        for parents in [[], [commits[0]], [commits[1]], commits] {
          for tree in trees {
            for message in ["one", "two", ""] {
              for base in [nil] + trees.map(Optional.some) {
                pairs.append(
                  (
                    start,
                    RevisionFacts(commit: commit, parents: parents, tree: tree, message: message, baseTree: base)
                  ))
              }
            }
          }
        }
      }
    }
    return pairs
  }()

  private static func with(_ facts: RevisionFacts, _ edit: (inout RevisionFacts) -> Void) -> RevisionFacts {
    var facts = facts
    edit(&facts)
    return facts
  }

  /// The rule in words: what a merge of `merged` makes of the pair.
  private func expected(_ old: RevisionFacts, _ new: RevisionFacts, merged: TreeID?) -> ChangeKind {
    let isSameChange = old.tree == new.tree && old.baseTree == new.baseTree
    if isSameChange && (old.commit == new.commit || (old.parents == new.parents && old.message == new.message)) {
      return .noChange
    }
    if isSameChange && old.parents == new.parents { return .messageOnly }
    let rebased = old.baseTree == new.baseTree ? old.tree : merged
    return rebased == new.tree ? .pureRebase : .rework
  }

  @Test func everyCombinationIsDecidedByTheRule() {
    var seen: Set<ChangeKind> = []
    for (old, new) in Self.pairs {
      for merged in [nil] + Self.trees.map(Optional.some) {
        let kind: ChangeKind
        switch ChangeComparison(from: old, to: new) {
        case .decided(let decided): kind = decided
        case .needsRebase(let rebase):
          #expect(rebase.ancestor == old.baseTree && rebase.onto == new.baseTree && rebase.change == old.tree)
          kind = rebase.kind(merged: merged)
        }
        #expect(kind == expected(old, new, merged: merged), "\(old) → \(new), merged \(merged as Any)")
        #expect(kind == .rework || kind == .pureRebase || old.carriesGatePass(to: new))
        seen.insert(kind)
      }
    }
    #expect(seen == Set(ChangeKind.allCases))
  }

  @Test func nothingIsMergedWhereTheBasesAreEqual() {
    for (old, new) in Self.pairs where old.baseTree == new.baseTree {
      guard case .needsRebase = ChangeComparison(from: old, to: new) else { continue }
      Issue.record("\(old) → \(new) needs no merge")
    }
  }

  @Test func aRevisionIsNoChangeOfItself() {
    for (_, facts) in Self.pairs { #expect(ChangeComparison(from: facts, to: facts) == .decided(.noChange)) }
  }

  @Test func theSameHeadOnAnotherBaseShowsOtherLinesToReview() {
    let old = RevisionFacts(
      commit: Self.commits[0], parents: [], tree: Self.trees[0], message: "", baseTree: Self.trees[1])
    let new = Self.with(old) { $0.baseTree = Self.trees[2] }
    guard case .needsRebase(let rebase) = ChangeComparison(from: old, to: new) else {
      Issue.record("needs a merge")
      return
    }
    #expect(rebase.kind(merged: Self.trees[2]) == .rework)
    #expect(old.carriesGatePass(to: new))
  }

  @Test func onlyReworkEndsApprovals() {
    #expect(ChangeKind.allCases.filter { !$0.carriesApproval } == [.rework])
    #expect(ChangeKind.allCases.map(\.rawValue) == ["NoChange", "MessageOnly", "PureRebase", "Rework"])
  }

  @Test func gatePassesFollowTheTree() {
    for (old, new) in Self.pairs { #expect(old.carriesGatePass(to: new) == (old.tree == new.tree)) }
  }
}
