extension Catalogue {
  static let trust: [any SDKOperation.Type] = [ListTrust.self, GrantTrust.self]
}
