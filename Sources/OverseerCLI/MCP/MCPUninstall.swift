import ArgumentParser
import OverseerModel

struct MCPUninstall: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Take out of a client's settings what os mcp install put in.",
    discussion: "It shows the change and asks. A file that holds nothing else is removed; behind a link, emptied.")

  @OptionGroup var options: ClientOptions

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let places = try session.clientPlaces()
    let (client, scope) = (options.client, options.scope ?? options.client.usualScope)
    let (file, config) = try places.config(of: client, scope)
    // Without the file a link to it would be one to nothing, and the settings could not be read any more.
    let new = try config.uninstalling() ?? (file.isLink ? config.empty : nil)
    var outcome = ClientChange(client: client, scope: scope, path: file.path, change: .unchanged)
    if new != file.bytes {
      outcome.change = .removed
      let changes = ClientText.changes(outcome, from: file.bytes, to: new, places, session.style)
      guard try session.agrees(to: changes, "Write this?", yes: options.yes) else { return }
      if let new { try file.replace(with: new, isPrivate: scope == .user) } else { try file.remove() }
    }
    try session.reply(outcome) { outcome, style in ClientText.uninstalled(outcome, places, style) }
  }
}
