import OverseerModel

/// What became of a client's settings.
struct ClientChange: Encodable {
  enum Change: String, Encodable {
    case added
    case updated
    case removed
    case unchanged
  }

  let client: AgentClient
  let scope: ClientScope
  /// The client's file.
  let path: String
  var change: Change
}

extension ClientPlaces {
  /// The file that has the client's servers: the one with Overseer's, else the first that is there.
  func config(
    of client: AgentClient, _ scope: ClientScope
  ) throws(OverseerError) -> (file: PersonalFile, config: ClientConfig) {
    var first: (file: PersonalFile, config: ClientConfig)?
    for path in configs(of: client, scope) {
      let file = try PersonalFile(reading: path)
      let config = ClientConfig(client: client, name: path, bytes: file.bytes)
      if try config.hasServer() { return (file, config) }
      if first?.file.bytes == nil, file.bytes != nil || first == nil { first = (file, config) }
    }
    guard let first else { throw OverseerError(.internalError, "\(client.title) has no file of settings") }
    return first
  }
}

/// Changes of a client's settings as text.
enum ClientText {
  /// What is about to change, for a person to judge.
  static func changes(
    _ change: ClientChange, from old: [UInt8]?, to new: [UInt8]?, _ places: ClientPlaces, _ style: Style
  ) -> [String] {
    let note = old == nil ? " (a new file)" : new == nil ? " (removed, as nothing else is in it)" : ""
    let head = style.paint(Escaped.line(places.shown(change.path)), .bold) + style.paint(note, .dim)
    return [head] + ChangeText.lines(from: old ?? [], to: new ?? [], style)
  }

  static func installed(_ change: ClientChange, _ places: ClientPlaces, _ style: Style) -> String {
    guard change.change != .unchanged else {
      return "\(change.client.title) is already set up in \(Escaped.line(places.shown(change.path)))."
    }
    let next = "To teach it how to work with Overseer: os skills install --client \(change.client.rawValue)"
    return "\(change.client.title) starts os mcp from its next session on.\n\(style.paint(next, .dim))"
  }

  static func uninstalled(_ change: ClientChange, _ places: ClientPlaces, _ style: Style) -> String {
    change.change == .unchanged
      ? "\(change.client.title) has no Overseer in \(Escaped.line(places.shown(change.path)))."
      : "\(change.client.title) does not start os mcp any more."
  }
}
