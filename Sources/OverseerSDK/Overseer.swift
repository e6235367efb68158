import OverseerGates
import OverseerModel
import OverseerStore

/// The SDK: every surface calls operations here.
public final class Overseer: Sendable {
  public let installation: Installation
  public let store: Store
  /// `jj`: a name to be found on the PATH, or a path.
  public let jj: String
  /// Commands that the environment of this process says are trusted.
  public let environmentTrust: EnvironmentTrust
  /// The environment that gates run in: the value of a variable, nil where it is not set.
  let variable: @Sendable (String) -> String?
  /// Hears at once what becomes of gates that a call runs.
  let onProgress: (@Sendable (GateProgress) -> Void)?
  /// What the installation's owner shows.
  let installationToken: InstallationToken

  /// - Parameter variable: The environment that gates run in. They find programs by its PATH.
  public init(
    installation: Installation, store: Store, jj: String = "jj", environmentTrust: EnvironmentTrust = .none,
    variable: @escaping @Sendable (String) -> String? = { _ in nil },
    onProgress: (@Sendable (GateProgress) -> Void)? = nil
  ) {
    self.installation = installation
    self.store = store
    self.jj = jj
    self.environmentTrust = environmentTrust
    self.variable = variable
    self.onProgress = onProgress
    installationToken = InstallationToken(of: installation, variable: variable)
  }

  /// The same, with somebody who hears at once what becomes of gates that a call runs.
  public func watched(by observer: @escaping @Sendable (GateProgress) -> Void) -> Overseer {
    Overseer(
      installation: installation, store: store, jj: jj, environmentTrust: environmentTrust, variable: variable,
      onProgress: observer)
  }

  /// The same database with what work in repositories needs besides: what a person has set for the installation, and
  /// the commands that the environment of this process trusts.
  ///
  /// - Parameter trusted: Digests of commands, with commas. They count for nothing unless a person calls outside of any
  ///   session.
  /// - Parameter variable: The environment that gates run in.
  /// - Throws: `invalid_input` for a mistake in the configuration, or in `trusted`.
  public func equipped(
    trusting trusted: String?, for caller: Principal, isInSession: Bool,
    variable: @escaping @Sendable (String) -> String? = { _ in nil }
  ) throws(OverseerError) -> Overseer {
    Overseer(
      installation: installation, store: store, jj: try installation.jj(),
      environmentTrust: try EnvironmentTrust(variable: trusted, caller: caller, isInSession: isInSession),
      variable: variable)
  }

  /// What people have said they trust.
  var trust: TrustStore { TrustStore(folder: installation.trust) }

  /// Opens the installation's database, and makes folder and database where there are none.
  public convenience init(
    _ installation: Installation, lifetime: Store.Lifetime, durable: Bool = false, jj: String = "jj",
    environmentTrust: EnvironmentTrust = .none
  ) throws(OverseerError) {
    if try installation.prepare() { _ = try HumanToken.ensure(in: installation) }
    try self.init(
      installation: installation,
      store: Store.open(path: installation.database, lifetime: lifetime, durable: durable), jj: jj,
      environmentTrust: environmentTrust)
  }

  /// Carries out an operation without blocking the caller's thread.
  public func call<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller
  ) async throws(OverseerError) -> Operation.Output {
    try caller.authorize(Operation.spec)
    switch Operation.execution {
    case .read(let read):
      return try await store.readAsync { reading throws(OverseerError) in
        try caller.checkBounds(of: operation, in: reading)
        return try read(operation, reading, caller)
      }
    case .write(let write):
      return try await store.writeAsync(as: caller.context) { writing throws(OverseerError) in
        try Self.admit(operation, as: caller, in: writing.reading)
        return try write(operation, writing, caller)
      }
    case .effect(let perform):
      if operation.lease != nil || caller.boundRepo != nil {
        try await store.readAsync { reading throws(OverseerError) in
          try Self.admit(operation, as: caller, in: reading)
        }
      }
      return try await withTaskExecutorPreference(FileExecutor.shared) { () async throws(OverseerError) in
        try await perform(operation, self, caller)
      }
    case .stream: throw Self.notAnswered(Operation.spec)
    }
  }

  /// Carries out an operation on the calling thread. Only those that stay within the database can be called so;
  /// it is the way of commands that ask once and end.
  public func callNow<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller
  ) throws(OverseerError) -> Operation.Output {
    try caller.authorize(Operation.spec)
    switch Operation.execution {
    case .read(let read):
      return try store.read { reading throws(OverseerError) in
        try caller.checkBounds(of: operation, in: reading)
        return try read(operation, reading, caller)
      }
    case .write(let write):
      return try store.write(as: caller.context) { writing throws(OverseerError) in
        try Self.admit(operation, as: caller, in: writing.reading)
        return try write(operation, writing, caller)
      }
    case .effect, .stream: throw Self.notAnswered(Operation.spec)
    }
  }

  /// The events that a streaming operation gives.
  public func stream<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller
  ) throws(OverseerError) -> EventFeed {
    try caller.authorize(Operation.spec)
    guard case .stream(let stream) = Operation.execution else { throw Self.notAnswered(Operation.spec) }
    if caller.boundRepo != nil {
      try store.read { reading throws(OverseerError) in try caller.checkBounds(of: operation, in: reading) }
    }
    return try stream(operation, self, caller)
  }

  /// Refuses a call about what the caller may not touch, or about a task that somebody else holds.
  static func admit(
    _ operation: some SDKOperation, as caller: Caller, in reading: Reading
  ) throws(OverseerError) {
    try caller.checkBounds(of: operation, in: reading)
    if let lease = operation.lease { try check(lease, as: caller, in: reading) }
  }

  /// For operations that learn only on their way which task they are about.
  static func check(_ lease: LeaseCheck, as caller: Caller, in reading: Reading) throws(OverseerError) {
    guard let last = try reading.lastClaim(on: lease.task) else { return }
    try Claim.check(last.claim, isOf: lease.generation)
    try Claim.check(last.released ? nil : last.claim, allows: caller.principal, generation: nil, at: reading.now)
  }

  private static func notAnswered(_ spec: OperationSpec) -> OverseerError {
    OverseerError(.internalError, "\(spec.name) cannot be answered this way")
  }
}
