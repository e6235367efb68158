import ArgumentParser
import OverseerModel
import OverseerSDK
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct MCPCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp", abstract: "Let an agent work with Overseer, by the Model Context Protocol.",
    discussion: """
      Clients start it themselves and talk to it over standard input and output: os mcp install sets one up. It works \
      in the repository of its folder, or of --repo, which may be a path here, and in the installation of this machine: \
      --server is refused, and OVERSEER_SERVER changes nothing, as a server speaks with agents itself, at /mcp.
      """,
    subcommands: [MCPInstall.self, MCPUninstall.self])

  @OptionGroup var global: GlobalOptions

  var mayAskServer: Bool { false }

  func runLong(_ session: Session) async throws(OverseerError) { try await MCPServing.run(session) }
}

/// The plain forms of `os mcp`, read without the argument parser, whose set-up takes longer than all else until the
/// first answer.
enum MCPServing {
  /// The options; nil for every command line that is not `os mcp [--repo PATH]`.
  static func options(_ arguments: [String]) -> GlobalOptions.Values? {
    guard arguments.first == "mcp" else { return nil }
    if arguments.count == 1 { return GlobalOptions.Values() }
    guard arguments.count == 3, arguments[1] == "--repo", !arguments[2].hasPrefix("-") else { return nil }
    return GlobalOptions.Values(repo: arguments[2])
  }

  static func run(_ session: Session) async throws(OverseerError) {
    guard session.options.server == nil else {
      throw OverseerError.invalidField(
        "--server", "os mcp works in the installation of this machine, and asks no server",
        hint: "A server speaks with agents itself, at /mcp: enter that address in the client's settings.")
    }
    let (place, programs) = (try AgentPlace(of: session), session.programs)
    if isatty(STDIN_FILENO) == 1 {
      Terminal.tell("os mcp speaks with programs, not with people; os mcp install sets a client up.\n")
    }
    let named = try Identity.agent(named: session.options.actor, session.environment)
    let (environment, installation) = (session.environment, session.installation)
    let sessionName = environment["OVERSEER_SESSION"]
    let opening: Programs.Opening = { () throws(OverseerError) in
      try Overseer(installation, lifetime: .service, durable: environment["OVERSEER_DURABLE"] == "1").equipped(
        trusting: nil, for: .agent(name: named.name, session: sessionName, checkout: place.checkout),
        isInSession: sessionName != nil, variable: { environment[$0] })
    }
    try await programs.mcp(opening, named.name) { agent in
      Caller(
        principal: .agent(
          name: named.isCertain ? named.name : agent, session: sessionName,
          checkout: sessionName == nil ? place.checkout : nil),
        source: .mcp, hasProvenHuman: false, repo: place.repo, folder: place.folder,
        correlationID: Session.freshCorrelationID())
    }
  }
}

/// Where an agent works.
private struct AgentPlace: Sendable {
  let folder: String
  let checkout: String
  let repo: RepoID?

  /// The folder of the session, else what its `--repo` names: a folder, by a path with a slash or a dot in front, or a
  /// registered repository.
  init(of session: Session) throws(OverseerError) {
    let environment = session.environment
    guard let name = session.options.repo else {
      self.init(folder: environment.folder, repo: nil)
      return
    }
    if name.contains("/") || name.hasPrefix(".") {
      guard let folder = environment.realFolder(name) else {
        throw OverseerError.invalidField("--repo", "there is no folder \(name)")
      }
      self.init(folder: folder, repo: nil)
      return
    }
    // The repository is here, whichever server commands ask.
    let here = Session(environment.without(ServerChoice.variable), session.options, lifetime: .service)
    let repo = try here.call(GetRepo(id: here.repoID(name)))
    self.init(folder: repo.path, repo: repo.id)
  }

  private init(folder: String, repo: RepoID?) {
    self.folder = folder
    self.repo = repo
    checkout = Checkout(containing: folder)?.root ?? folder
  }
}

extension Environment {
  /// The real path of a folder; nil where there is none.
  fileprivate func realFolder(_ path: String) -> String? {
    guard let resolved = realpath(absolute(path) + "/.", nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
