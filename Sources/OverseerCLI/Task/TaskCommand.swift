import ArgumentParser

struct TaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Plan and do work.", subcommands: [TaskCreate.self, TaskNext.self])
}
