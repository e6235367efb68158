import Crypto
import HTTPTypes
import OverseerContract
import OverseerModel
import OverseerSDK
import OverseerStore
import Synchronization

/// Answers requests that carry an `Idempotency-Key` once: the same request sent again gets the same answer, also while
/// the first is under way.
final class Once: Sendable {
  private struct Turn {
    var digest: [UInt8]
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let overseer: Overseer
  private let underWay = Mutex<[IdempotencyKey: Turn]>([:])

  init(in overseer: Overseer) { self.overseer = overseer }

  /// The kept answer, or that of `perform`, which keeps it.
  ///
  /// Throws `conflict` where the key was used for another request within 24 hours, by the same caller.
  func reply(
    to exchange: Exchange, of operation: OperationSpec, by caller: Caller,
    _ perform: (KeptCall?) async throws(OverseerError) -> [UInt8]
  ) async throws(OverseerError) -> Reply {
    guard operation.method != .get, let text = exchange.request.headers[.idempotencyKey] else {
      return .json(try await perform(nil))
    }
    let call = try Self.call(text, exchange, operation, caller)
    while try await !begin(call) {}
    defer { end(call) }
    if let kept = try await overseer.keptReply(to: call) { return .json(kept) }
    return .json(try await perform(call))
  }

  private static func call(
    _ text: String, _ exchange: Exchange, _ operation: OperationSpec, _ caller: Caller
  ) throws(OverseerError) -> KeptCall {
    guard (1...128).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw OverseerError.invalidField("Idempotency-Key", "must be 1 to 128 visible ASCII characters")
    }
    var digest = SHA256()
    digest.update(data: Array((exchange.request.head.path ?? "").utf8))
    digest.update(data: [0])
    digest.update(data: exchange.body)
    digest.update(data: [0])
    // From where it is said can decide what it is about.
    digest.update(data: Array((caller.folder ?? "").utf8))
    let key = IdempotencyKey(
      key: text, route: operation.name, principal: caller.principal.identity, repo: caller.repo?.description ?? "")
    return KeptCall(key: key, digest: Array(digest.finalize()))
  }

  /// Takes the turn of this key. False where another request had it, and has come to its end now.
  private func begin(_ call: KeptCall) async throws(OverseerError) -> Bool {
    let isTaken = try underWay.withLock { underWay throws(OverseerError) in
      guard let turn = underWay[call.key] else {
        underWay[call.key] = Turn(digest: call.digest)
        return false
      }
      guard turn.digest == call.digest else { throw call.reused }
      return true
    }
    guard isTaken else { return true }
    await withCheckedContinuation { continuation in
      let isWaiting = underWay.withLock { underWay in
        guard underWay[call.key] != nil else { return false }
        underWay[call.key]?.waiting.append(continuation)
        return true
      }
      if !isWaiting { continuation.resume() }
    }
    return false
  }

  private func end(_ call: KeptCall) {
    let turn = underWay.withLock { $0.removeValue(forKey: call.key) }
    for continuation in turn?.waiting ?? [] { continuation.resume() }
  }
}
