import OverseerGates
import OverseerModel
import OverseerVCS

/// What a repository says at a commit of how it wants to be worked in.
struct RepoSettings {
  let commit: CommitID
  let configuration: RepoConfiguration
  /// Those of `.overseer/gates.toml`.
  let gates: [Gate]
  let files: CommittedFiles

  init(of repo: VersionedRepo, at commit: CommitID) throws(OverseerError) {
    let store = try repo.objects()
    let files = try CommittedFiles(of: commit, in: store)
    self.commit = commit
    self.files = files
    configuration = try RepoConfiguration(in: files)
    let file = try files.settings(GateFile.path, limit: GateFile.limit).map { bytes throws(OverseerError) in
      try GateFile(bytes)
    }
    let moment = Instant(seconds: try store.commit(commit).committer.seconds)
    let scope = GateScope.repo(repo.repo.id)
    gates = (file?.gates ?? []).map { $0.gate(GateID(of: $0.name, in: scope), scope: scope, source: .file, at: moment) }
  }

  /// What has to be trusted before a gate runs; nil for one that a person has typed.
  func runnable(_ gate: Gate) throws(OverseerError) -> RunnableCommand? {
    switch gate.source {
    case .database: return nil
    case .file, .frontMatter: return try gate.runnable { path throws(OverseerError) in try files.script(path) }
    }
  }

  /// What has to be trusted before the reviewer runs; nil where there is none.
  func runnableReviewer() throws(OverseerError) -> RunnableCommand? {
    try configuration.review.reviewer?.runnable { path throws(OverseerError) in try files.script(path) }
  }
}

extension RepoConfiguration {
  init(in files: CommittedFiles) throws(OverseerError) {
    guard let bytes = try files.settings(Self.path, limit: Self.limit) else {
      self.init()
      return
    }
    try self.init(bytes)
  }
}

extension VersionedRepo {
  /// The commit whose settings count for work with this head: the merge base with the default branch, so that work
  /// does not decide by which gates it is judged. Without a head, or where nothing is shared, it is the tip of the
  /// default branch.
  func settingsCommit(for head: CommitID?) async throws(OverseerError) -> CommitID {
    let tip = try await trunk().tip
    guard let head else { return tip }
    return try objects().mergeBase(tip, head) ?? tip
  }
}
