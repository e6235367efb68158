import Subprocess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Feeds a running program, collects what it prints, and ends it when its time is up.
struct Attendance: Sendable {
  let execution: Execution<CustomWriteInput, SequenceOutput, SequenceOutput>
  /// When the program must have ended.
  let end: ContinuousClock.Instant

  /// How a process group is ended: asked to, so that it can remove its lock files, and killed half a second later.
  static let ending: [TeardownStep] = [
    .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500))
  ]

  /// More than a pipe holds. What a program has printed before it ended is among so many bytes read after that.
  private static let pipeLimit = 1 << 20

  /// The output and the errors of the program, once it has ended.
  func result(input: [UInt8]?, outputLimit: Int) async -> Result<([UInt8], [UInt8]), ChildProcess.Failure> {
    async let written: Void = write(input)
    async let output = output(limit: outputLimit)
    async let errors = errors()
    let expiry = Task { await expire() }  // justified: it is cancelled apart from the others, and awaited below
    await termination()
    expiry.cancel()
    // From here on what is in the pipes is read, but no longer waited for.
    let (read, said, isExpired, _) = await (output, errors, expiry.value, written)
    let failure: ChildProcess.Failure? =
      if isExpired { .timedOut } else if Task.isCancelled { .cancelled } else if read == nil { .outputTooLarge } else {
        nil
      }
    guard let read, failure == nil else {
      // The program itself is gone but not reaped yet, so the number of its group cannot have become another's.
      try? execution.send(signal: .kill, toProcessGroup: true)
      return .failure(failure ?? .outputTooLarge)
    }
    return .success((read, said))
  }

  /// Waits until the program has ended, however long that takes.
  private func termination() async {
    // Signal 0 does nothing, and a teardown is over as soon as the program is.
    let wait = TeardownStep.send(signal: Signal(rawValue: 0), allowedDurationToNextStep: .seconds(1 << 30))
    await execution.teardown(using: [wait])
  }

  /// Ends the program when its time is up; whether that was needed.
  private func expire() async -> Bool {
    do { try await Task.sleep(until: end, clock: .continuous) } catch { return false }
    if hasEnded { return false }
    await execution.teardown(using: Self.ending)
    return true
  }

  private func write(_ input: [UInt8]?) async {
    let writer = execution.standardInputWriter
    // A program may end, or close its input, without having read everything.
    if let input { _ = try? await writer.write(input) }
    try? await writer.finish()
  }

  /// nil where the program printed too much, and was ended for it.
  private func output(limit: Int) async -> [UInt8]? {
    var bytes: [UInt8] = []
    let isWithinLimit = await pieces(of: execution.standardOutput) { piece in
      bytes += piece
      return bytes.count <= limit
    }
    if isWithinLimit { return bytes }
    await execution.teardown(using: Self.ending)
    return nil
  }

  private func errors() async -> [UInt8] {
    var kept = HeadAndTail(headLimit: 16 << 10, tailLimit: 48 << 10)
    _ = await pieces(of: execution.standardError) { piece in
      kept.append(piece)
      return true
    }
    return kept.joined()
  }

  /// Takes what comes until nothing more does, or until `take` is false; whether it never was.
  private func pieces(
    of stream: SubprocessOutputSequence, take: (UnsafeRawBufferPointer) -> Bool
  ) async -> Bool {
    var countAfterEnd = 0
    do {
      for try await piece in stream {
        guard piece.withUnsafeBytes({ take($0) }) else { return false }
        if hasEnded { countAfterEnd += piece.count }
        // A process that the program has left behind could go on printing for ever.
        if countAfterEnd > Self.pipeLimit { return true }
      }
    } catch {
      // The pipe is of no use any more; what came through it stands.
      return true
    }
    return true
  }

  /// Whether the program has ended, reaped or not.
  private var hasEnded: Bool {
    var information = siginfo_t()
    let id = id_t(execution.processIdentifier.value)
    return waitid(P_PID, id, &information, WEXITED | WNOHANG | WNOWAIT) != 0 || information.si_signo == SIGCHLD
  }
}
