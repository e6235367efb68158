import Foundation
import OverseerModel
import OverseerStore
import OverseerVCS
import Testing

@testable import OverseerSDK

@Suite("Archiving refs", .timeLimit(.minutes(5)))
struct VcsArchiveTests {
  @Test(arguments: Backend.here) func `No commit is lost, and the ref comes back`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let parent = try await bench.worked("parent", ["a": "1\n"])
    let child = try await bench.worked("child", ["b": "1\n"], under: parent)
    let path = try #require(try bench.vcs(of: child).workspacePath)
    try bench.write("not committed\n", to: "c", in: path)
    let tips = try [parent, child].map { try bench.tip($0) }
    let commits = try bench.reachable()
    let error = try await bench.refusalWithoutTrace { try await bench.call(ArchiveTask(id: parent)) }
    #expect(error.code == .invalidState)
    #expect(bench.exists(path))
    try await bench.call(CancelTask(id: parent, recursive: true))
    try await bench.call(ArchiveTask(id: parent))
    #expect(try [parent, child].map { try bench.tip($0) } == [nil, nil])
    #expect(!bench.exists(path))
    #expect(try bench.reachable().isSuperset(of: commits))
    let pin = "refs/overseer/archive/\(child)"
    #expect(try bench.files(at: pin) == ["a": "1", "b": "1", "c": "not committed"])
    #expect(try bench.git("rev-parse", "\(pin)^") == tips[1])
    let vcs = try bench.vcs(of: child)
    #expect(vcs.archivedAt == bench.clock.now && vcs.workspacePath == nil)
    try await bench.call(ArchiveTask(id: parent))
    // And back.
    try await bench.call(UnarchiveTask(id: parent))
    #expect(try bench.tip(parent) == tips[0])
    #expect(try bench.git("rev-parse", "task/\(child)^") == tips[1])
    #expect(try bench.vcs(of: child).archivedAt == nil)
    try await bench.call(ReopenTask(id: parent))
    try await bench.call(ReopenTask(id: child))
    #expect(bench.read("c", in: try await bench.isolated(child)) == "not committed\n")
  }

  @Test(arguments: Backend.here) func `A checkout goes to the default branch`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.make()
    try await bench.call(StartTask(id: id))
    try bench.write("1\n", to: "a")
    try await bench.submit(id)
    try await bench.complete(id)
    if backend == .git {
      try bench.write("2\n", to: "a")
      let error = try await bench.refusalWithoutTrace { try await bench.call(ArchiveTask(id: id)) }
      #expect(error.code == .preconditionFailed && error.texts("files") == ["a"])
      try bench.write("1\n", to: "a")
    }
    try await bench.call(ArchiveTask(id: id))
    #expect(bench.read("a") == nil)
    switch backend {
    case .git: #expect(try bench.git("symbolic-ref", "--short", "HEAD") == "main")
    case .jj: #expect(try bench.jj("log", "--no-graph", "-r", "@-", "-T", "commit_id") == bench.trunk())
    }
    #expect(try bench.files(at: "refs/overseer/archive/\(id)") == ["a": "1"])
  }

  @Test(arguments: Backend.here) func `What is deleted leaves its commits`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.worked("a task", ["a": "1\n"])
    let path = try #require(try bench.vcs(of: id).workspacePath)
    try bench.write("2\n", to: "a", in: path)
    let commits = try bench.reachable()
    try await bench.call(DeleteTask(id: id))
    #expect(try bench.tip(id) == nil && !bench.exists(path))
    #expect(try bench.reachable().isSuperset(of: commits))
    #expect(try bench.files(at: "refs/overseer/archive/\(id)") == ["a": "2"])
    #expect(try bench.store.read { reading throws(OverseerError) in try reading.taskVcs(of: id) } == nil)
  }

  @Test(arguments: Backend.here) func `Garbage is what is over, and only after a while`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let landed = try await bench.worked("landed", ["a": "1\n"])
    let waiting = try await bench.worked("completed, not landed", ["b": "1\n"])
    let given = try await bench.worked("given up", ["c": "1\n"])
    let open = try await bench.worked("open", ["d": "1\n"])
    for id in [landed, waiting] { try await bench.complete(id) }
    try await bench.call(CancelTask(id: given))
    try await bench.call(LandTask(id: landed))
    let commits = try bench.reachable()
    #expect(try await bench.call(CollectGarbage(apply: true)).refs.isEmpty)
    bench.clock.advance(.seconds(31 * 24 * 3600))
    let (rows, refs) = (try bench.store.everything(), try bench.refs())
    let dry = try await bench.call(CollectGarbage())
    #expect(Set(dry.refs.map(\.taskID)) == [landed, given] && !dry.applied && dry.pins.isEmpty)
    #expect(try bench.store.everything() == rows)
    #expect(try bench.refs() == refs)
    let done = try await bench.call(CollectGarbage(apply: true))
    #expect(done.refs == dry.refs && done.applied && done.kept.isEmpty)
    #expect(try bench.tip(landed) == nil && bench.tip(given) == nil)
    #expect(try bench.tip(waiting) != nil && bench.tip(open) != nil)
    #expect(try bench.reachable().isSuperset(of: commits))
    // A task whose ref went can go on.
    try await bench.call(ReopenTask(id: given))
    #expect(bench.read("c", in: try await bench.isolated(given)) == "1\n")
    bench.clock.advance(.seconds(91 * 24 * 3600))
    let pins = try await bench.call(CollectGarbage()).pins
    #expect(pins == ["refs/overseer/archive/\(landed)"])
    #expect(try await bench.call(CollectGarbage(apply: true)).pins == pins)
    #expect(try bench.refs()[pins[0]] == nil)
    #expect(try bench.refs()["refs/overseer/reviews/\(VcsBench.review)/1/head"] != nil)
  }
}
