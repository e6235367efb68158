import ArgumentParser

struct VcsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vcs", abstract: "The refs of tasks, and the commits of any repository.",
    discussion: """
      The questions need neither tasks nor a registered repository. With --stdin a command answers questions for as long as it is asked: one JSON object a \
      line with the fields of the operation, one line for each answer, {"error": …} where there is none.
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Tasks", subcommands: [VcsStatus.self, VcsList.self, VcsShow.self, VcsRemoveWorkspace.self]),
      CommandGroup(
        name: "Questions",
        subcommands: [VcsDiff.self, VcsInterdiff.self, VcsKind.self, VcsPort.self, VcsResolve.self]),
    ])
}
