import OverseerModel

/// A repository of git.
public struct GitRepository: VersionControl {
  public let checkout: Checkout

  public init(_ checkout: Checkout) { self.checkout = checkout }

  public func tip(of ref: String) throws(OverseerError) -> CommitID? {
    try ObjectStore(at: checkout).tip(of: "refs/heads/\(ref)")
  }

  public func changeID(of commit: CommitID, at ref: String) -> String { ref }

  public func status(of path: String, links: [String]) throws(OverseerError) -> WorkspaceStatus {
    try ObjectStore(at: try workspace(path)).status(leavingOut: links)
  }

  private func workspace(_ path: String) throws(OverseerError) -> Checkout {
    guard let workspace = Checkout(containing: path), workspace.root == path else {
      throw OverseerError(.notFound, "there is no workspace at \(path)")
    }
    return workspace
  }

  public func begin(_ ref: String, at base: CommitID, in path: String) async throws(OverseerError) {
    let store = try ObjectStore(at: checkout, writingTo: .repository)
    if try store.tip(of: "refs/heads/\(ref)") == nil {
      try store.move([RefMove("refs/heads/\(ref)", from: nil, to: base)], message: "os: start \(ref)")
    }
    try await GitCommand(folder: path).run(["switch", "--quiet", "--no-guess", ref])
  }

  public func addWorkspace(
    _ name: String, at path: String, for ref: String, base: CommitID
  ) async throws(OverseerError) {
    let exists = try tip(of: ref) != nil
    // One whose folder somebody has removed would be in the way of its successor.
    try await git.worktree(["prune"])
    let target = exists ? [path, ref] : ["-b", ref, "--no-track", path, base.description]
    try await git.worktree(["add", "--quiet"] + target)
  }

  public func removeWorkspace(_ name: String, at path: String) async throws(OverseerError) {
    // Ignored files, as build products are, go with it; who calls has looked for everything else.
    if Checkout(containing: path)?.root == path {
      try await git.worktree(["remove", "--force", path])
    }
    try await git.worktree(["prune"])
  }

  public func leave(for branch: String, in path: String) async throws(OverseerError) {
    let holders = try checkouts().filter { $0.branch == branch && $0.path != path }
    // git lets one checkout have a branch.
    let target = holders.isEmpty ? [branch] : ["--detach", "refs/heads/\(branch)"]
    try await GitCommand(folder: path).run(["switch", "--quiet", "--no-guess"] + target)
  }

  public func commit(
    to ref: String, in path: String, message: String, leavingOut: [String], hooks: Bool
  ) async throws(OverseerError) -> CommitID {
    let command = GitCommand(folder: path)
    let status = try status(of: path, links: leavingOut)
    guard status.branch == ref else {
      throw OverseerError(
        .preconditionFailed, "\(path) has \(status.branch ?? "no branch") checked out and not \(ref)",
        hint: "Nothing was committed. Check \(ref) out there, then try again.")
    }
    let conflicts = status.changes.filter { $0.kind == .conflicted }
    guard status.unfinished == nil, conflicts.isEmpty else {
      throw OverseerError(
        .preconditionFailed, "\(path) has an unfinished \(status.unfinished?.rawValue ?? "merge")",
        hint: "Nothing was committed. End it there, then try again.",
        details: ["files": .array(conflicts.map { .string($0.path) })])
    }
    let store = try ObjectStore(at: workspace(path))
    let unstaged = try store.unstaged(leavingOut: leavingOut)
    if !unstaged.isEmpty {
      // Named one by one, so that nothing comes along that appeared since or that a link hides.
      try await command.run(
        ["add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul"],
        input: unstaged.map { $0.bytes + [0] }.flatMap { $0 })
    }
    // Of what differs only before filters, or within a submodule, nothing comes into the index.
    if try store.hasStagedChanges() {
      try await command.run(
        ["commit", "--quiet", "--file=-", "--cleanup=whitespace"], input: Array(message.utf8),
        settings: hooks ? [] : ["core.hooksPath=/dev/null"])
    }
    guard let tip = try tip(of: ref) else { throw OverseerError(.notFound, "the branch \(ref) is gone") }
    return tip
  }

  /// git does it itself, by its setting `notes.rewriteRef`.
  public func carryAuthorship(from base: CommitID, to head: CommitID) {}

  public func makeRef(_ ref: String, at commit: CommitID) throws(OverseerError) {
    try ObjectStore(at: checkout, writingTo: .repository)
      .move([RefMove("refs/heads/\(ref)", from: nil, to: commit)], message: "os: restore \(ref)")
  }

  public func deleteRef(_ ref: String) throws(OverseerError) {
    let store = try ObjectStore(at: checkout, writingTo: .repository)
    guard let tip = try store.tip(of: "refs/heads/\(ref)") else { return }
    try store.move([RefMove("refs/heads/\(ref)", from: tip, to: nil)], message: "os: archive \(ref)")
  }

  var git: GitCommand { GitCommand(folder: checkout.root) }
}
