import OverseerGates
import OverseerModel
import OverseerStore

/// Lists the gates of a repository, or of one task alone: those that were added, then those of files or front matter.
public struct ListGates: EffectOperation {
  public static let spec = OperationSpec(
    "gates.list", "List the gates of a repository or a task", who: .any, .get, "/gates",
    errors: [.notFound, .preconditionFailed, .unavailable])

  /// The repository; the one that the call comes from where it is not given.
  public var repoID: RepoID?
  /// The task whose own gates are listed instead of those of the repository.
  public var taskID: AnyTaskID?

  public init(repoID: RepoID? = nil, taskID: AnyTaskID? = nil) {
    self.repoID = repoID
    self.taskID = taskID
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> EffectiveGateList {
    if let taskID { return try await list(of: taskID, in: overseer) }
    let (repo, added) = try await overseer.store.readAsync { reading throws(OverseerError) in
      let repo = try caller.requiredRepo(repoID, in: reading)
      return (repo, try reading.gates(in: .repo(repo.id)))
    }
    guard repo.vcsType != .none else { return EffectiveGateList(EffectiveGates(levels: [added]), untrusted: []) }
    let versioned = try VersionedRepo(repo, jj: overseer.jj)
    let settings = try RepoSettings(of: versioned, at: try await versioned.settingsCommit(for: nil))
    let effective = EffectiveGates(levels: [added, settings.gates])
    var commands: [(id: GateID, command: RunnableCommand)] = []
    for gate in effective.gates {
      if let command = try settings.runnable(gate) { commands.append((gate.id, command)) }
    }
    let untrusted = try TrustCheck(of: versioned, in: overseer).untrusted(commands.map(\.command))
    let digests = Set(untrusted.map(\.command.sha256))
    return EffectiveGateList(
      effective, untrusted: commands.filter { digests.contains($0.command.sha256) }.map(\.id))
  }

  private func list(of id: AnyTaskID, in overseer: Overseer) async throws(OverseerError) -> EffectiveGateList {
    let task = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(id) }
    let sources = try await GateSources.read(for: task, in: overseer)
    let own = sources.gates.filter { $0.scope == .task(id) }
    let untrusted = Set(try sources.untrusted())
    return EffectiveGateList(
      gates: own,
      shadowed: sources.shadowed.filter { $0.gate.scope == .task(id) }
        .map { EffectiveGateList.Shadowed(gate: $0.gate, by: $0.by) },
      untrusted: own.map(\.id).filter(untrusted.contains))
  }
}
