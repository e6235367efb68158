import OverseerJSON
import OverseerModel
import OverseerStore

/// The gates of a task that is about to land, for what lands of it.
///
/// A task that a person has completed without the end of a review lands without gates: that was the person's word.
struct LandingGates: Sendable {
  let task: AnyTaskID
  /// The round that was approved.
  let review: Review
  /// What would be on the default branch. Its objects are in the repository.
  let revision: ReviewRevision
}

extension LandingGates {
  /// Whether all required gates hold already.
  func hold(in overseer: Overseer) async throws(OverseerError) -> Bool {
    guard case .subject(let subject) = try await GateSubject.find(review.id, apart: revision, in: overseer) else {
      return true
    }
    return try await overseer.store.readAsync { reading throws(OverseerError) in
      try subject.standing(in: reading).outcome == .hold
    }
  }

  /// Runs what has not passed for this tree, and refuses with what failed. The results are kept with the round.
  func run(in overseer: Overseer, as caller: Caller) async throws(OverseerError) {
    try await prepare(in: overseer, as: caller)
    let standing = try await GatePass.run(on: revision, keptWith: review.id, in: overseer, as: caller)
    if standing.outcome != .hold { throw try await refusal(standing, in: overseer) }
  }

  /// What each gate has said of this tree last.
  func results(in reading: Reading) throws(OverseerError) -> [GateResult] {
    let all = try reading.gateResults(of: review.id).filter { $0.tree == revision.tree }
    return all.indices.filter { place in !all[(place + 1)...].contains { $0.gateID == all[place].gateID } }
      .map { all[$0] }
  }

  /// Records that a gate which a person did without for the change is done without when it lands, as the approval
  /// counts there, too; and ends what an earlier call has left as Pending, which is asked anew.
  private func prepare(in overseer: Overseer, as caller: Caller) async throws(OverseerError) {
    guard let approved = review.revision,
      case .subject(let subject) = try await GateSubject.find(review.id, apart: revision, in: overseer)
    else { return }
    try await overseer.store.writeAsync(as: caller.context) { [review, revision] writing throws(OverseerError) in
      let results = try writing.reading.gateResults(of: review.id)
      for result in results where result.status == .pending {
        try writing.record(result.voided(.ended, "it is asked anew, to land", at: writing.now))
      }
      for gate in subject.sources.gates {
        guard gate.standing(at: approved, in: review.id, results: results) == .waived,
          !gate.standing(at: revision, in: review.id, results: results).holds,
          let waived = results.last(where: { $0.gateID == gate.id && $0.status == .waived })
        else { continue }
        var carried = subject.started(gate, attempt: waived.attempt, in: overseer, at: writing.now)
        carried.status = .waived
        carried.reason = waived.reason
        carried.logPath = nil
        carried.completedAt = writing.now
        try writing.record(carried)
      }
    }
  }

  private func refusal(
    _ standing: GatesStanding, in overseer: Overseer
  ) async throws(OverseerError) -> OverseerError {
    let open = standing.entries.filter { !$0.standing.holds }.map(\.name)
    let (item, said) = try await overseer.store.readAsync { reading throws(OverseerError) in
      (try reading.existing(task), try results(in: reading))
    }
    let gates = try await GateSources.read(for: item, head: revision.headCommit, in: overseer).gates
    let failed = Set(standing.failures.map(\.gateID))
    let failures = gates.filter { failed.contains($0.id) }.compactMap { gate in
      said.first { $0.gateID == gate.id }.flatMap { GateFailure($0, of: gate) }
    }
    var details: JSONDetails = ["task_id": .string("\(task)"), "review_id": .string("\(review.id)")]
    if let told = try? JSONCoder.value(of: GateFailures(failures)).objectValue {
      for (key, value) in told { details[key] = value }
    }
    return OverseerError(
      .preconditionFailed,
      "nothing has landed: on the tree that would land, \(open.count == 1 ? "a gate" : "gates") of \(task) did not pass: \(open.joined(separator: ", "))",
      hint: failures.isEmpty
        ? "Some do not know yet. Land it again later: os land \(task)"
        : "Land it again to have them run again, or mend it: os task reopen \(task)",
      details: details)
  }
}
