import Foundation
import OverseerModel
import OverseerStore
import OverseerVCS
import Testing

@testable import OverseerSDK

@Suite("Restacking", .timeLimit(.minutes(5)))
struct VcsRestackTests {
  @Test(arguments: Backend.here) func `A stack follows what it stands on`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let bottom = try await bench.worked("bottom", ["bottom": "1\n"])
    let top = try await bench.worked("top", ["top": "1\n"], under: bottom)
    let path = try #require(try bench.vcs(of: top).workspacePath)
    #expect(try await bench.call(GetTaskStack(id: top)).layers.map(\.drift) == [false, false])
    // The bottom gets another revision, and the default branch moves.
    try bench.write("2\n", to: "bottom", in: try await bench.isolated(bottom))
    try await bench.submit(bottom, round: 2)
    try bench.moveTrunk("trunk", "1\n")
    var stack = try await bench.call(GetTaskStack(id: top))
    if backend == .jj { try bench.jj("status", "--quiet") }
    stack = try await bench.call(GetTaskStack(id: top))
    #expect(stack.layers.map(\.taskID) == [bottom, top] && stack.layers.map(\.drift) == [true, true])
    #expect(stack.layers.map(\.conflicted) == [false, false])
    stack = try await bench.call(RestackTask(id: bottom))
    #expect(stack.layers.map(\.drift) == [false, false])
    #expect(stack.layers.map(\.commits) == [2, 1])
    #expect(stack.layers[0].base == stack.trunk && stack.layers[1].base == stack.layers[0].head)
    #expect(try bench.files(at: "task/\(top)") == ["trunk": "1", "bottom": "2", "top": "1"])
    #expect(bench.read("bottom", in: path) == "2\n" && bench.read("trunk", in: path) == "1\n")
    #expect(try await bench.call(GetVcsStatus(id: top)).workspace?.isClean == true)
    for (layer, id) in zip(stack.layers, [bottom, top]) {
      let vcs = try bench.vcs(of: id)
      #expect(vcs.baseCommit == layer.base && vcs.headCommit == layer.head)
    }
    // A second time there is nothing to do.
    let (rows, refs) = (try bench.store.everything(), try bench.refs())
    #expect(try await bench.call(RestackTask(id: bottom)) == stack)
    #expect(try bench.store.everything() == rows)
    #expect(try bench.refs() == refs)
  }

  @Test(arguments: Backend.here) func `A conflict moves nothing`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let bottom = try await bench.worked("bottom", ["a": "mine\n"])
    let top = try await bench.worked("top", ["b": "mine\n"], under: bottom)
    try bench.moveTrunk("b", "theirs\n")
    if backend == .jj { try bench.jj("status", "--quiet") }
    let paths = try [bottom, top].map { try #require(try bench.vcs(of: $0).workspacePath) }
    let error = try await bench.refusalWithoutTrace { try await bench.call(RestackTask(id: bottom)) }
    #expect(error.code == .preconditionFailed && error.details["ref"] == .string("task/\(top)"), "\(error)")
    #expect(error.details["conflicts"]?.arrayValue?.first?["path"] == "b")
    #expect(paths.map { bench.read("b", in: $0) } == [nil, "mine\n"])
    #expect(try await bench.call(GetTaskStack(id: top)).layers.map(\.conflicted) == [false, false])
    // By hand it goes.
    switch backend {
    case .git:
      try bench.git("rebase", "-q", "main", in: paths[0])
      _ = try? bench.git(
        "rebase", "-q", "--onto", "task/\(bottom)", "\(bench.vcs(of: bottom).headCommit ?? .zero)", in: paths[1])
      try bench.write("both\n", to: "b", in: paths[1])
      try bench.git("add", "b", in: paths[1])
      try bench.git("rebase", "--continue", in: paths[1])
    case .jj:
      try bench.jj("rebase", "--quiet", "-s", "task/\(bottom)", "-d", "main")
      try bench.jj("workspace", "update-stale", "--quiet", in: paths[1])
      try bench.jj("edit", "--quiet", "task/\(top)", in: paths[1])
      try bench.write("both\n", to: "b", in: paths[1])
      try bench.jj("status", "--quiet", in: paths[1])
      try bench.jj("workspace", "update-stale", "--quiet", in: paths[0])
    }
    let stack = try await bench.call(RestackTask(id: bottom))
    #expect(stack.layers.map(\.drift) == [false, false] && stack.layers.map(\.conflicted) == [false, false])
    #expect(try bench.files(at: "task/\(top)") == ["a": "mine", "b": "both"])
  }

  /// libgit2 sees that the file was renamed and jj does not, so that jj's conflict is not foreseen.
  @Test func `A conflict that only jj sees is taken back`() async throws {
    try #require(Backend.jjPath != nil)
    let bench = try VcsBench(.jj)
    let text = (1...40).map { "line \($0)\n" }.joined()
    try bench.moveTrunk("old", text)
    try bench.jj("status", "--quiet")
    let id = try await bench.make()
    let path = try await bench.isolated(id)
    try bench.write(text + "more\n", to: "old", in: path)
    try await bench.submit(id)
    try bench.jj("new", "--quiet", "main")
    try FileManager.default.moveItem(atPath: bench.root + "/old", toPath: bench.root + "/new")
    try bench.jj("commit", "--quiet", "-m", "rename")
    try bench.jj("bookmark", "set", "--quiet", "main", "-r", "@-")
    let error = try await bench.refusalWithoutTrace { try await bench.call(RestackTask(id: id)) }
    #expect(error.code == .preconditionFailed && error.message.contains("old"), "\(error)")
    #expect(bench.read("old", in: path) == text + "more\n")
    try bench.jj("status", "--quiet", in: path)
  }

  @Test func `A dirty workspace is not moved`() async throws {
    let bench = try VcsBench(.git)
    let bottom = try await bench.worked("bottom", ["a": "1\n"])
    let top = try await bench.make("top", under: bottom)
    try await bench.call(StartTask(id: top))
    try bench.write("mine\n", to: "a")
    try bench.moveTrunk()
    let error = try await bench.refusalWithoutTrace { try await bench.call(RestackTask(id: bottom)) }
    #expect(error.code == .preconditionFailed && error.details["workspace"] == .string(bench.root), "\(error)")
    #expect(bench.read("a") == "mine\n")
    try await bench.submit(top)
    try await bench.call(RestackTask(id: bottom))
    #expect(bench.read("trunk") != nil && bench.read("a") == "mine\n")
  }

  @Test func `In jj uncommitted work moves along`() async throws {
    try #require(Backend.jjPath != nil)
    let bench = try VcsBench(.jj)
    let id = try await bench.worked("a task", ["a": "1\n"])
    let path = try await bench.isolated(id)
    try bench.write("going on\n", to: "b", in: path)
    try bench.moveTrunk("trunk", "1\n")
    try await bench.call(RestackTask(id: id))
    #expect(bench.read("b", in: path) == "going on\n" && bench.read("trunk", in: path) == "1\n")
    // Taking it back would take that along, so it is refused.
    try bench.write("further\n", to: "b", in: path)
    let error = try await bench.refusal { try await bench.call(UndoLast()) }
    #expect(error.code == .conflict, "\(error)")
    #expect(bench.read("b", in: path) == "further\n" && bench.read("trunk", in: path) == "1\n")
    #expect(try await bench.submit(id, round: 2).base.description == bench.trunk())
  }

  @Test(arguments: Backend.here) func `What was not submitted moves along`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let bottom = try await bench.worked("bottom", ["a": "1\n"])
    let path = try await bench.isolated(bottom)
    try bench.write("2\n", to: "a", in: path)
    try bench.commit("not submitted", in: path)
    if backend == .jj { try bench.jj("bookmark", "set", "--quiet", "task/\(bottom)", "-r", "@-", in: path) }
    let top = try await bench.worked("top", ["b": "1\n"], under: bottom)
    try bench.moveTrunk("trunk", "1\n")
    let stack = try await bench.call(RestackTask(id: bottom))
    #expect(stack.layers.map(\.drift) == [false, false], "\(stack)")
    #expect(stack.layers[0].head != stack.layers[0].tip && stack.layers[1].base == stack.layers[0].head)
    #expect(try bench.files(at: "task/\(bottom)") == ["trunk": "1", "a": "2"])
    #expect(try bench.files(at: "task/\(top)") == ["trunk": "1", "a": "1", "b": "1"])
    try await bench.call(UndoLast())
    #expect(try bench.files(at: "task/\(bottom)") == ["a": "2"])
  }
}
