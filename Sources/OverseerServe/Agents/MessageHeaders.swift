import HTTPTypes
import OverseerJSON
import OverseerMCP

/// What the header fields of a message say about it, for whoever passes it on without reading it.
struct MessageHeaders: Sendable {
  /// Each as often as it was sent.
  private let versions: [String]
  private let methods: [String]
  private let names: [String]

  init(_ fields: HTTPFields) {
    versions = fields[values: .mcpProtocolVersion]
    methods = fields[values: .mcpMethod]
    names = fields[values: .mcpName]
  }

  /// The revision that the message is to be answered in.
  ///
  /// Throws `unsupportedVersion` where the fields name one that is not spoken here, `headerMismatch` where they and the
  /// message contradict each other, or one is missing that the stateless revision wants.
  func version(of message: JSONValue) throws(RPCFailure) -> ProtocolVersion {
    let params = message["params"]
    let named = params?["_meta"]?[ProtocolVersion.metaKey]
    guard let version = versions.first else {
      // The first revision over this transport knew no such field, and has to be assumed.
      if named == nil { return .march2025 }
      throw RPCFailure(.headerMismatch, "the header MCP-Protocol-Version is missing")
    }
    if versions.count > 1 || named != nil && named?.stringValue != version {
      throw RPCFailure(.headerMismatch, "the header MCP-Protocol-Version does not say what the message says")
    }
    guard let known = ProtocolVersion(rawValue: version) ?? (named == nil ? nil : .july2026) else {
      throw RPCFailure.unsupported(version: version)
    }
    if known.isStateless, message["id"] != nil, let method = message["method"]?.stringValue {
      guard methods == [method] else { throw Self.mismatch("Mcp-Method", methods, "method") }
      if let field = Self.naming[method], let name = params?[field]?.stringValue {
        guard names.count == 1, names.first.map({ Self.isSame($0, name) }) == true else {
          throw Self.mismatch("Mcp-Name", names, "params.\(field)")
        }
      }
    }
    return known
  }

  /// What the `Mcp-Name` of a method repeats.
  private static let naming = ["tools/call": "name", "prompts/get": "name", "resources/read": "uri"]

  /// What no header can hold is sent as Base64, between marks.
  private static func isSame(_ header: String, _ name: String) -> Bool {
    guard header.hasPrefix("=?base64?"), header.hasSuffix("?=") else { return header == name }
    return header == "=?base64?\(Base64.text(of: name.utf8))?="
  }

  private static func mismatch(_ header: String, _ values: [String], _ member: String) -> RPCFailure {
    RPCFailure(
      .headerMismatch,
      values.isEmpty ? "the header \(header) is missing" : "the header \(header) does not say what \(member) says")
  }
}
