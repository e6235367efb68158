import ArgumentParser

struct LearningCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learning", abstract: "Keep what was found out for later tasks.",
    subcommands: [LearningAdd.self, LearningList.self, LearningSearch.self, LearningRetire.self])
}
