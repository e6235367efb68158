import ArgumentParser
import OverseerModel

struct MCPInstall: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Write into a client's settings that it starts os mcp.",
    discussion: """
      It shows the change and asks. Everything else in the file stays as it is, and a second time changes nothing. \
      Without --scope it is for you everywhere; with Cursor, which starts a user's servers outside of any project, for \
      this checkout.
      """)

  @OptionGroup var options: ClientOptions

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let places = try session.clientPlaces()
    let (client, scope) = (options.client, options.scope ?? options.client.usualScope)
    let (file, config) = try places.config(of: client, scope)
    let entry = try session.serverEntry(for: client, scope)
    let new = try config.installing(entry)
    var outcome = ClientChange(client: client, scope: scope, path: file.path, change: .unchanged)
    if new != file.bytes {
      outcome.change = try config.hasServer() ? .updated : .added
      let changes = ClientText.changes(outcome, from: file.bytes, to: new, places, session.style)
      guard try session.agrees(to: changes, "Write this?", yes: options.yes) else { return }
      try file.replace(with: new, isPrivate: scope == .user)
    }
    try session.reply(outcome) { outcome, style in ClientText.installed(outcome, places, style) }
  }
}

extension AgentClient {
  /// The scope in which the client starts servers in the folder of the project.
  var usualScope: ClientScope { self == .cursor ? .project : .user }
}

extension Session {
  /// How a client is to start this program.
  func serverEntry(for client: AgentClient, _ scope: ClientScope) throws(OverseerError) -> ServerEntry {
    let isElsewhere = environment["OVERSEER_HOME"] != nil || environment["XDG_DATA_HOME"] != nil
    // Cursor does not say where it starts servers.
    let place = client == .cursor && scope == .project ? ["--repo", "${workspaceFolder}"] : []
    return ServerEntry(
      command: [try environment.programWord(), "mcp"] + place,
      installation: isElsewhere ? environment.installation : nil)
  }
}
