import OverseerModel
import OverseerStore

/// Who calls, from where, and with what standing: what a surface knows about a call beside the request.
public struct Caller: Sendable {
  public var principal: Principal
  public var source: EventSource
  /// Whether the surface has made sure that a person is there: a terminal to answer at, or a person's token.
  public var hasProvenHuman: Bool
  /// The repository that the call is about where the request names none.
  public var repo: RepoID?
  /// The real path of the folder the call comes from; where `repo` is nil the repository is found from here.
  public var folder: String?
  public var correlationID: String?
  /// The only repository that the call may be about; nil where it may be about any.
  public var boundRepo: RepoID?
  /// Whether the caller may only read.
  public var readsOnly: Bool
  /// Whether the caller has a token that is an agent's: it may come from another machine, and names no folders of this
  /// one.
  public var isRemoteAgent: Bool

  public init(
    principal: Principal, source: EventSource, hasProvenHuman: Bool, repo: RepoID? = nil, folder: String? = nil,
    correlationID: String? = nil, boundRepo: RepoID? = nil, readsOnly: Bool = false, isRemoteAgent: Bool = false
  ) {
    self.principal = principal
    self.source = source
    self.hasProvenHuman = hasProvenHuman
    self.repo = repo
    self.folder = folder
    self.correlationID = correlationID
    self.boundRepo = boundRepo
    self.readsOnly = readsOnly
    self.isRemoteAgent = isRemoteAgent
  }

  /// The repository of the call: named in the request, set by the surface, or found from the folder.
  public func repo(_ named: RepoID?, in reading: Reading) throws(OverseerError) -> Repo? {
    if let id = named ?? repo ?? boundRepo {
      try checkBounds(of: id)
      guard let found = try reading.repo(id) else { throw OverseerError.notFound("repository", "\(id)") }
      return found
    }
    guard let folder else { return nil }
    return try RepoSearch.repo(from: folder, in: reading)
  }

  /// Like ``repo(_:in:)``; throws `precondition_failed` where there is none.
  public func requiredRepo(_ named: RepoID?, in reading: Reading) throws(OverseerError) -> Repo {
    if let found = try repo(named, in: reading) { return found }
    throw hasNoRepo
  }

  /// What is said to who wants a repository where there is none.
  public var hasNoRepo: OverseerError {
    OverseerError(
      .preconditionFailed, "no repository is registered for \(folder ?? "this call")",
      hint: "Run `os init` in the root of the repository, or name one with `--repo`.")
  }

  /// Refuses a call that the operation's `who` does not allow, or that goes beyond what the caller's token is good for.
  public func authorize(_ spec: OperationSpec) throws(OverseerError) {
    try checkToken(spec)
    switch spec.who {
    case .any, .holder: return
    case .reviewer:
      guard principal.isHuman, !hasProvenHuman else { return }
      throw nobodyThere(spec)
    case .human:
      guard principal.isHuman else {
        throw OverseerError(
          .forbidden, "only a person may call \(spec.name); you are \(principal.label), an agent",
          hint: "Ask a person for it: os help request TASK -m TEXT",
          details: ["operation": .string(spec.name), "principal": .string(principal.identity)])
      }
      guard hasProvenHuman else { throw nobodyThere(spec) }
    }
  }

  private func nobodyThere(_ spec: OperationSpec) -> OverseerError {
    OverseerError(
      .forbidden, "only a person may call \(spec.name), and nobody is there to answer",
      hint: "Run it at a terminal, or pass a person's token in OVERSEER_TOKEN.",
      details: ["operation": .string(spec.name)])
  }

  var context: WriteContext { WriteContext(actor: principal, source: source, correlationID: correlationID) }
}
