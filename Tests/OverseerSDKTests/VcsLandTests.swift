import Foundation
import OverseerModel
import OverseerStore
import OverseerVCS
import Testing

@testable import OverseerSDK

@Suite("Landing", .timeLimit(.minutes(5)))
struct VcsLandTests {
  @Test(arguments: Backend.here) func `Only what was completed lands, and exactly that`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.worked("a task", ["a": "1\n"])
    var error = try await bench.refusalWithoutTrace { try await bench.call(LandTask(id: id)) }
    #expect(error.code == .preconditionFailed && error.message.contains("InProgress"), "\(error)")
    try await bench.complete(id)
    let path = try #require(try bench.vcs(of: id).workspacePath)
    // More on top, or something else in its place.
    let reviewed = try #require(try bench.tip(id))
    try bench.write("2\n", to: "a", in: path)
    switch backend {
    case .git: try bench.commit("more", in: path)
    case .jj:
      try bench.commit("more", in: path)
      try bench.jj("bookmark", "set", "--quiet", "task/\(id)", "-r", "@-", in: path)
    }
    error = try await bench.refusalWithoutTrace { try await bench.call(LandTask(id: id)) }
    #expect(error.code == .preconditionFailed && error.details["reviewed"] == .string(reviewed), "\(error)")
    switch backend {
    case .git:
      try bench.git("reset", "-q", "--soft", "\(reviewed)^", in: path)
      try bench.git("commit", "-q", "-m", "rewritten", in: path)
    case .jj: try bench.jj("squash", "--quiet", "-u", "-r", "@-", in: path)
    }
    error = try await bench.refusalWithoutTrace { try await bench.call(LandTask(id: id)) }
    #expect(error.code == .preconditionFailed && error.message.contains("moved on"), "\(error)")
    switch backend {
    case .git: try bench.git("reset", "-q", "--hard", reviewed, in: path)
    case .jj:
      try bench.jj("restore", "--quiet", "--from", reviewed, "--into", "task/\(id)", in: path)
    }
    if backend == .jj { return }
    let report = try await bench.call(LandTask(id: id))
    #expect(report.landed.map(\.taskID) == [id] && report.branch == "main" && report.left.isEmpty)
    #expect("\(report.to)" == reviewed)
    #expect(try bench.trunk() == reviewed)
    #expect(bench.read("a") == "1\n", "the checkout of main follows")
    #expect(try await bench.refusal { try await bench.call(LandTask(id: id)) }.code == .invalidState)
  }

  @Test func `Nothing lands on a branch that is only at origin`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.worked("a task", ["a": "1\n"])
    try await bench.complete(id)
    let tip = try bench.trunk()
    try bench.git("update-ref", "refs/remotes/origin/main", tip)
    try bench.git("switch", "-q", "--detach")
    try bench.git("branch", "-q", "-D", "main")
    let error = try await bench.refusalWithoutTrace { try await bench.call(LandTask(id: id)) }
    #expect(
      error.code == .preconditionFailed && error.hint?.contains("git branch main origin/main") == true, "\(error)")
    try bench.git("branch", "-q", "main", "origin/main")
    #expect(try await bench.call(LandTask(id: id)).landed.map(\.taskID) == [id])
  }

  @Test(arguments: Backend.here) func `A hand rebase of what was reviewed lands`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.worked("a task", ["a": "1\n"])
    try await bench.complete(id)
    try bench.moveTrunk("trunk", "1\n")
    let path = try #require(try bench.vcs(of: id).workspacePath)
    switch backend {
    case .git: try bench.git("rebase", "-q", "main", in: path)
    case .jj:
      try bench.jj("status", "--quiet")
      try bench.jj("rebase", "--quiet", "-b", "task/\(id)", "-d", "main", in: path)
    }
    try await bench.call(LandTask(id: id))
    #expect(try bench.files(at: "main") == ["trunk": "1", "a": "1"])
    #expect(try bench.vcs(of: id).landedAt != nil)
  }

  @Test(arguments: Backend.here, StackActStyle.allCases)
  private func `A stack lands bottom-up, and comes back`(backend: Backend, style: StackActStyle) async throws {
    let bench = try VcsBench(backend)
    let bottom = try await bench.worked("bottom", ["a": "1\n"])
    try bench.write("2\n", to: "a2", in: try await bench.isolated(bottom))
    try await bench.submit(bottom, round: 2)
    let middle = try await bench.worked("middle", ["b": "1\n"], under: bottom)
    let above = try await bench.worked("above", ["c": "1\n"], blockedBy: [])
    try await bench.complete(middle)
    try await bench.complete(bottom)
    let top = try await bench.worked("top", ["d": "1\n"], blockedBy: [middle])
    try bench.moveTrunk("trunk", "1\n")
    if backend == .jj { try bench.jj("new", "--quiet", "main") }
    var error = try await bench.refusalWithoutTrace { try await bench.call(LandTask(id: middle, style: style.style)) }
    #expect(error.code == .preconditionFailed && error.texts("below") == ["\(bottom)"], "\(error)")
    error = try await bench.refusalWithoutTrace { try await bench.call(LandTask(id: top, stack: true)) }
    #expect(error.code == .preconditionFailed, "the top is not completed: \(error)")
    let tasks = [bottom, middle, top, above]
    let before = (try bench.refs(), try tasks.map { try bench.vcs(of: $0) }, try bench.trees(of: tasks))
    let report = try await bench.call(LandTask(id: middle, stack: true, style: style.style))
    #expect(report.landed.map(\.taskID) == [bottom, middle] && report.restacked == [top] && report.left.isEmpty)
    #expect(try bench.files(at: "main") == ["trunk": "1", "a": "1", "a2": "2", "b": "1"])
    #expect(try bench.files(at: "task/\(top)") == ["trunk": "1", "a": "1", "a2": "2", "b": "1", "d": "1"])
    let count = try bench.git("rev-list", "--count", "--first-parent", "\(report.from)..main")
    #expect(count == ["rebase": "3", "squash": "2", "merge": "1"][style.rawValue])
    #expect(try bench.git("rev-list", "--count", "main..task/\(top)") == "1")
    #expect(try bench.vcs(of: top).baseCommit.description == bench.trunk())
    for id in [bottom, middle] {
      let vcs = try bench.vcs(of: id)
      #expect(vcs.landedAt != nil && vcs.baseCommit != vcs.headCommit)
      #expect("\(vcs.headCommit ?? .zero)" == (try bench.tip(id)))
    }
    #expect(bench.read("d", in: try bench.vcs(of: top).workspacePath) == "1\n")
    #expect(bench.read("trunk", in: try bench.vcs(of: top).workspacePath) == "1\n")
    #expect(bench.read("b") == "1\n", "the checkout of main follows")
    for id in tasks {
      #expect(try await bench.call(GetVcsStatus(id: id)).workspace?.isClean == true)
    }
    let undone = try await bench.call(UndoLast())
    #expect(undone.kind == .land)
    #expect(try bench.refs() == before.0)
    #expect(try bench.trees(of: tasks) == before.2)
    for (old, new) in zip(before.1, try tasks.map { try bench.vcs(of: $0) }) {
      var old = old
      old.updatedAt = new.updatedAt
      #expect(old == new)
    }
    #expect(try await bench.refusal { try await bench.call(UndoLast()) }.code == .preconditionFailed)
    // And it lands again.
    try await bench.call(LandTask(id: middle, stack: true, style: style.style))
    #expect(try bench.files(at: "main") == ["trunk": "1", "a": "1", "a2": "2", "b": "1"])
  }

  @Test func `Where a dirty workspace is in the way, a layer is left`() async throws {
    let bench = try VcsBench(.git)
    let bottom = try await bench.worked("bottom", ["a": "1\n"])
    try await bench.complete(bottom)
    let inPlace = try await bench.make("in place", blockedBy: [bottom])
    try await bench.call(StartTask(id: inPlace))
    let dirty = try await bench.worked("dirty", ["b": "1\n"], blockedBy: [bottom])
    let onIt = try await bench.worked("on it", ["c": "1\n"], under: dirty)
    let clean = try await bench.worked("clean", ["d": "1\n"], blockedBy: [bottom])
    try bench.write("precious\n", to: "README")
    let path = try #require(try bench.vcs(of: dirty).workspacePath)
    try bench.write("precious\n", to: "b", in: path)
    try bench.moveTrunk("trunk", "1\n")
    let report = try await bench.call(LandTask(id: bottom))
    #expect(report.landed.map(\.taskID) == [bottom] && report.restacked == [clean])
    #expect(Set(report.left) == [inPlace, dirty, onIt])
    #expect(bench.read("README") == "precious\n" && bench.read("b", in: path) == "precious\n")
    let drift = Dictionary(
      uniqueKeysWithValues: try await bench.call(GetTaskStack(id: dirty)).layers.map { ($0.taskID, $0.drift) })
    #expect(drift == [dirty: true, onIt: false])
    // Once they are clean they follow.
    try bench.write("1\n", to: "b", in: path)
    try await bench.call(RestackTask(id: dirty))
    #expect(try bench.files(at: "task/\(onIt)") == ["trunk": "1", "a": "1", "b": "1", "c": "1"])
  }

  @Test func `A dirty checkout of the default branch is in the way`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.worked("a task", ["README": "mine\n"])
    try await bench.complete(id)
    try bench.write("precious\n", to: "README")
    let error = try await bench.refusalWithoutTrace { try await bench.call(LandTask(id: id)) }
    #expect(error.code == .preconditionFailed && error.details["workspace"] == .string(bench.root), "\(error)")
    #expect(bench.read("README") == "precious\n")
  }

  @Test(arguments: Backend.here) func `What was built on a land is not taken back`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.worked("a task", ["a": "1\n"])
    try await bench.complete(id)
    try await bench.call(LandTask(id: id))
    try bench.moveTrunk()
    if backend == .jj { try bench.jj("status", "--quiet") }
    let error = try await bench.refusalWithoutTrace { try await bench.call(UndoLast()) }
    #expect(error.code == .conflict, "\(error)")
    // Nothing is held up by it.
    try await bench.isolated(try await bench.make("next"))
  }
}

private enum StackActStyle: String, CaseIterable {
  case rebase, squash, merge

  var style: StackAct.Landing {
    switch self {
    case .rebase: .rebase
    case .squash: .squash
    case .merge: .merge
    }
  }
}

extension VcsBench {
  /// The files of the tasks' workspaces.
  func trees(of tasks: [AnyTaskID]) throws -> [[String: String]] {
    try tasks.map { id in
      let path = try #require(try vcs(of: id).workspacePath)
      var files: [String: String] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: path) where !name.hasPrefix(".") {
        files[name] = read(name, in: path)
      }
      return files
    }
  }
}
