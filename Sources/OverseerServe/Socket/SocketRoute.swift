import NIOHTTP1

/// What a WebSocket connection does once it has been let in.
struct SocketRoute: Sendable {
  /// Headers of the answer to the upgrade, as the protocol that was chosen.
  var fields: HTTPHeaders = [:]
  /// Runs until the connection is to be closed. Its end closes the connection normally; ``SocketClose`` says otherwise.
  let run: @Sendable (SocketMessages, SocketWriter) async throws -> Void
}

/// Ends a WebSocket connection with a reason.
struct SocketClose: Error {
  let code: UInt16
  let reason: String
}
