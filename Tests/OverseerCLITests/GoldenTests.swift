import OverseerJSON
import OverseerModel
import Testing

@testable import OverseerCLI
@testable import OverseerSDK
@testable import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What people see, whole, at 80 columns. `UPDATE_GOLDENS=1` writes the files anew.
struct GoldenTests {
  @Test(arguments: Golden.all)
  func `text is as it was`(_ golden: Golden) throws {
    let text = golden.text()
    let path = Golden.folder + golden.name + ".txt"
    if getenv("UPDATE_GOLDENS") != nil {
      try OutputFile.write(text, to: path)
      return
    }
    let bytes = try InputFile.read(path, limit: 1 << 20)
    #expect(text == String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: Golden.all)
  func `lines fit into 80 cells and hold no control characters`(_ golden: Golden) {
    for line in golden.text().split(separator: "\n") {
      let plain = String(line).replacing(/\u{1B}\[\d+m/, with: "")
      let isCode = plain.hasPrefix("  let ")
      #expect(isCode || DisplayWidth.of(plain) <= 80, "\(plain)")
      #expect(!plain.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(plain)")
      #expect(!plain.hasSuffix(" "), "\(plain)")
    }
  }
}

struct Golden: Sendable, CustomTestStringConvertible {
  var name: String
  var text: @Sendable () -> String

  var testDescription: String { name }

  init(_ name: String, _ text: @escaping @Sendable () -> String) {
    self.name = name
    self.text = text
  }

  static let folder: String = {
    let file = "\(#filePath)"
    return String(file.prefix(upTo: file.lastIndex(of: "/") ?? file.startIndex)) + "/Goldens/"
  }()

  static let all: [Golden] =
    tasks + moreTasks + nouns + logs + pages + diffs + stacks + refs + gateNouns + reviews + gates + reviewActs
}

extension Golden {
  private static let style = Sample.plain

  private static let tasks: [Golden] = [
    Golden("task-list") { TaskListText(tasks: Sample.all, offered: Sample.offered).tree(style) },
    Golden("task-list-color") { TaskListText(tasks: Sample.all, offered: Sample.offered).tree(Sample.colored) },
    Golden("task-list-flat") {
      TaskListText(tasks: Sample.all, offered: Sample.offered, isCut: true).flat(style)
    },
    Golden("task-list-context") {
      TaskListText(
        tasks: [Sample.wide, Sample.crash], offered: Sample.offered,
        parents: [Sample.printer.id: Sample.printer, Sample.milestone.id: Sample.milestone]
      ).tree(style)
    },
    Golden("task-list-repos") {
      var other = Sample.repo
      other.id = Sample.repoID("0000N2")
      other.name = "website"
      var page = Sample.task("0PAGE1", "Write the start page")
      page.repoID = other.id
      return TaskListText(
        tasks: [page, Sample.crash], offered: [page.id, Sample.crash.id], repos: [Sample.repo, other]
      ).tree(style)
    },
    Golden("task-list-empty") { TaskListText(tasks: [], offered: []).tree(style) },
    Golden("task-tree") { TaskTreeText.text([Sample.tree(Sample.milestone), Sample.tree(Sample.crash)], style) },
    Golden("task-show") { show.text(style) },
    Golden("task-show-color") { show.text(Sample.colored) },
    Golden("task-show-hostile") {
      var task = Sample.hostile
      task.context = "Clear \u{1B}[2J the screen\r\nand\tgo on\u{0}\n"
      task.metadata = ["legacy_id\u{7}": "42"]
      return TaskShowText(found: TaskInContext.of(task), neighbours: [:]).text(style)
    },
  ]

  private static var show: TaskShowText {
    var task = Sample.printer
    task.blocks = [Sample.release.id]
    task.context = """
      Print *tokens* as the parser read them. A line is never longer than the terminal is wide, whatever the tokens are.

      - Wide characters take two cells, as Unicode Standard Annex 11 has it, and combining marks none.
      - Tabs are four spaces.

      ```
      let line = printer.line(of: tokens, width: terminal.width, style: .plain, indentation: .spaces(2))
      ```
      """
    task.metadata = ["ticket": "OVS-12"]
    var request = Sample.help("0HEPP1", on: task.id, options: ["One cell", "Two cells"])
    request.status = .responded
    request.chosenOption = 0
    request.response = "One, as most terminals have it."
    request.respondedAt = Sample.ago(.seconds(600))
    let found = TaskInContext(
      task: task, context: .init(own: task.context, parent: nil, milestone: "Everything works on a terminal of 1990."),
      learnings: InheritedLearnings(
        own: [Sample.learning("0EARN1", "A flag is two scalars.", on: task.id)], parent: [],
        milestone: [
          Sample.learning(
            "0EARN2", "The parser gives each token with its place, which is what the printer needs for errors.",
            on: Sample.milestone.id, from: Sample.parser.id)
        ]),
      vcs: nil, helpRequest: request, claim: task.claim, children: [Sample.wide, Sample.tabs])
    return TaskShowText(
      found: found, neighbours: [Sample.milestone.id: Sample.milestone, Sample.release.id: Sample.release],
      offered: Sample.offered)
  }

  private static let moreTasks: [Golden] = [
    Golden("task-created") { TaskText.created(Sample.long, style) },
    Golden("task-cancelled") {
      TaskText.cancelled(
        CancelTask.Cancelled(task: Sample.dropped, stuck: [Sample.release.id, Sample.crash.id]), style)
    },
    Golden("task-deleted") {
      TaskText.deleted(
        TaskDeletedPayload(taskID: Sample.printer.id, deleted: [Sample.printer.id, Sample.wide.id, Sample.tabs.id]),
        style)
    },
    Golden("task-next") {
      TaskText.next(ReadyTask(TaskInContext.of(Sample.crash), why: .ready), claimed: false, style)
    },
    Golden("task-next-claimed") {
      TaskText.next(
        ReadyTask(TaskInContext.of(Sample.claimed), why: .ready), claimed: true, style)
    },
    Golden("task-next-none") { TaskText.next(nil, claimed: false, style) },
    Golden("task-explain") {
      TaskText.explanation(
        ExplainTask.Explanation(
          taskID: Sample.release.id, offered: false, why: nil,
          obstacles: [
            .init(
              obstacle: .blocked, message: "a blocker is not Completed", taskIDs: [Sample.printer.id, Sample.wide.id]),
            .init(obstacle: .claimed, message: "alice holds it", taskIDs: []),
          ]), style)
    },
    Golden("task-explain-offered") {
      TaskText.explanation(
        ExplainTask.Explanation(taskID: Sample.crash.id, offered: true, why: .childrenFinished, obstacles: []), style)
    },
    Golden("task-renewed") { TaskText.renewed(Sample.printer, style) },
    Golden("task-progress") { ProgressText.text(progress, style) },
    Golden("task-search") {
      TaskSearchSample.text(style)
    },
  ]

  static let progress = TaskProgress(
    total: 15, completed: 5, cancelled: 1, ready: 3, blocked: 2, inProgress: 2, inReview: 1, awaitingHuman: 1,
    pending: 5)

  private static let nouns: [Golden] = [
    Golden("overview") {
      OverviewText.text(
        OverviewContent(
          repo: Sample.repo, progress: progress,
          waiting: [Sample.help("0HEPP1", on: Sample.question.id)], inReview: [Sample.review],
          inProgress: [Sample.printer], ready: [Sample.crash, Sample.wide, Sample.long]),
        [Sample.question.id: Sample.question], style)
    },
    Golden("overview-empty") {
      let none = TaskProgress(
        total: 0, completed: 0, cancelled: 0, ready: 0, blocked: 0, inProgress: 0, inReview: 0, awaitingHuman: 0,
        pending: 0)
      return OverviewText.text(
        OverviewContent(repo: Sample.repo, progress: none, waiting: [], inReview: [], inProgress: [], ready: []), [:],
        style)
    },
    Golden("overview-unregistered") { OverviewText.unregistered(folder: "/home/alice/projects/overseer", style) },
    Golden("learning-list") {
      LearningText.list(
        [
          Sample.learning("0EARN1", "A flag is two scalars.\n\nAnd a family is up to seven.", on: Sample.printer.id),
          Sample.learning(
            "0EARN2", "The parser gives each token with its place, which is what the printer needs for errors.",
            on: Sample.printer.id, from: Sample.parser.id),
        ], style)
    },
    Golden("learning-inherited") {
      LearningText.inherited(
        InheritedLearnings(
          own: [Sample.learning("0EARN1", "A flag is two scalars.", on: Sample.wide.id)],
          parent: [Sample.learning("0EARN2", "Tabs are four spaces.", on: Sample.printer.id)], milestone: []), style)
    },
    Golden("learning-added") {
      LearningText.done("Kept", Sample.learning("0EARN1", "A flag is two\nscalars.", on: Sample.wide.id), style)
    },
    Golden("help-list") {
      HelpText.list(
        [
          Sample.help("0HEPP1", on: Sample.question.id, options: ["One cell", "Two cells"]),
          Sample.help("0HEPP2", on: Sample.long.id),
        ], [Sample.question.id: Sample.question, Sample.long.id: Sample.long], style)
    },
    Golden("help-requested") { HelpText.requested(Sample.help("0HEPP1", on: Sample.question.id), style) },
    Golden("help-responded") { HelpText.responded(Sample.help("0HEPP1", on: Sample.question.id), style) },
    Golden("repo-list") {
      var other = Sample.repo
      other.id = Sample.repoID("0000N2")
      other.name = "website of the 日本 office"
      other.path = "/home/alice/projects/2026/clients/the-japanese-office/website"
      other.vcsType = .none
      other.defaultBranch = nil
      return RepoText.list([Sample.repo, other], current: Sample.repo.id, style)
    },
    Golden("repo-show") { RepoText.show(Sample.repo, progress, style) },
    Golden("repo-registered") { RepoText.registered(Sample.repo, isEmpty: true, style) },
    Golden("doctor") {
      DoctorText.text(
        DoctorReport(checks: [
          .ok(.folder, "/home/alice/.local/share/overseer"),
          .warning(
            .token, "other users can read the human token",
            mend: "chmod 600 '/home/alice/.local/share/overseer/token'"),
          .error(
            .counters, "the counters of 3 tasks differ from a recount, so what is offered may be wrong",
            mend: "Keep a copy of the folder, and report it."),
        ]), style)
    },
    Golden("doctor-well") { DoctorText.text(DoctorReport(checks: [.ok(.git, "git version 2.39.5")]), style) },
    Golden("api-list") { APIText.list(Array(OperationLine.all.prefix(8)), style) },
  ]

  private static let logs: [Golden] = [
    Golden("events-list") { EventText.list(Sample.events, style) },
    Golden("events-line") { EventText.line(Sample.events[0], when: "08:06:12", style) },
    Golden("events-refs") { EventText.list(Sample.refEvents, style) },
    Golden("events-none") { EventText.list([], style) },
    Golden("events-verified") {
      EventText.verified(Verification(ok: true, events: 1, throughSeq: 1, differences: []), style)
    },
    Golden("events-differ") {
      EventText.verified(
        Verification(
          ok: false, events: 12, throughSeq: 12,
          differences: [.init(table: "tasks", id: "\(Sample.crash.id)", problem: "status is Pending, not Completed")]),
        style)
    },
    Golden("events-pruned") {
      EventText.pruned(EventsPrunedPayload(before: Sample.now, throughSeq: 120, removed: 118), style)
    },
    Golden("data-exported") {
      let document = try? JSONCoder.decode(
        ExportDocument.self,
        from: """
          {"format":"overseer","version":"1","schema":1,"exported_at":"2026-02-05T08:06:12.345Z","repos":[],"tasks":[],
          "claims":[],"learnings":[],"help_requests":[],"task_vcs":[],"events":[],
          "reviews":[],"review_comments":[],"gates":[],"gate_results":[],"file_views":[],"reviewer_jobs":[],"tokens":[]}
          """)
      return document.map { DataText.exported($0, to: WrittenFile(path: "all\u{7}.json", bytes: 2)) } ?? ""
    },
    Golden("data-imported") {
      DataText.imported(
        ImportReport(
          .olderExport, dryRun: false, tasks: 12, learnings: 1, blockers: 3, events: 17,
          notes: [
            "12 tasks have a priority that is out of range; it was clamped: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"
          ]),
        style)
    },
    Golden("data-imported-trial") {
      DataText.imported(
        ImportReport(
          .olderDatabase, dryRun: true, tasks: 1, learnings: 0, blockers: 0, events: 1,
          notes: (1...25).map { "note \($0)" }), style)
    },
  ]

  private static let pages: [Golden] = [
    Golden("usage") { UsageText.text(OS.helpMessage(columns: 80), style) },
    Golden("usage-task-create") { UsageText.text(OS.helpMessage(for: TaskCreate.self, columns: 80), style) },
    Golden("usage-color") { UsageText.text(OS.helpMessage(for: TaskNext.self, columns: 80), Sample.colored) },
    Golden("error") {
      ErrorReport.text(
        of: OverseerError.notFound("task", "ABCD", hint: "No id ends with that. `os task list` shows what there is."),
        correlationID: "cor_1", style)
    },
    Golden("error-internal") {
      ErrorReport.text(
        of: OverseerError(.internalError, "the reply \u{1B}[2J cannot be written"), correlationID: "cor_1", style)
    },
  ]
}

enum TaskSearchSample {
  static func text(_ style: Style) -> String {
    SearchResultText.text(
      [
        SearchHit(
          kind: .task, id: "\(Sample.crash.id)", taskID: Sample.crash.id, excerpt: "Fix the crash on empty input",
          score: 3),
        SearchHit(
          kind: .task, id: "\(Sample.printer.id)", taskID: Sample.printer.id,
          excerpt: "…as the parser read\nthem, the crash\u{7} of…", score: 2),
        SearchHit(
          kind: .learning, id: "lrn_01KGPFQ00000000000000EARN1", taskID: Sample.wide.id,
          excerpt: "A crash is two scalars.",
          score: 1),
      ], [Sample.crash.id: Sample.crash, Sample.printer.id: Sample.printer], style)
  }
}

extension TaskInContext {
  static func of(_ task: WorkItem) -> TaskInContext {
    TaskInContext(
      task: task, context: .init(own: task.context, parent: nil, milestone: nil),
      learnings: InheritedLearnings(own: [], parent: [], milestone: []), vcs: nil, helpRequest: nil,
      claim: task.claim, children: [])
  }
}
