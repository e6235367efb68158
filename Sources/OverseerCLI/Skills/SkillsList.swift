import ArgumentParser
import OverseerModel

struct SkillsList: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the skills, and which clients have them.")

  /// A skill and where it is.
  struct Entry: Encodable {
    let name: String
    let purpose: String
    let installed: [Place]
  }

  struct Place: Encodable {
    let client: AgentClient
    let scope: ClientScope
    let path: String
    let state: InstalledSkill.State
  }

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let places = try session.clientPlaces()
    var installed: [String: [Place]] = [:]
    for client in AgentClient.allCases {
      for scope in ClientScope.allCases {
        for place in try SkillPlace.all(of: client, scope, places) where place.state != .absent {
          installed[place.skill.name, default: []].append(
            Place(client: client, scope: scope, path: place.file.path, state: place.state))
        }
      }
    }
    let entries = Skill.all.map {
      Entry(name: $0.name, purpose: $0.purpose, installed: installed[$0.name] ?? [])
    }
    try session.reply(entries) { entries, style in SkillText.list(entries, style) }
  }
}
