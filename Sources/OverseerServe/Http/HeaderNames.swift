import HTTPTypes

extension HTTPField.Name {
  static let secFetchSite = Self.known("Sec-Fetch-Site")
  static let correlationID = Self.known("X-Correlation-Id")
  static let idempotencyKey = Self.known("Idempotency-Key")
  static let contentSecurityPolicy = Self.known("Content-Security-Policy")
  static let referrerPolicy = Self.known("Referrer-Policy")
  static let overseerVersion = Self.known("X-Overseer-Version")
  static let link = Self.known("Link")
  static let secondHost = Self.known("Host")
  static let lastEventID = Self.known("Last-Event-ID")
  static let nosniff = Self.known("X-Content-Type-Options")
  static let mcpProtocolVersion = Self.known("MCP-Protocol-Version")
  static let mcpMethod = Self.known("Mcp-Method")
  static let mcpName = Self.known("Mcp-Name")
  static let traceparent = Self.known("traceparent")
  static let tracestate = Self.known("tracestate")

  private static func known(_ name: String) -> Self {
    guard let known = HTTPField.Name(name) else { preconditionFailure("\(name) is no name of a header") }
    return known
  }
}
