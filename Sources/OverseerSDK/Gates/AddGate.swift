import OverseerModel
import OverseerStore

/// Adds a gate for a repository, or for a task and all below it. A person's command is trusted as it is.
public struct AddGate: WriteOperation {
  public static let spec = OperationSpec(
    "gates.add", "Add a gate", who: .human, .post, "/gates", errors: [.notFound, .conflict, .preconditionFailed])

  /// The repository; the one that the call comes from where it is not given.
  public var repoID: RepoID?
  /// The task that it is for, with all below; the whole repository where it is left out.
  public var taskID: AnyTaskID?
  /// 1 to 64 letters, digits, `-`, `_` and `.`.
  public var name: String
  /// What `/bin/sh -c` gets: one line.
  public var command: String
  /// How long one run may take: 1 to 86,400 seconds, 300 unless told.
  public var timeoutSecs: Int?
  /// How many attempts there are: 1 to 100, 3 unless told.
  public var maxRetries: Int?
  /// Seconds between two questions to a gate that does not know yet: 1 to 86,400, 30 unless told.
  public var pollIntervalSecs: Int?
  /// How many seconds it may not know: 1 to 2,592,000, 86,400 unless told.
  public var maxPendingSecs: Int?
  /// Whether a review waits for it; it does unless told.
  public var required: Bool?
  /// Whether a pass counts again for the same files; it does unless told.
  public var cache: Bool?
  /// Patterns: only changes that touch a matching file.
  public var paths: [PathPattern]?
  /// `workspace` unless told.
  public var checkout: Gate.Checkout?
  /// What prepares a clean checkout.
  public var setup: String?
  /// Names of further environment variables that the command sees.
  public var passEnv: [String]?
  /// `none` unless told.
  public var sandbox: Gate.Sandbox?
  /// Whether a sandbox has the network; it has unless told.
  public var network: Bool?

  public init(
    repoID: RepoID? = nil, taskID: AnyTaskID? = nil, name: String, command: String, timeoutSecs: Int? = nil,
    maxRetries: Int? = nil, pollIntervalSecs: Int? = nil, maxPendingSecs: Int? = nil, required: Bool? = nil,
    cache: Bool? = nil, paths: [PathPattern]? = nil, checkout: Gate.Checkout? = nil, setup: String? = nil,
    passEnv: [String]? = nil, sandbox: Gate.Sandbox? = nil, network: Bool? = nil
  ) {
    self.repoID = repoID
    self.taskID = taskID
    self.name = name
    self.command = command
    self.timeoutSecs = timeoutSecs
    self.maxRetries = maxRetries
    self.pollIntervalSecs = pollIntervalSecs
    self.maxPendingSecs = maxPendingSecs
    self.required = required
    self.cache = cache
    self.paths = paths
    self.checkout = checkout
    self.setup = setup
    self.passEnv = passEnv
    self.sandbox = sandbox
    self.network = network
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Gate {
    var gate = Gate(
      id: GateID(writing.identifier()), scope: try scope(in: writing, as: caller), name: name, command: command,
      source: .database, createdAt: writing.now, updatedAt: writing.now)
    gate.timeoutSecs = timeoutSecs ?? gate.timeoutSecs
    gate.maxRetries = maxRetries ?? gate.maxRetries
    gate.pollIntervalSecs = pollIntervalSecs ?? gate.pollIntervalSecs
    gate.maxPendingSecs = maxPendingSecs ?? gate.maxPendingSecs
    gate.required = required ?? gate.required
    gate.cache = cache ?? gate.cache
    gate.paths = paths ?? gate.paths
    gate.checkout = checkout ?? gate.checkout
    gate.setup = setup
    gate.passEnv = passEnv ?? gate.passEnv
    gate.sandbox = sandbox ?? gate.sandbox
    gate.network = network ?? gate.network
    try writing.check(gate)
    try writing.record(.gateAdded(GatePayload(gate: gate)), about: gate)
    return gate
  }

  private func scope(in writing: Writing, as caller: Caller) throws(OverseerError) -> GateScope {
    guard let taskID else { return .repo(try caller.requiredRepo(repoID, in: writing.reading).id) }
    let task = try writing.editable(taskID)
    if let repoID, repoID != task.repoID {
      throw OverseerError.invalidField("task_id", "is a task of \(task.repoID), not of \(repoID)")
    }
    return .task(taskID)
  }
}
