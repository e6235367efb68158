import OverseerModel

extension Sample {
  static func gate(
    _ number: UInt64, name: String? = nil, command: String = "make test", attempts: Int = 3, required: Bool = true,
    paths: [String] = [], passEnv: [String] = [], cache: Bool = true
  ) -> Gate {
    Gate(
      id: gateID(number), scope: .repo(RepoID(ulid(1))), name: name ?? "gate-\(number)", command: command,
      maxRetries: attempts, required: required, cache: cache, paths: paths.compactMap(PathPattern.init),
      passEnv: passEnv, source: .database, createdAt: noon, updatedAt: noon)
  }

  /// A result of gate 1 in ``reviewID`` for revision 1.
  static func result(
    _ status: GateResult.Status, gate: UInt64 = 1, review: ReviewID = reviewID, revision: UInt64 = 1,
    tree: UInt64? = nil, command: String = "make test", attempt: Int = 1,
    voidCause: GateResult.VoidCause = .workingCopy, at: Instant = noon
  ) -> GateResult {
    GateResult(
      id: GateResultID(ulid(500)), gateID: gateID(gate), gateName: "gate-\(gate)", command: command, taskID: id(5),
      reviewID: review, revision: commit(revision), tree: Sample.tree(tree ?? revision), status: status,
      attempt: attempt, voidCause: status == .void ? voidCause : nil, startedAt: at)
  }
}
