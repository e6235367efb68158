import OverseerModel
import Testing

@testable import OverseerStore

@Suite("The refs of tasks")
struct TaskVcsTableTests {
  /// Two repositories with three tasks each; the first two tasks of each have refs.
  private struct Scene {
    let test: EventTestStore
    let repos = [RepoID(ULID(high: 1, low: 1)), RepoID(ULID(high: 1, low: 2))]

    init() throws {
      test = try EventTestStore()
      let now = test.clock.now
      for repo in repos {
        let registered = Repo(
          id: repo, path: "/\(repo)", name: "repo", vcsType: .git, defaultBranch: "main", createdAt: now, updatedAt: now
        )
        try test.record([.repoRegistered(RepoPayload(repo: registered))])
        for number in 0..<3 {
          let item = WorkItem(
            id: task(number, repo), repoID: repo, description: "task", createdAt: now, updatedAt: now)
          try test.record([.taskCreated(TaskPayload(task: item))])
        }
        for number in 0..<2 { try put(vcs(number, repo)) }
      }
    }

    func task(_ number: Int, _ repo: RepoID) -> AnyTaskID {
      AnyTaskID(kind: .task, ULID(high: repo.ulid.low, low: UInt64(number)))
    }

    func vcs(_ number: Int, _ repo: RepoID) -> TaskVcs {
      let id = task(number, repo)
      return TaskVcs(
        taskID: id, repoID: repo, vcsType: .git, changeID: TaskVcs.refName(of: id), baseCommit: .zero,
        startCommit: .zero, workspacePath: "/workspaces/\(id)", createdAt: test.clock.now, updatedAt: test.clock.now)
    }

    func put(_ vcs: TaskVcs) throws {
      try test.record([.refCreated(TaskVcsPayload(taskVcs: vcs))], task: vcs.taskID)
    }

    func read<Value: Sendable>(
      _ body: @Sendable (Reading) throws(OverseerError) -> Value
    ) throws -> Value { try test.store.read(body) }
  }

  @Test("What was written is read, with every member")
  func roundTrip() throws {
    let scene = try Scene()
    var vcs = scene.vcs(2, scene.repos[0])
    vcs.vcsType = .jj
    vcs.changeID = "kxoyzwlmnopq"
    vcs.baseCommit = try #require(CommitID(String(repeating: "a1", count: 20)))
    vcs.headCommit = CommitID(String(repeating: "b2", count: 20))
    vcs.startCommit = try #require(CommitID(String(repeating: "c3", count: 20)))
    vcs.landedAt = vcs.createdAt + .seconds(1)
    vcs.updatedAt = vcs.createdAt + .seconds(2)
    vcs.archivedAt = vcs.createdAt + .seconds(3)
    try scene.put(vcs)
    let wanted = vcs
    #expect(try scene.read { reading throws(OverseerError) in try reading.taskVcs(of: wanted.taskID) } == wanted)
    var changed = scene.vcs(2, scene.repos[0])
    changed.workspacePath = nil
    try scene.put(changed)
    let after = changed
    #expect(try scene.read { reading throws(OverseerError) in try reading.taskVcs(of: after.taskID) } == after)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("A ref is found by its task, its name and its workspace")
  func found() throws {
    let scene = try Scene()
    let (repo, other) = (scene.repos[0], scene.repos[1])
    let vcs = scene.vcs(1, repo)
    let without = scene.task(2, repo)
    try scene.read { reading throws(OverseerError) in
      #expect(try reading.taskVcs(of: vcs.taskID) == vcs)
      #expect(try reading.taskVcs(of: without) == nil)
      #expect(try reading.taskVcs(ref: vcs.refName, in: repo) == vcs)
      #expect(try reading.taskVcs(ref: vcs.refName, in: other) == nil)
      #expect(try reading.taskVcs(workspace: "/workspaces/\(vcs.taskID)") == vcs)
      #expect(try reading.taskVcs(workspace: "/workspaces") == nil)
      #expect(try reading.taskVcs(of: [without, vcs.taskID]) == [vcs])
      #expect(try reading.taskVcs(of: []) == [])
      #expect(try reading.everyTaskVcs().count == 4)
    }
  }

  @Test("A repository's refs come in pages, with and without archived ones")
  func pages() throws {
    let scene = try Scene()
    let repo = scene.repos[1]
    let first = scene.vcs(0, repo)
    var second = scene.vcs(1, repo)
    second.archivedAt = scene.test.clock.now
    try scene.put(second)
    let archived = second
    try scene.read { reading throws(OverseerError) in
      #expect(try reading.taskVcs(in: repo, limit: 9) == [first])
      #expect(try reading.taskVcs(in: repo, archived: true, limit: 9) == [first, archived])
      #expect(try reading.taskVcs(in: repo, archived: true, limit: 1) == [first])
      #expect(try reading.taskVcs(in: repo, archived: true, after: first.taskID, limit: 1) == [archived])
      #expect(try reading.taskVcs(in: repo, after: first.taskID, limit: 9) == [])
    }
  }

  @Test("Every question goes by an index")
  func plans() throws {
    let scene = try Scene()
    let questions = [
      "task_id = 'x'", "repo_id = 'x' AND task_id > 'x' AND archived_at IS NULL", "repo_id = 'x' AND task_id > 'x'",
      "repo_id = 'x' AND ref_name = 'x'", "workspace_path = 'x'", "task_id IN (SELECT value FROM json_each('[]'))",
    ]
    for question in questions {
      let plan = try scene.test.store.use { connection throws(OverseerError) in
        try connection.all("EXPLAIN QUERY PLAN SELECT change_id FROM task_vcs WHERE \(question) ORDER BY task_id") {
          $0.text(3)
        }
      }
      #expect(plan.contains { $0.hasPrefix("SEARCH task_vcs") }, "\(question): \(plan)")
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(question): \(plan)")
    }
  }

  @Test("A deleted task takes its ref along")
  func deleted() throws {
    let scene = try Scene()
    let task = scene.task(0, scene.repos[0])
    try scene.test.record([.taskDeleted(TaskDeletedPayload(taskID: task, deleted: [task]))])
    #expect(try scene.read { reading throws(OverseerError) in try reading.taskVcs(of: task) } == nil)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("Two tasks cannot have one workspace, and a ref needs a backend")
  func constraints() throws {
    let scene = try Scene()
    var same = scene.vcs(2, scene.repos[0])
    same.workspacePath = scene.vcs(0, scene.repos[0]).workspacePath
    #expect(throws: OverseerError.self) { try scene.put(same) }
    var none = scene.vcs(2, scene.repos[0])
    none.vcsType = .none
    #expect(throws: OverseerError.self) { try scene.put(none) }
  }
}
