import OverseerModel
import OverseerStore
import OverseerVCS

/// What the version control step of a submit does: it commits and pins. Nothing of that is ever taken back, as it
/// would be somebody's work; the next submit goes on from there.
struct SubmitPlan: RepositoryPlan {
  var ref: String

  func settle(in repo: VersionedRepo) async throws(OverseerError) {}
}
