import OverseerModel
import OverseerStore
import OverseerVCS

/// What is recorded of a land that was carried out.
struct LandRecord: Sendable {
  private let landing: [AnyTaskID]
  private let state: StackState
  private let left: [AnyTaskID]
  private let changes: [(before: TaskVcs, after: TaskVcs)]
  private let to: CommitID
  private let gates: [LandingGates]

  init(
    landing: Landing, changes: [(before: TaskVcs, after: TaskVcs)], plan: StackPlan, gates: [LandingGates]
  ) {
    self.landing = landing.tasks
    state = landing.state
    left = landing.left
    self.changes = changes
    to = plan.landed ?? landing.state.facts.trunk
    self.gates = gates
  }

  func write(_ writing: Writing) throws(OverseerError) -> LandReport {
    let landed = try recordLanded(writing)
    try recordRestacked(writing)
    var results: [GateResult] = []
    for gates in gates { results += try gates.results(in: writing.reading) }
    return LandReport(
      landed: landed, branch: state.branch, from: state.facts.trunk, to: to,
      restacked: changes.map(\.after.taskID).filter { !landing.contains($0) }, left: left, results: results)
  }

  private func recordLanded(_ writing: Writing) throws(OverseerError) -> [TaskVcs] {
    var landed: [TaskVcs] = []
    for task in landing {
      guard var vcs = changes.first(where: { $0.after.taskID == task })?.after ?? state.records.refs[task] else {
        continue
      }
      vcs.landedAt = writing.now
      vcs.updatedAt = writing.now
      try writing.record(
        .taskLanded(.init(taskVcs: vcs, branch: state.branch, from: state.facts.trunk, to: to)),
        repo: vcs.repoID, task: task)
      landed.append(vcs)
    }
    return landed
  }

  private func recordRestacked(_ writing: Writing) throws(OverseerError) {
    for (before, var after) in changes where !landing.contains(after.taskID) {
      after.updatedAt = writing.now
      try writing.record(
        .taskRestacked(.init(taskVcs: after, fromBase: before.baseCommit, fromHead: before.headCommit)),
        repo: after.repoID, task: after.taskID)
    }
  }
}
