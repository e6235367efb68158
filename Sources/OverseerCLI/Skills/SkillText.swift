import OverseerModel

/// The skills as text for people.
enum SkillText {
  static func list(_ entries: [SkillsList.Entry], _ style: Style) -> String {
    let blocks = entries.map { entry in
      let places = entry.installed.map { place in
        let state =
          switch place.state {
          case .absent, .current: ""
          case .outdated: ", another version"
          case .changed: ", changed by hand"
          }
        return "\(place.client.title) (\(place.scope.rawValue)\(state))"
      }
      let note = places.isEmpty ? "installed nowhere" : "installed for \(places.joined(separator: ", "))"
      let lines = [style.paint(entry.name, .bold)] + style.block(entry.purpose, indent: 2)
      return (lines + style.block(note, indent: 2).map { style.paint($0, .dim) }).joined(separator: "\n")
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// What is about to be written or removed.
  static func lines(_ changes: [SkillChange], _ places: ClientPlaces, _ style: Style) -> [String] {
    changes.filter { $0.change != .unchanged }.map { change in
      let (sign, color, note): (String, Style.Color, String) =
        switch change.change {
        case .added, .unchanged: ("+", .green, "")
        case .updated: ("~", .yellow, " (another version is there)")
        case .removed: ("-", .red, "")
        case .kept: (" ", .dim, " (changed by hand, so it stays)")
        }
      return style.paint("  \(sign) \(Escaped.line(places.shown(change.path)))\(note)", color)
    }
  }

  static func installed(
    _ changes: [SkillChange], _ client: AgentClient, _ places: ClientPlaces, _ style: Style
  ) -> String {
    if changes.contains(where: \.change.isWrite) {
      return "\(client.title) knows them from its next session on."
    }
    let kept = lines(changes, places, style)
    let head = kept.isEmpty ? "\(client.title) has all skills already." : "Nothing was written."
    return ([head] + kept).joined(separator: "\n")
  }

  static func uninstalled(
    _ changes: [SkillChange], _ client: AgentClient, _ places: ClientPlaces, _ style: Style
  ) -> String {
    if changes.contains(where: \.change.isWrite) {
      let others = changes.contains { $0.change == .kept } ? "other skills" : "skills"
      return "\(client.title) has the \(others) no more."
    }
    let kept = lines(changes, places, style)
    let head = kept.isEmpty ? "\(client.title) has no skill of Overseer there." : "Nothing was removed."
    return ([head] + kept).joined(separator: "\n")
  }
}
