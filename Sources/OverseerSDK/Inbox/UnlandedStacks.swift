import OverseerModel
import OverseerStore
import OverseerVCS

/// Tasks of one repository that are in review, or have only to land, with what they stand on.
struct UnlandedStacks: Sendable {
  /// How many tasks are looked at, over all repositories.
  static let mostTasks = 100

  var refs: [TaskVcs]
  var records: StackRecords

  /// Those that no longer stand where they belong. What cannot be read is left out.
  func drifted(in repo: VersionedRepo) async -> [InboxMatter] {
    guard let state = try? await StackState(records, in: repo), let store = try? repo.objects() else { return [] }
    return refs.compactMap { vcs in
      guard let drift = try? LayerDrift(of: vcs.taskID, in: state, store), drift != .none else { return nil }
      return InboxMatter(kind: drift.isConflicted ? .conflict : .drift, taskID: vcs.taskID, since: vcs.updatedAt)
    }
  }
}
