import OverseerModel

/// What a search found, best first.
enum SearchResultText {
  /// `tasks` are those that the places belong to, as far as they were looked up.
  static func text(_ hits: [SearchHit], _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> String {
    guard !hits.isEmpty else { return "Nothing found.\n" }
    return hits.flatMap { lines($0, tasks[$0.taskID], style) }.joined(separator: "\n") + "\n"
  }

  private static func lines(_ hit: SearchHit, _ task: WorkItem?, _ style: Style) -> [String] {
    var head = style.paint(hit.taskID.short, .cyan)
    if let task { head = TaskLine(task: task, isOffered: task.status == .pending).text(style) }
    let excerpt = Escaped.line(hit.excerpt)
    switch hit.kind {
    case .task:
      let title = Escaped.line(task?.description ?? "")
      let words = excerpt.split(separator: "…").joined()
      return title.contains(words) ? [head] : [head] + style.block(excerpt, indent: 10)
    case .learning:
      return [head] + style.block("• \(excerpt) (learning \(hit.id.suffix(6)))", indent: 10)
    case .comment:
      return [head] + style.block("• \(excerpt) (comment \(hit.id.suffix(6)))", indent: 10)
    }
  }
}
