import OverseerModel
import OverseerProcess

extension JJRepository {
  public func plan(_ act: StackAct) async throws(OverseerError) -> StackPlan {
    // jj would record conflicts in the commits and go on; here they are foreseen, so that nothing moves.
    let stack = try ObjectStore(at: checkout).rebase(act).get(of: act)
    return StackPlan(
      act: act, layers: stack.layers, landed: stack.landed, operationBefore: try await jj().operationID().text)
  }

  public func carryOut(_ plan: StackPlan) async throws(OverseerError) -> StackPlan {
    let before = try await view().bookmarks
    let isOnBranch = try await isOnBranch(of: plan.act)
    // Commits get new names as they move; their changes keep theirs.
    let changes = try plan.act.layers.map { layer throws(OverseerError) in try bottom(of: layer) }
    let marks = try plan.act.layers.map { layer throws(OverseerError) in try submitted(of: layer) }
    for (index, layer) in plan.act.layers.enumerated() {
      let lands = index < plan.act.landing
      if !(lands && plan.act.style == .merge), let bottom = changes[index] {
        try await move(bottom, to: destination(of: layer, in: plan.act, marks))
        FaultPoint.pass()
      }
      if lands { try await land(index, of: plan.act) }
    }
    if isOnBranch, let branch = plan.act.branch { try await leave(for: branch, in: checkout.root) }
    for path in plan.act.workspaces { try await jj(in: path).updateStale() }
    FaultPoint.pass()
    try await refuseConflicts(plan)
    var done = plan
    let after = try await view()
    let names = plan.act.layers.map(\.ref) + (plan.act.branch.map { [$0] } ?? [])
    done.moves = names.compactMap { name in
      let (old, new) = (before[name]?.first, after.bookmarks[name]?.first)
      return old == new ? nil : RefMove(name, from: old, to: new)
    }
    done.layers = zip(plan.act.layers, plan.layers).map { layer, foreseen in
      RebasedLayer(base: foreseen.base, head: after.bookmarks[layer.ref]?.first ?? foreseen.head)
    }
    for (index, change) in marks.enumerated() {
      guard let change else { continue }
      done.layers[index].submitted = try await jj().log(change.description).first?.commitID
    }
    for (index, layer) in plan.act.layers.enumerated() {
      if let base = base(index, of: layer, in: done, after) { done.layers[index].base = base }
    }
    done.landed = plan.act.branch.flatMap { after.bookmarks[$0]?.first }
    done.operationAfter = try await jj().operationID().text
    if let trunk = plan.act.trunk, let landed = done.landed { await carryAuthorship(from: trunk, to: landed) }
    for layer in done.layers { await carryAuthorship(from: layer.base, to: layer.head) }
    return done
  }

  /// Whether the main workspace stands on the branch that moves, with nothing of its own on top.
  private func isOnBranch(of act: StackAct) async throws(OverseerError) -> Bool {
    guard act.branch != nil, let trunk = act.trunk else { return false }
    let present = try await jj().workingCopy()
    return present.isEmpty && present.description.isEmpty && present.bookmarks.isEmpty && present.parents == [trunk]
  }

  /// jj goes on with conflicts in commits. Where it sees some that were not foreseen, the act is over.
  private func refuseConflicts(_ plan: StackPlan) async throws(OverseerError) {
    let store = try ObjectStore(at: checkout)
    for layer in plan.act.layers where try !store.commit(layer.head).isConflicted {
      guard let head = try await tip(of: layer.ref), try store.commit(head).isConflicted else { continue }
      let files = try await jj().conflicts(in: head.description)
      throw OverseerError(
        .preconditionFailed,
        "\(layer.ref) conflicts with its new base in \(files.joined(separator: ", ")); nothing was moved",
        hint: "Rebase \(layer.ref) by hand in its workspace, then try again.",
        details: [
          "ref": .string(layer.ref), "commit": .string("\(layer.head)"),
          "conflicts": .array(files.map { .object(["path": .string($0)]) }),
        ])
    }
  }

  /// Takes the last operations back. Only those of ours are among them, as long as none has come after them.
  public func takeBack(_ plan: StackPlan) async throws(OverseerError) {
    guard let before = plan.operationBefore.flatMap({ JJOperationID($0) }),
      let log = JJOperationLog(workspace: checkout.root)
    else { return }
    if try await !isBack(before, log) {
      // What somebody has worked on since must be recorded, or it would go from the folders with what is taken back.
      for path in [checkout.root] + plan.act.workspaces where try await isFresh(path, log) {
        try await jj(in: path).snapshot()
      }
      let present = try await jj().operationID()
      let isLast = plan.operationAfter.map { $0 == present.text } ?? log.isOurs(after: before, until: present)
      guard isLast else {
        throw OverseerError(
          .conflict, "something was done with jj in \(checkout.root) since",
          hint: "`jj op log` shows it. Nothing was taken back, as that would take back those operations too.",
          details: ["operation": .string(present.text)])
      }
      try await jj().restore(before)
      FaultPoint.pass()
    }
    for path in plan.act.workspaces { try await jj(in: path).updateStale() }
  }

