import OverseerModel
import OverseerSDK

/// What commands about reviews end with where the answer is not simply yes.
enum ReviewExit {
  /// A gate that failed and is not required holds nothing up.
  static func status(of review: Review) -> Int32 { isStoppedByGates(review) ? 10 : 0 }

  static func isStoppedByGates(_ review: Review) -> Bool {
    review.status == .gatesEscalated || review.endedBy == .gates
  }

  /// A review by an agent that came to nothing is no answer.
  static func status(of job: ReviewerJob) -> Int32 {
    job.status == .failed ? OverseerError.Code.unavailable.exitStatus : 0
  }

  static func status(of why: ReviewNews.Reason) -> Int32 {
    switch why {
    case .approved: 0
    case .changesRequested: 10
    case .comment: 11
    case .human: 12
    case .timedOut: 13
    case .ended: 14
    }
  }
}
