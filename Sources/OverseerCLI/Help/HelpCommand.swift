import ArgumentParser

/// `os help`: usage as everywhere, and the requests of agents for help.
///
/// The argument parser has a command of this name as well; ours stands before it.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Ask a person for help; alone: how os is used.",
    discussion: "`os help task create` and `os task create --help` show the same.",
    subcommands: [HelpList.self, HelpRequestCommand.self, HelpRespond.self, HelpResume.self, HelpUsage.self],
    defaultSubcommand: HelpUsage.self)
}
