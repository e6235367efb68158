import OverseerModel
import OverseerSDK
import OverseerVCS

/// The refs of tasks as text for people.
enum TaskVcsText {
  /// How many uncommitted files are named.
  private static let mostFiles = 10

  static func list(_ refs: [TaskVcs], _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> String {
    guard !refs.isEmpty else { return "No task has a ref. One gets it when it is started: os task start ID\n" }
    return refs.map { line($0, tasks[$0.taskID], style) }.joined(separator: "\n") + "\n"
  }

  /// The end of what it changes, and the task.
  private static func line(_ vcs: TaskVcs, _ task: WorkItem?, _ style: Style) -> String {
    let commit = (vcs.headCommit ?? vcs.baseCommit).short
    let head = style.paint(commit, vcs.headCommit == nil ? .dim : .yellow) + "  "
    guard let task else { return head + style.paint(vcs.taskID.short, .cyan) }
    var narrow = style
    narrow.width -= commit.count + 2
    var line = TaskLine(task: task, isOffered: false)
    line.notes = notes(vcs, task)
    return head + line.text(narrow)
  }

  private static func notes(_ vcs: TaskVcs, _ task: WorkItem) -> [String] {
    var notes: [String] = []
    if vcs.landedAt != nil { notes.append("landed") }
    if vcs.archivedAt != nil, task.archivedAt == nil { notes.append("archived") }
    if vcs.workspacePath != nil { notes.append("isolated") }
    return notes
  }

  static func show(_ vcs: TaskVcs, _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> String {
    var rows = FieldRows(style: style)
    add(vcs, to: &rows, style)
    if vcs.headCommit == nil { rows.add("Submitted", ["nothing yet"]) }
    if vcs.startCommit != vcs.baseCommit { rows.add("Started on", [style.paint(vcs.startCommit.short, .yellow)]) }
    if vcs.vcsType == .jj { rows.add("Change", [Escaped.line(String(vcs.changeID.prefix(12)))]) }
    if vcs.workspacePath == nil { rows.add("Workspace", ["in place"]) }
    return (title(vcs, tasks, style) + rows.lines).joined(separator: "\n") + "\n"
  }

  static func status(_ status: TaskVcsStatus, _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> String {
    var rows = FieldRows(style: style)
    rows.add("Ref", [ref(status.vcs, style)])
    rows.add("Tip", [status.tip.map { style.paint($0.short, .yellow) } ?? style.paint("the ref is gone", .red)])
    rows.add("Base", base(status, style))
    rows.add("Commits", [commits(status, style)])
    let files = status.workspace?.changes ?? []
    rows.add("Workspace", [status.workspace.map { Escaped.line($0.path) } ?? "none has it checked out"])
    if let unfinished = status.workspace?.unfinished {
      rows.add("", [style.paint("a \(unfinished.rawValue) is not finished there", .yellow)])
    }
    if !files.isEmpty {
      rows.add("Changed", files.prefix(mostFiles).map { file(of: $0, style) })
      if files.count > mostFiles { rows.add("", ["and \(files.count - mostFiles) more"]) }
    }
    var lines = title(status.vcs, tasks, style) + rows.lines
    if status.drift, status.vcs.archivedAt == nil, status.vcs.landedAt == nil {
      lines += ["", style.paint("What it stands on has moved. Follow it: os restack \(status.vcs.taskID.short)", .dim)]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines that tell what is recorded, also in the page of the task.
  static func add(_ vcs: TaskVcs, to rows: inout FieldRows, _ style: Style) {
    rows.add("Ref", [ref(vcs, style)])
    rows.add("Base", [style.paint(vcs.baseCommit.short, .yellow)])
    if let head = vcs.headCommit { rows.add("Submitted", [style.paint(head.short, .yellow)]) }
    if let path = vcs.workspacePath { rows.add("Workspace", [Escaped.line(path)]) }
  }

  /// `task/task_01K… (landed 2h ago)`
  private static func ref(_ vcs: TaskVcs, _ style: Style) -> String {
    let state = vcs.archivedAt.map { "archived \(style.ago($0))" } ?? vcs.landedAt.map { "landed \(style.ago($0))" }
    return Escaped.line(vcs.refName) + (state.map { style.paint(" (\($0))", .dim) } ?? "")
  }

  private static func title(_ vcs: TaskVcs, _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> [String] {
    guard let task = tasks[vcs.taskID] else { return [style.paint("\(vcs.taskID)", .cyan)] }
    return [TaskLine(task: task, isOffered: false).text(style)]
  }

  private static func base(_ status: TaskVcsStatus, _ style: Style) -> [String] {
    let base = style.paint(status.base.short, .yellow)
    guard status.drift else { return [base] }
    let below = status.ruleTask.map { "the work of \($0.short)" } ?? "the default branch"
    return [base + style.paint(" (drifted)", .yellow), style.paint("\(below) is at \(status.rule.short)", .dim)]
  }

  private static func commits(_ status: TaskVcsStatus, _ style: Style) -> String {
    var text = "\(status.commits)"
    if status.unsubmitted > 0 {
      text += ", \(status.unsubmitted == status.commits ? "none" : "\(status.commits - status.unsubmitted)") submitted"
    }
    return text + (status.conflicted ? style.paint(" (conflicts)", .red) : "")
  }

  private static func file(of change: WorkspaceStatus.Change, _ style: Style) -> String {
    let word = Layout.padded(change.kind.rawValue, to: 11)
    return style.paint(word, change.kind == .conflicted ? .red : .dim)
      + DiffFileHead.end(of: Escaped.line(change.path), to: style.width - FieldRows.indent - 11)
  }
}
