import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

@Suite(.enabled(if: Scratch.jj != nil, "jj is neither on the PATH nor in .deps/bin"))
struct JJWritingTests {
  private func descriptions(_ bench: JJBench, _ revset: String) throws -> [String] {
    try bench.lines(revset, "description.first_line()")
  }

  @Test func workIsRecordedAndDescribed() async throws {
    let bench = try JJBench()
    try bench.write("two\n", to: "b")
    try await bench.jj.describe("@", message: "-m second\n\nbody")
    #expect(try descriptions(bench, "@") == ["-m second"])
    #expect(try bench.run("file", "list") == "a\nb\n")
    try await bench.jj.commit(message: "third")
    #expect(try descriptions(bench, "@-") == ["third"])
    #expect(try await bench.jj.workingCopy().isEmpty)
    let first = try await bench.jj.log("description(substring:first)")
    try await bench.jj.new(on: first.map { "\($0.commitID)" }, message: "aside")
    #expect(try descriptions(bench, "@") == ["aside"])
    #expect(try bench.run("file", "list") == "a\n")
    try await bench.jj.new(on: ["description(substring:third)", "description(substring:aside)"])
    #expect(try await bench.jj.workingCopy().parents.count == 2)
    try await bench.jj.edit("description(substring:third)")
    #expect(try descriptions(bench, "@") == ["third"])
    #expect(!FileManager.default.fileExists(atPath: bench.root + "/edited"))
  }

  @Test func aFileThatIsTooLargeIsNotLeftOutInSilence() async throws {
    let bench = try JJBench()
    try bench.write(String(repeating: "x", count: 2 << 20), to: "large")
    let refused = await failure { () async throws(OverseerError) in try await bench.jj.snapshot() }
    #expect(refused?.code == .preconditionFailed)
    #expect(refused?.details["stderr"]?.stringValue?.contains("large") == true)
    try bench.write("large\n", to: ".gitignore")
    try await bench.jj.snapshot()
    #expect(try bench.run("file", "list") == ".gitignore\na\n")
  }

  @Test func anEmptyMessageAsksNobody() async throws {
    let bench = try JJBench()
    try await bench.jj.describe("@", message: "")
    try await bench.jj.commit(message: "")
    #expect(try await bench.jj.log("@-").map(\.description) == [""])
    #expect(!FileManager.default.fileExists(atPath: bench.root + "/edited"))
  }

  @Test func commitsAreMoved() async throws {
    let bench = try JJBench()
    for name in ["left", "right"] {
      try await bench.jj.new(on: ["description(substring:first)"], message: name)
      try bench.write("\(name)\n", to: name)
    }
    try await bench.jj.new(on: ["description(substring:left)"], message: "top")
    try await bench.jj.rebase(source: "description(substring:left)", onto: "description(substring:right)")
    #expect(try descriptions(bench, "description(substring:top)--") == ["right"])
    try await bench.jj.rebase(branch: "description(substring:top)", onto: "root()")
    #expect(try descriptions(bench, "description(substring:right)-") == ["first"])
    #expect(try descriptions(bench, "roots(root()+ & description(substring:first))") == ["first"])
    try await bench.jj.squash(from: "description(substring:left)", into: "description(substring:right)")
    #expect(try descriptions(bench, "description(substring:top)-") == ["right"])
    #expect(try bench.run("file", "list", "-r", "description(substring:right)") == "a\nleft\nright\n")
    try await bench.jj.abandon("description(substring:right)")
    #expect(try descriptions(bench, "description(substring:top)-") == ["first"])
  }

  /// jj gives commits whole seconds, and refuses to make one that it has made before.
  @Test func whatWasUndoneIsDoneAgainWithinTheSameSecond() async throws {
    let bench = try JJBench()
    for round in 0..<3 {
      try await bench.jj.describe("@", message: "round \(round)")
      try bench.run("undo")
      try await bench.jj.describe("@", message: "round \(round)")
      #expect(try descriptions(bench, "@") == ["round \(round)"])
    }
  }

  @Test func aRebaseThatConflictsIsRecorded() async throws {
    let bench = try JJBench()
    for name in ["left", "right"] {
      try await bench.jj.new(on: ["description(substring:first)"], message: name)
      try bench.write("\(name)\n", to: "a")
    }
    try await bench.jj.rebase(source: "@", onto: "description(substring:left)")
    #expect(try await bench.jj.workingCopy().isConflicted)
    #expect(try await bench.jj.conflicts(in: "@") == ["a"])
  }

