import OverseerGates
import OverseerModel
import OverseerProcess
import OverseerStore
import OverseerVCS

/// What gates run for: a revision of a task, and all that says which gates there are and how they run.
struct GateSubject: Sendable {
  let task: WorkItem
  let vcs: TaskVcs?
  let record: GateRecord
  let sources: GateSources
  let repo: VersionedRepo
  /// Whether no review is at the revision, as with what is about to land.
  let isApart: Bool
  /// What the workspaces share with the main checkout.
  let links: [String]
  /// The number of the last event before all of this was read.
  let seq: Int64

  var review: Review { record.review }
  var revision: ReviewRevision { record.revision }
}

extension GateSubject {
  /// What the store tells for a pass.
  private struct Facts: Sendable {
    var review: Review
    var task: WorkItem
    var vcs: TaskVcs?
    var results: [GateResult]
    var restartedAt: Instant?
    var now: Instant
    var seq: Int64
  }

  enum Found: Sendable {
    case subject(GateSubject)
    /// A round without own revisions, about which gates have nothing to say.
    case nothingToSee(Review, GateSources)
    /// The review does not wait for gates.
    case notWaiting(Review)
  }

  /// - Parameter apart: What is to be looked at in place of the review's present revision; what did not hold before
  ///   its moment says nothing.
  /// - Parameter afterwards: Whether a round that is open, and does not wait for gates any more, is looked at for the
  ///   optional gates that it has gone on without.
  static func find(
    _ id: ReviewID, apart: ReviewRevision?, afterwards: Bool = false, in overseer: Overseer
  ) async throws(OverseerError) -> Found {
    var facts = try await overseer.store.readAsync { reading throws(OverseerError) in
      let review = try reading.existing(id)
      let task = try reading.existing(review.taskID)
      var results = try reading.gateResults(ofTask: task.id)
      // What is Pending is stored again as it is read here, and so with its output.
      for index in results.indices where results[index].status == .pending {
        results[index] = try reading.gateResult(results[index].id) ?? results[index]
      }
      return Facts(
        review: review, task: task, vcs: try reading.taskVcs(of: task.id), results: results,
        restartedAt: GateHistory.restartedAt(of: try reading.reviews(of: task.id)), now: reading.now,
        seq: try reading.headSeq())
    }
    if let apart {
      // A person asks anew, so that what did not hold before says nothing.
      facts.review.gatesRestartedAt = apart.at
      facts.restartedAt = apart.at
    }
    let isOpen = facts.review.status == .gatesPending || afterwards && facts.review.status.isActive
    guard apart != nil || isOpen else { return .notWaiting(facts.review) }
    let revision = apart ?? facts.review.revision
    let sources = try await GateSources.read(for: facts.task, head: revision?.headCommit, in: overseer)
    guard let revision, let repo = sources.repo else { return .nothingToSee(facts.review, sources) }
    return .subject(
      GateSubject(
        task: facts.task, vcs: facts.vcs,
        record: GateRecord(
          review: facts.review, revision: revision, results: facts.results, restartedAt: facts.restartedAt,
          now: facts.now),
        sources: sources, repo: repo, isApart: apart != nil,
        links: try repo.configuration(at: try await repo.trunk().tip).workspace.link, seq: facts.seq))
  }

  /// What each of the gates needs now, in their order.
  ///
  /// - Parameter again: Whether what failed before is to be tried again, as no person can ask for that apart from a
  ///   review.
  func needs(again: Bool) throws(OverseerError) -> [(gate: Gate, need: GateNeed)] {
    let standing = record.standing(of: sources.gates).mapValues { standing in
      switch standing {
      case .failed, .escalated: again ? .missing : standing
      case .passed, .waived, .notApplicable, .missing, .stale, .running, .pending: standing
      }
    }
    let gates = sources.gates.filter { counts($0) }
    let isSelective = gates.contains { gate in
      !gate.paths.isEmpty && [.missing, .stale].contains(standing[gate.id])
    }
    let changed = isSelective ? try changedPaths() : []
    return gates.map { gate in
      let need = record.need(
        of: gate, at: standing[gate.id] ?? .missing, changed: changed, isApart: isApart)
      return (gate, need)
    }
  }

  /// Whether a gate may be run now: once the round waits for gates no more, those that it has gone on without.
  private func counts(_ gate: Gate) -> Bool {
    if isApart || review.status == .gatesPending { return true }
    return !gate.required && record.hasBegun(gate)
  }

  /// The paths of the change, of a renamed file both.
  private func changedPaths() throws(OverseerError) -> [String] {
    let store = try repo.objects()
    return try store.changes(from: store.tree(of: revision.baseCommit), to: revision.tree, renames: .only)
      .flatMap { [$0.path] + ($0.oldPath.map { [$0] } ?? []) }
  }

  /// How the required gates stand by what is stored.
  func standing(in reading: Reading) throws(OverseerError) -> GatesStanding {
    GatesStanding(
      of: review, at: revision, gates: sources.gates, results: try reading.gateResults(of: review.id))
  }

  /// The result of a run that begins now.
  func started(_ gate: Gate, attempt: Int, in overseer: Overseer, at now: Instant) -> GateResult {
    let id = GateResultID(overseer.store.identifier())
    return GateResult(
      id: id, gateID: gate.id, gateName: gate.name, command: gate.command, taskID: task.id, reviewID: review.id,
      revision: revision.headCommit, tree: revision.tree, status: .running,
      logPath: overseer.installation.gateLog(of: id, in: review.id), attempt: attempt, startedAt: now)
  }
}
