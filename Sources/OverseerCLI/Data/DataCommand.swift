import ArgumentParser

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Take everything along, or bring it in.",
    subcommands: [DataExport.self, DataImport.self])
}
