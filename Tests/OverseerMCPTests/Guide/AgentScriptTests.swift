import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

/// What models write who know only what they are told works at the first try.
@Suite("Scripts of agents")
struct AgentScriptTests {
  private let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  private func run(
    _ code: String, _ ids: [String: String] = [:], by other: ToolClient? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> JSONValue {
    var code = code
    for (name, id) in ids { code = code.replacing("$\(name)", with: id) }
    return try await bench.result(code, by: other, sourceLocation: sourceLocation)
  }

  private func text(_ value: JSONValue?) throws -> String { try #require(value?.stringValue) }

  private func write(_ text: String, to name: String, in folder: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  /// Plans, claims and works, so that there is something to submit.
  private func work() async throws -> (task: String, milestone: String, path: String) {
    let plan = try await run(AgentScripts.plan)
    let job = try await run(AgentScripts.claim)
    let path = try text(job["path"])
    try write("+01:00\n", to: "zones.txt", in: path)
    return (try text(job["task"]), try text(plan["milestone"]), path)
  }

  private func submitted() async throws -> (task: String, review: String, path: String) {
    let (task, _, path) = try await work()
    return (task, try text(try await run(AgentScripts.submit, ["TASK": task])["id"]), path)
  }

  @Test func planAndClaim() async throws {
    let plan = try await run(AgentScripts.plan)
    #expect(plan["ids"]?.arrayValue?.count == 3)
    let job = try await run(AgentScripts.claim)
    #expect(job["parent"] == plan["ids"]?[0])
    #expect(FileManager.default.fileExists(atPath: try text(job["path"]) + "/hello.txt"))
  }

  @Test func submitAndMend() async throws {
    let (task, milestone, path) = try await work()
    let first = try await run(AgentScripts.submit, ["TASK": task])
    #expect(first["why"] == "Human" && first["status"] == "HumanPending")
    let id = try #require(ReviewID(try text(first["id"])))
    _ = try await bench.overseer.call(
      RequestChanges(
        id: id, revision: try await head(of: id), summary: "Not yet",
        comments: [NewComment(filePath: "zones.txt", lineStart: 1, body: "And the others?")]),
      as: bench.person)
    let found = try await run(AgentScripts.feedback, ["TASK": task])
    #expect(found["summary"] == "Not yet" && found["said"] == ["zones.txt: And the others?"])
    try write("+01:00 -01:00\n", to: "zones.txt", in: path)
    let second = try await run(AgentScripts.submit, ["TASK": task])
    let next = try #require(ReviewID(try text(second["id"])))
    _ = try await bench.overseer.call(ApproveReview(id: next, revision: try await head(of: next)), as: bench.person)
    let progress = try await run(AgentScripts.progress, ["MILESTONE": milestone])
    #expect(progress["done"] == "1 of 5")
    #expect(progress["next"] == "Names")
    #expect(progress["why"]?.arrayValue?.count == 2)
  }

  private func head(of id: ReviewID) async throws -> CommitID? {
    try await bench.overseer.call(GetReview(id: id), as: bench.person).headCommit
  }

  @Test func askAndLearn() async throws {
    let (task, _, _) = try await work()
    #expect(try await run(AgentScripts.learn, ["TASK": task]) == ["Tests need TZ=UTC"])
    #expect(try await run(AgentScripts.learn, ["TASK": task]) == ["Tests need TZ=UTC"])
    #expect(try await run(AgentScripts.ask, ["TASK": task])["status"] == "AwaitingHuman")
  }

  @Test func changeMany() async throws {
    _ = try await run(AgentScripts.plan)
    let after = try #require(try await run(AgentScripts.prioritize).arrayValue)
    #expect(after.count == 3)
    #expect(after.allSatisfy { $0[1] == 1 && $0[2] == "urgent zones" })
  }

  @Test func reviewOthers() async throws {
    let (task, review, _) = try await submitted()
    #expect(try await run(AgentScripts.review, ["REVIEW": review], by: bench.otherClient) == ["must"])
    #expect(try await run(AgentScripts.approve, ["REVIEW": review], by: bench.otherClient) == "Pending")
    let events = try #require(try await run(AgentScripts.history, ["TASK": task]).arrayValue)
    #expect(events.first == "TaskCreated" && events.contains("HelpRequested"))
  }

  @Test func giveBack() async throws {
    let (task, _, _) = try await submitted()
    #expect(try await run(AgentScripts.giveBack, ["TASK": task]) == ["withdrawn", "InProgress", nil])
  }

  /// The samples that the instructions show.
  @Test func theSamplesRun() async throws {
    let plan = try await run(GuideTextSamples.plan)
    #expect(plan.arrayValue?.count == 2)
    let job = try await run(GuideTextSamples.claim)
    #expect(job["task"]?["id"] == plan[0])
    try write("x\n", to: "x", in: try text(job["workspace"]))
    let task = try text(plan[0])
    #expect(try await run(GuideTextSamples.submit.replacing("task_…", with: task)) == "Human")
    #expect(try await run(GuideTextSamples.claim) == "nothing is ready")
  }

  /// What `os.describe` shows as an example compiles; that it is a call of what is there, the declarations say.
  @Test func everyExampleIsAScript() async throws {
    for entry in OperationIndex.shared.entries {
      let reply = await bench.execute("if (false) {\n\(entry.example)\n}\nreturn 1")
      #expect(reply.structured?["result"] == 1, "\(entry.example) \(reply.text)")
    }
  }
}

/// The samples of the instructions, as a client gets them.
enum GuideTextSamples {
  static let all = GuideTexts.instructions.matches(of: #/```js\n((?s:.*?))\n```/#).map { String($0.output.1) }
  static var claim: String { all[0] }
  static var plan: String { all[1] }
  static var submit: String { all[2] }
}
