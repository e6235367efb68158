extension Catalogue {
  static let ids: [any SDKOperation.Type] = [ResolveID.self]
}
