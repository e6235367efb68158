import Foundation
import OverseerModel
import OverseerVCS
import Testing

@testable import OverseerSDK

@Suite("Starting a task, in a checkout", .timeLimit(.minutes(5)))
struct VcsStartTests {
  @Test(.enabled(if: Backend.jjPath != nil, "there is no jj; run scripts/setup")) func `jj is there`() {
    #expect(Backend.here == Backend.allCases)
  }

  @Test(arguments: Backend.here) func `A person works in place, an agent in a workspace`(backend: Backend) async throws
  {
    let bench = try VcsBench(backend)
    let (mine, its) = (try await bench.make("mine"), try await bench.make("its"))
    #expect(try await bench.call(StartTask(id: mine)).status == .inProgress)
    let known = try bench.vcs(of: mine)
    #expect(known.workspacePath == nil)
    #expect("\(known.baseCommit)" == (try bench.trunk()))
    #expect(known.startCommit == known.baseCommit)
    if backend == .git {
      #expect(try bench.git("symbolic-ref", "--short", "HEAD") == "task/\(mine)")
      #expect(known.changeID == "task/\(mine)")
    } else {
      #expect(try bench.jj("log", "--no-graph", "-r", "@", "-T", "change_id") == known.changeID)
    }
    try await bench.call(StartTask(id: its), as: bench.agent)
    let path = try #require(try bench.vcs(of: its).workspacePath)
    #expect(path == "\(bench.folder)/home/workspaces/\(bench.repo.id)/\(its)")
    #expect(bench.read("README", in: path) == "first\n")
    // In place goes on untouched.
    #expect(try await bench.call(GetVcsStatus(id: mine)).workspace?.branch == "task/\(mine)")
    #expect(try await bench.call(GetVcsStatus(id: its)).workspace?.path == path)
    for id in [mine, its] {
      let rows = try bench.store.everything(leavingOut: ["claims"])
      try await bench.call(StartTask(id: id), as: id == its ? bench.agent : nil)
      #expect(try bench.store.everything(leavingOut: ["claims"]) == rows, "a second start finds all there")
    }
  }

