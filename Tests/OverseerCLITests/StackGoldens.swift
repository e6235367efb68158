import OverseerModel
import OverseerVCS

@testable import OverseerCLI
@testable import OverseerSDK

extension Golden {
  private static let style = Sample.plain

  static let stacks: [Golden] = [
    Golden("stack") { StackText.text(stack, style) },
    Golden("stack-color") { StackText.text(stack, Sample.colored) },
    Golden("stack-one") {
      var one = layer(of: Sample.printer, on: [])
      (one.commits, one.files, one.added, one.removed, one.landed) = (1, 1, 1, 0, true)
      return StackText.text(
        TaskStack(branch: "main", trunk: commit("5e01"), taskID: Sample.printer.id, layers: [one]), style)
    },
    Golden("stack-landed") {
      let report = LandReport(
        landed: [vcs(of: Sample.parser), vcs(of: Sample.printer)], branch: "main", from: commit("5e01"),
        to: commit("a90c"), restacked: [Sample.wide.id], left: [Sample.long.id])
      return StackText.landed(report, tasks, style)
    },
    Golden("stack-undone") {
      StackText.undone(UndoReport(kind: .land, tasks: [Sample.parser.id, Sample.printer.id]), tasks, style)
    },
    Golden("gc") { GarbageText(report: garbage(applied: false), days: 60, tasks: tasks).text(style) },
    Golden("gc-applied") { GarbageText(report: garbage(applied: true), days: nil, tasks: tasks).text(style) },
    Golden("gc-none") {
      GarbageText(report: GarbageReport(applied: false, refs: [], kept: [], pins: []), days: nil, tasks: [:]).text(
        style)
    },
  ]

  static let refs: [Golden] = [
    Golden("task-started") { TaskText.started(Sample.printer, vcs(of: Sample.printer), style) },
    Golden("task-started-isolated") {
      TaskText.started(Sample.printer, vcs(of: Sample.printer, in: "/home/o'neil/workspaces/printer"), style)
    },
    Golden("task-show-ref") {
      var found = TaskInContext.of(Sample.printer)
      found.vcs = vcs(of: Sample.printer, in: "/home/alice/workspaces/printer")
      return TaskShowText(found: found).text(style)
    },
    Golden("vcs-status") { TaskVcsText.status(status, tasks, style) },
    Golden("vcs-show") { TaskVcsText.show(vcs(of: Sample.printer), tasks, style) },
    Golden("vcs-list") {
      var landed = vcs(of: Sample.parser)
      landed.landedAt = Sample.ago(.seconds(3600))
      var begun = vcs(of: Sample.long, in: "/home/alice/workspaces/long")
      begun.headCommit = nil
      return TaskVcsText.list([landed, vcs(of: Sample.printer), begun], tasks, style)
    },
    Golden("vcs-list-none") { TaskVcsText.list([], [:], style) },
    Golden("trust") { TrustText.list(commands, style) },
    Golden("trust-none") { TrustText.list([], style) },
    Golden("trust-unasked") { TrustText.unasked(style) },
  ]

  private static let tasks = Dictionary(uniqueKeysWithValues: Sample.all.map { ($0.id, $0) })

  private static func commit(_ digits: String) -> CommitID { CommitID(String(repeating: digits, count: 10)) ?? .zero }

  private static func vcs(of task: WorkItem, in workspace: String? = nil) -> TaskVcs {
    TaskVcs(
      taskID: task.id, repoID: task.repoID, vcsType: .git, changeID: TaskVcs.refName(of: task.id),
      baseCommit: commit("3f3f"), headCommit: commit("a90c"), startCommit: commit("5e01"), workspacePath: workspace,
      createdAt: Sample.now, updatedAt: Sample.now)
  }

  private static func layer(of task: WorkItem, on below: [WorkItem]) -> TaskStack.Layer {
    TaskStack.Layer(
      taskID: task.id, description: task.description, status: task.status, refName: TaskVcs.refName(of: task.id),
      standsOn: below.map(\.id), base: commit("3f3f"), head: commit("a90c"), tip: commit("a90c"), commits: 2, files: 3,
      added: 40, removed: 12, drift: false, conflicted: false, landed: false, workspacePath: nil)
  }

  /// Two on one, and one that stands beside.
  private static let stack: TaskStack = {
    var tabs = layer(of: Sample.tabs, on: [Sample.printer])
    tabs.drift = true
    var wide = layer(of: Sample.wide, on: [Sample.printer])
    (wide.drift, wide.conflicted, wide.added) = (true, true, 0)
    var long = layer(of: Sample.long, on: [Sample.wide, Sample.printer])
    (long.commits, long.files) = (0, 0)
    var hostile = layer(of: Sample.hostile, on: [])
    hostile.refName = nil
    var gone = layer(of: Sample.question, on: [Sample.hostile])
    (gone.head, gone.tip) = (nil, nil)
    return TaskStack(
      branch: "main", trunk: commit("5e01"), taskID: Sample.printer.id,
      layers: [layer(of: Sample.printer, on: []), tabs, wide, long, hostile, gone])
  }()

  private static let status = TaskVcsStatus(
    vcs: vcs(of: Sample.printer), tip: commit("a90c"), base: commit("3f3f"), rule: commit("5e01"),
    ruleTask: Sample.parser.id, drift: true, commits: 3, unsubmitted: 1, conflicted: true,
    workspace: WorkspaceStatus(
      path: "/code/overseer", branch: "task/x", commit: commit("a90c"), unfinished: .rebase,
      changes: (1...12).map {
        .init(path: "Sources/Printer/Part\u{7}\($0).swift", kind: $0 == 1 ? .conflicted : .modified)
      }))

  private static func garbage(applied: Bool) -> GarbageReport {
    GarbageReport(
      applied: applied,
      refs: [
        .init(
          taskID: Sample.parser.id, refName: "task/\(Sample.parser.id)", workspacePath: "/home/alice/workspaces/parser"),
        .init(taskID: Sample.dropped.id, refName: "task/\(Sample.dropped.id)", workspacePath: nil),
      ],
      kept: applied
        ? [
          .init(
            taskID: Sample.tabs.id, refName: "task/\(Sample.tabs.id)",
            reason: "/code/overseer has uncommitted changes on task/\(Sample.tabs.id)")
        ] : [], pins: ["refs/overseer/archive/\(Sample.crash.id)"])
  }

  private static let commands: [AskedCommand] = [
    AskedCommand(
      kind: .setup, name: "setup", command: "sh .overseer/setup.sh", origin: ".overseer/config.toml", sha256: "00",
      state: .changed,
      difference: [
        "command:", "  - make deps", "  + sh .overseer/setup.sh", ".overseer/setup.sh:", "  + npm\\u{1b} ci",
        "  + curl --silent https://example.org/a-script-with-a-long-name.sh | sh -s -- --quiet --no-questions",
      ]),
    AskedCommand(
      kind: .setup, name: "other", command: "make", origin: ".overseer/config.toml", sha256: "01", state: .new,
      difference: ["command:", "  + make"]),
    AskedCommand(
      kind: .setup, name: "old", command: "make deps", origin: ".overseer/gates.toml at 3f3f3f3", sha256: "02",
      state: .trusted, difference: []),
  ]
}
