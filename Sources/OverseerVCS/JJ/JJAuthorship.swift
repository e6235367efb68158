import OverseerModel

extension JJRepository {
  public func carryAuthorship(from base: CommitID, to head: CommitID) async {
    // Without it, it is not known who wrote some lines: nothing to fail for.
    try? await carry(from: base, to: head)
  }

  private func carry(from base: CommitID, to head: CommitID) async throws(OverseerError) {
    let store = try ObjectStore(at: checkout, writingTo: .repository)
    guard let notes = AuthorshipNotes(in: store), let log = JJOperationLog(workspace: checkout.root) else { return }
    let bare = try store.commits(from: base, to: head).filter { !notes.hasNote(on: $0) }
    guard !bare.isEmpty else { return }
    var evolution = JJEvolution(log, from: try await view().operation)
    var rewrites: [CommitRewrite] = []
    for commit in bare {
      let origins = evolution.origins(of: commit) { notes.hasNote(on: $0) && store.hasCommit($0) }
      if !origins.isEmpty { rewrites.append(CommitRewrite(try store.bottomUp(origins), to: commit)) }
    }
    try await store.carryAuthorship(through: rewrites)
  }
}

extension ObjectStore {
  /// The commits, each after those of them that it stands on.
  fileprivate func bottomUp(_ commits: [CommitID]) throws(OverseerError) -> [CommitID] {
    var ordered: [CommitID] = []
    for commit in commits {
      var place = ordered.count
      for (index, other) in ordered.enumerated() where try isAncestor(commit, of: other) {
        place = index
        break
      }
      ordered.insert(commit, at: place)
    }
    return ordered
  }
}
