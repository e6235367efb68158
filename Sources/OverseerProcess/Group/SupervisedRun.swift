import CProcess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One program from its start to the end of all that it started. Blocks the thread that runs it.
struct SupervisedRun: ~Copyable {
  typealias Command = SupervisedCommand
  typealias Observer = (Command.Event) -> Void

  /// One of the two streams.
  private struct Stream {
    let name: Command.Stream
    var descriptor: Int32
    var lines = LineAssembler()
    var kept = HeadAndTail(headLimit: Command.keptLimit, tailLimit: Command.keptLimit)
  }

  /// What the next wait is for.
  private enum Phase {
    case running
    /// It was asked to end.
    case asked
    case killed
    /// The program has ended; others hold its streams.
    case left
  }

  /// More than a pipe holds. What was printed before all was killed is among so many bytes read after that.
  private static let pipeLimit = 1 << 20

  private let process: Int32
  private let began: ContinuousClock.Instant
  private let observe: Observer
  private var streams: [Stream]
  private var log: RunLog
  private var phase = Phase.running
  /// When the phase is over.
  private var limit: ContinuousClock.Instant
  /// Why the program was ended; nil where it was not.
  private var reason: Command.Outcome?
  private var duration: Duration?
  private var buffer: [UInt8]

  /// Runs the command and gives what became of it.
  ///
  /// - Parameter stop: A descriptor that can be read from as soon as the run is called off.
  static func run(
    _ command: Command, place: Supervisor.Place, stop: Int32, observe: @escaping Observer
  ) -> Command.Ending {
    let began = ContinuousClock.now
    do throws(ChildProcess.Failure) {
      let started = try start(command, place: place)
      observe(.started)
      var run = SupervisedRun(started, command, began: began, observe: observe)
      return run.finish(stop: stop, place: place)
    } catch {
      let reason = if case .failed(let text) = error { text } else { "\(error)" }
      return Command.Ending(outcome: .failed(reason), output: [], errors: [], duration: .zero, logFailure: nil)
    }
  }

  private init(
    _ started: Started, _ command: Command, began: ContinuousClock.Instant, observe: @escaping Observer
  ) {
    process = started.process
    streams = [Stream(name: .output, descriptor: started.output), Stream(name: .errors, descriptor: started.errors)]
    log = RunLog(at: command.logPath)
    self.began = began
    limit = began + command.timeout
    buffer = [UInt8](repeating: 0, count: 1 << 16)
    self.observe = observe
  }

  private typealias Started = (process: Int32, output: Int32, errors: Int32)

  private static func start(_ command: Command, place: Supervisor.Place) throws(ChildProcess.Failure) -> Started {
    let input = try command.input.map { bytes throws(ChildProcess.Failure) in try file(holding: bytes) } ?? -1
    defer { if input >= 0 { close(input) } }
    let output = try pipe()
    defer { close(output.write) }
    do throws(ChildProcess.Failure) {
      let errors = try pipe()
      defer { close(errors.write) }
      do throws(ChildProcess.Failure) {
        let start = ProcessStart(
          program: command.program, arguments: [command.program] + command.arguments,
          environment: command.environment.map { "\($0.key)=\($0.value)" }, folder: command.folder)
        let process = try start.run(descriptors: (input, output.write, errors.write, -1), place: place)
        return (process, output.read, errors.read)
      } catch {
        close(errors.read)
        throw error
      }
    } catch {
      close(output.read)
      throw error
    }
  }

