import HTTPTypes
import OverseerContract
import OverseerMCP
import OverseerModel
import OverseerSDK
import Synchronization

/// The calls in flight of the revisions with a handshake, apart for each client, as far as one can be told from another
/// without sessions: there a client cancels a call by a message that comes over another connection.
final class CallsByClient: Sendable {
  struct Client: Hashable {
    let token: TokenID?
    let agent: String?
    let session: String?
    let checkout: String?
    let program: String?

    init(_ bearer: Bearer, _ fields: HTTPFields) {
      func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { fields[$0] } }
      token = bearer.tokenID
      agent = field(CallHeaders.Name.agent)
      session = field(CallHeaders.Name.session)
      checkout = field(CallHeaders.Name.checkout)
      program = fields[.userAgent]
    }
  }

  private struct Held {
    weak var calls: CallsInFlight?
  }

  private let held = Mutex<[Client: Held]>([:])

  /// The calls of a client. They are the same for all who hold them at one time.
  subscript(client: Client) -> CallsInFlight {
    held.withLock { held in
      if let calls = held[client]?.calls { return calls }
      held = held.filter { $0.value.calls != nil }
      let calls = CallsInFlight()
      held[client] = Held(calls: calls)
      return calls
    }
  }
}
