import ArgumentParser
import OverseerModel

/// `os help`, and `os help` with the name of a command.
struct HelpUsage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "usage", abstract: "Show how a command is used.", shouldDisplay: false)

  @Argument(help: "The names of the command: task create.")
  var command: [String] = []

  func run() throws {
    var found: any ParsableCommand.Type = OS.self
    for word in command {
      let children = found.configuration.subcommands
      guard let child = children.first(where: { Suggestion.names(of: $0).contains(word) }) else {
        throw Suggestion.usageError(for: command, "")
      }
      found = child
    }
    throw CleanExit.helpRequest(found)
  }
}
