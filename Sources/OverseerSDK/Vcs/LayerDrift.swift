import OverseerModel
import OverseerVCS

/// Whether a layer of a stack still stands where it belongs, and could be brought there.
struct LayerDrift: Equatable {
  /// Whether its base is no longer what the tasks around it give.
  var hasDrifted: Bool
  /// Whether jj has recorded a conflict at the tip, or a restack would conflict.
  var isConflicted: Bool

  static let none = LayerDrift(hasDrifted: false, isConflicted: false)
}

extension LayerDrift {
  /// What has landed, or has no commit, does not drift.
  init(of task: AnyTaskID, in state: StackState, _ store: ObjectStore) throws(OverseerError) {
    guard let item = state.facts[task], !item.isLanded, let base = item.base, let tip = state.tips[task] ?? item.head
    else {
      self = .none
      return
    }
    let isConflicted = try store.commit(tip).isConflicted
    let rule = try? BaseRule.base(of: task, in: state.facts) { one, other throws(OverseerError) in
      try store.isAncestor(other, of: one)
    }
    guard let rule else {
      // What it has to stand on has grown apart: it cannot stand on all of that.
      self.init(hasDrifted: true, isConflicted: isConflicted)
      return
    }
    self.init(hasDrifted: BaseRule.hasDrifted(item, from: rule), isConflicted: isConflicted)
    guard hasDrifted, !isConflicted else { return }
    let ref = state.records.refs[task]?.refName ?? ""
    let layers = [RebaseLayer(ref: ref, base: base, head: tip, onto: .commit(rule.commit))]
    if case .failure = try store.rebase(StackAct(layers: layers)) { self.isConflicted = true }
  }
}
