import OverseerModel

/// A gate as a file describes it.
public struct GateDefinition: Sendable, Hashable {
  /// Unique where it stands.
  public var name: String
  /// For `/bin/sh -c`; one line.
  public var command: String
  public var timeoutSecs = 300
  public var maxRetries = 3
  public var pollIntervalSecs = 30
  public var maxPendingSecs = 86_400
  public var required = true
  public var cache = true
  public var paths: [PathPattern] = []
  public var checkout = Gate.Checkout.workspace
  public var setup: String?
  public var passEnv: [String] = []
  public var sandbox = Gate.Sandbox.none
  public var network = true
  /// Where it stands, counted from 1.
  public var line: Int

  public init(name: String, command: String, line: Int = 1) {
    self.name = name
    self.command = command
    self.line = line
  }

  /// The gate that is so described.
  public func gate(_ id: GateID, scope: GateScope, source: Gate.Source, at moment: Instant) -> Gate {
    Gate(
      id: id, scope: scope, name: name, command: command, timeoutSecs: timeoutSecs, maxRetries: maxRetries,
      pollIntervalSecs: pollIntervalSecs, maxPendingSecs: maxPendingSecs, required: required, cache: cache,
      paths: paths, checkout: checkout, setup: setup, passEnv: passEnv, sandbox: sandbox, network: network,
      source: source, createdAt: moment, updatedAt: moment)
  }
}

extension GateDefinition {
  public static let timeoutRange = 1...86_400
  public static let retriesRange = 1...100
  public static let pollIntervalRange = 1...86_400
  public static let pendingRange = 1...2_592_000
  public static let nameLimit = 64
  /// How many patterns a gate may have, and how many variables.
  public static let listLimit = TOMLTable.Entry.listLimit
}
