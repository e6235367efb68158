import ArgumentParser
import OverseerModel
import OverseerVCS

extension AgentClient: ExpressibleByArgument {}
extension ClientScope: ExpressibleByArgument {}

/// What `os mcp install` and its relatives take.
struct ClientOptions: ParsableArguments {
  @Option(help: ArgumentHelp("claude, codex, opencode or cursor.", valueName: "client"))
  var client: AgentClient

  @Option(
    help: ArgumentHelp("user: for you everywhere. project: for this checkout.", valueName: "scope"))
  var scope: ClientScope?

  @Flag(help: "Do it without asking.")
  var yes = false
}

extension Session {
  /// Where clients look; for a project in the root of the checkout, or in the folder where there is none.
  func clientPlaces() throws(OverseerError) -> ClientPlaces {
    let project =
      options.repo == nil
      ? Checkout(containing: environment.folder)?.root ?? environment.folder : try requiredRepo().path
    return ClientPlaces(environment: environment, project: project)
  }

  /// Shows what is to be done and asks whether to; `--yes` answers. Whether it is to be done.
  func agrees(to changes: [String], _ question: String, yes: Bool) throws(OverseerError) -> Bool {
    if !options.json { try print(changes.joined(separator: "\n")) }
    if yes { return true }
    // An agent that has a terminal would wait for ever.
    let isPerson = try Identity.principal(as: options.actor, environment).isHuman
    guard !options.json, isPerson, let answer = Terminal.ask("\(question) [y/N] ") else {
      throw OverseerError(
        .preconditionFailed, "nobody is there to say yes, so nothing was changed",
        hint: "Run it at a terminal, or with --yes.")
    }
    if ["y", "yes"].contains(answer.lowercased()) { return true }
    try print("Nothing was changed.")
    return false
  }
}
