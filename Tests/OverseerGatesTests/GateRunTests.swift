import Foundation
import OverseerGates
import OverseerModel
import OverseerProcess
import Testing

@Suite struct GateRunTests {
  private static let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
  private static let bubblewrap = Bubblewrap.find(path: path)

  private let occasion = GateEnvironment.Occasion(
    taskID: .task(TaskID(someULID)), repoID: RepoID(someULID), repoPath: "/repo", reviewID: ReviewID(someULID),
    gateName: "lint", attempt: 2, revision: CommitID(1, 2, 3))

  private func environment(_ passEnv: [String] = []) -> GateEnvironment {
    GateEnvironment(
      inherited: ["PATH": Self.path, "HOME": "/home/ada", "LANG": "C.UTF-8", "SECRET": "s", "TERM": "xterm"],
      passEnv: passEnv, occasion: occasion)
  }

  private func gate(_ command: String, sandbox: Gate.Sandbox = .none, network: Bool = true) -> Gate {
    Gate(
      id: GateID(someULID), scope: .repo(RepoID(someULID)), name: "lint", command: command, timeoutSecs: 60,
      sandbox: sandbox, network: network, source: .file, createdAt: noon, updatedAt: noon)
  }

  private func run(_ gate: Gate, in folder: String) async throws -> SupervisedCommand.Ending {
    let command = try GateRun.command(
      gate, folder: folder, environment: environment(), logPath: nil, bubblewrap: Self.bubblewrap)
    return try await SupervisedBatch(Supervisor()).run([command])[0]
  }

  @Test func theEnvironmentIsWhatIsPromised() {
    let own = [
      "PATH": Self.path, "HOME": "/home/ada", "LANG": "C.UTF-8", "TERM": "dumb", "CI": "1",
      "OVERSEER_TASK_ID": "\(TaskID(someULID))", "OVERSEER_REPO_ID": "\(RepoID(someULID))",
      "OVERSEER_REPO_PATH": "/repo", "OVERSEER_REVIEW_ID": "\(ReviewID(someULID))", "OVERSEER_GATE_NAME": "lint",
      "OVERSEER_ATTEMPT": "2",
      "OVERSEER_REVISION": "\(CommitID(1, 2, 3))",
    ]
    #expect(environment().variables == own)
    #expect(environment(["SECRET", "UNSET"]).variables == own.merging(["SECRET": "s"]) { $1 })
  }

  @Test(arguments: [
    ("true", GateEnd.exited(code: 0)), ("exit 75", .exited(code: 75)), ("exit 1", .exited(code: 1)),
    ("kill -9 $$", .signalled(9)), ("[ \"$OVERSEER_ATTEMPT$CI$TERM${SECRET-}\" = 21dumb ]", .exited(code: 0)),
    ("[ \"$PWD\" = / ]", .exited(code: 0)),
  ])
  func aRunEndsAsItsCommandDoes(command: String, end: GateEnd) async throws {
    #expect(GateRun.Word(try await run(gate(command), in: "/").outcome) == .ended(end))
  }

  @Test func otherOutcomesSayTheirs() {
    #expect(GateRun.Word(.timedOut) == .ended(.timedOut))
    #expect(GateRun.Word(.cancelled) == .void("the run was called off"))
    #expect(GateRun.Word(.failed("why")) == .void("why"))
  }

  @Test func withoutBubblewrapASandboxedGateDoesNotRun() {
    let error = refusal { () throws(OverseerError) in
      _ = try GateRun.command(
        gate("true", sandbox: .bwrap), folder: "/", environment: environment(), logPath: nil, bubblewrap: nil)
    }
    #expect(error?.code == .unavailable)
  }

