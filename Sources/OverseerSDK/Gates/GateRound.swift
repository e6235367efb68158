import OverseerGates
import OverseerModel
import OverseerProcess
import OverseerStore

/// One go at the gates of a review: what can be said without a run is recorded, the rest runs.
struct GateRound {
  let subject: GateSubject
  let needs: [(gate: Gate, need: GateNeed)]
  let overseer: Overseer
  let caller: Caller

  /// Nothing is recorded where a command may not run, or cannot.
  func run() async throws(OverseerError) {
    var workspace: GateWorkspace?
    var objection: String?
    if needs.contains(where: { $0.need.isInWorkspace }) {
      switch try await GateWorkspace.find(for: subject, near: caller) {
      case .fit(let found): workspace = found
      case .unfit(let reason): objection = reason
      }
    }
    let start = try start(in: workspace, objection)
    if let workspace {
      for job in start.jobs where job.isInWorkspace { try subject.sources.check(job.gate, in: workspace.path) }
    }
    for job in start.jobs { try job.check() }
    if !start.jobs.isEmpty { try overseer.installation.makeGateLogs(of: subject.review.id) }
    if start.jobs.contains(where: { !$0.isInWorkspace }) { try await CleanCheckout.sweep(subject.repo, in: overseer) }
    let jobs = try await store(start)
    guard !jobs.isEmpty else { return }
    let batch = GateBatch(subject: subject, jobs: jobs, workspace: workspace, overseer: overseer, caller: caller)
    try await batch.run()
  }

  /// What is to be stored at the start.
  private struct Start: Sendable {
    var said: [GateResult] = []
    var jobs: [GateJob] = []
  }

  private func start(in workspace: GateWorkspace?, _ objection: String?) throws(OverseerError) -> Start {
    var start = Start()
    let now = subject.record.now
    let bubblewrap = subject.sources.gates.contains { $0.sandbox == .bwrap } ? findBubblewrap() : nil
    for (gate, need) in needs {
      var result: GateResult
      let isClean: Bool
      switch need {
      case .nothing, .wait: continue
      case .notApplicable(let reason):
        result = subject.started(gate, attempt: attempt(of: gate), in: overseer, at: now)
        result.status = .notApplicable
        result.reason = reason
        result.logPath = nil
        result.completedAt = now
        start.said.append(result)
        continue
      case .giveUp(var given):
        given.status = gate.status(of: .timedOut, attempt: given.attempt)
        given.reason = "it was Pending for more than \(gate.maxPendingSecs) seconds"
        given.completedAt = now
        start.said.append(given)
        continue
      case .run(let attempt, let clean):
        result = subject.started(gate, attempt: attempt, in: overseer, at: now)
        isClean = clean
      case .poll(let pending, let clean):
        result = pending
        // It keeps what the last run has ended with, so that it is Pending again where this one is cut short.
        result.status = .running
        result.completedAt = nil
        result.logPath = overseer.installation.gateLog(of: result.id, in: result.reviewID)
        isClean = clean
      }
      if isClean {
        let checkout = try CleanCheckout(in: subject.repo, links: subject.links, of: overseer)
        let isWatched = gate.checkout == .workspace && !subject.isApart
        start.jobs.append(job(gate, result, .clean(checkout, isWatched: isWatched), bubblewrap))
      } else if let workspace {
        start.jobs.append(job(gate, result, .workspace(workspace.path), bubblewrap))
      } else {
        result.logPath = nil
        start.said.append(result.voided(.workingCopy, objection ?? "there is no workspace", at: now))
      }
    }
    return start
  }

  private func attempt(of gate: Gate) -> Int {
    GateHistory(of: gate.id, results: subject.record.results, restartedAt: subject.record.restartedAt).nextAttempt
  }

  private func findBubblewrap() -> Bubblewrap? { overseer.variable("PATH").flatMap { Bubblewrap.find(path: $0) } }

  private func job(
    _ gate: Gate, _ result: GateResult, _ place: GateJob.Place, _ bubblewrap: Bubblewrap?
  ) -> GateJob {
    var inherited: [String: String] = [:]
    for name in ["PATH", "HOME", "LANG"] + gate.passEnv { inherited[name] = overseer.variable(name) }
    let occasion = GateEnvironment.Occasion(
      taskID: subject.task.id, repoID: subject.repo.repo.id, repoPath: subject.repo.checkout.mainRoot,
      reviewID: subject.review.id, gateName: gate.name, attempt: result.attempt, revision: subject.revision.headCommit)
    return GateJob(
      gate: gate, result: result, place: place,
      environment: GateEnvironment(inherited: inherited, passEnv: gate.passEnv, occasion: occasion),
      bubblewrap: bubblewrap)
  }

  /// Stores what is said without a run, and that the jobs begin; gives those that have to run: not where a pass can be
  /// taken over, and none where the review has gone on since it was read.
  private func store(_ start: Start) async throws(OverseerError) -> [GateJob] {
    let (jobs, said) = try await overseer.store.writeAsync(as: caller.context) {
      [subject, variable = overseer.variable] writing throws(OverseerError) -> ([GateJob], [GateResult]) in
      let review = try writing.reading.existing(subject.review.id)
      guard subject.isApart || (review.status == subject.review.status && review.revision == subject.revision) else {
        return ([], [])
      }
      var said = start.said
      var jobs: [GateJob] = []
      for job in start.jobs {
        if let pass = try writing.passToTakeOver(for: job, subject, variable) {
          said.append(pass)
        } else {
          jobs.append(job)
        }
      }
      for result in said + jobs.map(\.result) { try writing.record(result.event, about: subject.task) }
      if !jobs.contains(where: \.gate.required) { try writing.takeUpGates(of: subject) }
      return (jobs, said)
    }
    FaultPoint.pass()
    for result in said { overseer.onProgress?(.ended(result)) }
    return jobs
  }
}

extension GateNeed {
  /// Whether it would run where the task is worked on.
  fileprivate var isInWorkspace: Bool {
    switch self {
    case .run(_, let clean), .poll(_, let clean): !clean
    case .nothing, .notApplicable, .giveUp, .wait: false
    }
  }
}

extension Writing {
  /// The result of a gate whose pass for the same tree, command and environment is known.
  fileprivate func passToTakeOver(
    for job: GateJob, _ subject: GateSubject, _ variable: (String) -> String?
  ) throws(OverseerError) -> GateResult? {
    guard let key = GateCacheKey(job.gate, tree: subject.revision.tree, variable: variable),
      let pass = try reading.cachedPass(key.digest), subject.record.accepts(pass, for: job.gate)
    else { return nil }
    var result = job.result
    result.status = .passed
    result.cachedFrom = pass.cachedFrom ?? pass.id
    result.logPath = nil
    result.completedAt = now
    return result
  }
}
