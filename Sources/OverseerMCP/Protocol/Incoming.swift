import OverseerJSON

/// A message of a client, told apart by its members.
enum Incoming {
  struct Request {
    var id: RequestID
    var method: String
    var params: JSONObject
  }

  case request(Request)
  case notification(method: String, params: JSONObject)
  /// Nothing here asks clients for anything, so nobody waits for it.
  case response
  case broken(RPCFailure, RequestID?)

  init(_ message: JSONValue) {
    guard let members = message.objectValue else {
      self = .broken(RPCFailure(.invalidRequest, "a message must be a JSON object"), nil)
      return
    }
    let id = members["id"].flatMap(RequestID.init)
    func refused(_ message: String) -> Incoming { .broken(RPCFailure(.invalidRequest, message), id) }
    guard members["jsonrpc"]?.stringValue == "2.0" else {
      self = refused("jsonrpc must be \"2.0\"")
      return
    }
    guard let name = members["method"] else {
      let isResponse = members["result"] != nil || members["error"] != nil
      self = isResponse ? .response : refused("method is required: a string")
      return
    }
    guard let method = name.stringValue else {
      self = refused("method must be a string")
      return
    }
    let params: JSONObject? =
      switch members["params"] {
      case nil, .null?: [:]
      case let given?: given.objectValue
      }
    guard members["id"] != nil else {
      self = .notification(method: method, params: params ?? [:])
      return
    }
    guard let id else {
      self = refused("id must be a string or an integer")
      return
    }
    guard let params else {
      self = .broken(RPCFailure(.invalidParams, "params must be an object"), id)
      return
    }
    self = .request(Request(id: id, method: method, params: params))
  }
}
