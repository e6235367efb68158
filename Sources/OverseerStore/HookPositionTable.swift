import OverseerModel

// How far the hooks of a repository have been run. It is no part of the log: it changes without events.
extension Reading {
  /// The last event that a hook was run for, or passed over; nil for a hook that is new. `command` is the SHA-256 of
  /// what it runs, in hexadecimal digits.
  public func hookPosition(of command: String, in repo: RepoID) throws(OverseerError) -> Int64? {
    try connection.first(
      "SELECT seq FROM hook_positions WHERE repo_id = ? AND sha256 = ?", [.id(repo), .text(command)]
    ) { row in Int64(row.integer(0)) }
  }

  /// How far each hook of a repository was run, by the SHA-256 of its command.
  public func hookPositions(in repo: RepoID) throws(OverseerError) -> [String: Int64] {
    let rows = try connection.all("SELECT sha256, seq FROM hook_positions WHERE repo_id = ?", [.id(repo)]) { row in
      (row.text(0), Int64(row.integer(1)))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}

extension Writing {
  /// Forgets how far a hook was run that the repository does not have any more: if it comes back, it is new.
  public func forgetHook(_ command: String, in repo: RepoID) throws(OverseerError) {
    try reading.connection.run(
      "DELETE FROM hook_positions WHERE repo_id = ? AND sha256 = ?", [.id(repo), .text(command)])
  }

  /// Notes that a hook was run for the event `seq` and all before it, or begins there. A position never goes back.
  public func moveHook(_ command: String, in repo: RepoID, to seq: Int64) throws(OverseerError) {
    try reading.connection.run(
      """
      INSERT INTO hook_positions (repo_id, sha256, seq) VALUES (?, ?, ?)
      ON CONFLICT (repo_id, sha256) DO UPDATE SET seq = max(seq, excluded.seq)
      """, [.id(repo), .text(command), .integer(seq)])
  }
}
