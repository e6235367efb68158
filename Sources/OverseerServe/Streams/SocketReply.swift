import NIOCore
import OverseerJSON
import OverseerModel

/// What the server says over the WebSocket of events, besides the events.
enum SocketReply: Encodable, Sendable {
  case subscribed(after: Int64)
  case unsubscribed
  case pong
  case error(ErrorBody)

  private enum CodingKeys: String, CodingKey { case type, after, error }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .subscribed(let after):
      try container.encode("subscribed", forKey: .type)
      try container.encode(after, forKey: .after)
    case .unsubscribed: try container.encode("unsubscribed", forKey: .type)
    case .pong: try container.encode("pong", forKey: .type)
    case .error(let body):
      try container.encode("error", forKey: .type)
      try container.encode(body, forKey: .error)
    }
  }

  var text: ByteBuffer {
    get throws(JSONCodingError) { ByteBuffer(bytes: try JSONCoder.encode(self)) }
  }
}
