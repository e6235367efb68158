import Foundation
import Synchronization

/// Runs `body`, which blocks, on a thread of its own, so that other tests go on.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
  }
}

/// Lets a number of tasks in at once; the others wait in their order.
actor Gate {
  /// Short runs of the program. More of them at once than processors only make each other slow.
  static let runs = Gate(ProcessInfo.processInfo.activeProcessorCount * 2)
  /// Tests that use the whole machine, one at a time.
  static let machine = Gate(1)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  nonisolated func pass<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
    await enter()
    do {
      let value = try await body()
      await leave()
      return value
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

/// Something that a thread of its own finds out.
final class Background<Value: Sendable>: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let found = Mutex<Value?>(nil)

  init(_ body: @escaping @Sendable () -> Value) {
    Thread.detachNewThread { [self] in
      let value = body()
      found.withLock { $0 = value }
      done.signal()
    }
  }

  /// Blocks until it is found out.
  func value() -> Value {
    while true {
      if let value = found.withLock({ $0 }) { return value }
      done.wait()
    }
  }
}
