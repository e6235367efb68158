import OverseerGates
import OverseerModel
import OverseerProcess
import OverseerStore

/// Records what the jobs of a batch come to.
struct GateRecorder {
  /// What ended the batch.
  enum End: Sendable {
    case done
    /// All that runs in the workspace is Void, in plain words because of this.
    case spoiled(String)
    case left
    case refused(OverseerError)
    case cancelled
  }

  private let batch: GateBatch
  private var workspace: GateWorkspace?
  /// The jobs of which nothing is recorded yet, by their places.
  private var open: Set<Int>

  init(of batch: GateBatch) {
    self.batch = batch
    workspace = batch.workspace
    open = Set(batch.jobs.indices)
  }

  /// Records results as they come, until none is open or something ends the batch.
  mutating func attend(_ inbox: Mailbox<GateMessage>) async -> End {
    while !open.isEmpty {
      guard let messages = await inbox.take() else { return .cancelled }
      var ended: [(job: Int, ending: GateJob.Ending)] = []
      var end: End?
      for message in messages {
        switch message {
        case .ended(let job, let ending): ended.append((job, ending))
        case .refused(let error): end = .refused(error)
        case .left: end = .left
        }
      }
      do throws(OverseerError) {
        if let objection = try await record(ended) { end = end ?? .spoiled(objection) }
      } catch {
        return Task.isCancelled ? .cancelled : .refused(error)
      }
      if let end { return end }
    }
    return .done
  }

  /// Records what has ended, unless the workspace was changed under it.
  ///
  /// One look at the workspace is for all that have ended since the one before. Where it finds a tracked file changed,
  /// any run that went on between the two can have done that, or have seen it: those that have ended and those that
  /// have not. Those that were recorded before had ended by the last look, which found nothing. New files are put down
  /// to what has ended, though it may have been another that made them: only that they were made by a run matters.
  private mutating func record(
    _ ended: [(job: Int, ending: GateJob.Ending)]
  ) async throws(OverseerError) -> String? {
    let (jobs, record) = (batch.jobs, batch.subject.record)
    var change = GateWorkspace.Change()
    if ended.contains(where: { jobs[$0.job].isInWorkspace }) { change = try await workspace?.look() ?? change }
    guard !ended.isEmpty else { return nil }
    let runs = ended.map { place, ending in
      let job = jobs[place]
      var run = (job: job, ending: ending, isFlaky: record.isFlaky(passing: job.gate), left: [LeftFile]())
      if job.isInWorkspace {
        run.ending.objection = change.objection
        run.left = change.left
      }
      return run
    }
    let rest = open.subtracting(ended.map(\.job))
    let isDecided = !rest.contains { jobs[$0].gate.required }
    try await store(isDecided: isDecided) { now in
      runs.map { $0.job.ended($0.ending, isFlaky: $0.isFlaky, left: $0.left, at: now) }
    }
    // Only what is stored is done with: what is not is closed as one that was called off.
    open = rest
    return change.objection
  }

  /// Stores results of runs, where they have not been made Void by others.
  private func store(
    isDecided: Bool, _ results: @escaping @Sendable (Instant) -> [GateResult]
  ) async throws(OverseerError) {
    let stored = try await batch.overseer.store.writeAsync(as: batch.caller.context) {
      [subject = batch.subject, variable = batch.overseer.variable] writing throws(OverseerError) in
      try writing.store(results(writing.now), of: subject, isDecided: isDecided, variable)
    }
    FaultPoint.pass()
    for result in stored { batch.overseer.onProgress?(.ended(result)) }
  }

  /// Stores what the open jobs have come to. A cancelled call has to do that, too, so it waits for the store.
  func close(_ end: End) throws(OverseerError) {
    if !open.isEmpty {
      let jobs = open.sorted().map { batch.jobs[$0] }
      let stored = try batch.overseer.store.write(as: batch.caller.context) {
        [subject = batch.subject, variable = batch.overseer.variable] writing throws(OverseerError) in
        let results = jobs.map { job in
          switch end {
          case .spoiled(let reason) where job.isInWorkspace:
            job.result.voided(.workingCopy, reason, at: writing.now)
          case .left: job.result.voided(.ended, "the round ended, or went on, meanwhile", at: writing.now)
          case .done, .spoiled, .refused, .cancelled:
            job.result.interrupted("the run was called off", at: writing.now)
          }
        }
        return try writing.store(results, of: subject, isDecided: true, variable)
      }
      for result in stored { batch.overseer.onProgress?(.ended(result)) }
    }
    switch end {
    case .done, .spoiled, .left: return
    case .refused(let error): throw error
    case .cancelled: throw OverseerError(.unavailable, "the call was cancelled while gates ran")
    }
  }
}

extension Writing {
  /// Records what runs have come to, and, where nothing required is open any more, lets the review go on. Gives what
  /// was recorded: what others have made Void meanwhile is left as it is.
  func store(
    _ results: [GateResult], of subject: GateSubject, isDecided: Bool, _ variable: (String) -> String?
  ) throws(OverseerError) -> [GateResult] {
    var stored: [GateResult] = []
    for result in results where try reading.gateResult(result.id)?.status == .running {
      try record(result.event, about: subject.task)
      if result.status == .passed { try remember(result, of: subject, variable) }
      stored.append(result)
    }
    if isDecided { try takeUpGates(of: subject) }
    return stored
  }

  private func remember(
    _ result: GateResult, of subject: GateSubject, _ variable: (String) -> String?
  ) throws(OverseerError) {
    guard let gate = subject.sources.gates.first(where: { $0.id == result.gateID }),
      let key = GateCacheKey(gate, tree: result.tree, variable: variable)
    else { return }
    try rememberPass(key.digest, result: result.id)
  }

  /// Lets the review that is looked at go on as far as its gates allow.
  func takeUpGates(of subject: GateSubject) throws(OverseerError) {
    guard !subject.isApart else { return }
    try takeUpGates(
      subject.sources.gates, policy: subject.sources.policy, of: subject.review.id, at: subject.revision.headCommit)
  }
}
