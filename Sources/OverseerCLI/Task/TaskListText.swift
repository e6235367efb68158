import OverseerModel

/// A list of tasks for people: one a line, flat or under their parents.
struct TaskListText {
  /// What was asked for, in the order of the list.
  var tasks: [WorkItem]
  /// Those of them that the ready queue offers.
  var offered: Set<AnyTaskID>
  /// Parents that are not in the list themselves.
  var parents: [AnyTaskID: WorkItem] = [:]
  /// The repositories, where the list goes over several.
  var repos: [Repo] = []
  /// Whether there may be more after the last one.
  var isCut = false
  /// What to say where there is nothing.
  var emptyText = "No tasks."

  func flat(_ style: Style) -> String {
    text(style) { tasks, style in
      tasks.map { task in
        var line = line(task)
        if let parent = task.parentID { line.notes = ["in \(parent.short)"] }
        return line.text(style)
      }
    }
  }

  func tree(_ style: Style) -> String {
    text(style) { tasks, style in TaskTreeText.lines(nodes(tasks), style) }
  }

  private func text(_ style: Style, _ lines: ([WorkItem], Style) -> [String]) -> String {
    guard let last = tasks.last else { return emptyText + "\n" }
    var all: [String] = []
    if repos.isEmpty {
      all = lines(tasks, style)
    } else {
      for repo in repos {
        let own = tasks.filter { $0.repoID == repo.id }
        guard !own.isEmpty else { continue }
        if !all.isEmpty { all.append("") }
        all.append(style.heading(Layout.truncated(Escaped.line(repo.name), to: style.width)))
        all += lines(own, style)
      }
    }
    if isCut {
      all.append(style.paint("The first \(tasks.count). More: the same with --after \(last.id.short)", .dim))
    }
    return all.joined(separator: "\n") + "\n"
  }

  private func line(_ task: WorkItem) -> TaskLine {
    TaskLine(task: task, isOffered: offered.contains(task.id), completed: completed)
  }

  private var completed: Set<AnyTaskID> { Set(tasks.filter { $0.status == .completed }.map(\.id)) }

  /// The tasks under their parents. Among those at the top the open ones come first.
  private func nodes(_ tasks: [WorkItem]) -> [TaskTreeText.Node] {
    let shown = Set(tasks.map(\.id))
    var all = tasks
    var seen = shown
    for task in tasks {
      var above = task.parentID.flatMap { parents[$0] }
      while let parent = above, seen.insert(parent.id).inserted {
        all.append(parent)
        above = parent.parentID.flatMap { parents[$0] }
      }
    }
    let children = Dictionary(grouping: all, by: \.parentID)
    let completed = completed
    func node(_ task: WorkItem) -> TaskTreeText.Node {
      var line = TaskLine(task: task, isOffered: offered.contains(task.id), completed: completed)
      line.isContext = !shown.contains(task.id)
      return TaskTreeText.Node(line: line, children: (children[task.id] ?? []).map(node))
    }
    // Where a task first comes in the list, its whole tree comes.
    let rank = Dictionary(tasks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: min)
    func first(_ node: TaskTreeText.Node) -> Int {
      min(rank[node.line.task.id] ?? .max, node.children.map(first).min() ?? .max)
    }
    let tops = all.filter { $0.parentID.map { !seen.contains($0) } ?? true }.map(node)
      .sorted { first($0) < first($1) }
    return tops.filter { !$0.line.task.status.isFinished } + tops.filter { $0.line.task.status.isFinished }
  }
}
