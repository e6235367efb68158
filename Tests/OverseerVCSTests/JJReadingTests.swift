import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

@Suite(.enabled(if: Scratch.jj != nil, "jj is neither on the PATH nor in .deps/bin"))
struct JJReadingTests {
  @Test func theVersionIsNewEnough() async throws {
    try await JJCommand(Scratch.jj ?? "jj", root: "/").checkVersion()
  }

  @Test func commitsAreReadWhateverTheUserHasSet() async throws {
    let bench = try JJBench()
    let message =
      "a \"quoted\" \\ é\u{301} title\n\n\tand a body that is longer than any terminal is wide \(String(repeating: "x ", count: 200))"
    try bench.run("describe", "-m", message)
    try bench.run("bookmark", "create", "main", "task/01", "-r", "@")
    let commits = try await bench.jj.log("all()")
    #expect(
      commits.map(\.commitID)
        == (try bench.run("log", "--no-graph", "-r", "all()", "-T", #"commit_id ++ "\n""#)
          .split(separator: "\n").map { CommitID(String($0)) }))
    let newest = try #require(commits.first)
    #expect(newest.changeID.description == (try bench.lines("@", "change_id").first))
    #expect(newest.description == message + "\n")
    #expect(newest.parents == [commits[1].commitID])
    #expect(newest.bookmarks == ["main", "task/01"])
    #expect(newest.isWorkingCopy && newest.isEmpty)
    #expect(!newest.isDivergent && !newest.isConflicted && !newest.isImmutable && !newest.isRoot)
    #expect(commits[1].description == "first\n" && !commits[1].isEmpty && !commits[1].isWorkingCopy)
    let root = try #require(commits.last)
    #expect(root.isRoot && root.isImmutable && root.parents.isEmpty && root.description.isEmpty)
    #expect(try await bench.jj.log("all()", limit: 1).count == 1)
    #expect(try await bench.jj.log("none()").isEmpty)
    #expect(try await bench.jj.workingCopy() == newest)
  }

  @Test func readingLeavesTheFilesAlone() async throws {
    let bench = try JJBench()
    try bench.write("two\n", to: "b")
    let before = JJOperationLog(workspace: bench.root)?.head()
    #expect(try await bench.jj.workingCopy().isEmpty)
    #expect(try await bench.jj.trunk() == nil)
    #expect(try await bench.jj.conflicts(in: "@").isEmpty)
    #expect(JJOperationLog(workspace: bench.root)?.head() == before)
    try await bench.jj.snapshot()
    #expect(try await !bench.jj.workingCopy().isEmpty)
  }

