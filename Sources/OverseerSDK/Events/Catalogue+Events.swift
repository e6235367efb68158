extension Catalogue {
  static let events: [any SDKOperation.Type] = [
    ListEvents.self, ReplayEvents.self, SubscribeEvents.self, VerifyEvents.self, PruneEvents.self,
  ]
}
