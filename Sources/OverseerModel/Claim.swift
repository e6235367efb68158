import OverseerJSON

/// A lease on a task: who works on it, and until when that counts.
public struct Claim: Codable, Sendable, Hashable {
  public var taskID: AnyTaskID
  public var holder: Principal
  /// Grows by one whenever the holder changes. A stale number shows that the task has changed hands.
  public var generation: Int
  public var claimedAt: Instant
  /// When the lease runs out; null for a person's, which does not.
  public var expiresAt: Instant?

  public init(taskID: AnyTaskID, holder: Principal, generation: Int, claimedAt: Instant, expiresAt: Instant?) {
    self.taskID = taskID
    self.holder = holder
    self.generation = generation
    self.claimedAt = claimedAt
    self.expiresAt = expiresAt
  }

  /// How long an agent's lease lasts without a sign of life.
  public static let agentLease: Duration = .seconds(60 * 60)

  /// When a lease that `holder` takes or renews at `now` runs out; nil for a person's.
  public static func expiry(for holder: Principal, at now: Instant) -> Instant? {
    switch holder {
    case .human: nil
    case .agent, .system: now + agentLease
    }
  }

  /// Whether the lease still counts at `now`. It is judged only when it matters; nothing happens when it runs out.
  public func isLive(at now: Instant) -> Bool { expiresAt.map { now < $0 } ?? true }

  /// The claim after `principal` takes the task at `now`.
  ///
  /// `last` is the last claim that the task ever had, `released` whether it was given back. Someone else's live
  /// claim is a `conflict` for an agent; a person takes the task over.
  public static func taking(
    _ taskID: AnyTaskID, by principal: Principal, after last: Claim?, released: Bool, at now: Instant
  ) throws(OverseerError) -> Claim {
    guard let last else {
      return Claim(
        taskID: taskID, holder: principal, generation: 1, claimedAt: now, expiresAt: expiry(for: principal, at: now))
    }
    let same = last.holder.identity == principal.identity
    let live = !released && last.isLive(at: now)
    if live && !same && !principal.isHuman { throw heldByAnother(last) }
    return Claim(
      taskID: taskID, holder: principal, generation: same ? last.generation : last.generation + 1,
      claimedAt: same && live ? last.claimedAt : now, expiresAt: expiry(for: principal, at: now))
  }

  /// Refuses a holder's operation by somebody who is not: allowed are the holder, a person, and anyone where no
  /// live claim stands. A `generation` other than the present one is a `conflict`, whoever asks.
  public static func check(
    _ claim: Claim?, allows principal: Principal, generation: Int?, at now: Instant
  ) throws(OverseerError) {
    if let claim { try check(claim, isOf: generation) }
    guard !principal.isHuman, let claim, claim.isLive(at: now), claim.holder.identity != principal.identity else {
      return
    }
    throw heldByAnother(claim)
  }

  /// Refuses a generation other than the claim's: the task has changed hands since the caller looked.
  public static func check(_ claim: Claim, isOf generation: Int?) throws(OverseerError) {
    guard let generation, claim.generation != generation else { return }
    throw OverseerError(
      .conflict, "the claim on \(claim.taskID) is generation \(claim.generation), not \(generation)",
      hint: "\(claim.holder.label) held it last. Read the task again before you go on.", details: claim.details)
  }

  private static func heldByAnother(_ claim: Claim) -> OverseerError {
    OverseerError(
      .conflict, "\(claim.taskID) is claimed by \(claim.holder.label)",
      hint: "Take another with `os task next --claim`, or wait until it is released.", details: claim.details)
  }
}

extension Claim {
  fileprivate var details: JSONDetails {
    [
      "task_id": .string("\(taskID)"), "holder": .string(holder.label), "generation": .integer(Int64(generation)),
      "expires_at": expiresAt.map { .string("\($0)") } ?? .null,
    ]
  }
}
