import OverseerModel
import OverseerSDK
import Testing

/// Two revisions of a change: what the new one did, and what is new in it.
struct ChangeQuestionTests {
  private static func lines(_ changed: [Int: String] = [:]) -> String {
    (1...30).map { (changed[$0] ?? "line \($0)") + "\n" }.joined()
  }

  /// `main` with a change `old` on top of its first commit, and the same change on its second as `new`.
  private static func repository() throws -> QuestionRepository {
    let repo = try QuestionRepository()
    try repo.write(lines(), to: "file")
    try repo.write("other\n", to: "other")
    try repo.commit("first")
    try repo.git("checkout", "-q", "-b", "old")
    try repo.write(lines([10: "changed"]), to: "file")
    try repo.commit("the change")
    try repo.git("checkout", "-q", "main")
    try repo.write(lines([25: "moved on"]), to: "file")
    try repo.commit("second")
    try repo.git("checkout", "-q", "-b", "new")
    try repo.git("cherry-pick", "old")
    return repo
  }

  private func kind(_ repo: QuestionRepository, _ old: String, _ new: String) async throws -> ChangeKind {
    try await repo.reader().ask(ClassifyChange(old: old, new: new)).kind
  }

  @Test func `kinds of changes are told apart`() async throws {
    let repo = try Self.repository()
    #expect(try await kind(repo, "old", "old") == .noChange)
    #expect(try await kind(repo, "old", "new") == .pureRebase)
    try repo.git("commit", "-q", "--amend", "-m", "other words")
    #expect(try await kind(repo, "new@{1}", "new") == .messageOnly)
    #expect(try await kind(repo, "old", "new") == .pureRebase)
    try repo.write("new\n", to: "other")
    try repo.commit("more")
    #expect(try await kind(repo, "old", "new") == .rework)
  }

  @Test func `a commit on the default branch starts from its first parent`() async throws {
    let repo = try Self.repository()
    try repo.git("checkout", "-q", "main")
    try repo.git("merge", "-q", "--no-ff", "-m", "landed", "new")
    // Landed by a merge: its own change is what its first parent lacks.
    #expect(try await kind(repo, "old", "new") == .pureRebase)
    let reader = try repo.reader()
    let own = try await reader.ask(CompareChanges(old: "old", new: "main"))
    #expect(own.kind == .pureRebase)
    #expect(own.files.isEmpty)
    // The first commit of all starts from nothing.
    let root = try await reader.ask(CompareChanges(old: "main~2", new: "main~1"))
    #expect(root.kind == .rework)
    // A base of one's own choice goes before the rule.
    let named = try await reader.ask(CompareChanges(old: "old", new: "new", oldBase: "old", newBase: "main~1"))
    #expect(named.files.map(\.path) == ["file"])
  }

  @Test func `the interdiff is what the new revision adds`() async throws {
    let repo = try Self.repository()
    let reader = try repo.reader()
    let same = try await reader.ask(CompareChanges(old: "old", new: "new", unified: true))
    #expect(same.kind == .pureRebase && same.files.isEmpty && same.conflicts.isEmpty)
    #expect(same.added == 0 && same.removed == 0 && same.unified == "")
    try repo.write(Self.lines([10: "changed again", 25: "moved on"]), to: "file")
    try repo.write("new\n", to: "new")
    try repo.commit("fix")
    let reply = try await reader.ask(CompareChanges(old: "old", new: "new", unified: true))
    #expect(reply.kind == .rework)
    #expect(reply.files.map(\.path) == ["file", "new"])
    #expect(reply.added == 2 && reply.removed == 1)
    #expect(reply.conflicts.isEmpty)
    #expect(reply.unified?.contains("-changed\n+changed again\n") == true)
    #expect(reply.unified?.contains("moved on\n+") == false)
    #expect(try await reader.ask(CompareChanges(old: "old", new: "new")).unified == nil)
  }

  @Test func `conflicts of the rebase are told`() async throws {
    let repo = try Self.repository()
    try repo.git("checkout", "-q", "main")
    try repo.write(Self.lines([10: "in the way"]), to: "file")
    try repo.commit("third")
    try repo.git("checkout", "-q", "-B", "new")
    try repo.write(Self.lines([10: "both"]), to: "file")
    try repo.commit("the change")
    let reply = try await repo.reader().ask(CompareChanges(old: "old", new: "new", unified: true))
    #expect(reply.kind == .rework)
    #expect(reply.conflicts.map(\.path) == ["file"])
    #expect(reply.unified?.contains("-<<<<<<<") == true)
    #expect(reply.unified?.contains("+both\n") == true)
  }

  @Test(.enabled(if: QuestionRepository.jj != nil, "there is no jj"), arguments: [true, false])
  func `a rebase of jj is told by its change id`(colocated: Bool) async throws {
    let repo = try QuestionRepository(.jj, colocated: colocated)
    try repo.write(Self.lines(), to: "file")
    try repo.jj("commit", "-m", "first")
    try repo.jj("bookmark", "set", "main", "-r", "@-")
    try repo.write(Self.lines([10: "changed"]), to: "file")
    try repo.jj("commit", "-m", "the change")
    let old = try #require(try repo.commits("@-").first)
    let change = try repo.jj("log", "--no-graph", "-r", "@-", "-T", "self.change_id()")
    try repo.jj("new", "main")
    try repo.write(Self.lines([25: "moved on"]), to: "file")
    try repo.jj("commit", "-m", "second")
    try repo.jj("bookmark", "set", "main", "-r", "@-")
    try repo.jj("rebase", "-s", change, "-d", "main")
    let reader = try repo.reader()
    #expect(try await reader.ask(ClassifyChange(old: old, new: change)).kind == .pureRebase)
    #expect(try await reader.ask(CompareChanges(old: old, new: change)).files.isEmpty)
    let port = try await reader.ask(PortLines(from: "main-", to: change, path: "file", lineStart: 26))
    #expect(port.status == .exact && port.lineStart == 26)
  }
}
