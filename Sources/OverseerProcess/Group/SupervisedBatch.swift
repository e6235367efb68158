import CProcess
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Commands that run side by side, each on one of a few lanes.
public struct SupervisedBatch: Sendable {
  public typealias Observer = @Sendable (_ index: Int, SupervisedCommand.Event) -> Void

  private let supervisor: Supervisor
  private let lanes: Int

  /// - Parameter lanes: How many run at a time, at most as many as the machine has cores; nil for those.
  public init(_ supervisor: Supervisor, lanes: Int? = nil) {
    self.supervisor = supervisor
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    self.lanes = min(max(1, lanes ?? cores), cores)
  }

  /// Runs the commands, in their order as lanes become free, and gives their endings in that order.
  ///
  /// When the task is cancelled, what runs is ended, what has not begun never does, and then the call returns: nothing
  /// is left running in any case.
  ///
  /// - Parameter observe: Is told of everything as it happens, on the thread of the lane, which waits for it. The
  ///   events of one command come in their order, those of different ones at the same time.
  public func run(
    _ commands: [SupervisedCommand], observe: @escaping Observer = { _, _ in }
  ) async -> [SupervisedCommand.Ending] {
    let stop: StopPipe
    do throws(ChildProcess.Failure) { stop = try StopPipe() } catch {
      return commands.indices.map { index in
        let ending = SupervisedCommand.Ending.unstarted(.failed("there is no pipe to be had"))
        observe(index, .ended(ending))
        return ending
      }
    }
    let work = BatchWork(commands, supervisor: supervisor, stop: stop, observe: observe)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let group = DispatchGroup()
        for _ in 0..<min(lanes, commands.count) { Self.threads.async(group: group) { work.runLane() } }
        group.notify(queue: Self.threads) { continuation.resume(returning: work.endings) }
      }
    } onCancel: {
      stop.close()
    }
  }

  /// The pool that all other tasks share has one thread a core, and a lane blocks one for as long as it has work.
  private static let threads = DispatchQueue(label: "overseer.supervised", attributes: .concurrent)
}

/// What the lanes of one batch share.
private final class BatchWork: Sendable {
  private struct State {
    var next = 0
    var endings: [Int: SupervisedCommand.Ending] = [:]
  }

  private let commands: [SupervisedCommand]
  private let supervisor: Supervisor
  private let stop: StopPipe
  private let observe: SupervisedBatch.Observer
  private let state = Mutex(State())

  init(
    _ commands: [SupervisedCommand], supervisor: Supervisor, stop: StopPipe,
    observe: @escaping SupervisedBatch.Observer
  ) {
    self.commands = commands
    self.supervisor = supervisor
    self.stop = stop
    self.observe = observe
  }

  var endings: [SupervisedCommand.Ending] {
    state.withLock { state in
      state.endings.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  func runLane() {
    while let index = takeNext() {
      let ending = run(commands[index]) { [observe] in observe(index, $0) }
      state.withLock { $0.endings[index] = ending }
      observe(index, .ended(ending))
    }
  }

  private func takeNext() -> Int? {
    state.withLock { state in
      guard state.next < commands.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func run(
    _ command: SupervisedCommand, observe: @escaping SupervisedRun.Observer
  ) -> SupervisedCommand.Ending {
    if stop.isClosed { return .unstarted(.cancelled) }
    do throws(ChildProcess.Failure) {
      let place = try supervisor.takePlace()
      defer { supervisor.giveBack(place) }
      return SupervisedRun.run(command, place: place, stop: stop.descriptor, observe: observe)
    } catch {
      return .unstarted(.failed("\(error)"))
    }
  }
}

extension SupervisedCommand.Ending {
  /// Of a command that never ran.
  fileprivate static func unstarted(_ outcome: SupervisedCommand.Outcome) -> SupervisedCommand.Ending {
    SupervisedCommand.Ending(outcome: outcome, output: [], errors: [], duration: .zero, logFailure: nil)
  }
}

/// A pipe that can be read from once it is closed, by any number of threads.
private final class StopPipe: Sendable {
  let descriptor: Int32
  private let other: Mutex<Int32>

  init() throws(ChildProcess.Failure) {
    var ends: [Int32] = [-1, -1]
    guard overseer_make_pipe(&ends) == 0 else { throw .failed(String(cString: strerror(errno))) }
    descriptor = ends[0]
    other = Mutex(ends[1])
  }

  deinit {
    close()
    _ = systemClose(descriptor)
  }

  var isClosed: Bool { other.withLock { $0 < 0 } }

  func close() {
    other.withLock { end in
      if end >= 0 { _ = systemClose(end) }
      end = -1
    }
  }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
