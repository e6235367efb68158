import OverseerModel
import OverseerVCS

/// What the default branch comes to have by a land, and the gates that look at it.
struct LandingTrees {
  /// Of each task that lands, bottom-up.
  private let trees: [TreeID]
  let gates: [LandingGates]
  private let style: StackAct.Landing

  /// The objects are written into the repository, so that they can be checked out; no ref names them.
  ///
  /// A merge brings all tasks at once, so the gates of all look at that.
  init(of landing: Landing, at now: Instant, seen: [ReviewRevision]) throws(OverseerError) {
    let store = try landing.repo.objects(writingTo: .repository)
    guard case .success(let stack) = try store.rebase(landing.act) else {
      throw OverseerError(.conflict, "what was to land came to conflict meanwhile", hint: "Try again.")
    }
    style = landing.act.style
    var trees: [TreeID] = []
    var gates: [LandingGates] = []
    for (task, layer) in zip(landing.tasks, stack.layers) {
      var (base, head) = (layer.base, layer.head)
      if style == .merge, let landed = stack.landed { (base, head) = (landing.state.facts.trunk, landed) }
      let tree = try store.tree(of: head)
      trees.append(tree)
      guard let review = landing.reviews[task], !review.forced else { continue }
      var revision = ReviewRevision(
        baseCommit: base, headCommit: head, changeID: landing.state.records.refs[task]?.changeID ?? "", tree: tree,
        kind: .pureRebase, at: now)
      // Each rebase makes commits of its own moment; what the gates have said of an equal change goes for this one.
      let baseTree = try store.tree(of: base)
      for known in seen where known.tree == tree {
        if try store.tree(of: known.baseCommit) == baseTree { revision = known }
      }
      gates.append(LandingGates(task: task, review: review, revision: revision))
    }
    self.trees = trees
    self.gates = gates
  }

  /// Refuses what was carried out otherwise than it was foreseen, as another program has its own ways to merge.
  func refuseUnlessSame(as done: StackPlan, in repo: VersionedRepo) throws(OverseerError) {
    let store = try repo.objects()
    var landed: [TreeID] = []
    for layer in done.layers.prefix(trees.count) {
      landed.append(try store.tree(of: style == .merge ? done.landed ?? layer.head : layer.head))
    }
    guard landed != trees else { return }
    throw OverseerError(
      .vcsFailed, "what came to land is not what the gates have looked at, so it was taken back",
      hint: "Restack the task first, then land it: os restack")
  }
}
