/// A command that has to succeed before a review goes on.
public struct Gate: Codable, Sendable, Hashable {
  /// Where the command runs.
  public enum Checkout: String, Codable, Sendable, CaseIterable {
    /// In the folder in which the task is worked on.
    case workspace
    /// In a checkout of the revision that holds nothing else.
    case clean
  }

  public enum Sandbox: String, Codable, Sendable, CaseIterable {
    case none
    case bwrap
  }

  /// Where a gate is written down.
  public enum Source: String, Codable, Sendable, CaseIterable {
    /// Added by a person, on the command line or in the interface.
    case database = "Database"
    /// `.overseer/gates.toml`.
    case file = "File"
    /// The front matter of a task's context.
    case frontMatter = "FrontMatter"
  }

  public var id: GateID
  public var scope: GateScope
  /// Unique in its scope.
  public var name: String
  /// What `/bin/sh -c` gets.
  public var command: String
  /// How long one run may take, in seconds.
  public var timeoutSecs: Int
  /// How many attempts there are; 1 at least.
  public var maxRetries: Int
  /// How long after a run that ended as Pending the next one starts, in seconds.
  public var pollIntervalSecs: Int
  /// How long a gate may stay Pending, in seconds.
  public var maxPendingSecs: Int
  /// Whether a review waits for it.
  public var required: Bool
  /// Whether a pass for an equal tree, command and environment is taken over.
  public var cache: Bool
  /// The gate is only for changes that touch a matching file; for every change where the list is empty.
  public var paths: [PathPattern]
  public var checkout: Checkout
  /// What prepares a clean checkout.
  public var setup: String?
  /// Names of further environment variables that the command sees.
  public var passEnv: [String]
  public var sandbox: Sandbox
  /// Whether the command may use the network; only a sandbox can keep it from doing so.
  public var network: Bool
  public var source: Source
  public var createdAt: Instant
  public var updatedAt: Instant

  public init(
    id: GateID, scope: GateScope, name: String, command: String, timeoutSecs: Int = 300, maxRetries: Int = 3,
    pollIntervalSecs: Int = 30, maxPendingSecs: Int = 86_400, required: Bool = true, cache: Bool = true,
    paths: [PathPattern] = [], checkout: Checkout = .workspace, setup: String? = nil, passEnv: [String] = [],
    sandbox: Sandbox = .none, network: Bool = true, source: Source, createdAt: Instant, updatedAt: Instant
  ) {
    self.id = id
    self.scope = scope
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
    self.source = source
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}
