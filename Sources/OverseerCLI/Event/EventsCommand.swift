import ArgumentParser

struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "The log of everything that happened.",
    subcommands: [EventsList.self, EventsTail.self, EventsVerify.self, EventsPrune.self])
}
