extension Catalogue {
  static let inbox: [any SDKOperation.Type] = [ListInbox.self]
}
