import OverseerGates
import OverseerModel
import OverseerStore
import OverseerVCS

/// All that counts for a task at a revision: its gates, the phases of its reviews, and what of that may run.
///
/// Gates of files and front matter are no rows: they are read afresh each time, from the commit that counts.
struct GateSources: Sendable {
  let taskID: AnyTaskID
  /// What is effective, in order: those of the repository, then of milestone, task and subtask.
  let gates: [Gate]
  /// What does not count, because a gate further up has the name.
  let shadowed: [EffectiveGates.Shadowed]
  let policy: ReviewPolicy
  /// Who judges in the agent phase.
  let reviewer: ReviewerCommand?
  /// nil in planning mode.
  let repo: VersionedRepo?
  /// What a person has to have trusted before a gate runs, by the gate: those of files and front matter.
  let commands: [GateID: RunnableCommand]
  /// What a person has to have trusted before the reviewer runs.
  let reviewerCommand: RunnableCommand?
  let trust: TrustCheck?

  /// What counts for a task at `head`; without a head it is what counts on the default branch.
  ///
  /// Throws `invalid_input` that names file and line for a mistake in a gate file, in the configuration or in front
  /// matter, and `precondition_failed` for a script that may not be run.
  static func read(
    for task: WorkItem, head: CommitID?, in overseer: Overseer
  ) async throws(OverseerError) -> GateSources {
    let records = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.gateRecords(of: task)
    }
    guard records.repo.vcsType != .none else { return try GateSources(of: task, records) }
    let repo = try VersionedRepo(records.repo, jj: overseer.jj)
    let settings = try RepoSettings(of: repo, at: try await repo.settingsCommit(for: head))
    return try GateSources(of: task, records, in: repo, settings, TrustCheck(of: repo, in: overseer))
  }

  /// What counts for a task where it stands now: at the tip of its ref, else at what was submitted last.
  static func read(for task: WorkItem, in overseer: Overseer) async throws(OverseerError) -> GateSources {
    let vcs = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.taskVcs(of: task.id) }
    var head = vcs?.headCommit
    if let vcs, vcs.archivedAt == nil {
      let repo = try await overseer.versionedRepo(vcs.repoID)
      head = try await repo.vcs.tip(of: vcs.refName) ?? head
    }
    return try await read(for: task, head: head, in: overseer)
  }

  /// A task in planning mode: nothing of it runs.
  private init(of task: WorkItem, _ records: GateRecords) throws(OverseerError) {
    let effective = try records.effective(with: [])
    self.init(
      taskID: task.id, gates: effective.gates, shadowed: effective.shadowed, policy: ReviewPolicy(hasReviewer: false),
      reviewer: nil, repo: nil, commands: [:], reviewerCommand: nil, trust: nil)
  }

  private init(
    of task: WorkItem, _ records: GateRecords, in repo: VersionedRepo, _ settings: RepoSettings, _ trust: TrustCheck
  ) throws(OverseerError) {
    let effective = try records.effective(with: settings.gates)
    var commands: [GateID: RunnableCommand] = [:]
    for gate in effective.gates { commands[gate.id] = try settings.runnable(gate) }
    let review = settings.configuration.review
    self.init(
      taskID: task.id, gates: effective.gates, shadowed: effective.shadowed, policy: review.policy,
      reviewer: review.reviewer, repo: repo, commands: commands, reviewerCommand: try settings.runnableReviewer(),
      trust: trust)
  }

  private init(
    taskID: AnyTaskID, gates: [Gate], shadowed: [EffectiveGates.Shadowed], policy: ReviewPolicy,
    reviewer: ReviewerCommand?, repo: VersionedRepo?, commands: [GateID: RunnableCommand],
    reviewerCommand: RunnableCommand?, trust: TrustCheck?
  ) {
    self.taskID = taskID
    self.gates = gates
    self.shadowed = shadowed
    self.policy = policy
    self.reviewer = reviewer
    self.repo = repo
    self.commands = commands
    self.reviewerCommand = reviewerCommand
    self.trust = trust
  }
}
