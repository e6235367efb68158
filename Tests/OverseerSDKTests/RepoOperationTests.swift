import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

@Suite struct RepoOperationTests {
  let scratch: ScratchFolder
  let overseer: Overseer
  let person = Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: true)
  let agent = Caller(
    principal: .agent(name: "codex", session: nil, checkout: "/w"), source: .cli, hasProvenHuman: false)

  init() throws {
    scratch = try ScratchFolder()
    overseer = Overseer(installation: scratch.installation, store: try Store.inMemory())
  }

  private func register(_ name: String, as caller: Caller? = nil) throws -> Repo {
    try overseer.callNow(RegisterRepo(path: scratch.path(name)), as: caller ?? person)
  }

  /// The types of all events so far.
  private func log() throws -> [String] {
    try overseer.store.read { reading throws(OverseerError) in
      try reading.events(EventFilter(), after: nil, before: nil, limit: 100)
    }.map { event in
      switch event.body {
      case .repoRegistered: "registered"
      case .repoRelocated: "relocated"
      case .repoUnregistered: "unregistered"
      default: "other"
      }
    }
  }

  private func code(_ body: () throws -> Void) -> OverseerError.Code? {
    do { try body() } catch { return (error as? OverseerError)?.code }
    return nil
  }

  // MARK: register

  @Test func registersTheRootOfTheCheckout() throws {
    let root = try scratch.makeRepository("my repo")
    try scratch.makeFolder("my repo/below")
    let repo = try register("my repo/below")
    #expect(repo.path == root)
    #expect(repo.name == "my repo")
    #expect(repo.vcsType == .git)
    #expect(repo.defaultBranch == "main")
    #expect(repo.createdAt == repo.updatedAt)
    #expect(try overseer.callNow(GetRepo(id: repo.id), as: agent) == repo)
  }

  @Test func registeringAgainChangesNothing() throws {
    try scratch.makeRepository("repo")
    let repo = try register("repo")
    #expect(try register("repo", as: agent) == repo)
    let request = RegisterRepo(path: repo.path, name: "repo", defaultBranch: "main")
    #expect(try overseer.callNow(request, as: person) == repo)
    #expect(try log() == ["registered"])
  }

  @Test func aFolderWithoutVersionControlIsRegisteredItself() throws {
    let folder = try scratch.makeFolder("plans/2026")
    let repo = try register("plans/2026")
    #expect(repo.path == folder)
    #expect(repo.vcsType == .none)
    #expect(repo.defaultBranch == nil)
  }

  @Test func aWorktreeStandsForItsRepository() throws {
    let root = try scratch.makeRepository("repo")
    try scratch.makeWorktree("tree", of: "repo")
    let repo = try register("tree")
    #expect(repo.path == root)
    #expect(repo.name == "repo")
    #expect(try register("repo") == repo)
  }

  @Test func aWorktreeOfARepositoryThatIsAlsoJJRegistersJJ() throws {
    try scratch.makeRepository("repo")
    try scratch.makeFolder("repo/.jj/repo/store")
    try scratch.write("../../../.git", to: "repo/.jj/repo/store/git_target")
    try scratch.makeWorktree("tree", of: "repo")
    let repo = try register("tree")
    #expect(repo.vcsType == .jj)
    #expect(repo.defaultBranch == "main")
    #expect(try register("repo") == repo)
  }

  @Test func bringsUpToDateWhatHasChanged() throws {
    try scratch.makeFolder("repo")
    let plan = try register("repo")
    try scratch.makeRepository("repo", branch: "master")
    let born = try register("repo")
    #expect(born.id == plan.id)
    #expect(born.vcsType == .git)
    #expect(born.defaultBranch == "master")
    try scratch.move("repo/.git/refs/heads/master", to: "repo/.git/refs/heads/main")
    #expect(try register("repo").defaultBranch == "main")
    #expect(try log() == ["registered", "registered", "registered"])
  }

  @Test func aChosenBranchStaysAsLongAsItIsThere() throws {
    try scratch.makeRepository("repo")
    try scratch.makeBranch("develop", in: "repo")
    let chosen = try overseer.callNow(
      RegisterRepo(path: scratch.path("repo"), name: " Mine ", defaultBranch: "develop"), as: person)
    #expect(chosen.defaultBranch == "develop")
    #expect(chosen.name == "Mine")
    #expect(try register("repo") == chosen)
    try scratch.remove("repo/.git/refs/heads/develop")
    #expect(try register("repo").defaultBranch == "main")
  }

  @Test func aChosenBranchMayBeMadeLater() throws {
    try scratch.makeRepository("repo")
    try scratch.remove("repo/.git/refs/heads/main")
    let chosen = try overseer.callNow(
      RegisterRepo(path: scratch.path("repo"), defaultBranch: "develop"), as: person)
    #expect(try register("repo") == chosen)
    try scratch.makeBranch("develop", in: "repo")
    try scratch.makeBranch("main", in: "repo")
    #expect(try register("repo") == chosen)
  }

  @Test func theCallersFolderIsTakenWhereNoneIsNamed() throws {
    let folder = try scratch.makeFolder("a")
    let below = try scratch.makeFolder("a/b")
    var caller = person
    #expect(code { _ = try overseer.callNow(RegisterRepo(), as: caller) } == .invalidInput)
    #expect(code { _ = try overseer.callNow(RegisterRepo(path: "b"), as: caller) } == .invalidInput)
    caller.folder = folder
    #expect(try overseer.callNow(RegisterRepo(), as: caller).path == folder)
    #expect(try overseer.callNow(RegisterRepo(path: "b/../b/."), as: caller).path == below)
  }

  @Test func refusesWhatIsNoFolder() throws {
    try scratch.write("x", to: "file")
    #expect(code { _ = try register("missing") } == .notFound)
    #expect(code { _ = try register("file") } == .notFound)
    #expect(code { _ = try register("file/below") } == .notFound)
    #expect(code { _ = try register("\u{0}") } == .invalidInput)
    #expect(code { _ = try overseer.callNow(RegisterRepo(path: ""), as: person) } == .invalidInput)
    #expect(try log().isEmpty)
  }

  @Test(arguments: [
    RegisterRepo(path: "/", name: ""), RegisterRepo(path: "/", name: " \n"), RegisterRepo(path: "/", name: "a\u{1B}b"),
    RegisterRepo(path: "/", defaultBranch: ""), RegisterRepo(path: "/", defaultBranch: "--upload-pack=x"),
    RegisterRepo(path: "/", defaultBranch: "a b"), RegisterRepo(path: "/", defaultBranch: "a..b"),
  ])
  func refusesNamesThatAreNone(request: RegisterRepo) throws {
    #expect(code { _ = try overseer.callNow(request, as: person) } == .invalidInput)
  }

  @Test func aFolderWithAStrangeNameGetsANameInOneLine() throws {
    try scratch.makeFolder("a\u{1B}[31m\nb")
    #expect(try register("a\u{1B}[31m\nb").name == "a [31m b")
    try scratch.makeFolder(" ")
    #expect(try register(" ").name == scratch.path(" "))
  }

  @Test func overHTTPItTakesAPerson() throws {
    try scratch.makeFolder("repo")
    var caller = agent
    caller.source = .rest
    #expect(code { _ = try register("repo", as: caller) } == .forbidden)
    caller = person
    caller.source = .rest
    caller.hasProvenHuman = false
    #expect(code { _ = try register("repo", as: caller) } == .forbidden)
    caller.hasProvenHuman = true
    #expect(try register("repo", as: caller).path == scratch.path("repo"))
  }

  // MARK: get, get_by_path, list

  @Test func anUnknownRepositoryIsNotFound() throws {
    let id = try #require(RepoID("repo_01J00000000000000000000000"))
    #expect(code { _ = try overseer.callNow(GetRepo(id: id), as: person) } == .notFound)
    #expect(code { _ = try overseer.callNow(RelocateRepo(id: id, path: "/"), as: person) } == .notFound)
    #expect(code { _ = try overseer.callNow(UnregisterRepo(id: id), as: person) } == .notFound)
  }

  @Test func aFolderIsFoundFromBelowAndFromItsWorktree() throws {
    try scratch.makeRepository("repo")
    try scratch.makeWorktree("tree", of: "repo")
    try scratch.makeFolder("tree/below")
    try scratch.makeFolder("repository")
    let repo = try register("repo")
    for name in ["repo", "repo/.git", "tree", "tree/below", "tree/below/../..//repo"] {
      #expect(try overseer.callNow(GetRepoByPath(path: scratch.path(name)), as: agent) == repo, "\(name)")
    }
    for name in ["repository", "", "nowhere"] {
      #expect(try overseer.callNow(GetRepoByPath(path: scratch.path(name)), as: agent) == nil, "\(name)")
    }
    try scratch.move("repo", to: "moved")
    #expect(try overseer.callNow(GetRepoByPath(path: repo.path), as: agent) == repo)
  }

  @Test func listsByNameInPages() throws {
    for name in ["b", "c", "a", "d"] { try scratch.makeFolder(name) }
    for name in ["b", "c", "a", "d"] { _ = try register(name) }
    let all = try overseer.callNow(ListRepos(), as: agent)
    #expect(all.map(\.name) == ["a", "b", "c", "d"])
    let first = try overseer.callNow(ListRepos(limit: 3), as: agent)
    #expect(first == Array(all.prefix(3)))
    #expect(try overseer.callNow(ListRepos(limit: 3, after: first.last?.id), as: agent) == [all[3]])
    #expect(try overseer.callNow(ListRepos(after: all[3].id), as: agent).isEmpty)
    let unknown = RepoID("repo_01J00000000000000000000000")
    #expect(code { _ = try overseer.callNow(ListRepos(after: unknown), as: agent) } == .notFound)
    for limit in [0, -1, 1001] {
      #expect(code { _ = try overseer.callNow(ListRepos(limit: limit), as: agent) } == .invalidInput)
    }
  }

  // MARK: relocate

  @Test func aMovedRepositoryIsFoundAgain() throws {
    try scratch.makeRepository("repo")
    let repo = try register("repo")
    try scratch.move("repo", to: "moved")
    try scratch.makeFolder("moved/below")
    let moved = try overseer.callNow(RelocateRepo(id: repo.id, path: scratch.path("moved/below")), as: person)
    #expect(moved.id == repo.id)
    #expect(moved.path == scratch.path("moved"))
    #expect(moved.name == "repo")
    #expect(try overseer.callNow(GetRepo(id: repo.id), as: person) == moved)
    #expect(try overseer.callNow(RelocateRepo(id: repo.id, path: scratch.path("moved")), as: person) == moved)
    #expect(try log() == ["registered", "relocated"])
  }

  @Test func relocatingTakesAPersonAndAFreePlace() throws {
    try scratch.makeRepository("repo")
    try scratch.makeRepository("other")
    try scratch.makeFolder("plain")
    let repo = try register("repo")
    let other = try register("other")
    func relocate(to name: String, as caller: Caller) -> OverseerError.Code? {
      code { _ = try overseer.callNow(RelocateRepo(id: repo.id, path: scratch.path(name)), as: caller) }
    }
    #expect(relocate(to: "other", as: agent) == .forbidden)
    #expect(relocate(to: "other", as: person) == .conflict)
    #expect(relocate(to: "plain", as: person) == .preconditionFailed)
    #expect(relocate(to: "missing", as: person) == .notFound)
    #expect(try overseer.callNow(GetRepo(id: repo.id), as: person) == repo)
    #expect(try overseer.callNow(GetRepo(id: other.id), as: person) == other)
  }

  // MARK: unregister

  @Test func aRepositoryWithTasksStays() throws {
    try scratch.makeFolder("repo")
    let repo = try register("repo")
    let context = WriteContext(actor: .human(name: "ada"), source: .cli)
    try overseer.store.write(as: context) { writing throws(OverseerError) in
      for _ in 0..<2 {
        let task = WorkItem(
          id: AnyTaskID(kind: .task, writing.identifier()), repoID: repo.id, description: "x",
          createdAt: writing.now, updatedAt: writing.now)
        try writing.record(.taskCreated(TaskPayload(task: task)), repo: repo.id, task: task.id)
      }
    }
    do throws(OverseerError) {
      _ = try overseer.callNow(UnregisterRepo(id: repo.id), as: person)
      Issue.record("it was unregistered")
    } catch {
      #expect(error.code == .preconditionFailed)
      #expect(error.details["tasks"] == .integer(2))
    }
    #expect(try overseer.callNow(GetRepo(id: repo.id), as: person) == repo)
  }

  @Test func anEmptyRepositoryIsForgottenByAPerson() throws {
    try scratch.makeFolder("repo")
    let repo = try register("repo")
    #expect(code { _ = try overseer.callNow(UnregisterRepo(id: repo.id), as: agent) } == .forbidden)
    #expect(try overseer.callNow(UnregisterRepo(id: repo.id), as: person) == repo)
    #expect(try overseer.callNow(ListRepos(), as: person).isEmpty)
    #expect(try log() == ["registered", "unregistered"])
    #expect(scratch.exists("repo"))
    #expect(try register("repo").id != repo.id)
  }
}
