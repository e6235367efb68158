import OverseerClient
import OverseerModel
import OverseerSDK

/// Which server is to do what a command calls.
struct ServerChoice {
  /// The variable that names it where no option does.
  static let variable = "OVERSEER_SERVER"
  /// The word for the server of the installation, wherever it listens.
  static let auto = "auto"

  /// nil where the process does it itself.
  let client: ServerClient?

  /// - Parameter name: An address or `auto`, as an option says it; nil leaves it to the environment.
  init(_ name: String?, _ environment: Environment, _ installation: Installation) throws(OverseerError) {
    guard let name = name ?? environment[Self.variable] else {
      client = nil
      return
    }
    guard name != Self.auto else {
      client = try Self.found(environment, installation)
      return
    }
    let url = try ServerURL(name)
    client = ServerClient(url, token: try Self.token(for: url, environment, installation))
  }

  /// The server of the installation. Throws `unavailable` where none runs.
  static func found(_ environment: Environment, _ installation: Installation) throws(OverseerError) -> ServerClient {
    guard let address = try ServerAddress.find(in: installation) else {
      throw OverseerError(
        .unavailable, "no server of the installation in \(installation.folder) runs", hint: "Start it: os serve")
    }
    let url = try ServerURL(address.url)
    return ServerClient(url, token: try token(for: url, environment, installation))
  }

  private static func token(
    for url: ServerURL, _ environment: Environment, _ installation: Installation
  ) throws(OverseerError) -> ClientToken {
    let variable = "OVERSEER_TOKEN"
    if let text = environment[variable] {
      guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw OverseerError(.unauthorized, "\(variable) does not hold a token: there are spaces or the like in it")
      }
      return ClientToken(text, from: variable)
    }
    // What lets a program in here is not told to other machines.
    guard url.isLoopback else {
      throw OverseerError(
        .unauthorized, "the token of this installation is not sent to \(url), which is another machine",
        hint: "Pass a token of that server in \(variable).")
    }
    if let token = try HumanToken.find(in: installation) {
      return ClientToken(token.text, from: "the file \(installation.token)")
    }
    throw OverseerError(
      .unauthorized, "there is no token for the server at \(url): the installation in \(installation.folder) has none",
      hint: "Pass one in \(variable), or name the server's installation in OVERSEER_HOME.")
  }
}