  /// Whether everything stands where it stood after an operation.
  private func isBack(_ operation: JJOperationID, _ log: JJOperationLog) async throws(OverseerError) -> Bool {
    guard let old = log.view(after: operation) else { return false }
    let present = try await view()
    return old.bookmarks == present.bookmarks && old.workingCopies == present.workingCopies
      && old.heads == present.heads
  }

  private func isFresh(_ path: String, _ log: JJOperationLog) async throws(OverseerError) -> Bool {
    guard let workspace = JJWorkspace(root: path) else { return false }
    return workspace.freshness(in: log, view: try await view()) == .fresh
  }

  /// The change at the bottom of a layer; nil for a layer without commits.
  private func bottom(of layer: RebaseLayer) throws(OverseerError) -> ChangeID? {
    let store = try ObjectStore(at: checkout)
    guard let first = try store.commits(from: layer.base, to: layer.head).first else { return nil }
    return ChangeID(of: first, header: try store.commit(first).changeIDHeader)
  }

  private func submitted(of layer: RebaseLayer) throws(OverseerError) -> ChangeID? {
    guard let commit = layer.submitted else { return nil }
    return ChangeID(of: commit, header: try ObjectStore(at: checkout).commit(commit).changeIDHeader)
  }

  private func destination(of layer: RebaseLayer, in act: StackAct, _ marks: [ChangeID?]) -> String {
    switch layer.onto {
    case .commit(let commit): commit.description
    case .layer(let below): marks[below]?.description ?? JJRevset.bookmark(act.layers[below].ref)
    case .landed: JJRevset.bookmark(act.branch ?? "")
    }
  }

  private func move(_ bottom: ChangeID, to destination: String) async throws(OverseerError) {
    let change = bottom.description
    // A layer follows the one below it by itself.
    guard try await jj().log("\(change) & children(\(destination))").isEmpty else { return }
    try await jj().rebase(source: change, onto: destination)
  }

  /// Brings the branch to a layer that lands.
  private func land(_ index: Int, of act: StackAct) async throws(OverseerError) {
    guard let branch = act.branch else { return }
    let (ref, trunk) = (JJRevset.bookmark(act.layers[index].ref), JJRevset.bookmark(branch))
    switch act.style {
    case .rebase: try await jj().setBookmark(branch, to: ref)
    case .squash:
      let commits = try await jj().log("\(trunk)..\(ref)")
      guard let top = commits.first else { return }
      if commits.count > 1, let bottom = commits.last {
        // The lowest one takes in all above it, and so keeps its place.
        try await jj().squash(from: "\(bottom.commitID)+::\(top.commitID)", into: bottom.changeID.description)
      }
      guard let bottom = commits.last else { return }
      try await jj().describe(bottom.changeID.description, message: act.messages[index])
      try await jj().setBookmark(act.layers[index].ref, to: bottom.changeID.description, allowBackwards: true)
      try await jj().setBookmark(branch, to: bottom.changeID.description)
    case .merge:
      guard index == act.landing - 1, try await !jj().log("\(ref) ~ ::\(trunk)").isEmpty else { return }
      try await jj().run(
        ["new", "--no-edit", "--message=\(act.messages[index])", "--", trunk, ref], .snapshot)
      let merged = try await jj().log("children(\(trunk)) & children(\(ref)) & merges()")
      guard let merged = merged.first else { throw OverseerError(.internalError, "jj made no merge") }
      try await jj().setBookmark(branch, to: merged.commitID.description)
    }
    FaultPoint.pass()
  }

  /// The commit that a layer stands on now; nil for what was foreseen, as that has not moved.
  private func base(_ index: Int, of layer: RebaseLayer, in plan: StackPlan, _ view: JJView) -> CommitID? {
    switch layer.onto {
    case .commit: nil
    case .layer(let below): plan.layers[below].submitted ?? plan.layers[below].head
    case .landed where index >= plan.act.landing: plan.act.branch.flatMap { view.bookmarks[$0]?.first }
    case .landed where plan.act.style == .merge: layer.base
    case .landed: index == 0 ? plan.act.trunk : plan.layers[index - 1].head
    }
  }
}
