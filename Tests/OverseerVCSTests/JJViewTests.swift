import OverseerModel
import Testing

@testable import OverseerVCS

/// jj itself is the oracle.
@Suite(.enabled(if: Scratch.jj != nil, "jj is neither on the PATH nor in .deps/bin"))
struct JJViewTests {
  /// Compares everything that a view tells with what jj tells.
  private func check(_ bench: JJBench) throws {
    let view = try bench.view()
    let operation = try bench.run("op", "log", "--ignore-working-copy", "--no-graph", "-n", "1", "-T", "self.id()")
    #expect(view.operation.text == operation)
    #expect(view.heads.map(\.description).sorted() == (try bench.lines("visible_heads()", "commit_id")))
    let workspaces = try bench.run(
      "workspace", "list", "--ignore-working-copy", "-T", #"name ++ " " ++ target.commit_id() ++ "\n""#)
    #expect(
      view.workingCopies.map { "\($0.key) \($0.value)" }.sorted()
        == workspaces.split(separator: "\n").map(String.init).sorted())
    let bookmarks = try bench.run(
      "bookmark", "list", "--ignore-working-copy",
      "-T", #"if(!remote, name ++ " " ++ added_targets.map(|c| c.commit_id()).join(",") ++ "\n")"#)
    #expect(
      view.bookmarks.map { "\($0.key) \($0.value.map(\.description).joined(separator: ","))" }.sorted()
        == bookmarks.split(separator: "\n").map(String.init).sorted())
  }

  @Test(arguments: [false, true])
  func isWhatJJSees(isColocated: Bool) throws {
    let bench = try JJBench(colocated: isColocated)
    try check(bench)
    for name in ["main", "task/01J", "é"] { try bench.run("bookmark", "create", name, "-r", "@-") }
    try bench.run("new", "root()", "-m", "aside")
    try bench.run("bookmark", "create", "aside", "-r", "@")
    try check(bench)
    try bench.run("bookmark", "delete", "main")
    try bench.run("workspace", "add", "--no-colocate", "--name", "second-one", bench.scratch.path("second"))
    try check(bench)
    try bench.run("workspace", "forget", "second-one")
    try check(bench)
    try bench.run("op", "restore", "@--")
    try check(bench)
  }

  @Test func aConflictedBookmarkHasSeveralTargets() throws {
    let bench = try JJBench()
    try bench.run("bookmark", "create", "main", "-r", "@-")
    let before = try bench.view().operation.text
    try bench.run("bookmark", "set", "main", "-r", "@")
    try bench.run("new", "-m", "aside", "main-")
    try bench.run("bookmark", "set", "main", "-r", "root()", "--allow-backwards", "--at-op", before)
    // Two operations stand side by side now, and jj makes one of them.
    #expect(JJOperationLog(workspace: bench.root)?.head() == .concurrent)
    #expect(JJOperationLog(workspace: bench.root)?.view() == nil)
    try bench.run("log")
    try check(bench)
    #expect(try bench.view().bookmarks["main"]?.count == 2)
    // One side deletes it, the other one moves it.
    let conflicted = try bench.view().operation.text
    try bench.run("bookmark", "delete", "main")
    try bench.run("bookmark", "set", "main", "-r", "@", "--allow-backwards", "--at-op", conflicted)
    try bench.run("log")
    try check(bench)
  }

  /// As jj leaves it for a moment, between adding a head and removing the one below.
  @Test func aHeadBelowAnotherIsNone() throws {
    let bench = try JJBench()
    let before = try bench.view().operation
    try bench.run("bookmark", "create", "main", "-r", "@")
    let head = JJOperationLog(workspace: bench.root)?.head()
    #expect(head != .operation(before))
    try bench.scratch.write("", to: "repo/.jj/repo/op_heads/heads/\(before)")
    #expect(JJOperationLog(workspace: bench.root)?.head() == head)
    try bench.scratch.remove("repo/.jj/repo/op_heads/heads/\(before)")
    try check(bench)
  }

  @Test func namesTheWorkspace() throws {
    let bench = try JJBench()
    #expect(JJWorkspace(root: bench.root)?.name == "default")
    let second = bench.scratch.path("second")
    try bench.run("workspace", "add", "--no-colocate", "--name", "zwei é", second)
    #expect(JJWorkspace(root: second)?.name == "zwei é")
    #expect(JJWorkspace(root: second)?.operation == (try bench.view().operation))
    #expect(JJOperationLog(workspace: second)?.head() == JJOperationLog(workspace: bench.root)?.head())
    #expect(JJWorkspace(root: bench.scratch.folder) == nil)
    #expect(JJOperationLog(workspace: bench.scratch.folder) == nil)
  }

  @Test func tellsWhenTheFolderIsBehind() throws {
    let bench = try JJBench()
    let second = bench.scratch.path("second")
    try bench.run("workspace", "add", "--no-colocate", "--name", "second", second)
    let log = try #require(JJOperationLog(workspace: bench.root))
    func freshness() throws -> JJWorkspace.Freshness {
      try #require(JJWorkspace(root: second)).freshness(in: log, view: try bench.view())
    }
    #expect(try freshness() == .fresh)
    try bench.run("describe", "-m", "elsewhere")
    #expect(try freshness() == .fresh)
    try bench.run(in: second, "describe", "-m", "here")
    let from = try bench.commit("second@")
    try bench.run("new", "root()")
    try bench.run("rebase", "-s", "second@", "-d", "@")
    #expect(try freshness() == .rewritten(from: from, to: try bench.commit("second@")))
    #expect(throws: Scratch.Failed.self) { try bench.run(in: second, "status") }
    try bench.run(in: second, "workspace", "update-stale")
    #expect(try freshness() == .fresh)
    try bench.run("workspace", "forget", "second")
    #expect(try freshness() == .forgotten)
  }

  /// Change ids of commits with a header, and of those that git made.
  @Test func changeIDsAreThoseOfJJ() throws {
    let bench = try JJBench(colocated: true)
    for number in 1...20 { try bench.scratch.git(in: "repo", "commit", "-q", "--allow-empty", "-m", "\(number)") }
    try bench.run("status")
    var derived = 0
    for line in try bench.lines("all() ~ root()", #"commit_id ++ " " ++ change_id"#) {
      let names = line.split(separator: " ").map(String.init)
      let commit = try #require(CommitID(names[0]))
      let header = try bench.scratch.git(in: "repo", "cat-file", "commit", names[0]).split(separator: "\n")
        .first { $0.hasPrefix("change-id ") }?.dropFirst("change-id ".count)
      #expect(ChangeID(of: commit, header: header.map(String.init)).description == names[1])
      if header == nil { derived += 1 }
    }
    #expect(derived >= 20)
  }
}
