// What is told about gates. Each payload carries the full after-image of the gate or of the result.

public struct GatePayload: Codable, Sendable, Hashable {
  public var gate: Gate
  public init(gate: Gate) { self.gate = gate }
}

public struct GateRemovedPayload: Codable, Sendable, Hashable {
  public var gateID: GateID
  public init(gateID: GateID) { self.gateID = gateID }
}

public struct GateTrustedPayload: Codable, Sendable, Hashable {
  public var repoID: RepoID
  /// What the trusted commands are called.
  public var names: [String]
  /// The digests of their texts, in the order of the names.
  public var sha256: [String]

  public init(repoID: RepoID, names: [String], sha256: [String]) {
    self.repoID = repoID
    self.names = names
    self.sha256 = sha256
  }
}

public struct GateResultPayload: Codable, Sendable, Hashable {
  public var gateID: GateID
  public var result: GateResult

  public init(result: GateResult) {
    self.gateID = result.gateID
    self.result = result
  }
}
