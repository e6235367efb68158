import OverseerModel

/// A skill with the file that a client reads it from.
struct SkillPlace {
  let skill: Skill
  let file: PersonalFile

  var state: InstalledSkill.State { InstalledSkill.state(file.bytes, of: skill) }

  /// All skills at the places of a client.
  static func all(of client: AgentClient, _ scope: ClientScope, _ places: ClientPlaces) throws(OverseerError)
    -> [SkillPlace]
  {
    var all: [SkillPlace] = []
    for skill in Skill.all {
      let file = try PersonalFile(reading: "\(places.skills(of: client, scope))/\(skill.name)/SKILL.md")
      all.append(SkillPlace(skill: skill, file: file))
    }
    return all
  }
}

/// What became of one skill.
struct SkillChange: Encodable {
  enum Change: String, Encodable {
    case added
    case updated
    case removed
    case unchanged
    /// It was changed by hand and stays as it is.
    case kept
  }

  let name: String
  let path: String
  let change: Change
}
