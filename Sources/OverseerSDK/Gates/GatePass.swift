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
  /// Whether it goes on with optional gates once the round waits for gates no more.
  private let isAttending: Bool
  private let overseer: Overseer
  private let caller: Caller

  /// What a pass comes to.
  struct Rest: Sendable {
    /// As it is then.
    var review: Review
    /// When the first of the gates that are Pending is to be asked again.
    var nextPoll: Instant?
  }

  /// Runs what the review's gates need until only those are left that are Pending and need not be asked yet, and gives
  /// the review as it is then.
  ///
  /// Where another process runs them, this waits for that one.
  ///
  /// - Throws: `precondition_failed` for a command that is not trusted, `unavailable` where the gates cannot be run
  ///   here. The review waits for them then as before.
  static func run(_ review: ReviewID, in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Review {
    let pass = GatePass(review: review, apart: nil, isAttending: false, overseer: overseer, caller: caller)
    return try await pass.run()
  }

  /// Like ``run(_:in:as:)``, for one who looks after the review from time to time: optional gates are asked again also
  /// when the round has gone on without them, and nothing is waited for.
  ///
  /// - Returns: nil where another call runs them.
  static func runDue(_ review: ReviewID, in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Rest?
  {
    let pass = GatePass(review: review, apart: nil, isAttending: true, overseer: overseer, caller: caller)
    return try await pass.runOwn()
  }

  /// Runs the gates for a revision that no review is at, as that which is about to land, each in a checkout of its
  /// own. The results are kept with `review`. What is Pending afterwards is not waited for.
  ///
  /// - Parameter revision: Its commit is in the repository.
  /// - Returns: How the required gates stand there.
  static func run(
    on revision: ReviewRevision, keptWith review: ReviewID, in overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) -> GatesStanding {
    let pass = GatePass(review: review, apart: revision, isAttending: false, overseer: overseer, caller: caller)
    _ = try await pass.run()
    guard case .subject(let subject) = try await GateSubject.find(review, apart: revision, in: overseer) else {
      return GatesStanding(tree: revision.tree, entries: [])
    }
    return try await overseer.store.readAsync { reading throws(OverseerError) in try subject.standing(in: reading) }
  }

  private func run() async throws(OverseerError) -> Review {
    while true {
      if let rest = try await runOwn() { return rest.review }
      if let reply = try await awaitOther() { return reply }
    }
  }

  /// Runs the gates, unless another call does.
  private func runOwn() async throws(OverseerError) -> Rest? {
    if try await GateTurn.isTaken(review, in: overseer) { return nil }
    if apart == nil {
      try await GateTurn.recover(review, in: overseer, as: caller)
      let (present, isOpen) = try await present()
      guard isOpen else { return Rest(review: present) }
    }
    guard let turn = try await GateTurn.take(review, in: overseer, as: caller) else { return nil }
    let rest: Rest
    do throws(OverseerError) {
      rest = try await runAll()
    } catch {
      try turn.end()
      throw error
    }
    try turn.end()
    return rest
  }

  private func runAll() async throws(OverseerError) -> Rest {
    var isFirst = true
    while true {
      defer { isFirst = false }
      switch try await GateSubject.find(review, apart: apart, afterwards: isAttending, in: overseer) {
      case .notWaiting(let review): return Rest(review: review)
      case .nothingToSee(let review, let sources): return Rest(review: try await goOn(review, sources))
      case .subject(let subject):
        let needs = try subject.needs(again: apart != nil && isFirst)
        guard needs.contains(where: \.need.isDue) else { return try await rest(needs, subject) }
        try await GateRound(subject: subject, needs: needs, overseer: overseer, caller: caller).run()
        if apart != nil { continue }
        let (present, isOpen) = try await present()
        if !isOpen { return Rest(review: present) }
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

  /// The review, and whether there may be gates of it to run.
  private func present() async throws(OverseerError) -> (Review, isOpen: Bool) {
    try await overseer.store.readAsync { [review, isAttending] reading throws(OverseerError) in
      let present = try reading.existing(review)
      if present.status == .gatesPending { return (present, isOpen: true) }
      guard isAttending, present.status.isActive, let tree = present.revision?.tree else {
        return (present, isOpen: false)
      }
      let results = try reading.gateResults(of: review)
      return (present, isOpen: results.contains { $0.tree == tree && $0.isUnfinished })
    }
  }

  /// Takes up what stands where nothing is to be run now.
  private func rest(_ needs: [(gate: Gate, need: GateNeed)], _ subject: GateSubject) async throws(OverseerError) -> Rest
  {
    let present = try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      try writing.takeUpGates(of: subject)
      return try writing.reading.existing(subject.review.id)
    }
    var next: Instant?
    for (gate, need) in needs {
      guard case .wait(let result, let until) = need else { continue }
      if gate.required { overseer.onProgress?(.waiting(result, until: until)) }
      next = min(next ?? until, until)
    }
    return Rest(review: present, nextPoll: present.status.isActive ? next : nil)
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
        if isAllPending { return found }
      }
      // That a process is gone is nowhere told.
      try await overseer.store.pause(.seconds(1), orAfter: seq, EventFilter(taskID: found.taskID))
      if Task.isCancelled { throw OverseerError(.unavailable, "the call was cancelled while it waited for gates") }
    }
  }
}

extension GateResult {
  /// Whether the gate has begun and not had its say.
  fileprivate var isUnfinished: Bool { status == .running || status == .pending || status == .void }
}
