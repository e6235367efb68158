import ArgumentParser
import OverseerModel
import OverseerSDK

struct GateUpdate: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change a gate that was added by hand.",
    discussion: "Only a person may. What is not named stays as it is.")

  @Argument(help: "The gate: its name, or its id.")
  var gate: String

  @Option(help: ArgumentHelp("The task that it was added for.", valueName: "id"))
  var task: String?

  @Option(help: ArgumentHelp("What to call it.", valueName: "text"))
  var name: String?

  @Option(
    name: .shortAndLong, parsing: .unconditional, help: ArgumentHelp("The command line.", valueName: "command"))
  var command: String?

  @OptionGroup var settings: GateSettings

  @Flag(inversion: .prefixedNo, help: "Whether reviews wait for it.")
  var required: Bool?

  @Flag(inversion: .prefixedNo, help: "Whether a pass counts again for the same files.")
  var cache: Bool?

  @Flag(inversion: .prefixedNo, help: "Whether it runs in a fresh checkout of the revision.")
  var clean: Bool?

  @Flag(inversion: .prefixedNo, help: "Whether the sandbox has the network.")
  var network: Bool?

  @Flag(help: "For every change, whatever it touches.")
  var anyPath = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.gateID(gate, of: task)
    var operation = UpdateGate(id: id, name: name, command: command)
    if let secs = settings.timeout { operation.timeoutSecs = .set(secs) }
    if let count = settings.maxRetries { operation.maxRetries = .set(count) }
    if let secs = settings.pollInterval { operation.pollIntervalSecs = .set(secs) }
    if let secs = settings.maxPending { operation.maxPendingSecs = .set(secs) }
    if let required { operation.required = .set(required) }
    if let cache { operation.cache = .set(cache) }
    if let clean { operation.checkout = .set(clean ? .clean : .workspace) }
    if let network { operation.network = .set(network) }
    if let sandbox = try settings.sandboxKind() { operation.sandbox = .set(sandbox) }
    if let setup = settings.setup { operation.setup = setup.isEmpty ? .clear : .set(setup) }
    if !settings.passEnv.isEmpty { operation.passEnv = .set(settings.passEnv.filter { !$0.isEmpty }) }
    let paths = try settings.patterns()
    if anyPath || !paths.isEmpty { operation.paths = .set(paths) }
    try session.reply(try await session.callLong(operation)) { GateListText.done("Updated", $0, $1) }
  }
}

extension Session {
  /// The gate that a name or an id means: of those that count for a task, else of the repository's.
  func gateID(_ text: String, of task: String?) async throws(OverseerError) -> GateID {
    if let id = GateID(text) { return id }
    let list: EffectiveGateList
    if let task {
      list = try await callLong(ListGates(taskID: try taskID(task)))
    } else {
      list = try await callLong(ListGates())
    }
    let gates = list.gates + list.shadowed.map(\.gate)
    let meant = gates.filter { $0.name == text }
    // The ends of ids that are derived from names are as good as any.
    let ended = gates.filter { text.utf8.count >= 4 && $0.id.description.hasSuffix(text.uppercased()) }
    if let gate = meant.first ?? ended.first { return gate.id }
    throw OverseerError.notFound(
      "gate", text,
      hint: task == nil
        ? "`os gate list` shows what there is; those of a task are found with --task." : "`os gate list` shows them.")
  }
}
