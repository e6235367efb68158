import OverseerModel

/// What happens while a batch of gates runs, for the one who records it.
enum GateMessage: Sendable {
  /// - Parameter job: Its place in the batch.
  case ended(job: Int, GateJob.Ending)
  /// A job could not run, which ends the pass.
  case refused(OverseerError)
  /// The round has ended, or goes on with another tree.
  case left
}