  @Test func setUpIsACommandLikeTheGate() throws {
    var gate = gate("true")
    #expect(
      try GateRun.setup(gate, folder: "/", environment: environment(), logPath: nil, bubblewrap: nil) == nil)
    gate.setup = "npm ci"
    let setup = try GateRun.setup(gate, folder: "/w", environment: environment(), logPath: nil, bubblewrap: nil)
    #expect(setup?.arguments == ["-c", "npm ci"])
    #expect(setup?.folder == "/w")
  }

  @Test func theSandboxTakesTheNetworkOnlyOnWish() {
    let closed = Bubblewrap(path: "/bwrap").arguments(for: "a b", workspace: "/w", network: false)
    #expect(closed.suffix(4) == ["--", "/bin/sh", "-c", "a b"])
    #expect(closed.contains("--unshare-all") && !closed.contains("--share-net"))
    #expect(Bubblewrap(path: "/bwrap").arguments(for: "a b", workspace: "/w", network: true).contains("--share-net"))
  }

  @Test(.enabled(if: bubblewrap != nil, "bwrap is not on the PATH"))
  func theSandboxIsUsable() async throws {
    let bubblewrap = try #require(Self.bubblewrap)
    #expect(await bubblewrap.defect() == nil)
    #expect(await Bubblewrap(path: "/nowhere/bwrap").defect() == "there is no /nowhere/bwrap")
  }

  @Test(.enabled(if: bubblewrap != nil, "bwrap is not on the PATH"))
  func theSandboxWritesToTheWorkspaceAlone() async throws {
    let scratch = try GatesScratch()
    try FileManager.default.createDirectory(atPath: scratch.path("w"), withIntermediateDirectories: true)
    let line = "touch in ../out /tmp/other && ! touch /var/tmp/overseer-out && pwd"
    let ending = try await run(gate(line, sandbox: .bwrap), in: scratch.path("w"))
    #expect(ending.outcome == .exited(.status(0)))
    #expect(String(decoding: ending.output, as: UTF8.self) == scratch.path("w") + "\n")
    #expect(try scratch.names(in: "w") == ["in"])
    #expect(try scratch.names(in: ".") == ["w"])
    #expect(!FileManager.default.fileExists(atPath: "/tmp/other"))
    #expect(!FileManager.default.fileExists(atPath: "/var/tmp/overseer-out"))
  }

  @Test(.enabled(if: bubblewrap != nil, "bwrap is not on the PATH"))
  func withoutTheNetworkThereIsOnlyTheLoopback() async throws {
    let line = "[ \"$(tail -n +3 /proc/net/dev | grep -c :)\" = 1 ]"
    #expect(try await run(gate(line, sandbox: .bwrap, network: false), in: "/usr").outcome == .exited(.status(0)))
  }

  @Test(
    .enabled(if: bubblewrap != nil, "bwrap is not on the PATH"),
    arguments: [("exit 0", SupervisedCommand.Outcome.exited(.status(0))), ("exec sleep 1000", .timedOut)])
  func whoLeavesTheSessionIsHeldByTheSandbox(then: String, outcome: SupervisedCommand.Outcome) async throws {
    let scratch = try GatesScratch()
    let leaving = "setsid sh -c 'touch up; exec sleep 1000' & until [ -e up ]; do sleep 0.01; done; "
    var gate = gate(leaving + then, sandbox: .bwrap)
    gate.timeoutSecs = 2
    #expect(try await run(gate, in: scratch.path).outcome == outcome)
    // The folder was bound into the namespace: whoever lives in it still has it as its working directory.
    let left = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { process in
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")) == scratch.path
    }
    #expect(left == [])
  }

  @Test func aWorkingCopyMustBeTheRevision() {
    let clean = WorkingCopyState(tree: "t", changed: [], untracked: ["a", "made"])
    #expect(clean.objection(toRunFor: "t", remembered: ["a", "made"]) == nil)
    #expect(clean.objection(toRunFor: "t", remembered: ["made"]) == "a is not tracked")
    #expect(clean.objection(toRunFor: "t", remembered: []) == "a is not tracked, and 1 more")
    #expect(clean.objection(toRunFor: "u", remembered: []) == "the working copy is not the revision under review")
    let changed = WorkingCopyState(tree: "t", changed: ["b"], untracked: [])
    #expect(changed.objection(toRunFor: "t", remembered: []) == "b is changed and not committed")
  }

  @Test func aResultIsVoidIfTrackedFilesChanged() {
    let before = WorkingCopyState(tree: "t", changed: [], untracked: ["a"])
    let after = WorkingCopyState(tree: "t", changed: [], untracked: ["a", "c", "b"])
    #expect(before.objection(toResultBefore: after) == nil)
    #expect(before.made(until: after) == ["b", "c"])
    #expect(before.objection(toResultBefore: WorkingCopyState(tree: "u", changed: [], untracked: [])) != nil)
    let touched = WorkingCopyState(tree: "t", changed: ["x\u{1b}"], untracked: [])
    #expect(before.objection(toResultBefore: touched) == "x\\u{1b} was changed meanwhile")
  }
}
