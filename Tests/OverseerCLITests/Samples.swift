import OverseerModel

@testable import OverseerCLI

/// Tasks and their like with fixed ids and times.
enum Sample {
  static let now = Instant(milliseconds: 1_770_278_772_345)  // 2026-02-05T08:06:12.345Z
  static let plain = Style(width: 80, now: now)
  static let colored = Style(width: 80, hasColor: true, now: now)
  static let repo = Repo(
    id: repoID("0000M1"), path: "/code/overseer", name: "overseer", vcsType: .git, defaultBranch: "main",
    createdAt: ago(.seconds(90 * 86_400)), updatedAt: ago(.seconds(90 * 86_400)))
  static let alice = Principal.human(name: "alice")
  static let agent = Principal.agent(name: "claude-code", session: nil, checkout: "/code/overseer")

  static func ago(_ duration: Duration) -> Instant {
    Instant(milliseconds: now.milliseconds - duration.components.seconds * 1000)
  }

  static func ulid(_ end: String) -> ULID {
    let text = "01KGPFQ0000000000000" + end
    guard let id = TaskID("task_" + text) else { preconditionFailure("\(text) is no ULID") }
    return id.ulid
  }

  static func id(_ end: String, _ kind: TaskKind = .task) -> AnyTaskID { AnyTaskID(kind: kind, ulid(end)) }
  static func repoID(_ end: String) -> RepoID { RepoID(ulid(end)) }

  static func task(
    _ end: String, _ description: String, kind: TaskKind = .task, parent: AnyTaskID? = nil,
    status: TaskStatus = .pending, priority: Priority = .normal, labels: [String] = [], blockedBy: [AnyTaskID] = [],
    holder: Principal? = nil, context: String? = nil
  ) -> WorkItem {
    var task = WorkItem(
      id: id(end, kind), repoID: repo.id, parentID: parent, description: description, context: context,
      priority: priority, status: status, labels: labels, blockedBy: blockedBy,
      depth: kind == .milestone || parent == nil ? 0 : kind == .task ? 1 : 2,
      effectivelyBlocked: !blockedBy.isEmpty && !status.isFinished, createdAt: ago(.seconds(2 * 86_400)),
      updatedAt: ago(.seconds(720)))
    if status != .pending { task.startedAt = ago(.seconds(7200)) }
    if status == .completed { task.completedAt = ago(.seconds(3700)) }
    if let holder {
      task.claim = Claim(
        taskID: task.id, holder: holder, generation: 1, claimedAt: ago(.seconds(720)),
        expiresAt: holder.isHuman ? nil : now + .seconds(48 * 60))
    }
    return task
  }

  static func learning(_ end: String, _ content: String, on task: AnyTaskID, from source: AnyTaskID? = nil) -> Learning
  {
    Learning(
      id: LearningID(ulid(end)), taskID: task, content: content, sourceTaskID: source, tags: ["text"],
      createdAt: ago(.seconds(5 * 86_400)))
  }

  static func help(_ end: String, on task: AnyTaskID, options: [String] = []) -> HelpRequest {
    HelpRequest(
      id: HelpRequestID(ulid(end)), taskID: task, fromStatus: .inProgress, category: .decision,
      reason:
        "Which width shall characters have that Unicode calls ambiguous?\n\nTerminals differ: most take one cell.",
      suggestedOptions: options, requestedBy: agent, createdAt: ago(.seconds(3 * 3600)))
  }

  static let milestone = task(
    "0M1ST1", "Ship version 1 to the first hundred users", kind: .milestone, status: .inProgress)
  static let parser = task("0PARS1", "Write the parser", parent: milestone.id, status: .completed)
  static let printer = task(
    "0PRNT1", "Write the printer", parent: milestone.id, status: .inProgress, priority: .high,
    labels: ["cli", "text"], holder: agent)
  static let wide = task("0W1DE1", "Handle wide characters: 日本語, 한국어, é, 👩‍👩‍👧", kind: .subtask, parent: printer.id)
  static let tabs = task("0TABS1", "Handle tabs", kind: .subtask, parent: printer.id, status: .completed)
  static let release = task("0REEA1", "Release", parent: milestone.id, blockedBy: [parser.id, printer.id, wide.id])
  static let crash = task("0CRSH1", "Fix the crash on empty input", priority: .urgent, labels: ["bug"])
  static let question = task("0QEST1", "Choose a licence", status: .awaitingHuman)
  static let review = task("0REVW1", "Rename the modules", status: .inReview, holder: alice)
  static let dropped = task("0DRPP1", "Write a man page", status: .cancelled)
  static let claimed = task("0CAMM1", "Measure the start", priority: .low, holder: alice)
  static let long = task(
    "0NGNG1",
    "Explain in the documentation how claims run out, what renews them, and what an agent has to do that works "
      + "for hours",
    labels: ["docs", "first-steps"])
  static let hostile = task(
    "0HSTE1", "Harmless\u{1B}[2J\u{1B}[31m title\r\u{7}, \u{202E}reversed\u{202C}\tand \u{9B}more")

