extension Catalogue {
  static let tokens: [any SDKOperation.Type] = [CreateToken.self, ListTokens.self, RevokeToken.self]
}