  private static func pipe() throws(ChildProcess.Failure) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard overseer_make_pipe(&ends) == 0, fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 else {
      throw .failed("there is no pipe to be had: \(String(cString: strerror(errno)))")
    }
    return (ends[0], ends[1])
  }

  /// A file without a name, to be read from its beginning. A pipe would have to be fed while the program runs.
  private static func file(holding bytes: [UInt8]) throws(ChildProcess.Failure) -> Int32 {
    let file = overseer_make_file()
    var count = 0
    while file >= 0, count < bytes.count {
      let written = bytes.withUnsafeBytes {
        pwrite(file, $0.baseAddress?.advanced(by: count), $0.count - count, off_t(count))
      }
      if written > 0 { count += written } else if errno != EINTR { break }
    }
    guard file >= 0, count == bytes.count else {
      let reason = String(cString: strerror(errno))
      if file >= 0 { close(file) }
      throw .failed("there is no room for its input: \(reason)")
    }
    return file
  }

  private mutating func finish(stop: Int32, place: Supervisor.Place) -> Command.Ending {
    let watch = overseer_watch_process(process)
    if watch < 0 {
      reason = .failed("the program cannot be watched: \(String(cString: strerror(errno)))")
      phase = .left
    } else {
      attend(watch: watch, stop: stop)
      close(watch)
    }
    clearAway()
    // Before it is waited for, for then its number can become another's.
    place.clear()
    let exit = reap()
    log.finish()
    return Command.Ending(
      outcome: reason ?? exit.map { .exited($0) } ?? .failed("what became of the program was not to be learned"),
      output: streams[0].kept.joined(), errors: streams[1].kept.joined(), duration: duration ?? .now - began,
      logFailure: log.failure)
  }

  /// Reads what is printed until the program has ended and nobody holds its streams, or its time is up.
  private mutating func attend(watch: Int32, stop: Int32) {
    var watch = watch
    var stop = stop
    while watch >= 0 || streams[0].descriptor >= 0 || streams[1].descriptor >= 0 {
      var states = [streams[0].descriptor, streams[1].descriptor, watch, stop].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let count = poll(&states, nfds_t(states.count), milliseconds(until: limit))
      if count < 0 && errno != EINTR { return }
      for index in streams.indices where states[index].revents != 0 { read(index) }
      if states[2].revents != 0 {
        watch = -1
        duration = .now - began
        phase = .left
        limit = .now + Command.leftoverLimit
      }
      if states[3].revents != 0 {
        stop = -1
        if phase == .running { ask(because: .cancelled) }
      }
      if ContinuousClock.now >= limit, !goesOn() { return }
    }
  }

  /// Goes on to the next phase; whether there is one.
  private mutating func goesOn() -> Bool {
    switch phase {
    case .running: ask(because: .timedOut)
    case .asked:
      SessionMembers.signal(of: process, SIGKILL)
      phase = .killed
      limit = .now + Command.endingLimit
    // What does not even end when it is killed belongs to another user or hangs in the system.
    case .killed, .left: return false
    }
    return true
  }

  private mutating func ask(because outcome: Command.Outcome) {
    reason = outcome
    SessionMembers.signal(of: process, SIGTERM)
    phase = .asked
    limit = .now + (outcome == .cancelled ? Command.cancellingLimit : Command.endingLimit)
  }

  /// Ends what the program has left, and reads what that had printed.
  private mutating func clearAway() {
    SessionMembers.signal(of: process, SIGKILL)
    for index in streams.indices {
      var count = 0
      while streams[index].descriptor >= 0, count < Self.pipeLimit {
        let piece = read(index)
        if piece <= 0 { break }
        count += piece
      }
      finishStream(index)
    }
  }

  /// How the program ended; nil where it has not.
  private func reap() -> ChildProcess.Exit? {
    var status: Int32 = 0
    var result: Int32
    repeat { result = waitpid(process, &status, phase == .left ? 0 : WNOHANG) } while result < 0 && errno == EINTR
    guard result == process else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal)
  }

  /// Takes what is in the pipe; how many bytes that was, 0 at its end.
  @discardableResult
  private mutating func read(_ index: Int) -> Int {
    let descriptor = streams[index].descriptor
    let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
    if count > 0 {
      let lines = buffer.withUnsafeBytes { bytes in
        let piece = UnsafeRawBufferPointer(rebasing: bytes[..<count])
        streams[index].kept.append(piece)
        return streams[index].lines.take(piece)
      }
      tell(lines, of: index)
    } else if count == 0 || errno != EAGAIN && errno != EINTR {
      finishStream(index)
    }
    return count
  }

  private mutating func finishStream(_ index: Int) {
    guard streams[index].descriptor >= 0 else { return }
    close(streams[index].descriptor)
    streams[index].descriptor = -1
    tell(streams[index].lines.finish(), of: index)
  }

  private mutating func tell(_ lines: [UInt8], of index: Int) {
    if lines.isEmpty { return }
    log.append(lines)
    observe(.printed(streams[index].name, lines))
  }

  private func milliseconds(until instant: ContinuousClock.Instant) -> Int32 {
    let (seconds, attoseconds) = (instant - .now).components
    if seconds < 0 || attoseconds < 0 { return 0 }
    // Rounded up, so that the wait is not over before the time is.
    return Int32(clamping: min(seconds, 1_000_000) * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
