import ArgumentParser
import OverseerModel

/// The options that say how a gate runs.
struct GateSettings: ParsableArguments {
  @Option(help: ArgumentHelp("How many seconds one run may take.", valueName: "secs"))
  var timeout: Int?

  @Option(help: ArgumentHelp("How many attempts there are before a person is asked.", valueName: "n"))
  var maxRetries: Int?

  @Option(help: ArgumentHelp("Seconds between two questions to a gate that answers 75.", valueName: "secs"))
  var pollInterval: Int?

  @Option(help: ArgumentHelp("How many seconds it may answer so.", valueName: "secs"))
  var maxPending: Int?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Only for changes that touch a match; may be repeated.", valueName: "glob"))
  var path: [String] = []

  @Option(help: ArgumentHelp("A variable to hand on; may be repeated.", valueName: "name"))
  var passEnv: [String] = []

  @Option(parsing: .unconditional, help: ArgumentHelp("What prepares a clean checkout.", valueName: "command"))
  var setup: String?

  @Option(help: ArgumentHelp("bwrap shuts the run into its folder (Linux).", valueName: "none|bwrap"))
  var sandbox: String?

  func sandboxKind() throws(OverseerError) -> Gate.Sandbox? {
    try sandbox.map { word throws(OverseerError) in try Words.choice(word, "--sandbox") }
  }

  func patterns() throws(OverseerError) -> [PathPattern] {
    var patterns: [PathPattern] = []
    for text in path {
      guard let pattern = PathPattern(text) else {
        throw OverseerError.invalidField("--path", "\(text) is no pattern for paths of the repository, like src/**")
      }
      patterns.append(pattern)
    }
    return patterns
  }
}
