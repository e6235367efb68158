extension Catalogue {
  static let events: [any SDKOperation.Type] = []
}
