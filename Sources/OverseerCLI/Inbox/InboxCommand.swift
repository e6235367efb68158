import ArgumentParser
import OverseerModel
import OverseerSDK

struct InboxCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox", abstract: "List what waits for a person, in all repositories.",
    discussion: "What most tasks wait for comes first. With --repo it is that repository alone.")

  @Option(help: ArgumentHelp("How many; 100 unless told.", valueName: "n"))
  var limit: Int?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let repo = try global.repo.map { text throws(OverseerError) in try session.repoID(text) }
    let items = try await session.callLong(ListInbox(repoID: repo, limit: limit), saying: "Looking")
    try session.reply(items) { items, style throws(OverseerError) in
      let repos = try session.repos(items.map(\.repoID))
      return InboxText.text(items, repos: repos.count > 1 ? repos : [:], style)
    }
  }
}

extension Session {
  /// The repositories of these ids, for the names that people read.
  fileprivate func repos(_ ids: [RepoID]) throws(OverseerError) -> [RepoID: Repo] {
    var found: [RepoID: Repo] = [:]
    for id in Set(ids) { found[id] = try repo(id) }
    return found
  }

  /// nil where it is not registered any more.
  private func repo(_ id: RepoID) throws(OverseerError) -> Repo? {
    do throws(OverseerError) {
      return try ask(GetRepo(id: id))
    } catch {
      guard error.code == .notFound else { throw error }
      return nil
    }
  }
}
