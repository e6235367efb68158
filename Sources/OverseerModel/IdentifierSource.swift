import Synchronization

/// Mints identifiers that grow: within a process each is larger than the one before,
/// also within one millisecond and when the clock steps back.
public final class IdentifierSource: Sendable {
  private let last = Mutex<ULID?>(nil)

  public init() {}

  /// A new identifier of the moment `now`, larger than all that this source gave before.
  public func next(at now: Instant) -> ULID {
    last.withLock { last in
      let milliseconds = UInt64(max(0, now.milliseconds))
      var fresh = ULID(
        high: milliseconds << 16 | UInt64(UInt16.random(in: 0 ... .max)), low: UInt64.random(in: 0 ... .max))
      if let previous = last, fresh <= previous, let successor = previous.successor { fresh = successor }
      last = fresh
      return fresh
    }
  }
}
