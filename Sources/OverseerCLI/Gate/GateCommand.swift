import ArgumentParser

/// `os gate`: alone it lists the gates.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate", abstract: "The commands that must succeed before work is reviewed.",
    discussion: """
      Gates are added by hand, stand in .overseer/gates.toml on the default branch, or in the front matter of a \
      task's context. What stands in a file or in a context runs once a person trusts it: `os gate trust`.
      """,
    subcommands: [
      GateListCommand.self, GateAdd.self, GateUpdate.self, GateRemove.self, GateTrust.self, GateInit.self,
      GateResults.self, GateLogCommand.self, GateRerun.self, GateWaive.self,
    ],
    defaultSubcommand: GateListCommand.self)
}
