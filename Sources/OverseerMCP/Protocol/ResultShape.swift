import OverseerJSON

/// What the stateless revision adds to results.
enum ResultShape {
  /// How long a client may keep a result, and who may share it.
  struct Keeping {
    var milliseconds: Int64
    var isPublic: Bool

    /// What only another version of the program changes.
    static let lasting = Keeping(milliseconds: 3_600_000, isPublic: true)
    /// What may be different the next moment.
    static let none = Keeping(milliseconds: 0, isPublic: false)
  }

  static func result(_ members: JSONObject, in version: ProtocolVersion, keeping: Keeping? = nil) -> JSONObject {
    guard version.isStateless else { return members }
    var result = members
    result["resultType"] = "complete"
    if let keeping {
      result["ttlMs"] = .integer(keeping.milliseconds)
      result["cacheScope"] = keeping.isPublic ? "public" : "private"
    }
    result["_meta"] = [RequestMeta.serverKey: ServerFacts.info]
    return result
  }

  static func reply(_ result: JSONObject, to id: RequestID) -> JSONValue {
    ["jsonrpc": "2.0", "id": id.json, "result": .object(result)]
  }
}
