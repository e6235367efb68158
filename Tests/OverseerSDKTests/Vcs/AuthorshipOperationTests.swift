import OverseerModel
import OverseerStore
import OverseerVCS
import Testing

@testable import OverseerSDK

/// What authorship notes on commits add to a difference and to the status of a task.
struct AuthorshipOperationTests {
  private static let claude = "s_00000000000001::t_0000000000000a"

  private static func note(_ lines: String) -> String {
    """
    \(lines)
    ---
    {"schema_version": "authorship/3.0.0",
     "sessions": {"s_00000000000001": {"agent_id": {"tool": "claude", "id": "c1", "model": "opus"}}},
     "humans": {"h_00000000000003": {"author": "Ada"}}}
    """
  }

  @Test func `a comparison marks the lines that agents wrote`() async throws {
    let repo = try QuestionRepository()
    try repo.write("1\n2\n3\n", to: "a")
    try repo.commit("first")
    try repo.write("1\nA\n2\nB\n3\n", to: "a")
    try repo.write([0, 1], to: "binary")
    try repo.commit("second")
    let question = CompareRevisions(base: "HEAD~1", head: "HEAD")
    #expect(try await repo.reader().ask(question).files.allSatisfy { $0.authors.isEmpty })
    try repo.git(
      "notes", "--ref=ai", "add", "-m", Self.note("a\n  \(Self.claude) 1-3\n  h_00000000000003 4\nbinary\n  h_1 1"))
    let files = try await repo.reader().ask(question).files
    let authors = try #require(files.first).authors
    #expect(authors.map(\.lineStart) == [2, 4] && authors.map(\.lineEnd) == [2, 4])
    #expect(authors.map(\.kind) == [.agent, .human])
    #expect(authors.map(\.agent) == [AuthoringAgent(tool: "claude", model: "opus", id: "c1"), nil])
    #expect(authors.map(\.human) == [nil, "Ada"])
    #expect(files.map(\.authors.isEmpty) == [false, true])
    var counts = question
    counts.countsOnly = true
    #expect(try await repo.reader().ask(counts).files.allSatisfy { $0.authors.isEmpty })
  }

  /// A person who works in place on a task of a real repository.
  private struct Bench {
    let repo: QuestionRepository
    let overseer: Overseer
    let person: Caller
    let task: WorkItem

    init(_ type: VCSType) async throws {
      repo = try QuestionRepository(type)
      try repo.write("1\n2\n3\n", to: "a")
      if type == .jj {
        try repo.jj("commit", "-m", "first")
        try repo.jj("bookmark", "set", "main", "-r", "@-")
      } else {
        try repo.git("config", "user.name", "Ada")
        try repo.git("config", "user.email", "ada@example.org")
        try repo.commit("first")
      }
      let clock = TestClock()
      let store = try Store.inMemory { clock.now }
      let folder = repo.path.dropLast("/repo".count) + "/overseer"
      overseer = Overseer(
        installation: Installation(folder: String(folder)), store: store, jj: QuestionRepository.jj ?? "jj")
      let registered = Repo(
        id: RepoID(ULID(high: 1, low: 1)), path: repo.path, name: "repo", vcsType: type, defaultBranch: "main",
        createdAt: clock.now, updatedAt: clock.now)
      try store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
        try writing.record(.repoRegistered(RepoPayload(repo: registered)), repo: registered.id)
      }
      person = Caller(
        principal: .human(name: "ada"), source: .cli, hasProvenHuman: true, repo: registered.id, correlationID: "call")
      task = try overseer.callNow(CreateTask(description: "a task"), as: person)
      _ = try await overseer.call(StartTask(id: task.id), as: person)
    }

    func submit(_ number: Int) async throws -> CommitID {
      try await TaskSubmission(
        task: task.id, message: nil, allowsEmpty: false, leavingOut: [],
        review: ReviewID(ULID(high: 2, low: 1)), number: number
      ).perform(in: overseer, as: person) { _, revision throws(OverseerError) in
        guard let revision else { throw OverseerError(.internalError, "nothing was submitted") }
        return revision.head
      }
    }

    func status() async throws -> TaskVcsStatus { try await overseer.call(GetVcsStatus(id: task.id), as: person) }

    func marks() async throws -> [String] {
      try await overseer.call(DiffTask(id: task.id), as: person).files.flatMap { file in
        file.authors.map { "\(file.file.path) \($0.lineStart)-\($0.lineEnd) \($0.agent?.tool ?? $0.human ?? "?")" }
      }
    }
  }

  private func work(_ type: VCSType) async throws {
    let bench = try await Bench(type)
    try bench.repo.write("1\nA\nB\n2\n3\nC\n", to: "a")
    let head = try await bench.submit(1)
    #expect(try await bench.status().authorship == nil)
    #expect(try await bench.marks().isEmpty)
    try bench.repo.git(
      "notes", "--ref=ai", "add", "-m", Self.note("a\n  \(Self.claude) 2-3\n  h_00000000000003 6"), "\(head)")
    let share = try #require(try await bench.status().authorship)
    #expect(share.agents.map(\.lines) == [2] && share.human == 1 && share.unknown == 0)
    #expect(try await bench.marks() == ["a 2-3 claude", "a 6-6 Ada"])
    guard type == .jj else { return }
    // jj rewrites the commit without a word to git.
    try bench.repo.write("1\nA\nX\n2\n3\nC\n", to: "a")
    try bench.repo.jj("squash", "--use-destination-message")
    #expect(try await bench.status().authorship == nil)
    _ = try await bench.submit(2)
    #expect(try await bench.marks() == ["a 2-2 claude", "a 6-6 Ada"])
    let left = try #require(try await bench.status().authorship)
    #expect(left.agents.map(\.lines) == [1] && left.human == 1 && left.unknown == 1)
  }

  @Test func `the share of a task counts each of its added lines`() async throws { try await work(.git) }

  @Test(.enabled(if: QuestionRepository.jj != nil, "there is no jj"))
  func `a submit carries notes over what jj rewrote`() async throws { try await work(.jj) }
}
