import OverseerModel
import OverseerStore
import OverseerVCS

/// Brings an archived task back into lists and search, with its ref where its commits are still kept. Its workspace is
/// made anew when it is started.
public struct UnarchiveTask: EffectOperation {
  public static let spec = OperationSpec(
    "tasks.unarchive", "Bring an archived task back", who: .human, .post, "/vcs/task/{id}/unarchive",
    errors: [.notFound, .preconditionFailed, .unavailable, .vcsFailed])

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> WorkItem {
    let refs = try await overseer.store.readAsync { reading throws(OverseerError) in
      try refuseHidden(reading)
      let tasks = try [id] + reading.descendants(of: id).map(\.id)
      return try reading.taskVcs(of: tasks).filter { $0.archivedAt != nil }
    }
    var restored: [TaskVcs] = []
    if let repoID = refs.first?.repoID {
      let repo = try await overseer.versionedRepo(repoID)
      for vcs in refs {
        guard let commit = try repo.objects().tip(of: ArchivePlan.pin(of: vcs.taskID)) else { continue }
        if try await repo.vcs.tip(of: vcs.refName) == nil { try await repo.vcs.makeRef(vcs.refName, at: commit) }
        restored.append(vcs)
      }
    }
    return try await overseer.store.writeAsync(as: caller.context) { [restored] writing throws(OverseerError) in
      try refuseHidden(writing.reading)
      for var vcs in restored {
        vcs.archivedAt = nil
        vcs.updatedAt = writing.now
        try writing.record(.refRestored(.init(taskVcs: vcs)), repo: vcs.repoID, task: vcs.taskID)
      }
      var task = try writing.reading.existing(id)
      guard task.archivedAt != nil else { return task }
      task.archivedAt = nil
      task.updatedAt = writing.now
      try writing.record(.taskUnarchived(TaskPayload(task: task)), about: task)
      return task
    }
  }

  private func refuseHidden(_ reading: Reading) throws(OverseerError) {
    let task = try reading.existing(id)
    guard let parent = task.parentID, try reading.isHidden(parent) else { return }
    throw OverseerError(
      .preconditionFailed, "\(id) is hidden because \(parent) above it is archived",
      hint: "Bring that one back: os task unarchive \(parent)", details: ["parent_id": .string("\(parent)")])
  }
}
