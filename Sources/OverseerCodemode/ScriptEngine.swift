import Dispatch

/// Runs scripts, each on a thread and in a JavaScript context of its own.
///
/// No script waits for another one as long as there is room, and none is waited for longer than its limits allow,
/// whatever it does. One that does not come back keeps its thread and its room until it does.
public final class ScriptEngine: Sendable {
  /// How long after its time limit a script that does not come back is waited for.
  private static let grace: Duration = .milliseconds(50)
  /// So many scripts run at once; the others wait for their turn.
  private static let capacity = 64

  private let deadlines = Deadlines()
  private let turns: Turns
  private let threads: ScriptThreads

  /// An engine whose scripts all see `surface`.
  ///
  /// - Parameter unknown: The message for a script that uses a `name` which `global` does not have.
  public init(
    surface: ScriptSurface, unknown: @escaping @Sendable (_ global: String, _ name: String) -> String
  ) {
    turns = Turns(Self.capacity, deadlines)
    threads = ScriptThreads(surface: surface, unknown: unknown)
  }

  deinit { threads.close() }

  /// Runs a script to its end.
  ///
  /// Its time begins when there is a thread for it; where there is none within as long again, it is not run, with
  /// `.busy`. A cancelled task's script is ended, with `.cancelled`. What the
  /// host does aside (``ScriptHost/Reply/later(_:)``) is over, or has heeded its cancellation, when this returns.
  public func run(
    _ code: String, limits: ScriptLimits = ScriptLimits(), host: ScriptHost
  ) async -> ScriptReport {
    let wait = await turns.take(within: limits.time)
    let run = ScriptRun(code: code, limits: limits, host: host)
    switch wait {
    case .turn: break
    case .tooLong: return run.report(.failure(.busy(limits.time)))
    case .cancelled: return run.report(.failure(.cancelled))
    }
    guard threads.begin(run, whenOver: { [turns] in turns.giveBack() }) else {
      turns.giveBack()
      return run.report(.failure(.noThread))
    }
    return await withTaskCancellationHandler {
      await report(of: run)
    } onCancel: {
      run.cancel()
      DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(Self.grace.nanoseconds)) {
        run.requests.post(.giveUp)
      }
    }
  }

  private func report(of run: ScriptRun) async -> ScriptReport {
    let deadline = deadlines.add(at: run.end + Self.grace) {
      run.cancel()
      run.requests.post(.giveUp)
    }
    defer { deadlines.remove(deadline) }
    return await withTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      while true {
        switch await run.requests.next() {
        case .doLater(let id, let work):
          group.addTask { run.mailbox.post(.settled(id, await Self.result(of: work))) }
        case .finish(let report): return report
        case .giveUp: return run.report(.failure(Task.isCancelled ? .cancelled : .outOfTime(run.limits.time)))
        }
      }
    }
  }

  private static func result(
    of work: @Sendable () async throws(HostFailure) -> [UInt8]
  ) async -> Result<[UInt8], HostFailure> {
    do throws(HostFailure) { return .success(try await work()) } catch { return .failure(error) }
  }
}
