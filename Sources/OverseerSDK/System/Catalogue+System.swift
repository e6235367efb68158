extension Catalogue {
  static let system: [any SDKOperation.Type] = [GetVersion.self, RunDoctor.self]
}
