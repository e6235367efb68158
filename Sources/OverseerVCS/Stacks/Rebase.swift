import CGit2
import OverseerModel

/// Where a stack has come to stand, or would.
public struct RebasedStack: Sendable, Hashable {
  public var layers: [RebasedLayer]
  /// The tip of the branch that layers landed on; nil where none did.
  public var landed: CommitID?
  /// The commits that were written, and whose place they take.
  public var rewrites: [CommitRewrite] = []

  fileprivate func base(of layer: RebaseLayer) -> CommitID? {
    switch layer.onto {
    case .commit(let commit): commit
    case .layer(let below): below < layers.count ? layers[below].submitted ?? layers[below].head : nil
    case .landed: landed
    }
  }
}

extension ObjectStore {
  /// What `act` comes to, without moving a ref or a file: with ``Destination/memory`` only to see, else as commits that
  /// nothing names yet.
  ///
  /// Of commits that are brought onto another base, author, message and time stay; one that stands where it belongs
  /// stays the same. The result fails with the first commit that conflicts.
  public func rebase(_ act: StackAct) throws(OverseerError) -> Result<RebasedStack, RebaseConflict> {
    var stack = RebasedStack(layers: [], landed: act.trunk)
    for (index, layer) in act.layers.enumerated() {
      guard let base = stack.base(of: layer) else {
        throw OverseerError(.internalError, "the layer \(layer.ref) has no base")
      }
      let lands = index < act.landing
      let stays = lands && act.style == .merge
      switch try rebase(from: layer.base, to: layer.head, onto: stays ? layer.base : base) {
      case .success(let successors):
        var head = successors[layer.head] ?? layer.head
        var submitted = layer.submitted.map { successors[$0] ?? $0 }
        let originals = try commits(from: layer.base, to: layer.head)
        if lands, act.style == .squash, head != base {
          let original = try commit(layer.head)
          head = try write(original, tree: try tree(of: head), parents: [base], message: act.messages[index])
          submitted = nil
          stack.rewrites.append(CommitRewrite(originals, to: head))
        } else {
          // What was left out has the new base for its successor.
          for old in originals {
            if let new = successors[old], new != base { stack.rewrites.append(CommitRewrite([old], to: new)) }
          }
        }
        stack.layers.append(RebasedLayer(base: stays ? layer.base : base, head: head, submitted: submitted))
        guard lands else { continue }
        guard stays else {
          stack.landed = head
          continue
        }
        // The merge of a layer above takes in this one.
        guard try !stands(layer.head, below: act.layers[(index + 1)..<act.landing]) else { continue }
        switch try merge(head, into: stack.landed ?? base, message: act.messages[index]) {
        case .success(let merged): stack.landed = merged
        case .failure(var conflict):
          conflict.layer = index
          return .failure(conflict)
        }
      case .failure(var conflict):
        conflict.layer = index
        return .failure(conflict)
      }
    }
    return .success(stack)
  }

  private func stands(_ head: CommitID, below layers: ArraySlice<RebaseLayer>) throws(OverseerError) -> Bool {
    for layer in layers where try isAncestor(head, of: layer.head) { return true }
    return false
  }

  private func merge(
    _ head: CommitID, into trunk: CommitID, message: String
  ) throws(OverseerError) -> Result<CommitID, RebaseConflict> {
    if try isAncestor(head, of: trunk) { return .success(trunk) }
    let base = try mergeBase(trunk, head)
    let ancestor = try base.map { base throws(OverseerError) in try tree(of: base) }
    let merge = try merge(ancestor: ancestor ?? Self.emptyTree, ours: try tree(of: trunk), theirs: try tree(of: head))
    guard merge.conflicts.isEmpty else {
      return .failure(RebaseConflict(layer: 0, commit: head, files: merge.conflicts))
    }
    return .success(try write(tree: merge.tree, parents: [trunk, head], message: message))
  }

  /// The successors of the commits that move.
  private func rebase(
    from base: CommitID, to head: CommitID, onto newBase: CommitID
  ) throws(OverseerError) -> Result<[CommitID: CommitID], RebaseConflict> {
    guard newBase != base else { return .success([:]) }
    let missing = Set(try commits(from: newBase, to: head))
    var successors: [CommitID: CommitID] = [base: newBase]
    for id in try commits(from: base, to: head) {
      // What has come to the new base already does not come a second time.
      guard missing.contains(id) else {
        successors[id] = newBase
        continue
      }
      let commit = try commit(id)
      let parents = commit.parents.map { successors[$0] ?? $0 }
      guard parents != commit.parents else { continue }
      let merge = try carried(commit, to: parents)
      guard merge.conflicts.isEmpty else {
        return .failure(RebaseConflict(layer: 0, commit: id, files: merge.conflicts))
      }
      successors[id] = try write(commit, tree: merge.tree, parents: parents)
    }
    return .success(successors)
  }

  /// The tree of a commit whose parents have moved: with what has changed in each of them. A merge keeps so what was
  /// settled in it by hand.
  private func carried(_ commit: Commit, to parents: [CommitID]) throws(OverseerError) -> Merge {
    var carried = Merge(tree: commit.tree, conflicts: [])
    for (before, after) in zip(commit.parents, parents) where before != after && carried.conflicts.isEmpty {
      carried = try merge(ancestor: try tree(of: before), ours: try tree(of: after), theirs: carried.tree)
    }
    return carried
  }

  /// Stores a commit as `original`, but for its tree and parents: by the same author at the same time.
  func write(
    _ original: Commit, tree: TreeID, parents: [CommitID], message: String? = nil
  ) throws(OverseerError) -> CommitID {
    try withCommit(original.id) { commit throws(OverseerError) in
      let author = git_commit_author(commit)
      if let message {
        return try write(tree: tree, parents: parents, message: message, author: author, encoding: nil)
      }
      // As it stands there: it need not be UTF-8.
      return try write(
        tree: tree, parents: parents, message: git_commit_message_raw(commit), author: author,
        encoding: git_commit_message_encoding(commit))
    }
  }

  /// Stores a commit by the user of this repository.
  public func write(tree: TreeID, parents: [CommitID], message: String) throws(OverseerError) -> CommitID {
    try write(tree: tree, parents: parents, message: message, author: nil, encoding: nil)
  }

  private func write(
    tree: TreeID, parents: [CommitID], message: UnsafePointer<CChar>?, author: UnsafePointer<git_signature>?,
    encoding: UnsafePointer<CChar>?
  ) throws(OverseerError) -> CommitID {
    let committer = try committer()
    defer { git_signature_free(committer) }
    var opened: [OpaquePointer?] = []
    defer { for commit in opened { git_commit_free(commit) } }
    for parent in parents {
      var oid = parent.oid
      var commit: OpaquePointer?
      try LibGit2.check(git_commit_lookup(&commit, repository, &oid), "commit \(parent.short)")
      opened.append(commit)
    }
    var written = git_oid()
    try withTree(tree) { tree throws(OverseerError) in
      let code = opened.withUnsafeMutableBufferPointer { parents in
        git_commit_create(
          &written, repository, nil, author ?? UnsafePointer(committer), committer, encoding, message, tree,
          parents.count, parents.baseAddress)
      }
      try LibGit2.check(code, "commit")
    }
    return CommitID(written)
  }
}