  @Test(arguments: [false, true])
  func bookmarksAreSetAndDeleted(isColocated: Bool) async throws {
    let bench = try JJBench(colocated: isColocated)
    for name in ["task/01J", "exact:x", "é+1", "a-b_c.d"] {
      try await bench.jj.setBookmark(name, to: "@-")
      #expect(try bench.view().bookmarks[name] == [try bench.commit("@-")])
      #expect(try await bench.jj.log(JJRevset.bookmark(name)).map(\.description) == ["first\n"])
      try await bench.jj.deleteBookmark(name)
      #expect(try bench.view().bookmarks[name] == nil)
    }
    try await bench.jj.setBookmark("main", to: "@")
    let refused = await failure { () async throws(OverseerError) in try await bench.jj.setBookmark("main", to: "@-") }
    #expect(refused?.code == .conflict)
    try await bench.jj.setBookmark("main", to: "@-", allowBackwards: true)
    try await bench.jj.setBookmark("main2", to: "@-")
    try await bench.jj.exportToGit()
    let git = isColocated ? "repo" : "repo/.jj/repo/store/git"
    #expect(try bench.scratch.git(in: git, "rev-parse", "main") == "\(try bench.commit("main"))\n")
    // A name is no pattern.
    try await bench.jj.forgetBookmark("mai*")
    try await bench.jj.forgetBookmark("main")
    #expect(try bench.view().bookmarks.keys.sorted() == ["main2"])
    try await bench.jj.deleteBookmark("main")
  }

  @Test(arguments: [false, true])
  func workspacesAreAddedAndForgotten(isColocated: Bool) async throws {
    let bench = try JJBench(colocated: isColocated)
    let second = bench.scratch.path("second")
    try await bench.jj.addWorkspace("task-1", at: second, on: "description(substring:first)")
    #expect(JJWorkspace(root: second)?.name == "task-1")
    #expect(try String(contentsOfFile: second + "/a", encoding: .utf8) == "one\n")
    #expect(!FileManager.default.fileExists(atPath: second + "/.git"))
    #expect(try await bench.jj(in: second).workingCopy().parents == [try bench.commit("description(substring:first)")])
    if isColocated {
      #expect(try !bench.scratch.git(in: "repo", "config", "--list").contains("relativeworktrees"))
    }
    let taken = await failure { () async throws(OverseerError) in
      try await bench.jj.addWorkspace("task-1", at: bench.scratch.path("third"), on: "root()")
    }
    #expect(taken?.code == .conflict)
    try await bench.jj.forgetWorkspace("task-1")
    #expect(try bench.view().workingCopies.keys.sorted() == ["default"])
    #expect(FileManager.default.fileExists(atPath: second + "/a"))
  }

  @Test func aStaleWorkspaceIsRefusedAndMended() async throws {
    let bench = try JJBench()
    let second = bench.scratch.path("second")
    try await bench.jj.addWorkspace("second", at: second, on: "description(substring:first)")
    try await bench.jj.new(on: ["root()"])
    try bench.write("b\n", to: "b")
    try await bench.jj.rebase(source: "second@", onto: "@")
    let jj = bench.jj(in: second)
    let stale = await failure { () async throws(OverseerError) in try await jj.snapshot() }
    #expect(stale?.code == .preconditionFailed)
    #expect(stale?.hint?.contains("update-stale") == true)
    try await jj.updateStale()
    try await jj.snapshot()
    #expect(try String(contentsOfFile: second + "/b", encoding: .utf8) == "b\n")
  }

  @Test func immutableCommitsAreNotRewritten() async throws {
    let bench = try JJBench()
    for error in [
      await failure { () async throws(OverseerError) in try await bench.jj.describe("root()", message: "x") },
      await failure { () async throws(OverseerError) in try await bench.jj.abandon("root()") },
      await failure { () async throws(OverseerError) in try await bench.jj.edit("root()") },
    ] {
      #expect(error?.code == .preconditionFailed)
      #expect(error?.details["stderr"]?.stringValue?.isEmpty == false)
    }
  }

  @Test func anOperationIsGoneBackTo() async throws {
    let bench = try JJBench()
    let before = try bench.view()
    let operation = try await bench.jj.operationID()
    #expect(operation == before.operation)
    try await bench.jj.setBookmark("main", to: "@-")
    try await bench.jj.abandon("@-")
    #expect(try bench.view().bookmarks.isEmpty)
    try await bench.jj.restore(operation)
    let after = try bench.view()
    #expect(after.heads == before.heads && after.bookmarks == before.bookmarks && after.operation != operation)
    #expect(JJOperationLog(workspace: bench.root)?.view(after: operation) == before)
  }

  /// Many at once, from several workspaces: jj reconciles them, and nothing is lost.
  @Test func callsAtOnceAreAllKept() async throws {
    let bench = try JJBench()
    let jj = bench.jj
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<8 {
        group.addTask {
          do { try await jj.setBookmark("b\(number)", to: "root()+ & description(substring:first)") } catch {
            return false
          }
          return true
        }
      }
      for await isDone in group { #expect(isDone) }
    }
    _ = try await bench.jj.operationID()
    #expect(try bench.view().bookmarks.count == 8)
  }
}
