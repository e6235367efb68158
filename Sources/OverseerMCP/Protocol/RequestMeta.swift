import OverseerJSON

/// What a request says of itself in `_meta`.
struct RequestMeta {
  static let versionKey = "io.modelcontextprotocol/protocolVersion"
  static let capabilitiesKey = "io.modelcontextprotocol/clientCapabilities"
  static let clientKey = "io.modelcontextprotocol/clientInfo"
  static let serverKey = "io.modelcontextprotocol/serverInfo"

  private let members: JSONObject

  /// Throws `invalidParams` where `_meta` is something else than an object.
  init(of params: JSONObject) throws(RPCFailure) {
    guard let meta = params["_meta"], !meta.isNull else {
      members = [:]
      return
    }
    guard let members = meta.objectValue else {
      throw RPCFailure(.invalidParams, "params._meta must be an object")
    }
    self.members = members
  }

  /// Whether the request stands by itself, or means to.
  var isEnvelope: Bool {
    [Self.versionKey, Self.capabilitiesKey, Self.clientKey].contains { members[$0] != nil }
  }

  /// The revision that the request is in, with all that it has to say in that one.
  func version() throws(RPCFailure) -> ProtocolVersion {
    let missing = [Self.versionKey, Self.capabilitiesKey].filter { members[$0] == nil }
    guard missing.isEmpty, let named = members[Self.versionKey] else {
      throw RPCFailure(.invalidParams, "params._meta is missing \(missing.joined(separator: " and "))")
    }
    guard let text = named.stringValue else {
      throw RPCFailure(.invalidParams, "\(Self.versionKey) in params._meta must be a string")
    }
    guard let version = ProtocolVersion(rawValue: text) else { throw RPCFailure.unsupported(version: text) }
    guard members[Self.capabilitiesKey]?.objectValue != nil else {
      throw RPCFailure(.invalidParams, "\(Self.capabilitiesKey) in params._meta must be an object")
    }
    if let client = members[Self.clientKey], client["name"]?.stringValue == nil {
      throw RPCFailure(.invalidParams, "\(Self.clientKey) in params._meta must be an object with a name, a string")
    }
    return version
  }

  /// The client program's name, where the request tells it.
  var clientName: String? { members[Self.clientKey]?["name"]?.stringValue }

  /// What progress is to be reported under; nil where nobody wants to hear of it.
  var progressToken: JSONValue? { members["progressToken"].flatMap(RequestID.init)?.json }
}
