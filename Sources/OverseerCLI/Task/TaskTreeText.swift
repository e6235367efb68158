import OverseerModel

/// Tasks under their parents, with branches drawn.
enum TaskTreeText {
  /// One place of a drawn tree.
  struct Node {
    var line: TaskLine
    var children: [Node]
  }

  /// Whole trees, as `tasks.tree` gives them.
  static func text(_ trees: [TaskTree], _ style: Style) -> String {
    guard !trees.isEmpty else { return "No tasks.\n" }
    let all = trees.flatMap(flattened)
    let completed = Set(all.filter { $0.status == .completed }.map(\.id))
    return lines(trees.map { node($0, completed, style) }, style).joined(separator: "\n") + "\n"
  }

  static func lines(_ nodes: [Node], _ style: Style) -> [String] {
    nodes.flatMap { node in [node.line.text(style)] + below(node, "", style) }
  }

  private static func below(_ node: Node, _ branch: String, _ style: Style) -> [String] {
    node.children.enumerated().flatMap { index, child in
      let isLast = index == node.children.count - 1
      var line = child.line
      line.branch = branch + (isLast ? "└─ " : "├─ ")
      return [line.text(style)] + below(child, branch + (isLast ? "   " : "│  "), style)
    }
  }

  private static func flattened(_ tree: TaskTree) -> [WorkItem] { [tree.task] + tree.children.flatMap(flattened) }

  /// Everything that decides whether a task is offered stands in its tree.
  private static func node(_ tree: TaskTree, _ completed: Set<AnyTaskID>, _ style: Style) -> Node {
    let finished = tree.children.count { $0.task.status.isFinished }
    var line = TaskLine(
      task: tree.task, isOffered: isOffered(tree.task, openChildren: tree.children.count - finished, style))
    if !tree.children.isEmpty { line.notes = ["\(finished)/\(tree.children.count)"] }
    line.completed = completed
    return Node(line: line, children: tree.children.map { node($0, completed, style) })
  }

  static func isOffered(_ task: WorkItem, openChildren: Int, _ style: Style) -> Bool {
    switch task.status {
    case .pending, .inProgress:
      !task.effectivelyBlocked && openChildren == 0 && task.liveClaim(at: style.now) == nil && task.archivedAt == nil
    case .inReview, .awaitingHuman, .completed, .cancelled: false
    }
  }
}
