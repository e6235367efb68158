import OverseerGates
import OverseerModel
import OverseerVCS

/// A registered repository that has version control, as it is at this moment.
struct VersionedRepo: Sendable {
  let repo: Repo
  let checkout: Checkout
  let vcs: any VersionControl

  /// Throws `precondition_failed` in planning mode, or where the folder is gone.
  init(_ repo: Repo, jj: String) throws(OverseerError) {
    guard repo.vcsType != .none else {
      throw OverseerError(
        .preconditionFailed, "\(repo.name) has no version control; its tasks have no revisions",
        hint: "After `git init` or `jj git init` there, register it anew: os init '\(repo.path)'")
    }
    guard let checkout = Checkout(containing: repo.path) else {
      throw OverseerError(
        .preconditionFailed, "there is no repository at \(repo.path) any more",
        hint: "If it has moved: os repo relocate \(repo.id) PATH")
    }
    self.repo = repo
    self.checkout = checkout
    switch checkout.vcsType {
    case .jj: vcs = JJRepository(checkout, program: jj)
    case .git, .none: vcs = GitRepository(checkout)
    }
  }

  /// The root of the main checkout; nil of a bare repository.
  var workingRoot: String? { checkout.isBare ? nil : checkout.root }

  func objects(writingTo destination: ObjectStore.Destination = .memory) throws(OverseerError) -> ObjectStore {
    try ObjectStore(at: checkout, writingTo: destination)
  }

  /// The branch that work lands on, and its tip.
  func trunk() async throws(OverseerError) -> (branch: String, tip: CommitID) {
    guard let branch = repo.defaultBranch ?? checkout.defaultBranch else {
      throw OverseerError(
        .preconditionFailed, "it is not known which branch of \(repo.name) work lands on",
        hint: "Name it: os init --default-branch NAME", details: ["repo_id": .string("\(repo.id)")])
    }
    if let tip = try await vcs.tip(of: branch) { return (branch: branch, tip: tip) }
    // A clone may have nothing but what it fetched.
    if let tip = try objects().tip(of: "refs/remotes/origin/\(branch)") { return (branch: branch, tip: tip) }
    throw OverseerError(
      .preconditionFailed, "the branch \(branch) of \(repo.name) has no commit yet",
      hint: "Make a first commit there; tasks stand on it.", details: ["branch": .string(branch)])
  }

  /// What the repository itself says of how it wants to be worked in: read from the default branch, never from what
  /// an agent may have changed.
  func configuration(at trunk: CommitID) throws(OverseerError) -> RepoConfiguration {
    try RepoConfiguration(in: try CommittedFiles(of: trunk, in: try objects()))
  }
}

extension Overseer {
  /// The repository of a task.
  func versionedRepo(_ id: RepoID) async throws(OverseerError) -> VersionedRepo {
    let repo = try await store.readAsync { reading throws(OverseerError) in try reading.repo(id) }
    guard let repo else { throw OverseerError.notFound("repository", "\(id)") }
    return try VersionedRepo(repo, jj: jj)
  }
}
