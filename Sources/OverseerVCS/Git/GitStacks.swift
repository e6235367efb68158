import OverseerJSON
import OverseerModel

extension GitRepository {
  public func plan(_ act: StackAct) throws(OverseerError) -> StackPlan {
    let store = try ObjectStore(at: checkout, writingTo: .repository)
    let stack = try store.rebase(act).get(of: act)
    var moves = zip(act.layers, stack.layers).compactMap { layer, rebased in
      layer.head == rebased.head ? nil : RefMove("refs/heads/\(layer.ref)", from: layer.head, to: rebased.head)
    }
    if let branch = act.branch, act.trunk != stack.landed {
      moves.append(RefMove("refs/heads/\(branch)", from: act.trunk, to: stack.landed))
    }
    let plan = StackPlan(act: act, layers: stack.layers, landed: stack.landed, moves: moves, rewrites: stack.rewrites)
    for follower in try followers(of: moves) {
      let status = try status(of: follower.path, links: act.links)
      guard status.isClean else { throw Self.dirty(status) }
    }
    return plan
  }

  public func carryOut(_ plan: StackPlan) async throws(OverseerError) -> StackPlan {
    let verb = plan.act.branch == nil ? "restack" : "land"
    try await move(plan.moves, follow: plan.moves, message: "os: \(verb)")
    // The act is done; that it is not known who wrote some lines is no failure of it.
    try? await ObjectStore(at: checkout, writingTo: .repository).carryAuthorship(through: plan.rewrites)
    return plan
  }

  public func takeBack(_ plan: StackPlan) async throws(OverseerError) {
    let store = try ObjectStore(at: checkout)
    var back: [RefMove] = []
    for move in plan.moves {
      let tip = try store.tip(of: move.name)
      guard tip != move.old else { continue }
      guard tip == move.new else {
        throw OverseerError(
          .conflict, "\(move.name) has moved on to \(tip?.short ?? "nothing") since",
          hint: "Nothing was taken back. What was built on it would be lost from the branch.",
          details: ["ref": .string(move.name)])
      }
      back.append(move.reversed)
    }
    // All of them follow: of what was stopped halfway, refs may be back whose checkout is not.
    try await move(back, follow: plan.moves.map(\.reversed), message: "os: undo")
  }

  /// Makes all moves, with the checkouts, or none.
  private func move(_ moves: [RefMove], follow all: [RefMove], message: String) async throws(OverseerError) {
    let store = try ObjectStore(at: checkout, writingTo: .repository)
    try store.expectOrigins(of: moves)
    let followers = try followers(of: all)
    for follower in followers { try await follower.run(isTrial: true) }
    try store.move(moves, message: message)
    var begun: [Follower] = []
    do throws(OverseerError) {
      for follower in followers {
        begun.append(follower)
        try await follower.run(isTrial: false)
      }
    } catch {
      // Somebody has worked in a checkout since the trial.
      try store.move(moves.map(\.reversed), message: "os: undo")
      for follower in begun.dropLast() { try await follower.reversed.run(isTrial: false) }
      throw error
    }
  }

  /// A checkout whose branch moves.
  private struct Follower {
    var path: String
    var old: CommitID
    var new: CommitID

    var reversed: Follower { Follower(path: path, old: new, new: old) }

    /// Brings index and files from the old commit to the new one. git refuses where that would overwrite something;
    /// files that stand already as they should are left.
    func run(isTrial: Bool) async throws(OverseerError) {
      let options = isTrial ? ["--dry-run"] : []
      // A file that was only touched, or copied back, is not in the way. It fails where one has really changed, which
      // is then for the trial to say.
      if isTrial { _ = try? await GitCommand(folder: path).run(["update-index", "-q", "--refresh"]) }
      do throws(OverseerError) {
        try await GitCommand(folder: path).run(
          ["read-tree", "-m", "-u"] + options + [old.description, new.description])
      } catch {
        guard error.code == .vcsFailed else { throw error }
        throw OverseerError(
          .preconditionFailed, "the workspace \(path) cannot follow its branch: \(error.message)",
          hint: "Commit what is changed there, or put it aside, then try again.", details: error.details)
      }
    }
  }

  private func followers(of moves: [RefMove]) throws(OverseerError) -> [Follower] {
    try checkouts().compactMap { held in
      let move = moves.first { $0.name == held.branch.map { "refs/heads/\($0)" } }
      guard let old = move?.old, let new = move?.new else { return nil }
      return Follower(path: held.path, old: old, new: new)
    }
  }

  private static func dirty(_ status: WorkspaceStatus) -> OverseerError {
    let files = status.changes.map(\.path)
    let what = status.unfinished.map { "an unfinished \($0.rawValue)" } ?? "uncommitted changes"
    return OverseerError(
      .preconditionFailed, "the workspace \(status.path) has \(what), so its branch cannot move",
      hint: "Commit them there (os task submit does), or put them aside, then try again.",
      details: ["workspace": .string(status.path), "files": .array(files.prefix(100).map { .string($0) })])
  }
}

extension Result where Success == RebasedStack, Failure == RebaseConflict {
  /// The stack, or the refusal that names the layer and the files.
  func get(of act: StackAct) throws(OverseerError) -> RebasedStack {
    switch self {
    case .success(let stack): return stack
    case .failure(let conflict):
      let ref = act.layers[conflict.layer].ref
      let files = conflict.files.map(\.path)
      throw OverseerError(
        .preconditionFailed,
        "\(ref) conflicts with its new base in \(files.joined(separator: ", ")); nothing was moved",
        hint: "Rebase \(ref) by hand in its workspace, then try again.",
        details: [
          "ref": .string(ref), "commit": .string("\(conflict.commit)"),
          "conflicts": .array(
            conflict.files.map { file in
              .object([
                "path": .string(file.path), "ancestor": .optional(file.ancestor), "ours": .optional(file.ours),
                "theirs": .optional(file.theirs),
              ])
            }),
        ])
    }
  }
}

extension JSONValue {
  fileprivate static func optional(_ blob: BlobID?) -> JSONValue { blob.map { .string("\($0)") } ?? .null }
}
