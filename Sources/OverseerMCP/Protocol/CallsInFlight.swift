import Synchronization

/// The calls of one conversation that have no reply yet, so that a message can cancel them.
public final class CallsInFlight: Sendable {
  private struct Calls {
    var next = 0
    var signals: [Int: (id: RequestID, signal: AsyncStream<Never>.Continuation)] = [:]
  }

  private let calls = Mutex(Calls())

  public init() {}

  /// Cancels the call of this id that has no reply yet. Where several have the same, none: they are of clients that
  /// cannot be told apart, and only one of them wants it.
  func cancel(_ id: RequestID) {
    let signals = calls.withLock { calls in calls.signals.values.filter { $0.id == id }.map(\.signal) }
    if signals.count == 1 { signals[0].finish() }
  }

  /// Notes a call, from now on, so that what cancels it finds it even before it runs.
  func open(_ id: RequestID) -> CallInFlight {
    let (cancelled, signal) = AsyncStream.makeStream(of: Never.self)
    let number = calls.withLock { calls in
      calls.next += 1
      calls.signals[calls.next] = (id, signal)
      return calls.next
    }
    return CallInFlight(cancelled: cancelled) { [self] in calls.withLock { $0.signals[number] = nil } }
  }
}

/// A call that a message can cancel.
struct CallInFlight: Sendable {
  fileprivate let cancelled: AsyncStream<Never>
  fileprivate let close: @Sendable () -> Void

  /// Does the work; nil where it was cancelled, by a message or with the task.
  func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value? {
    defer { close() }
    return await withTaskGroup(of: Value?.self) { group in
      group.addTask { await work() }
      group.addTask {
        for await _ in cancelled {}
        return nil
      }
      let first = await group.next() ?? nil
      // Where it was cancelled the work is waited for, so that nothing goes on after the reply.
      group.cancelAll()
      await group.waitForAll()
      return Task.isCancelled ? nil : first
    }
  }
}
