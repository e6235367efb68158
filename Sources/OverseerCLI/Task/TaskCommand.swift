import ArgumentParser

struct TaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Plan and do work.",
    groupedSubcommands: [
      CommandGroup(
        name: "Look",
        subcommands: [
          TaskList.self, TaskShow.self, TaskNext.self, TaskTreeCommand.self, TaskProgressCommand.self, TaskSearch.self,
        ]),
      CommandGroup(
        name: "Plan",
        subcommands: [
          TaskCreate.self, TaskUpdate.self, TaskBlock.self, TaskUnblock.self, TaskArchive.self, TaskUnarchive.self,
          TaskDelete.self,
        ]),
      CommandGroup(
        name: "Work",
        subcommands: [
          TaskClaim.self, TaskStart.self, TaskRenew.self, TaskRelease.self, TaskSubmit.self, TaskWithdraw.self,
          TaskCancel.self,
          TaskReopen.self,
          TaskForceComplete.self, TaskSetStatus.self,
        ]),
    ])
}
