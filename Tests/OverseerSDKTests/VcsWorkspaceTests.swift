import Foundation
import OverseerModel
import OverseerVCS
import Testing

@testable import OverseerSDK

@Suite("Workspaces that the repository says how to prepare", .timeLimit(.minutes(5)))
struct VcsWorkspaceTests {
  private static let links = "[workspace]\nlink = [\"node_modules\", \"cache/deep\", \"nowhere\"]\n"

  @Test(arguments: Backend.here) func `A linked folder is shared, and part of nothing`(backend: Backend) async throws {
    let bench = try VcsBench(backend, settings: Self.links)
    try bench.write("shared\n", to: "node_modules/a")
    let id = try await bench.make()
    // Only after jj has had its look at the main checkout, so that it does not take the folder for a change.
    if backend == .git { try bench.git("config", "status.showUntrackedFiles", "normal") }
    let path = try await bench.isolated(id)
    #expect(bench.read("node_modules/a", in: path) == "shared\n")
    #expect(!bench.exists(path + "/nowhere"))
    let status = try #require(try await bench.call(GetVcsStatus(id: id)).workspace)
    #expect(status.isClean, "the rule `node_modules/` does not match a link, and still: \(status.changes)")
    let error = try await bench.refusal { try await bench.submit(id) }
    #expect(error.message.contains("no changes"), "\(error)")
    try bench.write("mine\n", to: "a", in: path)
    let head = try await bench.submit(id).head
    #expect(try bench.files(at: "\(head)") == ["a": "mine"])
    try await bench.complete(id)
    try await bench.call(ArchiveTask(id: id))
    #expect(!bench.exists(path))
    #expect(bench.read("node_modules/a") == "shared\n")
    #expect(try bench.files(at: "refs/overseer/archive/\(id)") == ["a": "mine"])
  }

  @Test(arguments: Backend.here) func `What was there before the links stays out too`(backend: Backend) async throws {
    let bench = try VcsBench(backend, settings: Self.links)
    try bench.write("shared\n", to: "node_modules/a")
    let id = try await bench.make()
    let path = try await bench.isolated(id)
    try bench.write("mine\n", to: "a", in: path)
    try bench.write("left behind\n", to: "report", in: path)
    try bench.write("left behind\n", to: "out/log", in: path)
    let head = try await bench.submit(id, leavingOut: ["report", "out"]).head
    #expect(try bench.files(at: "\(head)") == ["a": "mine"])
    #expect(bench.read("report", in: path) == "left behind\n" && bench.read("out/log", in: path) == "left behind\n")
    // Once nobody holds them back they come along.
    let next = try await bench.submit(id, round: 2).head
    #expect(try bench.files(at: "\(next)") == ["a": "mine", "report": "left behind", "out/log": "left behind"])
  }

  @Test(arguments: Backend.here) func `The set-up command runs when it is trusted`(backend: Backend) async throws {
    let setup = "pwd > ignored && printf x >> \\\"$OVERSEER_REPO_PATH/count\\\""
    let bench = try VcsBench(backend, settings: "[workspace]\nsetup = \"\(setup)\"\n")
    let id = try await bench.make()
    let error = try await bench.refusalOfStart(id, .isolated)
    #expect(error.code == .preconditionFailed && error.hint?.contains("os trust") == true, "\(error)")
    #expect(!bench.exists(bench.folder + "/home/workspaces"))
    let digest = try #require(error.details["sha256"]?.stringValue)
    try await bench.call(GrantTrust(sha256: [digest]))
    let path = try await bench.isolated(id)
    #expect(bench.read("ignored", in: path) == path + "\n")
    try await bench.isolated(id)
    #expect(bench.read("count") == "x", "only a fresh workspace is set up")
  }

  @Test(arguments: Backend.here) func `A set-up that fails takes all back`(backend: Backend) async throws {
    let bench = try VcsBench(backend, settings: "[workspace]\nsetup = \"echo broken; touch half; exit 3\"\n")
    let id = try await bench.make()
    let digest = try #require(try await bench.refusalOfStart(id, .isolated).details["sha256"]?.stringValue)
    try await bench.call(GrantTrust(sha256: [digest]))
    let commits = try bench.reachable()
    let error = try await bench.refusalOfStart(id, .isolated)
    #expect(error.code == .preconditionFailed && error.details["output"]?.stringValue == "broken\n", "\(error)")
    #expect(!bench.exists("\(bench.folder)/home/workspaces/\(bench.repo.id)/\(id)"))
    #expect(try bench.tip(id) == nil)
    if backend == .git {
      #expect(try bench.git("worktree", "list").split(separator: "\n").count == 1)
    } else {
      #expect(try bench.jj("workspace", "list").split(separator: "\n").count == 1)
      #expect(try bench.jj("log", "--no-graph", "-r", "heads(all()) ~ @", "-T", "commit_id").isEmpty)
    }
    #expect(try bench.reachable().isSuperset(of: commits))
    // In place needs no set-up.
    try await bench.call(StartTask(id: id))
  }

  @Test(arguments: Backend.here) func `Nothing is lost with a workspace that is removed`(backend: Backend) async throws
  {
    let bench = try VcsBench(backend)
    let id = try await bench.make()
    let path = try await bench.isolated(id)
    try bench.write("one\n", to: "a", in: path)
    if backend == .jj { try bench.jj("new", "--quiet", in: path) }
    try bench.write("two\n", to: "b", in: path)
    let rows = try bench.store.everything()
    let error = try await bench.refusal { try await bench.call(RemoveWorkspace(id: id)) }
    #expect(error.code == .preconditionFailed, "\(error)")
    #expect(try bench.store.everything() == rows)
    #expect(bench.read("b", in: path) == "two\n")
    let head = try await bench.submit(id).head
    try bench.write("x\n", to: "ignored", in: path)
    let vcs = try await bench.call(RemoveWorkspace(id: id))
    #expect(vcs.workspacePath == nil && vcs.headCommit == head)
    #expect(!bench.exists(path))
    #expect(try bench.tip(id) == "\(head)")
    // It can be worked on in place now, or in a workspace again.
    try await bench.call(StartTask(id: id))
    #expect(bench.read("b") == "two\n")
    #expect(try await bench.refusal { try await bench.call(RemoveWorkspace(id: id)) }.code == .preconditionFailed)
  }

  @Test func `A commit that only a detached HEAD has is not lost`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    let path = try await bench.isolated(id)
    try bench.git("switch", "-q", "--detach", in: path)
    try bench.write("x\n", to: "a", in: path)
    try bench.commit("adrift", in: path)
    let error = try await bench.refusal { try await bench.call(RemoveWorkspace(id: id)) }
    #expect(error.code == .preconditionFailed)
    try await bench.call(CancelTask(id: id))
    #expect(try await bench.refusal { try await bench.call(ArchiveTask(id: id)) }.code == .preconditionFailed)
    #expect(bench.read("a", in: path) == "x\n")
    try bench.git("branch", "kept", in: path)
    #expect(try await bench.refusal { try await bench.call(ArchiveTask(id: id)) }.code == .preconditionFailed)
    try bench.git("switch", "-q", "kept", in: path)
    try await bench.call(ArchiveTask(id: id))
    #expect(!bench.exists(path))
    #expect(try bench.files(at: "kept") == ["a": "x"])
  }
}
