import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

/// What a client asks for over the WebSocket of events.
enum SocketRequest: Sendable {
  /// `{"type":"subscribe","after":7,"filter":{"types":["TaskCreated"]}}`; both members may be left out.
  case subscribe(SubscribeEvents)
  case unsubscribe
  case ping

  /// Reads a message strictly: a member that is not known is a mistake too.
  init(_ text: String, _ check: InputCheck) throws(OverseerError) {
    let message: JSONValue
    do {
      message = try JSONParser.parse(text)
    } catch {
      throw OverseerError(.invalidInput, "the message is not JSON: \(error)")
    }
    guard let members = message.objectValue, let type = members["type"]?.stringValue else {
      throw OverseerError.invalidField("type", "is missing", hint: Self.hint)
    }
    let known = type == "subscribe" ? ["type", "after", "filter"] : ["type"]
    for member in members where !known.contains(member.key) {
      throw OverseerError.invalidField(member.key, "is no member of \(type)", hint: Self.hint)
    }
    switch type {
    case "subscribe": self = .subscribe(try Self.subscription(members, check))
    case "unsubscribe": self = .unsubscribe
    case "ping": self = .ping
    default: throw OverseerError.invalidField("type", "is none that is known here", hint: Self.hint)
    }
  }

  private static let hint = "Messages are of the types subscribe, unsubscribe and ping."

  /// The operation that the members stand for: its own check finds all that is wrong with them.
  private static func subscription(_ members: JSONObject, _ check: InputCheck) throws(OverseerError) -> SubscribeEvents
  {
    var input = JSONObject()
    if let filter = members["filter"], !filter.isNull {
      guard let narrowing = filter.objectValue else { throw OverseerError.invalidField("filter", "must be an object") }
      guard narrowing["after"] == nil else {
        throw OverseerError.invalidField("filter.after", "stands beside the filter, not in it")
      }
      input = narrowing
    }
    if let after = members["after"] { input["after"] = after }
    return try check.decode(SubscribeEvents.self, from: .object(input))
  }
}
