import ArgumentParser

/// `os skills`: alone it lists the skills.
struct SkillsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skills", abstract: "Teach coding agents how to work with Overseer.",
    discussion:
      "A skill is a text that an agent reads when a task calls for it: how to work on a task, plan and review.",
    subcommands: [SkillsList.self, SkillsInstall.self, SkillsUninstall.self],
    defaultSubcommand: SkillsList.self)
}
