import ArgumentParser

struct RepoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repo", abstract: "The repositories that tasks belong to. `os init` registers one.",
    subcommands: [RepoList.self, RepoShow.self, RepoRelocate.self, RepoUnregister.self])
}
