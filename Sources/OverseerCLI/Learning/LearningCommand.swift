import ArgumentParser

struct LearningCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learning", abstract: "Keep what was found out, for the tasks that come after.",
    subcommands: [LearningAdd.self, LearningList.self, LearningSearch.self, LearningRetire.self])
}
