import Synchronization

/// A number that any thread may change at any time, without a lock: how often something happened, or how much of it
/// there is now.
final class Count: Sendable {
  private let number = Atomic<Int>(0)

  var value: Int { number.load(ordering: .relaxed) }

  func add(_ amount: Int = 1) { number.wrappingAdd(amount, ordering: .relaxed) }

  func subtract(_ amount: Int = 1) { number.wrappingSubtract(amount, ordering: .relaxed) }
}