  static let all = [
    crash, milestone, parser, printer, wide, tabs, release, question, review, dropped, claimed, long, hostile,
  ]
  static let offered: Set<AnyTaskID> = [crash.id, wide.id, long.id, hostile.id]

  static let events: [Event] = {
    var number: Int64 = 118
    func event(_ body: EventBody, about task: AnyTaskID?, by actor: Principal, _ seconds: Int64) -> Event {
      number += 1
      return Event(
        id: EventID(ulid("0EVNT1")), seq: number, at: ago(.seconds(seconds)), correlationID: "cor_1", source: .cli,
        actor: actor, repoID: repo.id, taskID: task, body: body)
    }
    let request = help("0HEPP1", on: question.id)
    let copy = learning("0EARN1", "A flag is two scalars.", on: printer.id)
    return [
      event(.repoRegistered(RepoPayload(repo: repo)), about: nil, by: alice, 90 * 86_400),
      event(.taskCreated(TaskPayload(task: long)), about: long.id, by: alice, 86_400),
      event(.taskCreated(TaskPayload(task: hostile)), about: hostile.id, by: agent, 7200),
      event(.blockerAdded(BlockerPayload(blockerID: printer.id, task: release)), about: release.id, by: alice, 3600),
      event(.helpRequested(HelpPayload(helpRequest: request)), about: question.id, by: agent, 1800),
      event(
        .taskStatusChanged(TaskStatusChangedPayload(task: question, from: .inProgress, to: .awaitingHuman)),
        about: question.id, by: agent, 1800),
      event(
        .learningBubbled(
          LearningBubbledPayload(from: wide.id, learning: copy)),
        about: printer.id, by: .agent(name: "an-agent-with-a-long-name", session: "sess_1", checkout: nil), 60),
      event(
        .taskCompleted(
          TaskCompletedPayload(task: parser, forced: true, reason: "日本語 was tested by hand, on all terminals")),
        about: parser.id, by: alice, 59),
      event(.childrenFinished(ChildrenFinishedPayload(taskID: milestone.id)), about: milestone.id, by: .system, 0),
    ]
  }()

  static let refEvents: [Event] = {
    func commit(_ digits: String) -> CommitID { CommitID(String(repeating: digits, count: 10)) ?? .zero }
    let (base, head, trunk) = (commit("3f3f"), commit("a90c"), commit("5e01"))
    let vcs = TaskVcs(
      taskID: printer.id, repoID: repo.id, vcsType: .git, changeID: TaskVcs.refName(of: printer.id), baseCommit: base,
      headCommit: head, startCommit: base, createdAt: now, updatedAt: now)
    let bodies: [EventBody] = [
      .refCreated(TaskVcsPayload(taskVcs: vcs)), .committed(CommittedPayload(taskVcs: vcs, rev: head)),
      .refMoved(RefMovedPayload(taskVcs: vcs, from: base, to: head)),
      .taskRestacked(TaskRestackedPayload(taskVcs: vcs, fromBase: trunk, fromHead: nil)),
      .taskLanded(LandPayload(taskVcs: vcs, branch: "main", from: trunk, to: head)),
      .landUndone(LandPayload(taskVcs: vcs, branch: "main", from: head, to: trunk)),
      .workspaceAdded(TaskVcsPayload(taskVcs: vcs)), .workspaceRemoved(TaskVcsPayload(taskVcs: vcs)),
      .refArchived(TaskVcsPayload(taskVcs: vcs)),
      .refRestored(TaskVcsPayload(taskVcs: vcs)),
    ]
    return bodies.enumerated().map { place, body in
      Event(
        id: EventID(ulid("0EVNT1")), seq: Int64(140 + place), at: ago(.seconds(60)), correlationID: nil, source: .cli,
        actor: agent, repoID: repo.id, taskID: printer.id, body: body)
    }
  }()

  static func tree(_ task: WorkItem) -> TaskTree {
    TaskTree(task: task, children: all.filter { $0.parentID == task.id }.map(tree))
  }
}
