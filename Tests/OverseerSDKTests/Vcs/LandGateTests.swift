import Foundation
import OverseerModel
import OverseerStore
import OverseerVCS
import Synchronization
import Testing

@testable import OverseerSDK

@Suite("Landing what was approved, past its gates", .timeLimit(.minutes(5)))
struct LandGateTests {
  @Test(arguments: Backend.here) func `What was approved lands, also after a restack`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let one = try await bench.approved("one", ["one": "1\n"])
    let two = try await bench.approved("two", ["two": "2\n"])
    let report = try await bench.call(LandTask(id: one))
    #expect(report.landed.map(\.taskID) == [one] && report.results.isEmpty)
    // A rebase of the same change is what was approved, by hand, by a restack, or by the land itself.
    try await bench.call(RestackTask(id: two))
    try bench.moveTrunk()
    #expect(try await bench.call(LandTask(id: two)).landed.map(\.taskID) == [two])
    #expect(try bench.files(at: "main")["two"] == "2")
  }

  @Test(arguments: Backend.here) func `What came on top of the approval does not land`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.approved("a task", ["a": "1\n"])
    let approved = try #require(try bench.tip(id))
    let path = try #require(try bench.vcs(of: id).workspacePath)
    try bench.write("2\n", to: "a", in: path)
    try bench.commit("more", in: path)
    if backend == .jj { try bench.jj("bookmark", "set", "--quiet", "task/\(id)", "-r", "@-", in: path) }
    let error = try await bench.refusalWithoutTrace { try await bench.call(LandTask(id: id)) }
    #expect(error.code == .preconditionFailed && error.message.contains("which was approved"), "\(error)")
    #expect(error.details["reviewed"] == .string(approved), "\(error)")
  }

  @Test func `A task that was completed by force after it was reopened lands as it was then`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.approved("a task", ["a": "1\n"])
    try await bench.call(ReopenTask(id: id))
    let path = try #require(try bench.vcs(of: id).workspacePath)
    try bench.write("2\n", to: "a", in: path)
    bench.clock.advance(.seconds(1))
    try await bench.call(SubmitTask(id: id))
    bench.clock.advance(.seconds(1))
    try await bench.complete(id)
    try await bench.call(LandTask(id: id))
    #expect(try bench.files(at: "main")["a"] == "2")
  }

  @Test(arguments: Backend.here) func `Gates hold on the tree that lands, or nothing moves`(
    backend: Backend
  ) async throws {
    let bench = try VcsBench(backend)
    try await bench.gate("both", "echo run >> '\(bench.folder)/runs'; ! grep -qs bad trunk || { cat a trunk; exit 3; }")
    let id = try await bench.approved("a task", ["a": "1\n"])
    #expect(bench.runs == 1)
    try bench.moveTrunk("trunk", "bad\n")
    let refs = try bench.refs()
    bench.clock.advance(.seconds(1))
    let error = try await bench.refusal { try await bench.call(LandTask(id: id)) }
    #expect(error.code == .preconditionFailed && error.message.contains("both"), "\(error)")
    let failure = error.details["gate_failures"]?.arrayValue?.first
    #expect(failure?["exit_code"] == 3 && failure?["stdout"] == "1\nbad\n", "\(error.details)")
    #expect(try bench.refs() == refs, "nothing moves")
    #expect(bench.runs == 2)
    let failed = try #require(try bench.results(id).last)
    let review = try bench.review(id)
    #expect(failed.status == .failed && failed.revision != review.headCommit)
    #expect(review.status == .approved, "a review that is over stays so")
    // A person who lands it again has it run again.
    bench.clock.advance(.seconds(1))
    #expect(try await bench.refusal { try await bench.call(LandTask(id: id)) }.code == .preconditionFailed)
    #expect(bench.runs == 3)
    try bench.moveTrunk("trunk", "good\n")
    bench.clock.advance(.seconds(1))
    let report = try await bench.call(LandTask(id: id))
    #expect(bench.runs == 4)
    #expect(report.results.map(\.status) == [.passed])
    let tree = try bench.tree(of: "main")
    #expect(report.results.first?.tree?.description == tree)
    #expect(try bench.files(at: "main") == ["a": "1", "trunk": "good"])
    #expect(!bench.hasCheckouts, "what was made to run in is removed")
  }

  @Test(arguments: Backend.here) func `A pass for the same tree is not run again`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    try await bench.gate("test", "echo run >> '\(bench.folder)/runs'")
    let bottom = try await bench.approved("bottom", ["a": "1\n"])
    let top = try await bench.approved("top", ["b": "1\n"], blockedBy: [bottom])
    #expect(bench.runs == 2)
    let report = try await bench.call(LandTask(id: top, stack: true))
    #expect(report.landed.map(\.taskID) == [bottom, top] && report.results.count == 2)
    #expect(bench.runs == 2, "both trees are those that were reviewed")
  }

  @Test(arguments: Backend.here) func `Every layer's gates look at what lands of it`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    try await bench.gate("seen", "ls >> '\(bench.folder)/runs'")
    let bottom = try await bench.approved("bottom", ["a": "1\n"])
    let top = try await bench.approved("top", ["b": "1\n"], blockedBy: [bottom])
    try bench.moveTrunk()
    try FileManager.default.removeItem(atPath: bench.folder + "/runs")
    bench.clock.advance(.seconds(1))
    try await bench.call(LandTask(id: top, stack: true, style: .squash))
    #expect(bench.read("runs", in: bench.folder) == "README\na\ntrunk\nREADME\na\nb\ntrunk\n")
  }

  @Test func `Of a merge the gates look at the merge`() async throws {
    let bench = try VcsBench(.git)
    try await bench.gate("seen", "ls >> '\(bench.folder)/runs'")
    let bottom = try await bench.approved("bottom", ["a": "1\n"])
    let top = try await bench.approved("top", ["b": "1\n"], blockedBy: [bottom])
    try bench.moveTrunk()
    try FileManager.default.removeItem(atPath: bench.folder + "/runs")
    bench.clock.advance(.seconds(1))
    let report = try await bench.call(LandTask(id: top, stack: true, style: .merge))
    #expect(bench.read("runs", in: bench.folder) == "README\na\nb\ntrunk\n", "one run for both, as it is one tree")
    #expect(report.results.map(\.status) == [.passed, .passed])
    let tree = try bench.tree(of: "main")
    #expect(Set(report.results.compactMap { $0.tree?.description }) == [tree])
  }

  @Test func `Where the branch moves while gates run, they run again`() async throws {
    let bench = try VcsBench(.git)
    try await bench.gate("test", "echo run >> '\(bench.folder)/runs'")
    let id = try await bench.approved("a task", ["a": "1\n"])
    try bench.moveTrunk("trunk", "1\n")
    bench.clock.advance(.seconds(1))
    let moves = Mutex(0)
    let watched = bench.overseer.watched { [bench] progress in
      guard case .started = progress,
        moves.withLock({
          $0 += 1
          return $0
        }) == 1
      else { return }
      try? bench.moveTrunk("trunk", "2\n")
    }
    let report = try await watched.call(LandTask(id: id), as: bench.person)
    #expect(moves.withLock { $0 } == 2)
    #expect(report.results.map(\.status) == [.passed])
    #expect(try bench.files(at: "main") == ["a": "1", "trunk": "2"])
  }

  @Test func `A gate that a person did without is done without`() async throws {
    let bench = try VcsBench(.git)
    try await bench.gate("never", "echo run >> '\(bench.folder)/runs'; exit 1", maxRetries: 1)
    let id = try await bench.worked("a task", ["a": "1\n"], submits: false)
    let report = try await bench.call(SubmitTask(id: id))
    #expect(report.review.status == .gatesEscalated)
    try await bench.call(WaiveGates(reviewID: report.review.id, reason: "it never passes"))
    try await bench.approve(id)
    try bench.moveTrunk()
    bench.clock.advance(.seconds(1))
    let landed = try await bench.call(LandTask(id: id))
    #expect(landed.results.map(\.status) == [.waived])
    #expect(landed.results.first?.reason == "it never passes")
    #expect(bench.runs == 1)
  }

  @Test func `What a person completed by force lands without gates`() async throws {
    let bench = try VcsBench(.git)
    try await bench.gate("never", "echo run >> '\(bench.folder)/runs'; exit 1")
    let id = try await bench.worked("a task", ["a": "1\n"], submits: false)
    try await bench.call(SubmitTask(id: id))
    try await bench.complete(id)
    try bench.moveTrunk()
    #expect(try await bench.call(LandTask(id: id)).results.isEmpty)
    #expect(bench.runs == 1)
  }

  @Test func `A gate that does not know yet keeps it from landing, and is asked anew`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.approved("a task", ["a": "1\n"])
    try await bench.gate("ci", "test -f '\(bench.folder)/ready' || exit 75")
    bench.clock.advance(.seconds(1))
    let error = try await bench.refusal { try await bench.call(LandTask(id: id)) }
    #expect(error.code == .preconditionFailed && error.message.contains("ci"), "\(error)")
    #expect(error.hint?.contains("later") == true, "\(error)")
    try bench.write("", to: "ready", in: bench.folder)
    bench.clock.advance(.seconds(1))
    #expect(try await bench.call(LandTask(id: id)).results.last?.status == .passed)
    let results = try bench.results(id)
    #expect(!results.contains { $0.status == .pending || $0.status == .running })
  }

  @Test func `A gate that is not trusted keeps it from landing`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.approved("a task", ["a": "1\n"])
    try bench.moveTrunk(".overseer/gates.toml", "[[gate]]\nname = 'new'\ncommand = 'touch \(bench.folder)/ran'\n")
    let refs = try bench.refs()
    bench.clock.advance(.seconds(1))
    let error = try await bench.refusal { try await bench.call(LandTask(id: id)) }
    #expect(error.code == .preconditionFailed && error.message.contains("not trusted"), "\(error)")
    #expect(try bench.refs() == refs && !bench.exists(bench.folder + "/ran"))
    let asked = try await bench.call(ListTrust(repoID: bench.repo.id))
    try await bench.call(GrantTrust(repoID: bench.repo.id, sha256: asked.map(\.sha256)))
    bench.clock.advance(.seconds(1))
    #expect(try await bench.call(LandTask(id: id)).results.map(\.gateName) == ["new"])
  }
}

