import NIOCore
import OverseerModel
import OverseerStore
import Synchronization

/// Somebody who follows the log over a connection, as the hub sees them: where to leave what is new, and how they are.
///
/// Nothing here waits. What is left for a subscriber is bounded: one that does not take it in time is told to read
/// the log from where it is, so it loses nothing and holds nobody up.
final class EventSubscriber: Sendable {
  /// What there is to do.
  struct News: Sendable {
    var pieces: [ByteBuffer] = []
    /// Everything after this must be read from the log, as it is not left here any more.
    var missedAfter: Int64?
    /// Whether the token that it came in with is to be looked at again.
    var mustShowToken = false
    /// Whether nothing has been sent for so long that the client may think that nobody is there.
    var isQuiet = false
    /// Whether the server ends.
    var isOver = false
  }

  private struct State {
    /// nil where every event passes.
    var filter: EventFrameFilter?
    /// The seq of the last event that is sent or left here; nil while the subscriber reads the log by itself.
    var after: Int64?
    var news = News()
    var waitingBytes = 0
    var waitingPieces = 0
    var hasSent = false
    /// How many bytes were given to the connection, how many of them the client had taken at the last beat, and at how
    /// many beats that has been so.
    var given = 0
    var taken = 0
    var stuckBeats = 0
  }

  /// What waits for a subscriber at most, unless a single look at the log has found more.
  private static let limit = (bytes: 1 << 20, pieces: 4096)
  /// At how many beats a connection may be stuck before it is closed.
  private static let patience = 4

  let form: EventForm
  private let channel: any Channel
  /// Gives an element when there is something to do; several things may share one.
  let wakes: AsyncStream<Void>
  private let alarm: AsyncStream<Void>.Continuation
  private let state = Mutex(State())

  init(_ form: EventForm, over channel: any Channel) {
    self.form = form
    self.channel = channel
    (wakes, alarm) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  func wake() { alarm.yield() }

  /// From now on the hub leaves here what comes after `after`.
  func follow(after: Int64, _ filter: EventFilter) {
    state.withLock { state in
      state.after = after
      state.filter = filter == EventFilter() ? nil : EventFrameFilter(filter)
    }
  }

  /// Nothing is left here any more, and what was is thrown away.
  func rest() {
    state.withLock { state in
      state.after = nil
      state.news.pieces = []
      state.news.missedAfter = nil
      state.waitingBytes = 0
      state.waitingPieces = 0
    }
  }

  /// Leaves what is new here.
  func offer(_ batch: EventBatch) {
    let isNew = state.withLock { state in
      if batch.revokesToken { state.news.mustShowToken = true }
      guard let after = state.after, batch.last > after else { return batch.revokesToken }
      let pieces = batch.pieces(after: after, state.filter, in: form)
      state.after = batch.last
      guard !pieces.isEmpty else { return batch.revokesToken }
      let size = pieces.reduce(0) { $0 + $1.readableBytes }
      let isFull =
        state.waitingBytes + size > Self.limit.bytes || state.waitingPieces + pieces.count > Self.limit.pieces
      if isFull, state.waitingPieces > 0 {
        state.news.missedAfter = after
        state.after = nil
      } else {
        state.news.pieces += pieces
        state.waitingBytes += size
        state.waitingPieces += pieces.count
      }
      return true
    }
    if isNew { wake() }
  }

  /// Tells that what comes next must be read from the log.
  func miss() {
    state.withLock { state in
      state.news.missedAfter = state.news.missedAfter ?? state.after
      state.after = nil
    }
    wake()
  }

  /// What there is to do now; it is there once.
  func take() -> News {
    state.withLock { state in
      defer {
        state.news = News()
        state.waitingBytes = 0
        state.waitingPieces = 0
      }
      return state.news
    }
  }

  /// Tells that the connection was given something to send.
  func hasSent(_ pieces: [ByteBuffer]) {
    state.withLock { state in
      state.hasSent = true
      state.given += pieces.reduce(0) { $0 + $1.readableBytes }
    }
  }

  /// Tells that the server ends.
  func end() {
    state.withLock { $0.news.isOver = true }
    wake()
  }

  /// Comes again and again in equal times: finds out who is quiet, whose token may be old, and who takes nothing.
  func beat() {
    state.withLock { state in
      state.news.mustShowToken = true
      state.news.isQuiet = !state.hasSent
      state.hasSent = false
    }
    wake()
    _ = channel.getOption(.bufferedWritableBytes).map { [self] bytes in observe(unsent: bytes) }
  }

  private func observe(unsent: Int) {
    let isStuck = state.withLock { state in
      let taken = state.given - unsent
      state.stuckBeats = unsent > 0 && taken <= state.taken ? state.stuckBeats + 1 : 0
      state.taken = taken
      return state.stuckBeats >= Self.patience
    }
    if isStuck { channel.close(promise: nil) }
  }
}
