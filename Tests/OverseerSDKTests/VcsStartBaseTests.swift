import Foundation
import OverseerModel
import OverseerVCS
import Testing

@testable import OverseerSDK

@Suite("What a started task stands on", .timeLimit(.minutes(5)))
struct VcsStartBaseTests {
  @Test(arguments: Backend.here) func `A root stands on the default branch, wherever one is`(backend: Backend)
    async throws
  {
    let bench = try VcsBench(backend)
    let first = try await bench.make("first")
    try await bench.call(StartTask(id: first))
    try bench.write("one\n", to: "a")
    try await bench.submit(first)
    try bench.moveTrunk()
    let second = try await bench.make("second")
    try await bench.call(StartTask(id: second))
    #expect("\(try bench.vcs(of: second).baseCommit)" == (try bench.trunk()))
    #expect(bench.read("a") == nil && bench.read("trunk") != nil)
  }

  @Test(arguments: Backend.here) func `A child stands on the work of its parent`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let milestone = try await bench.make("a milestone", .milestone)
    let task = try await bench.make("a task", under: milestone)
    let path = try await bench.isolated(task)
    // Without work of its own, the parent's base takes its place.
    let early = try await bench.make("early", under: task)
    try await bench.isolated(early)
    #expect("\(try bench.vcs(of: early).baseCommit)" == (try bench.trunk()))
    // What is committed and not submitted counts.
    try bench.write("one\n", to: "a", in: path)
    try bench.commit("by hand", in: path)
    if backend == .jj { try bench.jj("bookmark", "set", "--quiet", "task/\(task)", "-r", "@-", in: path) }
    let middle = try await bench.make("middle", under: task)
    let other = try await bench.isolated(middle)
    #expect("\(try bench.vcs(of: middle).baseCommit)" == (try bench.tip(task)))
    #expect(bench.read("a", in: other) == "one\n")
    // Once it is submitted, that counts, and not what comes on top of it.
    let head = try await bench.submit(task).head
    try bench.write("two\n", to: "a", in: path)
    try bench.commit("more", in: path)
    if backend == .jj { try bench.jj("bookmark", "set", "--quiet", "task/\(task)", "-r", "@-", in: path) }
    let late = try await bench.make("late", under: task)
    try await bench.isolated(late)
    #expect(try bench.vcs(of: late).baseCommit == head)
    #expect(try bench.tip(task) != "\(head)")
  }

  @Test(arguments: Backend.here) func `Completed blockers that have not landed are built on`(backend: Backend)
    async throws
  {
    let bench = try VcsBench(backend)
    let one = try await bench.worked("one", ["one": "1\n"])
    let two = try await bench.worked("two", ["two": "2\n"])
    for id in [one, two] { try await bench.complete(id) }
    let id = try await bench.make("above one", blockedBy: [one])
    let path = try await bench.isolated(id)
    #expect(try bench.vcs(of: id).baseCommit == bench.vcs(of: one).headCommit)
    #expect(bench.read("one", in: path) == "1\n")
    // That of a parent counts for its children.
    let parent = try await bench.make("a parent", .task, blockedBy: [two])
    let child = try await bench.make("a child", under: parent)
    try await bench.isolated(child)
    #expect(try bench.vcs(of: child).baseCommit == bench.vcs(of: two).headCommit)
    // Several that have grown apart.
    let both = try await bench.make("above both", blockedBy: [one, two])
    let error = try await bench.refusalOfStart(both, .isolated)
    #expect(error.code == .preconditionFailed)
    #expect(error.message.contains("\(one)") && error.message.contains("\(two)"), "\(error)")
    try await bench.call(LandTask(id: one))
    try await bench.isolated(both)
    #expect(try bench.vcs(of: both).baseCommit == bench.vcs(of: two).headCommit)
  }

  @Test(arguments: Backend.here) func `A person may choose the base`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let first = try bench.trunk()
    try bench.moveTrunk()
    let id = try await bench.make()
    // By any name that the backend knows.
    let name = try backend == .jj ? bench.jj("--quiet", "log", "--no-graph", "-r", first, "-T", "change_id") : first
    try await bench.call(StartTask(id: id, workspace: .isolated, base: name))
    #expect("\(try bench.vcs(of: id).baseCommit)" == first)
    #expect(try await bench.refusalOfStart(id, base: "main").code == .preconditionFailed)
  }

  @Test func `Repositories that are not at rest are told`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    // Amid a merge, then amid a rebase, both with a conflict.
    try bench.git("switch", "-q", "-c", "side")
    try bench.write("side\n", to: "README")
    try bench.commit("side", in: bench.root)
    try bench.git("switch", "-q", "main")
    try bench.write("main\n", to: "README")
    try bench.commit("main", in: bench.root)
    for (verb, state) in [("merge", "merge"), ("rebase", "rebase"), ("cherry-pick", "cherry-pick")] {
      _ = try? bench.git(verb, "side")
      let error = try await bench.refusalOfStart(id)
      #expect(error.code == .preconditionFailed && error.message.contains("unfinished \(state)"), "\(error)")
      try bench.git(verb, "--abort")
    }
    // HEAD may be anywhere, and a failed start leaves it there.
    try bench.git("switch", "-q", "--detach", "side")
    try await bench.call(StartTask(id: id))
    #expect(try bench.git("symbolic-ref", "--short", "HEAD") == "task/\(id)")
    #expect(try bench.vcs(of: id).baseCommit.description == bench.trunk())
  }

  @Test func `Repositories of other shapes are served or told`() async throws {
    let bench = try VcsBench(.git)
    func register(_ name: String) async throws -> AnyTaskID {
      var caller = bench.person
      caller.folder = bench.folder + "/" + name
      let repo = try await bench.call(RegisterRepo(), as: caller)
      return try await bench.call(CreateTask(repoID: repo.id, description: "a task")).id
    }
    try bench.git("clone", "-q", "--bare", bench.root, bench.folder + "/bare")
    let bare = try await register("bare")
    var error = try await bench.refusalOfStart(bare, .inPlace)
    #expect(error.code == .preconditionFailed && error.message.contains("bare"), "\(error)")
    let path = try await bench.isolated(bare)
    #expect(bench.read("README", in: path) == "first\n")
    // The commit that ends a shallow history is as good as any.
    try bench.moveTrunk()
    try bench.git("clone", "-q", "--depth", "1", "file://" + bench.root, bench.folder + "/shallow")
    #expect(bench.read("trunk", in: try await bench.isolated(try await register("shallow"))) != nil)
    try bench.git("init", "-q", "-b", "main", bench.folder + "/unborn")
    error = try await bench.refusalOfStart(try await register("unborn"), .isolated)
    #expect(error.code == .preconditionFailed && error.message.contains("no commit"), "\(error)")
    try FileManager.default.createDirectory(atPath: bench.folder + "/plans", withIntermediateDirectories: true)
    let plan = try await register("plans")
    #expect(try await bench.refusalOfStart(plan, .isolated).code == .preconditionFailed)
    #expect(try await bench.call(StartTask(id: plan)).status == .inProgress)
  }
}