  @Test func trunkIsWhatTheRepositorySays() async throws {
    let bench = try JJBench()
    try bench.run("bookmark", "create", "main", "-r", "@-")
    try bench.scratch.write(#"revset-aliases."trunk()" = "main""#, to: "jj.toml")
    #expect(try await bench.jj.trunk()?.description == "first\n")
  }

  @Test func conflictsAndDivergenceAreSeen() async throws {
    let bench = try JJBench()
    try bench.run("new", "-m", "left", "description(substring:first)")
    try bench.write("left\n", to: "a")
    try bench.write("x\n", to: "b c")
    try bench.run("new", "-m", "right", "description(substring:first)")
    try bench.write("right\n", to: "a")
    try bench.run("new", "-m", "both", "description(substring:left)", "description(substring:right)")
    let both = try await bench.jj.workingCopy()
    #expect(both.isConflicted && both.parents.count == 2)
    #expect(try await bench.jj.conflicts(in: "@") == ["a"])
    #expect(try await bench.jj.conflicts(in: "@-- & description(substring:first)").isEmpty)
    let before = try bench.view().operation.text
    try bench.run("describe", "-m", "one way")
    try bench.run("describe", "-m", "the other", "--at-op", before)
    #expect(JJOperationLog(workspace: bench.root)?.head() == .concurrent)
    let operation = try await bench.jj.operationID()
    #expect(JJOperationLog(workspace: bench.root)?.head() == .operation(operation))
    let divergent = try await bench.jj.log("description(substring:'one way') | description(substring:'the other')")
    #expect(divergent.count == 2 && divergent.allSatisfy { $0.isDivergent && $0.changeID == both.changeID })
    let failure = await failure { () async throws(OverseerError) in try await bench.jj.log("\(both.changeID)") }
    #expect(failure?.code == .conflict)
  }

  @Test func whatDoesNotExistIsNotFound() async throws {
    let bench = try JJBench()
    let failure = await failure { () async throws(OverseerError) in try await bench.jj.log("nothing-like-this") }
    #expect(failure?.code == .notFound)
    #expect(failure?.details["stderr"]?.stringValue?.contains("nothing-like-this") == true)
    #expect(failure?.details["command"] == "jj log")
    #expect(try await bench.jj.log(JJRevset.bookmark("a \"b\" \\")).isEmpty)
  }

  @Test func whatIsNoExpressionIsSaidInJJsWords() async throws {
    let bench = try JJBench()
    let failure = await failure { () async throws(OverseerError) in try await bench.jj.log("a..b(") }
    #expect(failure?.code == .vcsFailed)
    #expect(failure?.details["stderr"]?.stringValue?.contains("Syntax error") == true)
    #expect(try await self.failureCode(bench.scratch.folder) == .vcsFailed)
  }

  private func failureCode(_ root: String) async throws -> OverseerError.Code? {
    await failure { () async throws(OverseerError) in
      try await JJCommand(Scratch.jj ?? "jj", root: root).log("@")
    }?.code
  }

  @Test func aRevsetIsNeverAnOption() async throws {
    let bench = try JJBench()
    let failure = await failure { () async throws(OverseerError) in try await bench.jj.log("--help") }
    #expect(failure?.code == .vcsFailed)
  }
}

/// What can be tested without jj.
@Suite struct JJAbsenceTests {
  @Test func withoutJJThereIsAWayToGo() async throws {
    let jj = JJCommand("overseer-has-no-jj", root: "/")
    for failure in [
      await failure { () async throws(OverseerError) in try await jj.log("@") },
      await failure { () async throws(OverseerError) in try await jj.checkVersion() },
    ] {
      #expect(failure?.code == .unavailable)
      #expect(failure?.hint?.contains("jj_path") == true)
    }
  }

  private func tool(_ script: String, in scratch: Scratch) throws -> String {
    try scratch.write("#!/bin/sh\n\(script)\n", to: "jj")
    #expect(chmod(scratch.path("jj"), 0o700) == 0)
    return scratch.path("jj")
  }

  @Test(arguments: ["echo jj 0.29.0", "echo jj 0.9", "echo jj", "exit 3"])
  func anOldJJIsRefused(script: String) async throws {
    let scratch = try Scratch()
    let jj = JJCommand(try tool(script, in: scratch), root: "/")
    let failure = await failure { () async throws(OverseerError) in try await jj.checkVersion() }
    #expect(failure?.code == .unavailable)
  }

  @Test func aLockIsNotWaitedForWithoutLimit() async throws {
    let scratch = try Scratch()
    let jj = JJCommand(try tool("sleep 1000", in: scratch), root: "/", deadline: .milliseconds(100))
    let failure = await failure { () async throws(OverseerError) in try await jj.log("@") }
    #expect(failure?.code == .vcsFailed)
    #expect(failure?.hint?.contains("lock") == true)
  }

  @Test func anAnswerThatIsNoneIsNotBelieved() async throws {
    let scratch = try Scratch()
    let jj = JJCommand(try tool("echo '{\"commit_id\":1}'", in: scratch), root: "/")
    let failure = await failure { () async throws(OverseerError) in try await jj.log("@") }
    #expect(failure?.code == .internalError)
  }
}
