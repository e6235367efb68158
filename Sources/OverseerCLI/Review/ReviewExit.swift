import OverseerModel
import OverseerSDK

/// What commands about reviews end with where the answer is not simply yes.
enum ReviewExit {
  /// A gate that failed and is not required holds nothing up.
  static func status(of report: SubmitReport) -> Int32 {
    let isStopped = report.review.status == .gatesEscalated || report.review.endedBy == .gates
    return isStopped ? 10 : 0
  }

  static func status(of why: ReviewNews.Reason) -> Int32 {
    switch why {
    case .approved: 0
    case .changesRequested: 10
    case .comment: 11
    case .human: 12
    case .timedOut: 13
    }
  }
}
