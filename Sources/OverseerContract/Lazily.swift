import OverseerModel
import Synchronization

/// A value that is made when it is first asked for, once.
public final class Lazily<Value: Sendable>: Sendable {
  private let stored = Mutex<Value?>(nil)
  private let make: @Sendable () throws(OverseerError) -> Value

  public init(_ make: @escaping @Sendable () throws(OverseerError) -> Value) { self.make = make }

  public func value() throws(OverseerError) -> Value {
    try stored.withLock { stored throws(OverseerError) in
      if let stored { return stored }
      let fresh = try make()
      stored = fresh
      return fresh
    }
  }

  /// The value, where it was asked for already.
  public var made: Value? { stored.withLock { $0 } }
}