extension VcsBench {
  /// How often the gates have run that write a line for it.
  var runs: Int { read("runs", in: folder)?.split(separator: "\n").count ?? 0 }

  /// Whether something was checked out for gates and is still there.
  var hasCheckouts: Bool {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder + "/home/workspaces")) ?? []
    return names.contains { $0.split(separator: "/").last?.hasPrefix("clean-") == true }
  }

  func gate(_ name: String, _ command: String, maxRetries: Int? = nil) async throws {
    try await call(AddGate(repoID: repo.id, name: name, command: command, maxRetries: maxRetries))
  }

  /// A task in a workspace of its own with these files, not handed in yet.
  func worked(
    _ description: String, _ files: [String: String], blockedBy: [AnyTaskID]? = nil, submits: Bool
  ) async throws -> AnyTaskID {
    let id = try await make(description, blockedBy: blockedBy)
    let path = try await isolated(id)
    for (name, text) in files { try write(text, to: name, in: path) }
    if submits { try await call(SubmitTask(id: id)) }
    return id
  }

  /// A task with these files that was handed in, and that a person has approved.
  func approved(
    _ description: String, _ files: [String: String], blockedBy: [AnyTaskID]? = nil
  ) async throws -> AnyTaskID {
    let id = try await worked(description, files, blockedBy: blockedBy, submits: true)
    try await approve(id)
    return id
  }

  func approve(_ id: AnyTaskID) async throws {
    let review = try review(id)
    #expect(review.status == .humanPending)
    try await call(ApproveReview(id: review.id, revision: review.headCommit))
  }

  func review(_ id: AnyTaskID) throws -> Review {
    try #require(try store.read { reading throws(OverseerError) in try reading.latestReview(of: id) })
  }

  func results(_ id: AnyTaskID) throws -> [GateResult] {
    try store.read { reading throws(OverseerError) in try reading.gateResults(ofTask: id) }
  }

  func tree(of revision: String) throws -> String {
    _ = try refs()
    return try git("rev-parse", "\(revision)^{tree}")
  }
}
