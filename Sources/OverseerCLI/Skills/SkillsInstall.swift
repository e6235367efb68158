import ArgumentParser
import OverseerModel

struct SkillsInstall: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Write the skills to where a client looks for them.",
    discussion: """
      It shows what it writes and asks. A file that was changed by hand stays as it is, and a second time changes \
      nothing. Without --scope it is for you everywhere.
      """)

  @OptionGroup var options: ClientOptions

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let places = try session.clientPlaces()
    let scope = options.scope ?? .user
    let all = try SkillPlace.all(of: options.client, scope, places)
    let changes = all.map { place in
      let change: SkillChange.Change =
        switch place.state {
        case .absent: .added
        case .current: .unchanged
        case .outdated: .updated
        case .changed: .kept
        }
      return SkillChange(name: place.skill.name, path: place.file.path, change: change)
    }
    if changes.contains(where: \.change.isWrite) {
      let lines = SkillText.lines(changes, places, session.style)
      guard try session.agrees(to: lines, "Write them?", yes: options.yes) else { return }
      for (place, change) in zip(all, changes) where change.change.isWrite {
        try place.file.replace(with: InstalledSkill.bytes(of: place.skill), isPrivate: false)
      }
    }
    try session.reply(changes) { changes, style in SkillText.installed(changes, options.client, places, style) }
  }
}

extension SkillChange.Change {
  var isWrite: Bool { self == .added || self == .updated || self == .removed }
}
