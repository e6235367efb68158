import Synchronization

/// The calls of one conversation that have no reply yet, so that a message can cancel them.
public final class CallsInFlight: Sendable {
  private struct Call {
    let id: RequestID
    let end: AsyncStream<Never>.Continuation
    var isCancelled = false
  }

  private struct Calls {
    var next = 0
    var open: [Int: Call] = [:]
  }

  private let calls = Mutex(Calls())

  public init() {}

  /// Cancels the call of this id that has no reply yet. Where several have the same, none: they are of clients that
  /// cannot be told apart, and only one of them wants it.
  func cancel(_ id: RequestID) {
    let end: AsyncStream<Never>.Continuation? = calls.withLock { calls in
      let numbers = calls.open.filter { $0.value.id == id }.keys
      guard numbers.count == 1, let number = numbers.first else { return nil }
      calls.open[number]?.isCancelled = true
      return calls.open[number]?.end
    }
    end?.finish()
  }

  /// Notes a call, from now on, so that what cancels it finds it even before it runs.
  func open(_ id: RequestID) -> CallInFlight {
    let (ended, end) = AsyncStream.makeStream(of: Never.self)
    let number = calls.withLock { calls in
      calls.next += 1
      calls.open[calls.next] = Call(id: id, end: end)
      return calls.next
    }
    return CallInFlight(ended: ended, end: end) { [self] in
      calls.withLock { $0.open.removeValue(forKey: number)?.isCancelled == true }
    }
  }
}

/// A call that a message can cancel.
struct CallInFlight: Sendable {
  /// Ends with the work, when a message cancels it, and with the task that waits.
  fileprivate let ended: AsyncStream<Never>
  fileprivate let end: AsyncStream<Never>.Continuation
  /// Says whether a message has cancelled it.
  fileprivate let close: @Sendable () -> Bool

  /// Does the work; nil where it was cancelled, by a message or with the task.
  func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value? {
    await withTaskGroup(of: Value.self) { group in
      group.addTask {
        defer { end.finish() }
        return await work()
      }
      for await _ in ended {}
      // Where it was cancelled the work is waited for, so that nothing goes on after the reply.
      group.cancelAll()
      let value = await group.next()
      return close() || Task.isCancelled ? nil : value
    }
  }
}
