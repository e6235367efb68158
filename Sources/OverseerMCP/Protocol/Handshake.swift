import OverseerJSON

/// What `initialize` agrees on.
struct Handshake {
  /// What the client has asked for, where that is a revision with a handshake, else the latest of them.
  let version: ProtocolVersion
  let clientName: String?

  init(_ params: JSONObject) throws(RPCFailure) {
    guard let wanted = params["protocolVersion"]?.stringValue else {
      throw RPCFailure(.invalidParams, "protocolVersion is required: a string")
    }
    for name in ["capabilities", "clientInfo"] {
      guard let value = params[name], value.objectValue == nil else { continue }
      throw RPCFailure(.invalidParams, "\(name) must be an object")
    }
    let named = ProtocolVersion(rawValue: wanted)
    version = named.flatMap { $0.isStateless ? nil : $0 } ?? .latestHandshake
    clientName = params["clientInfo"]?["name"]?.stringValue
  }

  /// What a message agrees on; nil where it is no `initialize`, or one that is refused.
  init?(in message: JSONValue) {
    guard message["method"]?.stringValue == MCPMethod.initialize.rawValue,
      case .request(let request) = Incoming(message),
      let agreed = try? Handshake(request.params)
    else { return nil }
    self = agreed
  }
}
