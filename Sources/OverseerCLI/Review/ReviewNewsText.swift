import OverseerModel
import OverseerSDK

/// What came of a wait for a review, for people.
enum ReviewNewsText {
  static func text(_ news: ReviewNews, _ task: WorkItem?, _ style: Style) -> String {
    let review = news.review
    var lines = [ReviewListText.line(verb(news.why), review, task, style), ReviewListText.state(review, style)]
    if !review.status.isActive, let summary = review.summary { lines += style.block(summary, indent: 2) }
    for comment in news.comments { lines += [""] + CommentListText.lines(of: comment, style) }
    if !news.comments.isEmpty { lines.append("") }
    if news.why == .comment, let first = news.comments.first {
      lines.append(style.paint("Answer: os review comment --reply-to \(first.id.short) -m TEXT", .dim))
    } else {
      lines += ReviewNextText.lines(review, of: task, style)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func verb(_ why: ReviewNews.Reason) -> String {
    switch why {
    case .approved: "Approved"
    case .changesRequested: "Changes requested"
    case .ended: "Ended"
    case .comment: "Commented"
    case .human: "Waits for a person"
    case .timedOut: "Nothing yet"
    }
  }
}
