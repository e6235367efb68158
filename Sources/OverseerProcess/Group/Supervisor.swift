import CProcess
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends what this process has started when this process is gone, be it by `kill -9`.
///
/// It is a shell that waits on a pipe which only this process holds. A process that is to be ended writes its number
/// into a file in memory before its program begins, and holds the pipe until then; so there is no moment in which it
/// runs and is not known. The shell is in a session of its own, so that what ends this process does not end it.
public final class Supervisor: Sendable {
  private struct State: ~Copyable {
    var process: Int32
    /// The end of the pipe that holds the shell back.
    var hold: Int32
    /// Places of the registry that nobody has.
    var free: [Int32] = []
    var count: Int32 = 0
  }

  private let registry: Int32
  private let state: Mutex<State>

  /// Starts the shell.
  ///
  /// - Throws: `failed`, in plain words, where it cannot be started.
  public init() throws(ChildProcess.Failure) {
    let registry = overseer_make_file()
    guard registry >= 0 else { throw .failed("no file for a supervisor: \(String(cString: strerror(errno)))") }
    do throws(ChildProcess.Failure) {
      let (process, hold) = try Self.start(registry)
      state = Mutex(State(process: process, hold: hold))
    } catch {
      close(registry)
      throw error
    }
    self.registry = registry
  }

  deinit {
    state.withLock { state in
      Self.end(state.process, state.hold)
    }
    close(registry)
  }

  /// The number of the shell.
  var process: Int32 { state.withLock { $0.process } }

  /// A place of the registry for one process at a time, until it is given back.
  ///
  /// - Throws: `failed` where the shell was ended by others and cannot be started anew.
  func takePlace() throws(ChildProcess.Failure) -> Place {
    try state.withLock { state throws(ChildProcess.Failure) in
      if Self.isGone(state.hold) {
        Self.end(state.process, state.hold)
        (state.process, state.hold) = try Self.start(registry)
      }
      if let number = state.free.popLast() { return Place(registry: registry, number: number) }
      state.count += 1
      return Place(registry: registry, number: state.count - 1)
    }
  }

  func giveBack(_ place: Place) {
    place.clear()
    state.withLock { $0.free.append(place.number) }
  }

  /// Where a process is entered.
  struct Place: Sendable {
    let registry: Int32
    let number: Int32

    /// Takes the process out.
    func clear() { _ = overseer_register(registry, number, 0) }
  }
}

extension Supervisor {
  /// Nothing is ever written to the pipe, so the first `read` ends when this process does. What a process of the
  /// session has started in the meantime is found in the next round.
  private static let script = """
    trap '' HUP INT TERM
    while read -r line; do :; done
    while read -r leader line; do
      [ "$leader" -gt 1 ] 2>/dev/null || continue
      kill -s KILL -- "-$leader" 2>/dev/null
      for round in 1 2 3; do
        for file in /proc/[0-9]*/stat; do
          { read -r line <"$file"; } 2>/dev/null || continue
          process=${file#/proc/}
          set -- ${line##*) }
          [ "$4" = "$leader" ] && kill -s KILL "${process%/stat}" 2>/dev/null
        done
      done
    done <&3
    """

  private static func start(_ registry: Int32) throws(ChildProcess.Failure) -> (process: Int32, hold: Int32) {
    var ends: [Int32] = [-1, -1]
    guard overseer_make_pipe(&ends) == 0 else {
      throw .failed("no pipe for a supervisor: \(String(cString: strerror(errno)))")
    }
    defer { close(ends[0]) }
    do throws(ChildProcess.Failure) {
      let start = ProcessStart(
        program: "/bin/sh", arguments: ["overseer-supervisor", "-c", script], environment: [], folder: "/")
      return (try start.run(descriptors: (ends[0], -1, -1, registry), place: nil), ends[1])
    } catch {
      close(ends[1])
      throw error
    }
  }

  /// Whether nobody reads from the pipe any longer.
  private static func isGone(_ hold: Int32) -> Bool {
    var state = pollfd(fd: hold, events: 0, revents: 0)
    return poll(&state, 1, 0) > 0
  }

  private static func end(_ process: Int32, _ hold: Int32) {
    close(hold)
    while waitpid(process, nil, 0) < 0 && errno == EINTR {}
  }
}
