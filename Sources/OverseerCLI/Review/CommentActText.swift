import OverseerModel
import OverseerSDK

// What was done with comments, for people.
extension CommentListText {
  static func added(_ placed: PlacedComment, _ style: Style) -> String {
    let comment = placed.comment
    let what = comment.inReplyTo.map { "an answer to \($0.short)" } ?? comment.severity.rawValue
    return "Commented \(style.paint(comment.id.short, .cyan)) (\(what)) on "
      + style.paint(DiffFileHead.end(of: placed.port.words, to: max(style.width - 45, 20)), .bold) + "\n"
  }

  static func done(_ verb: String, _ comment: ReviewComment, _ style: Style) -> String {
    let place = DiffFileHead.end(of: comment.presentPlace.words, to: max(style.width / 2, 20))
    let head = "\(verb) \(comment.id.short)  \(place): "
    let text = Layout.truncated(Escaped.line(comment.body), to: max(style.width - DisplayWidth.of(head), 10))
    return "\(verb) \(style.paint(comment.id.short, .cyan))  \(style.paint(place, .bold)): \(text)\n"
  }

  static func applied(_ applied: ApplySuggestion.Applied, _ style: Style) -> String {
    let count = DataText.count(applied.comments.count, "suggestion", "suggestions")
    var lines = ["Applied \(count) as \(style.paint(applied.revision.short, .yellow)):"]
    for placed in applied.comments {
      let place = DiffFileHead.end(of: placed.port.words, to: style.width - 10)
      lines.append("  " + style.paint(placed.comment.id.short, .cyan) + "  " + place)
    }
    if let task = applied.comments.first?.comment.taskID {
      lines.append(style.paint("Bring it into review: os task submit \(task.short)", .dim))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A comment that stands alone, with what it is about.
  static func lines(of comment: ReviewComment, _ style: Style) -> [String] {
    let severity = comment.severity.rawValue
    let name = Layout.truncated(comment.who, to: 20)
    let room = style.width - 2 - severity.count - 2 - 6 - 2 - 2 - DisplayWidth.of(name)
    let head =
      "  " + style.paint(severity, comment.severity.color) + "  " + style.paint(comment.id.short, .cyan) + "  "
      + style.paint(DiffFileHead.end(of: comment.presentPlace.words, to: room), .bold) + style.paint("  \(name)", .dim)
    return [head] + style.block(comment.body, indent: 4)
  }
}

extension ReviewComment {
  /// Who wrote it, in a word: without the session or the checkout by which one agent is told from another.
  var who: String {
    guard author == .agent, let end = authorName.firstRange(of: " in /") ?? authorName.firstRange(of: " (") else {
      return Escaped.line(authorName)
    }
    return Escaped.line(String(authorName[..<end.lowerBound]))
  }

  /// Where it was written, or where a person has put it since.
  var presentPlace: CommentPlace {
    guard let anchor = moved?.anchor else { return place }
    guard let path = anchor.path else { return .round }
    guard let start = anchor.lineStart, let end = anchor.lineEnd, start <= end else {
      return .file(path, side: anchor.side)
    }
    return .lines(start...end, of: path, side: anchor.side)
  }
}
