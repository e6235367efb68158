import ArgumentParser
import OverseerModel

struct SkillsUninstall: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Remove the skills from where a client looks for them.",
    discussion: "It shows what it removes and asks. A file that was changed by hand stays.")

  @OptionGroup var options: ClientOptions

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let places = try session.clientPlaces()
    let all = try SkillPlace.all(of: options.client, options.scope ?? .user, places).filter { $0.state != .absent }
    let changes = all.map { place in
      SkillChange(
        name: place.skill.name, path: place.file.path, change: place.state == .changed ? .kept : .removed)
    }
    if changes.contains(where: \.change.isWrite) {
      let lines = SkillText.lines(changes, places, session.style)
      guard try session.agrees(to: lines, "Remove them?", yes: options.yes) else { return }
      for (place, change) in zip(all, changes) where change.change.isWrite { try place.file.removeWithFolder() }
    }
    try session.reply(changes) { changes, style in SkillText.uninstalled(changes, options.client, places, style) }
  }
}
