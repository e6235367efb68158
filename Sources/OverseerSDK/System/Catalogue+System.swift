extension Catalogue {
  static let system: [any SDKOperation.Type] = [GetVersion.self, GetHealth.self, RunDoctor.self]
}
