import OverseerModel
import OverseerStore
import OverseerVCS

extension RepositoryQuestion {
  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Output {
    let named = repoID
    let repo = try await overseer.store.readAsync { reading throws(OverseerError) in
      try caller.requiredRepo(named, in: reading)
    }
    return try await RepositoryReader(of: repo, jj: overseer.jj).ask(self)
  }
}

extension RepositoryReader {
  /// Reads a registered repository. Throws `precondition_failed` in planning mode, or where the folder is gone.
  public convenience init(of repo: Repo, jj: String) throws(OverseerError) {
    self.init(at: try VersionedRepo(repo, jj: jj).checkout, defaultBranch: repo.defaultBranch, jj: jj)
  }
}
