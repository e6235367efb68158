import OverseerGates
import OverseerModel
import OverseerStore

/// What the database tells of the gates of a task.
struct GateRecords: Sendable {
  /// A task, with the gates that were added by hand for it.
  struct Level: Sendable {
    let task: WorkItem
    let gates: [Gate]
  }

  let repo: Repo
  /// Those that were added by hand for the whole repository.
  let gates: [Gate]
  /// From the milestone down to the task itself.
  let levels: [Level]
  let vcs: TaskVcs?

  /// The gates that count, with those that a file of the repository has.
  ///
  /// Throws `invalid_input` for a mistake in front matter, with the line.
  func effective(with file: [Gate]) throws(OverseerError) -> EffectiveGates {
    var all = [gates + file]
    for level in levels {
      let name = level.task.contextName
      let matter = try FrontMatterGates(context: level.task.context ?? "", file: name)
      all.append(level.gates + matter.gates(of: level.task))
      try matter.refuseStrangers(known: Set(all.joined().map(\.name)), file: name)
    }
    return EffectiveGates(levels: all)
  }
}

extension Reading {
  func gateRecords(of task: WorkItem) throws(OverseerError) -> GateRecords {
    var levels: [GateRecords.Level] = []
    var next: WorkItem? = task
    while let level = next {
      levels.insert(GateRecords.Level(task: level, gates: try gates(in: .task(level.id))), at: 0)
      next = try level.parentID.flatMap { id throws(OverseerError) in try self.task(id) }
    }
    return GateRecords(
      repo: try existingRepo(task.repoID), gates: try gates(in: .repo(task.repoID)), levels: levels,
      vcs: try taskVcs(of: task.id))
  }
}

extension WorkItem {
  /// What the context is called in errors.
  var contextName: String { "context of \(id)" }
}

extension FrontMatterGates {
  func gates(of task: WorkItem) -> [Gate] {
    gates.map { definition in
      let scope = GateScope.task(task.id)
      var gate = definition.gate(
        GateID(of: definition.name, in: scope), scope: scope, source: .frontMatter, at: task.createdAt)
      gate.updatedAt = task.updatedAt
      return gate
    }
  }
}
