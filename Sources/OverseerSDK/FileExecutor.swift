import Dispatch

/// Threads for work that waits for files and locks. The pool that all other tasks share has one thread a core, and whoever
/// blocks one of those holds up everybody.
public final class FileExecutor: TaskExecutor {
  public static let shared = FileExecutor()

  private let queue = DispatchQueue(label: "overseer.files", attributes: .concurrent)

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
