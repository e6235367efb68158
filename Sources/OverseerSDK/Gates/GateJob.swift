import OverseerGates
import OverseerModel
import OverseerProcess
import OverseerStore
import OverseerVCS

/// A gate that is about to run.
struct GateJob: Sendable {
  enum Place: Sendable {
    case workspace(String)
    /// - Parameter isWatched: Whether the run may not change tracked files even there, as it was Void before.
    case clean(CleanCheckout, isWatched: Bool)
  }

  let gate: Gate
  /// As it was stored at the start.
  let result: GateResult
  let place: Place
  let environment: GateEnvironment
  let bubblewrap: Bubblewrap?

  /// What a run has come to.
  struct Ending: Sendable {
    var run: SupervisedCommand.Ending
    /// Whether it was the set-up that ended so, so that the command never ran.
    var isOfSetup = false
    /// Why the run says nothing, in plain words.
    var objection: String?
  }

  typealias Observer = @Sendable (SupervisedCommand.Event) -> Void

  /// Throws `unavailable` where the gate asks for a sandbox and there is none.
  func check() throws(OverseerError) { _ = try command(in: "/") }

  /// Runs it to its end. Throws `precondition_failed` where it is not trusted in the place where it would run.
  func run(
    _ subject: GateSubject, _ supervisor: Supervisor, _ observe: @escaping Observer
  ) async throws(OverseerError) -> Ending {
    switch place {
    case .workspace(let folder):
      try subject.sources.check(gate, in: folder)
      return Ending(run: await Self.run(try command(in: folder), supervisor, observe))
    case .clean(let checkout, let isWatched):
      return try await checkout.with(subject.revision.headCommit) { () async throws(OverseerError) in
        try await run(in: checkout, isWatched: isWatched, subject, supervisor, observe)
      }
    }
  }

  private func run(
    in checkout: CleanCheckout, isWatched: Bool, _ subject: GateSubject, _ supervisor: Supervisor,
    _ observe: @escaping Observer
  ) async throws(OverseerError) -> Ending {
    try subject.sources.check(gate, in: checkout.path)
    let setup = try GateRun.setup(
      gate, folder: checkout.path, environment: environment, logPath: result.logPath, bubblewrap: bubblewrap)
    if let setup {
      let ending = await Self.run(setup, supervisor, observe)
      guard ending.outcome == .exited(.status(0)) else { return Ending(run: ending, isOfSetup: true) }
      // It could have changed what the command names.
      try subject.sources.check(gate, in: checkout.path)
    }
    let before = isWatched ? WorkingCopyState(try checkout.files.files(leavingOut: checkout.links)) : nil
    var ending = Ending(run: await Self.run(try command(in: checkout.path), supervisor, observe))
    if let before {
      let after = WorkingCopyState(try checkout.files.files(leavingOut: checkout.links))
      ending.objection = before.objection(toResultBefore: after)
    }
    return ending
  }

  private func command(in folder: String) throws(OverseerError) -> SupervisedCommand {
    try GateRun.command(
      gate, folder: folder, environment: environment, logPath: result.logPath, bubblewrap: bubblewrap)
  }

  private static func run(
    _ command: SupervisedCommand, _ supervisor: Supervisor, _ observe: @escaping Observer
  ) async -> SupervisedCommand.Ending {
    await SupervisedBatch(supervisor, lanes: 1).run([command]) { _, event in observe(event) }[0]
  }
}

extension GateJob {
  var isInWorkspace: Bool {
    switch place {
    case .workspace: true
    case .clean: false
    }
  }

  /// The result of a run that was not called off.
  func ended(_ ending: Ending, isFlaky: Bool, left: [LeftFile], at now: Instant) -> GateResult {
    var ended = result
    ended.exitCode = nil
    ended.stdout = String(decoding: ending.run.output, as: UTF8.self)
    ended.stderr = String(decoding: ending.run.errors, as: UTF8.self)
    ended.completedAt = now
    ended.durationMs = Int(ending.run.duration / .milliseconds(1))
    ended.untrackedFiles = left
    switch GateRun.Word(ending.run.outcome) {
    case .void(let reason): return ended.voided(.workingCopy, reason, at: now)
    case .ended(let end):
      switch end {
      case .exited(let code): ended.exitCode = code
      case .signalled(let number): ended.signal = number
      case .timedOut: break
      }
      if let objection = ending.objection { return ended.voided(.workingCopy, objection, at: now) }
      ended.status = gate.status(
        of: ending.isOfSetup && end != .timedOut ? .exited(code: 1) : end, attempt: ended.attempt)
      if ending.isOfSetup { ended.reason = "its set-up failed" }
      ended.flaky = ended.status == .passed && isFlaky
      return ended
    }
  }
}
