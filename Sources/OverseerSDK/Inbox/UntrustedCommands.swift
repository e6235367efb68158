import OverseerModel
import OverseerVCS

/// The commands that the default branch of a repository wants to run and nobody has trusted.
struct UntrustedCommands: Sendable {
  var repoID: RepoID
  var title: String
  /// When the state of the default branch was committed in which they stand.
  var since: Instant

  /// Nil where all are trusted.
  init?(of repo: VersionedRepo, _ overseer: Overseer) async throws(OverseerError) {
    let search = CommandSearch(repo: repo, overseer: overseer)
    let commands = try await search.ofDefaultBranch()
    guard !commands.isEmpty else { return nil }
    let names = try search.asked(commands).filter { $0.state != .trusted }.map(\.name)
    guard !names.isEmpty else { return nil }
    repoID = repo.repo.id
    let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
    title = "\(repo.repo.name) wants to run what nobody has trusted: \(shown)"
    let tip = try await repo.trunk().tip
    since = Instant(seconds: try repo.objects().commit(tip).committer.seconds)
  }
}
