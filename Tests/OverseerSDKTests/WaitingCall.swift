import Dispatch
import OverseerModel
import Synchronization

@testable import OverseerSDK

extension Overseer {
  /// Carries out an operation of any kind and gives its reply to a test that does not await.
  func callAndWait<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller
  ) throws(OverseerError) -> Operation.Output {
    guard case .effect = Operation.execution else { return try callNow(operation, as: caller) }
    let reply = Reply<Operation.Output>()
    let isThere = DispatchSemaphore(value: 0)
    // Tests wait on the threads of the pool; the operation must not need one of them.
    Task(executorPreference: QueueExecutor()) { [self] in
      do throws(OverseerError) {
        let output = try await call(operation, as: caller)
        reply.result.withLock { $0 = .success(output) }
      } catch {
        reply.result.withLock { $0 = .failure(error) }
      }
      isThere.signal()
    }
    isThere.wait()
    guard let result = reply.result.withLock({ $0 }) else { preconditionFailure("there is no reply") }
    return try result.get()
  }
}

private final class Reply<Output: Sendable>: Sendable {
  let result = Mutex<Result<Output, OverseerError>?>(nil)
}

private final class QueueExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "waiting call")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
