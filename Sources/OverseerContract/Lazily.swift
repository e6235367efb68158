import OverseerModel
import Synchronization

/// A value that is made when it is first asked for, once.
public final class Lazily<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () throws(OverseerError) -> Value

  public init(_ make: @escaping @Sendable () throws(OverseerError) -> Value) { self.make = make }

  public func value() throws(OverseerError) -> Value {
    try made.withLock { made throws(OverseerError) in
      if let made { return made }
      let fresh = try make()
      made = fresh
      return fresh
    }
  }
}
