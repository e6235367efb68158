import OverseerGates
import OverseerModel
import OverseerProcess
import OverseerStore

/// Runs the gates of a review and lets it go on by what they say.
///
/// One process does so at a time. It takes over what one that is gone has left, and stops when the round ends, or when
/// the change goes on under it.
struct GatePass {
  private let review: ReviewID
  /// What is looked at in place of the review's own revision.
  private let apart: ReviewRevision?
  private let overseer: Overseer
  private let caller: Caller
  private let untilPending: Bool

  /// Runs what the review's gates need until nothing is left to run, and gives the review as it is then.
  ///
  /// Where another process runs them, this waits for that one.
  ///
  /// - Parameter untilPending: Whether to return when only gates that are Pending are left. Else they are polled until
  ///   they are decided.
  /// - Throws: `precondition_failed` for a command that is not trusted, `unavailable` where the gates cannot be run
  ///   here. The review waits for them then as before.
  static func run(
    _ review: ReviewID, in overseer: Overseer, as caller: Caller, untilPending: Bool
  ) async throws(OverseerError) -> Review {
    let pass = GatePass(review: review, apart: nil, overseer: overseer, caller: caller, untilPending: untilPending)
    return try await pass.run()
  }

  /// Runs the gates for a revision that no review is at, as that which is about to land, each in a checkout of its
  /// own. The results are kept with `review`. What is Pending afterwards is not waited for.
  ///
  /// - Parameter revision: Its commit is in the repository.
  /// - Returns: How the required gates stand there.
  static func run(
    on revision: ReviewRevision, keptWith review: ReviewID, in overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) -> GatesStanding {
    let pass = GatePass(review: review, apart: revision, overseer: overseer, caller: caller, untilPending: true)
    _ = try await pass.run()
    guard case .subject(let subject) = try await GateSubject.find(review, apart: revision, in: overseer) else {
      return GatesStanding(tree: revision.tree, entries: [])
    }
    return try await overseer.store.readAsync { reading throws(OverseerError) in try subject.standing(in: reading) }
  }

  private func run() async throws(OverseerError) -> Review {
    while true {
      if apart == nil {
        try await GateTurn.recover(review, in: overseer, as: caller)
        let present = try await present()
        guard present.status == .gatesPending else { return present }
      }
      if let turn = try await GateTurn.take(review, in: overseer, as: caller) {
        let reply: Review
        do throws(OverseerError) {
          reply = try await runAll()
        } catch {
          try turn.end()
          throw error
        }
        try turn.end()
        return reply
      }
      if let reply = try await awaitOther() { return reply }
    }
  }

  private func runAll() async throws(OverseerError) -> Review {
    var isFirst = true
    while true {
      defer { isFirst = false }
      switch try await GateSubject.find(review, apart: apart, in: overseer) {
      case .notWaiting(let review): return review
      case .nothingToSee(let review, let sources): return try await goOn(review, sources)
      case .subject(let subject):
        let needs = try subject.needs(again: apart != nil && isFirst)
        if needs.contains(where: \.need.isDue) {
          try await GateRound(subject: subject, needs: needs, overseer: overseer, caller: caller).run()
          if apart != nil { continue }
          let present = try await present()
          if present.status != .gatesPending { return present }
        } else if let present = try await wait(for: needs, subject) {
          return present
        }
      }
    }
  }

  /// Lets a round go on about which gates have nothing to say.
  private func goOn(_ review: Review, _ sources: GateSources) async throws(OverseerError) -> Review {
    try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      try writing.takeUpGates(sources.gates, policy: sources.policy, of: review.id, at: review.headCommit)
      return try writing.reading.existing(review.id)
    }
  }

  private func present() async throws(OverseerError) -> Review {
    try await overseer.store.readAsync { [review] reading throws(OverseerError) in try reading.existing(review) }
  }
}

// Waiting.
extension GatePass {
  /// Waits until the first Pending gate is to be asked again, or something else has happened to the task. Gives the
  /// review where nothing is to be waited for.
  private func wait(
    for needs: [(gate: Gate, need: GateNeed)], _ subject: GateSubject
  ) async throws(OverseerError) -> Review? {
    let present = try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      try writing.takeUpGates(of: subject)
      return try writing.reading.existing(subject.review.id)
    }
    var next: Instant?
    for (gate, need) in needs where gate.required {
      guard case .wait(let result, let until) = need else { continue }
      overseer.onProgress?(.waiting(result, until: until))
      next = min(next ?? until, until)
    }
    guard !untilPending, present.status == .gatesPending, let next else { return present }
    let pause = max(1, next.milliseconds - subject.record.now.milliseconds)
    try await pauseOrEvent(.milliseconds(pause), after: subject.seq, of: present.taskID)
    return nil
  }

  /// Waits while another process runs the gates. Gives the review where nothing is left to wait for, nil where that
  /// process has left something to do.
  private func awaitOther() async throws(OverseerError) -> Review? {
    while true {
      let (found, mark, results, seq) = try await overseer.store.readAsync { [review] reading throws(OverseerError) in
        (
          try reading.existing(review), try reading.gateRun(of: review), try reading.gateResults(of: review),
          try reading.headSeq()
        )
      }
      guard let mark, GateTurn.isHeld(mark) else { return nil }
      if apart == nil {
        guard found.status == .gatesPending else { return found }
        let isAllPending = results.contains { $0.status == .pending } && !results.contains { $0.status == .running }
        if untilPending && isAllPending { return found }
      }
      // That a process is gone is nowhere told.
      try await pauseOrEvent(.seconds(1), after: seq, of: found.taskID)
    }
  }

  /// Throws `unavailable` where the call is cancelled.
  private func pauseOrEvent(_ pause: Duration, after seq: Int64, of task: AnyTaskID) async throws(OverseerError) {
    let feed = try overseer.store.events(after: seq, filter: EventFilter(taskID: task))
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await Task.sleep(for: pause) }
      group.addTask {
        // An error is met again by whoever reads next.
        var events = feed.makeAsyncIterator()
        _ = try? await events.next()
      }
      await group.next()
      group.cancelAll()
    }
    if Task.isCancelled { throw OverseerError(.unavailable, "the call was cancelled while it waited for gates") }
  }
}
