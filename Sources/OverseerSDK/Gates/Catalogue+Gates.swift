extension Catalogue {
  static let gates: [any SDKOperation.Type] = [
    ListGates.self, GetEffectiveGates.self, AddGate.self, UpdateGate.self, RemoveGate.self,
    RerunGates.self, WaiveGates.self, ListGateResults.self, ReadGateLog.self,
  ]
}
