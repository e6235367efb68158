import ArgumentParser

/// `os`: the root of the command line.
public struct OS: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "os", abstract: "Tasks, reviews and agents on your own machine.",
    discussion: """
      Without a command it shows what matters in this repository now.

      Every command takes --json, --repo ID and --as agent:NAME. An ID is the whole one, or any end of it that is \
      unique. `os --version` tells the version.
      """,
    subcommands: [Overview.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Work",
        subcommands: [
          TaskCommand.self, ReviewCommand.self, GateCommand.self, InboxCommand.self, LearningCommand.self,
          HelpCommand.self,
        ]),
      CommandGroup(
        name: "Commits",
        subcommands: [
          StackCommand.self, DiffCommand.self, RestackCommand.self, LandCommand.self, UndoCommand.self, GCCommand.self,
          VcsCommand.self,
        ]),
      CommandGroup(name: "Server", subcommands: [ServeCommand.self, OpenCommand.self]),
      CommandGroup(name: "Agents", subcommands: [MCPCommand.self, SkillsCommand.self]),
      CommandGroup(
        name: "Setup",
        subcommands: [
          InitCommand.self, RepoCommand.self, TrustCommand.self, TokenCommand.self, DoctorCommand.self,
          CompletionsCommand.self,
        ]),
      CommandGroup(
        name: "Data",
        subcommands: [EventsCommand.self, DataCommand.self, APICommand.self, OpenAPICommand.self]),
    ],
    defaultSubcommand: Overview.self)

  public init() {}
}
