import OverseerModel
import OverseerStore

/// A call whose reply is kept, so that the same call sent again is answered and not carried out again.
public struct KeptCall: Sendable {
  /// What makes two calls the same one.
  public var key: IdempotencyKey
  /// The SHA-256 of all that the call says.
  public var digest: [UInt8]

  public init(key: IdempotencyKey, digest: [UInt8]) {
    self.key = key
    self.digest = digest
  }

  /// How long a reply is kept.
  public static let lifetime = Duration.seconds(86_400)
}

extension Overseer {
  /// Like ``call(_:as:)``, and keeps the reply as `encode` writes it. What is thrown is not kept, and no reply that holds
  /// a secret: such a call, sent again, is carried out again.
  ///
  /// Of an operation that changes the database alone, the change and the reply are kept together or not at all. Of one
  /// that works outside of it the reply is kept right after the work: when the process is killed in between, the same
  /// call finds the work done by itself.
  public func call<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller, keeping kept: KeptCall,
    _ encode: @escaping @Sendable (Operation.Output) throws(OverseerError) -> [UInt8]
  ) async throws(OverseerError) -> [UInt8] {
    switch Operation.execution {
    case .write(let write):
      try caller.authorize(Operation.spec)
      return try await store.writeAsync(as: caller.context) { writing throws(OverseerError) in
        try Self.admit(operation, as: caller, in: writing.reading)
        let reply = try encode(try write(operation, writing, caller))
        if !Operation.replyIsSecret { try writing.keep(reply, of: kept) }
        return reply
      }
    case .read, .effect, .stream:
      let reply = try encode(try await call(operation, as: caller))
      guard !Operation.replyIsSecret else { return reply }
      // The work is done, whether or not the reply can be kept: to call it failed would have it done once more.
      try? await store.writeAsync(as: caller.context) { writing throws(OverseerError) in
        try writing.keep(reply, of: kept)
      }
      return reply
    }
  }

  /// What the call was answered before; nil where it was not, or too long ago.
  ///
  /// Throws `conflict` where the key was used for a call that says something else.
  public func keptReply(to call: KeptCall) async throws(OverseerError) -> [UInt8]? {
    try await store.readAsync { reading throws(OverseerError) in
      guard let kept = try reading.keptReply(call.key), kept.createdAt + KeptCall.lifetime > reading.now else {
        return nil
      }
      guard kept.bodyDigest == call.digest else { throw call.reused }
      return kept.body
    }
  }
}

extension KeptCall {
  /// The refusal of a key that stands for another call already.
  public var reused: OverseerError {
    OverseerError(
      .conflict, "the idempotency key \(key.key) was used for another request",
      hint: "Make a new key for each request, and send it again only with the same request.")
  }
}

extension Writing {
  fileprivate func keep(_ reply: [UInt8], of call: KeptCall) throws(OverseerError) {
    try forgetReply(to: call.key, before: now + (.zero - KeptCall.lifetime))
    try keep(KeptReply(bodyDigest: call.digest, status: 200, body: reply, createdAt: now), for: call.key)
  }
}
