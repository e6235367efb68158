import OverseerModel

extension Reading {
  /// The last claim that the task had, live or not, and whether it was given back.
  public func lastClaim(on id: AnyTaskID) throws(OverseerError) -> (claim: Claim, released: Bool)? {
    try connection.first(
      "SELECT holder, generation, claimed_at, expires_at, released FROM claims WHERE task_id = ?", [.id(id)]
    ) { row throws(OverseerError) in
      let claim = Claim(
        taskID: id, holder: try row.json(0), generation: row.integer(1), claimedAt: row.time(2),
        expiresAt: row.optionalTime(3))
      return (claim, row.flag(4))
    }
  }
}

extension Writing {
  /// Prolongs the lease of the acting agent, where it holds the task. It is no event: when a lease runs out is no
  /// part of the replayed state.
  public func renew(_ task: AnyTaskID) throws(OverseerError) {
    try reading.connection.run(
      """
      UPDATE claims SET expires_at = ?1
      WHERE task_id = ?2 AND identity = ?3 AND released = 0 AND expires_at IS NOT NULL AND expires_at > ?4
      """,
      [.time(Claim.expiry(for: actor, at: now)), .id(task), .text(actor.identity), .time(now)])
  }

  /// Prolongs all leases of the acting agent that still count, and says how many those are. It is no event either.
  public func renewAll() throws(OverseerError) -> Int {
    try reading.connection.run(
      "UPDATE claims SET expires_at = ?1 WHERE identity = ?2 AND released = 0 AND expires_at > ?3",
      [.time(Claim.expiry(for: actor, at: now)), .text(actor.identity), .time(now)])
  }
}

extension Projection {
  func put(_ claim: Claim, released: Bool) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO claims (task_id, holder, identity, generation, claimed_at, expires_at, released)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (task_id) DO UPDATE SET holder = excluded.holder, identity = excluded.identity,
        generation = excluded.generation, claimed_at = excluded.claimed_at, expires_at = excluded.expires_at,
        released = excluded.released
      """,
      [
        .id(claim.taskID), .text(try encoded(claim.holder)), .text(claim.holder.identity),
        .integer(claim.generation), .time(claim.claimedAt), .time(claim.expiresAt), .flag(released),
      ])
  }
}
