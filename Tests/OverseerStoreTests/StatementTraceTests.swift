import OverseerModel
import Testing

@testable import OverseerStore

/// A question that asks the database once per row is fast on a small repository only.
@Suite("Statements per question")
struct StatementTraceTests {
  /// A question, and how many statements it may take.
  struct Question: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let most: Int
    /// Asks, and answers with how many rows came back.
    let ask: @Sendable (Reading, Scene) throws(OverseerError) -> Int
  }

  static let questions: [Question] = [
    Question(testDescription: "list", most: 1) { reading, scene throws(OverseerError) in
      try reading.tasks(TaskQuery(repo: scene.repo), after: nil, limit: 1000).count
    },
    Question(testDescription: "list, ready ones", most: 1) { reading, scene throws(OverseerError) in
      try reading.tasks(TaskQuery(repo: scene.repo, ready: true), after: nil, limit: 1000).count
    },
    Question(testDescription: "list by everything", most: 1) { reading, scene throws(OverseerError) in
      let query = TaskQuery(
        repo: scene.repo, place: .under(scene.milestone), kind: .task, statuses: [.pending, .inProgress], label: "even",
        priority: .normal, text: "task")
      return try reading.tasks(query, after: nil, limit: 1000).count
    },
    Question(testDescription: "tree of a root", most: 1) { reading, scene throws(OverseerError) in
      try reading.descendants(of: scene.milestone).count
    },
    Question(testDescription: "trees of several roots", most: 1) { reading, scene throws(OverseerError) in
      try reading.descendants(of: [scene.milestone, scene.blocked]).count
    },
    Question(testDescription: "children", most: 1) { reading, scene throws(OverseerError) in
      try reading.children(of: scene.milestone).count
    },
    Question(testDescription: "get", most: 1) { reading, scene throws(OverseerError) in
      try reading.task(scene.blocked)?.blockedBy.count ?? 0
    },
    Question(testDescription: "learnings", most: 1) { reading, scene throws(OverseerError) in
      try reading.learnings(of: scene.milestone).count
    },
    Question(testDescription: "refs of a repository", most: 1) { reading, scene throws(OverseerError) in
      try reading.taskVcs(in: scene.repo, limit: 1000).count
    },
    Question(testDescription: "refs of several tasks", most: 1) { reading, scene throws(OverseerError) in
      try reading.taskVcs(of: scene.tasks).count
    },
    Question(testDescription: "open blockers", most: 1) { reading, scene throws(OverseerError) in
      try reading.openBlockers(of: scene.blocked).count
    },
    Question(testDescription: "who is stuck", most: 1) { reading, scene throws(OverseerError) in
      try reading.openTasks(blockedBy: scene.tasks).count * scene.tasks.count
    },
    Question(testDescription: "search", most: 3) { reading, scene throws(OverseerError) in
      try reading.search("task", repo: scene.repo, limit: 1000).count
    },
    Question(testDescription: "progress", most: 1) { reading, scene throws(OverseerError) in
      try reading.progress(repo: scene.repo, root: nil).total
    },
    Question(testDescription: "next of a repository", most: 1) { reading, scene throws(OverseerError) in
      try reading.nextReady(repo: scene.repo, milestone: nil) == nil ? 0 : scene.tasks.count
    },
    Question(testDescription: "next of a milestone", most: 1) { reading, scene throws(OverseerError) in
      guard case .milestone(let milestone) = scene.milestone else { return 0 }
      return try reading.nextReady(repo: nil, milestone: milestone) == nil ? 0 : scene.tasks.count
    },
    Question(testDescription: "next of all", most: 1) { reading, scene throws(OverseerError) in
      try reading.nextReady(repo: nil, milestone: nil) == nil ? 0 : scene.tasks.count
    },
    Question(testDescription: "recount", most: 1) { reading, scene throws(OverseerError) in
      try reading.wrongCounters().count + scene.tasks.count
    },
  ]

  /// A milestone with `size` tasks with labels, subtasks, learnings and claims, and a task that all of them block.
  struct Scene: Sendable {
    let store: Store
    let repo = RepoID(ULID(high: 1, low: 1))
    let milestone = AnyTaskID(kind: .milestone, ULID(high: 1, low: 2))
    let blocked = AnyTaskID(kind: .task, ULID(high: 1, low: 3))
    let tasks: [AnyTaskID]

    init(size: Int) throws {
      let now = Instant(milliseconds: 1_770_278_772_345)
      store = try Store.inMemory { now }
      tasks = (0..<size).map { AnyTaskID(kind: .task, ULID(high: 2, low: UInt64($0))) }
      let agent = Principal.agent(name: "codex", session: nil, checkout: nil)
      let bodies = bodies(at: now, agent)
      try store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
        for body in bodies { try writing.record(body, repo: nil) }
      }
    }

    private func bodies(at now: Instant, _ agent: Principal) -> [EventBody] {
      func item(_ id: AnyTaskID, _ parent: AnyTaskID?, _ depth: Int, labels: [String] = []) -> WorkItem {
        WorkItem(
          id: id, repoID: repo, parentID: parent, description: "a task", labels: labels, depth: depth, createdAt: now,
          updatedAt: now)
      }
      let place = Repo(
        id: repo, path: "/repo", name: "repo", vcsType: .none, defaultBranch: nil, createdAt: now, updatedAt: now)
      var bodies: [EventBody] = [
        .repoRegistered(RepoPayload(repo: place)), .taskCreated(TaskPayload(task: item(milestone, nil, 0))),
      ]
      for (number, id) in tasks.enumerated() {
        let subtask = AnyTaskID(kind: .subtask, ULID(high: 3, low: UInt64(number)))
        bodies += [
          .taskCreated(TaskPayload(task: item(id, milestone, 1, labels: ["even", "task"]))),
          .taskCreated(TaskPayload(task: item(subtask, id, 2))),
          .refCreated(
            TaskVcsPayload(
              taskVcs: TaskVcs(
                taskID: id, repoID: repo, vcsType: .jj, changeID: "k\(number)", baseCommit: .zero, startCommit: .zero,
                createdAt: now, updatedAt: now))),
          .learningAdded(
            LearningPayload(
              learning: Learning(
                id: LearningID(ULID(high: 4, low: UInt64(number))), taskID: milestone, content: "task \(number)",
                createdAt: now))),
        ]
        if !number.isMultiple(of: 3) {
          let claim = Claim(taskID: id, holder: agent, generation: 1, claimedAt: now, expiresAt: now + .seconds(60))
          bodies.append(.taskClaimed(ClaimPayload(claim: claim)))
        }
      }
      var waiting = item(blocked, nil, 0)
      waiting.blockedBy = tasks
      bodies.append(.taskCreated(TaskPayload(task: waiting)))
      return bodies
    }
  }

  /// How many statements the question took, and how many rows came back.
  private func trace(_ question: Question, in scene: Scene) throws -> (statements: Int, rows: Int) {
    let before = try scene.store.use { connection throws(OverseerError) in connection.statementCount }
    let rows = try scene.store.read { reading throws(OverseerError) in try question.ask(reading, scene) }
    let after = try scene.store.use { connection throws(OverseerError) in connection.statementCount }
    // One of them begins the read.
    return (after - before - 1, rows)
  }

  @Test("The number of statements does not grow with the number of rows", arguments: questions)
  func constantStatements(question: Question) throws {
    let few = try trace(question, in: Scene(size: 4))
    let many = try trace(question, in: Scene(size: 160))
    #expect(few.rows >= 4 && many.rows >= 160, "the question is about the rows: \(few.rows), \(many.rows)")
    #expect(few.statements == many.statements)
    #expect((1...question.most).contains(many.statements))
  }

  @Test("Asking again compiles nothing anew and counts the same")
  func repeatedQuestions() throws {
    let scene = try Scene(size: 20)
    for question in Self.questions {
      let first = try trace(question, in: scene)
      let second = try trace(question, in: scene)
      #expect(first.statements == second.statements, "\(question.testDescription)")
    }
  }
}
