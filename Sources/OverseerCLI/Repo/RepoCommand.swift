import ArgumentParser

struct RepoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repo", abstract: "The repositories that tasks belong to.",
    subcommands: [RepoList.self, RepoShow.self, RepoRelocate.self, RepoUnregister.self])
}
