import Synchronization

/// The jobs of a batch that have not begun, for its lanes.
final class GateQueue: Sendable {
  private let state: Mutex<Range<Int>>

  init(count: Int) { state = Mutex(0..<count) }

  /// The place of the next job; nil where there is none.
  func next() -> Int? { state.withLock { $0.popFirst() } }
}
