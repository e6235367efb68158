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
      let changes =
        try ClientText.changes(outcome, from: file.bytes, to: new, places, session.style)
        + session.notes(on: scope)
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
  /// How a client is to start this program. What is for everybody names nothing of this machine.
  func serverEntry(for client: AgentClient, _ scope: ClientScope) throws(OverseerError) -> ServerEntry {
    // Cursor does not say where it starts servers.
    let place = client == .cursor && scope == .project ? ["--repo", "${workspaceFolder}"] : []
    return ServerEntry(
      command: [scope == .project ? "os" : try environment.programWord(), "mcp"] + place,
      installation: scope == .user && isElsewhere ? environment.installation : nil)
  }

  /// What a person has to see to where a file is for everybody.
  func notes(on scope: ClientScope) throws(OverseerError) -> [String] {
    guard scope == .project else { return [] }
    var notes: [String] = []
    if try environment.programWord() != "os" {
      notes.append("It says os, which is not this program on your PATH: put it there.")
    }
    if isElsewhere { notes.append("It is for everybody, so it leaves out where your installation is (OVERSEER_HOME).") }
    return notes.map { style.paint($0, .yellow) }
  }

  /// Whether the environment says where the installation is.
  private var isElsewhere: Bool { environment["OVERSEER_HOME"] != nil || environment["XDG_DATA_HOME"] != nil }
}
