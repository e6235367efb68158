import OverseerModel
import OverseerStore
import OverseerVCS

/// A restack or a land: what moves, and what the tasks' refs were before.
struct StackActPlan: RepositoryPlan {
  var plan: StackPlan
  /// As recorded before the act, of every task that it changes.
  var before: [TaskVcs]

  func settle(in repo: VersionedRepo) async throws(OverseerError) { try await repo.vcs.takeBack(plan) }
}
