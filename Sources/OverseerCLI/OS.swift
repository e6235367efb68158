import ArgumentParser
import OverseerSDK

/// `os`: the root of the command line.
public struct OS: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "os", abstract: "Tasks, reviews and agents on your own machine.",
    version: Version.current, subcommands: [TaskCommand.self])

  public init() {}
}