  @Test(arguments: Backend.here) func `What is missing is made anew`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.make()
    let path = try await bench.isolated(id)
    try bench.write("one\n", to: "a", in: path)
    let head = try await bench.submit(id).head
    // The folder goes.
    try FileManager.default.removeItem(atPath: path)
    #expect(try await bench.isolated(id) == path)
    #expect(bench.read("a", in: path) == "one\n")
    // The ref goes, with the folder and under it.
    for isThere in [false, true] {
      if !isThere { try FileManager.default.removeItem(atPath: path) }
      switch backend {
      case .git: try bench.git("update-ref", "-d", "refs/heads/task/\(id)")
      case .jj: try bench.jj("bookmark", "delete", "--quiet", "task/\(id)")
      }
      #expect(try bench.tip(id) == nil)
      #expect(try await bench.isolated(id) == path)
      #expect(try bench.tip(id) == "\(head)")
      let status = try #require(try await bench.call(GetVcsStatus(id: id)).workspace)
      #expect(status.branch == "task/\(id)" && status.isClean, "\(status)")
      #expect(bench.read("a", in: path) == "one\n")
    }
  }

  @Test(arguments: Backend.here) func `A workspace that has gone elsewhere comes back`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.make()
    let path = try await bench.isolated(id)
    switch backend {
    case .git: try bench.git("switch", "-q", "--detach", "main", in: path)
    case .jj: try bench.jj("new", "--quiet", "root()", in: path)
    }
    #expect(try await bench.call(GetVcsStatus(id: id)).workspace == nil)
    let error = try await bench.refusal { try await bench.submit(id) }
    #expect(error.code == .preconditionFailed && error.hint?.contains("os task start") == true, "\(error)")
    #expect(try await bench.isolated(id) == path)
    #expect(try await bench.call(GetVcsStatus(id: id)).workspace?.branch == "task/\(id)")
    guard backend == .git else { return }
    try bench.git("switch", "-q", "--detach", "main", in: path)
    try bench.write("mine\n", to: "README", in: path)
    #expect(try await bench.refusalOfStart(id).code == .preconditionFailed)
    #expect(bench.read("README", in: path) == "mine\n")
  }

  @Test(arguments: Backend.here) func `Something in the way of a workspace stays`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.make()
    let path = "\(bench.folder)/home/workspaces/\(bench.repo.id)/\(id)"
    try bench.write("precious\n", to: "notes", in: path)
    #expect(try await bench.refusalOfStart(id, .isolated).code == .preconditionFailed)
    #expect(bench.read("notes", in: path) == "precious\n")
  }

  @Test func `A dirty checkout is left alone`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    try bench.write("changed\n", to: "README")
    let error = try await bench.refusalOfStart(id)
    #expect(error.code == .preconditionFailed && error.texts("files") == ["README"])
    #expect(bench.read("README") == "changed\n")
    #expect(try bench.git("symbolic-ref", "--short", "HEAD") == "main")
    try bench.git("checkout", "-q", "README")
    try bench.write("new\n", to: "untracked")
    #expect(try await bench.refusalOfStart(id).code == .preconditionFailed)
    // Ignored files are in nobody's way, and a workspace of its own is none of it.
    try await bench.isolated(id)
    try FileManager.default.removeItem(atPath: bench.root + "/untracked")
    try bench.write("x\n", to: "ignored")
    try await bench.call(StartTask(id: try await bench.make()))
  }

  @Test func `In jj a new change is made on top, and work goes on below`() async throws {
    try #require(Backend.jjPath != nil)
    let bench = try VcsBench(.jj)
    try bench.write("changed\n", to: "README")
    let id = try await bench.make()
    try await bench.call(StartTask(id: id))
    #expect(bench.read("README") == "first\n")
    #expect(
      try bench.jj("log", "--no-graph", "-r", "heads(all()) ~ @", "-T", "diff.files().map(|f| f.path())") == "README")
  }

  @Test(arguments: Backend.here) func `What cannot be started leaves no trace`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let blocker = try await bench.make("a blocker")
    let id = try await bench.make("blocked", blockedBy: [blocker])
    for kind in WorkspaceKind.allCases {
      #expect(try await bench.refusalOfStart(id, kind).code == .preconditionFailed)
    }
    #expect(!bench.exists(bench.folder + "/home/workspaces"))
    let claimed = try await bench.make("claimed")
    try await bench.call(ClaimTask(id: claimed), as: bench.agent)
    var other = bench.agent
    other.principal = .agent(name: "claude-code", session: nil, checkout: "/else")
    #expect(try await bench.refusalOfStart(claimed, as: other).code == .conflict)
    #expect(try await bench.refusalOfStart(claimed, base: "main", as: bench.agent).code == .forbidden)
    #expect(try await bench.refusalOfStart(claimed, base: "nowhere").code == .notFound)
  }

  @Test(arguments: Backend.here) func `Several agents at once are all served`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    var tasks: [AnyTaskID] = []
    for number in 1...8 { tasks.append(try await bench.make("task \(number)")) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, id) in (tasks + tasks.prefix(1)).enumerated() {
        var caller = bench.agent
        caller.principal = .agent(name: "codex", session: "sess_\(number % 8)", checkout: nil)
        group.addTask { [caller] in try await bench.call(StartTask(id: id), as: caller) }
      }
      try await group.waitForAll()
    }
    for id in tasks {
      let path = try #require(try bench.vcs(of: id).workspacePath)
      #expect(bench.read("README", in: path) == "first\n")
      #expect(try bench.tip(id) != nil)
    }
    // Of two who want the same task one gets it, and what that one has been given stays.
    let wanted = try await bench.make("wanted")
    let codes = await withTaskGroup(of: OverseerError.Code?.self) { group in
      for number in 1...2 {
        var caller = bench.agent
        caller.principal = .agent(name: "codex", session: "sess_\(number)", checkout: nil)
        group.addTask { [caller] in
          do throws(OverseerError) { try await bench.call(StartTask(id: wanted), as: caller) } catch {
            return error.code
          }
          return nil
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(codes.count { $0 == nil } == 1 && codes.contains(.conflict), "\(codes)")
    let path = try #require(try bench.vcs(of: wanted).workspacePath)
    #expect(bench.read("README", in: path) == "first\n")
    #expect(try bench.tip(wanted) != nil)
  }

  @Test(arguments: Backend.here) func `It does not matter from where it is started`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let first = try await bench.make("first")
    let path = try await bench.isolated(first)
    // From inside of another task's workspace, in place means the main checkout.
    var within = bench.person
    within.folder = path
    let second = try await bench.make("second")
    try await bench.call(StartTask(id: second), as: within)
    #expect(try await bench.call(GetVcsStatus(id: second)).workspace?.path == bench.root)
    let third = try await bench.make("third")
    within.principal = bench.agent.principal
    try await bench.call(StartTask(id: third), as: within)
    #expect(try bench.vcs(of: third).baseCommit == bench.vcs(of: first).baseCommit)
    // A task with a workspace of its own keeps it.
    let error = try await bench.refusalOfStart(first, .inPlace)
    #expect(error.code == .preconditionFailed && error.details["workspace"] == .string(path))
  }

  @Test func `An installation may be reached through a link`() async throws {
    let bench = try VcsBench(.git)
    try FileManager.default.createSymbolicLink(
      atPath: bench.folder + "/link", withDestinationPath: bench.folder + "/home")
    let overseer = Overseer(installation: Installation(folder: bench.folder + "/link"), store: bench.store)
    let id = try await bench.make()
    for _ in 1...2 { _ = try await overseer.call(StartTask(id: id), as: bench.agent) }
    #expect(try bench.vcs(of: id).workspacePath?.hasPrefix(bench.folder + "/home/workspaces/") == true)
  }

  @Test func `A missing jj is told`() async throws {
    try #require(Backend.jjPath != nil)
    let bench = try VcsBench(.jj)
    let id = try await bench.make()
    try FileManager.default.removeItem(atPath: bench.folder + "/jj")
    for kind in WorkspaceKind.allCases {
      let error = try await bench.refusal { try await bench.call(StartTask(id: id, workspace: kind)) }
      #expect(error.code == .unavailable && error.hint?.contains("jj_path") == true, "\(error)")
    }
    #expect(try bench.store.read { reading throws(OverseerError) in try reading.task(id) }?.status == .pending)
  }
}
