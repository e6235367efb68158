import OverseerGates
import OverseerModel
import OverseerStore

/// Trusts commands of a repository: exactly these, until they or a script that they name change by a byte.
public struct GrantTrust: EffectOperation {
  public static let spec = OperationSpec(
    "trust.grant", "Trust commands of a repository", who: .human, .post, "/trust",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable])

  /// The repository; the one that the call comes from where it is not given.
  public var repoID: RepoID?
  /// The task with whose scripts the commands were listed.
  public var taskID: AnyTaskID?
  /// The digests of the commands, as `trust.list` gave them: what has changed since is not trusted.
  public var sha256: [String]

  public init(repoID: RepoID? = nil, taskID: AnyTaskID? = nil, sha256: [String]) {
    self.repoID = repoID
    self.taskID = taskID
    self.sha256 = sha256
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> [AskedCommand] {
    let (search, found) = try await overseer.commands(of: repoID, for: taskID, as: caller)
    let repo = search.repo.repo
    let known = Set(found.map(\.command.sha256))
    if let stranger = sha256.first(where: { !known.contains($0) }) {
      throw OverseerError(
        .conflict, "no command of \(repo.name) has the digest \(stranger)",
        hint: "It has changed since you looked. Look again: os trust", details: ["sha256": .string(stranger)])
    }
    let wanted = found.map(\.command).filter { sha256.contains($0.sha256) }
    let now = try await overseer.store.readAsync { reading in reading.now }
    try overseer.trust.grant(wanted, repo: search.repo.checkout.mainRoot, by: caller.principal, at: now)
    if !wanted.isEmpty {
      let payload = GateTrustedPayload(
        repoID: repo.id, names: wanted.map { $0.kind.title(of: $0.name) }, sha256: wanted.map(\.sha256))
      try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
        try writing.record(.gateTrusted(payload), repo: repo.id)
      }
    }
    return try search.asked(found)
  }
}
