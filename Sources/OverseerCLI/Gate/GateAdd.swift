import ArgumentParser
import OverseerModel
import OverseerSDK

struct GateAdd: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a gate for the repository, or for a task and all below it.",
    discussion: """
      Only a person may. The command runs in the task's workspace by /bin/sh: 0 is a pass, 75 means "not decided yet, \
      ask again", anything else a failure.
      """)

  @Option(help: ArgumentHelp("What to call it: letters, digits, - _ and .", valueName: "text"))
  var name: String

  @Option(
    name: .shortAndLong, parsing: .unconditional, help: ArgumentHelp("The command line.", valueName: "command"))
  var command: String

  @Option(help: ArgumentHelp("The task that it is for.", valueName: "id"))
  var task: String?

  @OptionGroup var settings: GateSettings

  @Flag(help: "Reviews do not wait for it.")
  var optional = false

  @Flag(help: "A pass does not count again for the same files.")
  var noCache = false

  @Flag(help: "It runs in a fresh checkout of the revision.")
  var clean = false

  @Flag(help: "The sandbox has no network.")
  var noNetwork = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let paths = try settings.patterns()
    try session.answer(
      AddGate(
        taskID: try task.map { text throws(OverseerError) in try session.taskID(text) }, name: name, command: command,
        timeoutSecs: settings.timeout, maxRetries: settings.maxRetries, pollIntervalSecs: settings.pollInterval,
        maxPendingSecs: settings.maxPending, required: optional ? false : nil, cache: noCache ? false : nil,
        paths: paths.isEmpty ? nil : paths, checkout: clean ? .clean : nil, setup: settings.setup,
        passEnv: settings.passEnv.isEmpty ? nil : settings.passEnv, sandbox: try settings.sandboxKind(),
        network: noNetwork ? false : nil)
    ) { GateListText.done("Added", $0, $1) }
  }
}
