import HTTPTypes
import HummingbirdCore
import NIOCore
import OverseerContract
import OverseerModel
import OverseerSDK

/// A request that has been let in, with all that its route needs to answer it.
struct Exchange: Sendable {
  let request: Request
  /// The connection that it came over.
  let channel: any Channel
  let target: RequestTarget
  /// The parts of the path that the route names.
  let parameters: [String: String]
  let correlationID: String
  /// Who calls; nil on routes that are open to all.
  let bearer: Bearer?
  /// The body, whole; empty where there is none.
  var body: [UInt8] = []
}

/// How a path is answered.
struct Route: Sendable {
  enum Access: Sendable { case open, bearer }

  /// Its place in the list that requests are counted by.
  let number: Int
  let access: Access
  let answer: @Sendable (Exchange) async throws(OverseerError) -> Reply
  /// The same answer, made at once; nil where it must be waited for.
  var prompt: (@Sendable (Exchange) throws(OverseerError) -> Reply)?
}
