import ArgumentParser
import OverseerModel
import OverseerSDK

struct TokenCreate: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a token, and show its secret this once.",
    discussion: "With --repo it is good for that repository alone.")

  @Option(help: ArgumentHelp("For an agent, which acts under this name.", valueName: "name"))
  var harness: String?

  @Flag(help: "For a program that changes nothing.")
  var readOnly = false

  @Flag(help: "For a program that acts as you, with all that only a person may do.")
  var human = false

  @Option(help: ArgumentHelp("What to know the token by.", valueName: "name"))
  var name: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard [harness != nil, readOnly, human].count(where: { $0 }) == 1 else {
      throw ValidationError("Say whom it is for: --harness NAME, --read-only or --human.")
    }
    guard harness == nil || name == nil else {
      throw ValidationError("The token of an agent is known by the agent's name: leave --name out.")
    }
  }

  func run(_ session: Session) throws(OverseerError) {
    let scope: TokenScope = human ? .human : readOnly ? .readOnly : .harness
    let repo = try global.repo.map { text throws(OverseerError) in try session.repoID(text) }
    let name = harness ?? name ?? (human ? "person" : "reader")
    try session.answer(CreateToken(name: name, scope: scope, repoID: repo), TokenText.created)
  }
}
