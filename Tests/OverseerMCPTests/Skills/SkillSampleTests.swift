import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

/// Every sample of the skills runs as it stands there, in its order, between what the agent and a person do meanwhile.
@Suite("Samples of the skills")
struct SkillSampleTests {
  private let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  @Test func work() async throws {
    let samples = try SkillSamples("overseer", count: 6)
    let task = try bench.overseer.callNow(
      CreateTask(description: "Greet politely", context: "Done when: it says please"), as: bench.person)
    let job = try await run(samples[0])
    #expect(job["task"]?["id"]?.stringValue == "\(task.id)")
    #expect(job["context"]?["own"] == "Done when: it says please")
    let workspace = try #require(job["workspace"]?.stringValue)
    let ids = ["task_…": "\(task.id)"]

    _ = try await run(samples[1], ids)
    #expect(try await run("return (await learnings.list(\"task_…\")).length", ids) == 1)

    _ = try await run(samples[2], ids)
    let request = try #require(try bench.overseer.callNow(GetActiveHelp(taskID: task.id), as: bench.person))
    #expect(request.suggestedOptions == ["Polite", "Short"])
    _ = try bench.overseer.callNow(RespondToHelp(id: request.id, chosenOption: 0), as: bench.person)
    _ = try await bench.overseer.call(ResumeTask(taskID: task.id), as: bench.person)

    try write("echo Please\n", to: workspace + "/greet.sh")
    let submitted = try await run(samples[3], ids)
    #expect(submitted["why"] == "Human")
    let review = try #require(submitted["review"]?.stringValue)
    try await askForChanges(review, at: "greet.sh")

    let feedback = try await run(samples[4], ids)
    #expect(feedback["summary"] == "Not yet" && feedback["review"]?.stringValue == review)
    let comment = try #require(feedback["comments"]?[0]?["id"]?.stringValue)
    _ = try await run(samples[5], ["rev_…": review, "cmt_…": comment])
    #expect(try await run("return (await reviews.feedback(\"\(review)\")).comments") == [])

    try write("echo Please, reader\n", to: workspace + "/greet.sh")
    let second = try await run(samples[3], ids)
    try await approve(try #require(second["review"]?.stringValue))
    #expect(try bench.task(task.id).status == .completed)
    #expect(try await run(samples[0]) == "nothing is ready")
  }

  @Test func giveBack() async throws {
    let samples = try SkillSamples("overseer", count: 6)
    let task = try bench.make()
    _ = try await run(samples[0])
    _ = try await run(samples.last, ["task_…": "\(task.id)"])
    #expect(try bench.task(task.id).claim == nil)
    #expect(try await run(samples[0])["task"]?["id"]?.stringValue == "\(task.id)")
  }

  @Test func plan() async throws {
    let samples = try SkillSamples("overseer-plan", count: 3)
    #expect(try await run(samples[0])["tree"] == [])
    let rehearsed = await bench.execute(samples[1], dryRun: true)
    #expect(rehearsed.code == nil, "\(rehearsed.text)")
    let made = try await run(samples[1])
    let milestone = try #require(made["milestone"]?.stringValue)
    let tasks = (made["tasks"]?.arrayValue ?? []).compactMap(\.stringValue)
    try #require(tasks.count == 3)

    let found = try await run(samples[2], ["ms_…": milestone])
    #expect(found["first"] == "Find out the language of the reader")
    #expect(found["waiting"]?.arrayValue?.map { $0[1] } == [0, 1, 1])

    let explained = try await run(samples.last, ["task_…": tasks[0], "task_other…": try bench.make("Other").id.text])
    #expect(explained["offered"] == false)
  }

  @Test func review() async throws {
    let samples = try SkillSamples("overseer-review", count: 5)
    try FileManager.default.createDirectory(atPath: bench.root + "/.overseer", withIntermediateDirectories: true)
    try write("[review]\nagent = \"required\"\n", to: bench.root + "/.overseer/config.toml")
    try ScriptBench.git(["add", ".overseer"], in: bench.root)
    try ScriptBench.git(["commit", "-q", "-m", "Agents review"], in: bench.root)
    let task = try bench.make("Greet")
    let first = try await submit("echo \"Hello, $1\"\n", of: task.id)
    var ids = ["task_…": "\(task.id)", "rev_…": first]

    let known = try await run(samples[0], ids, by: bench.otherClient)
    #expect(known["review"]?["status"] == "AgentPending")
    let changed = try await run(samples[1], ids, by: bench.otherClient)
    #expect(changed["files"] == [["added", "greet.sh"]])
    let patch = try await run(samples[2], ids, by: bench.otherClient)
    #expect(patch.stringValue?.contains("+echo \"Hello, $1\"") == true)
    #expect(try await run(samples[3], ids, by: bench.otherClient) == 1)
    _ = try await run(samples[4], ids, by: bench.otherClient)
    #expect(try await run("return (await reviews.get(\"rev_…\")).status", ids) == "ChangesRequested")

    for comment in try await bench.overseer.call(
      ListComments(reviewID: try #require(ReviewID(first))), as: bench.person)
    {
      _ = try await bench.overseer.call(ResolveComment(id: comment.comment.id), as: bench.person)
    }
    ids["rev_…"] = try await submit("[ -n \"$1\" ] && echo \"Hello, $1\"\n", of: task.id)
    _ = try await run(samples.last, ids, by: bench.otherClient)
    #expect(try await run("return (await reviews.get(\"rev_…\")).status", ids) == "HumanPending")
  }

  @Test(arguments: ["overseer", "overseer-plan", "overseer-review"])
  func `a skill is short, and its front matter is whole`(_ name: String) throws {
    let lines = try SkillSamples.text(name).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 120)
    #expect(lines[0] == "---" && lines[1] == "name: \(name)" && lines[3] == "---")
    let description = lines[2].dropFirst("description: ".count)
    #expect(lines[2].hasPrefix("description: ") && (1...1024).contains(description.count))
    // Plain YAML: it would be a mapping, or end, otherwise.
    #expect(!description.contains(": ") && !description.contains(" #"))
  }
}

extension SkillSampleTests {
  private func run(
    _ code: String, _ ids: [String: String] = [:], by other: ToolClient? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> JSONValue {
    var code = code
    for (name, id) in ids { code = code.replacing("\"\(name)\"", with: "\"\(id)\"") }
    return try await bench.result(code, by: other, sourceLocation: sourceLocation)
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// Starts the task and submits one file; the id of the review.
  private func submit(_ text: String, of task: AnyTaskID) async throws -> String {
    let started = try await run("await tasks.start(\"\(task)\"); return (await tasks.get(\"\(task)\")).vcs")
    try write(text, to: try #require(started["workspace_path"]?.stringValue) + "/greet.sh")
    return try #require(try await run("return (await tasks.submit(\"\(task)\")).review.id").stringValue)
  }

  private func head(of id: ReviewID) async throws -> CommitID? {
    try await bench.overseer.call(GetReview(id: id), as: bench.person).headCommit
  }

  private func askForChanges(_ review: String, at file: String) async throws {
    let id = try #require(ReviewID(review))
    let comment = NewComment(filePath: file, lineStart: 1, body: "Whom?")
    _ = try await bench.overseer.call(
      RequestChanges(id: id, revision: try await head(of: id), summary: "Not yet", comments: [comment]),
      as: bench.person)
  }

  private func approve(_ review: String) async throws {
    let id = try #require(ReviewID(review))
    _ = try await bench.overseer.call(ApproveReview(id: id, revision: try await head(of: id)), as: bench.person)
  }
}

extension AnyTaskID {
  fileprivate var text: String { "\(self)" }
}

/// The scripts of a skill, in their order; the last one has a name of its own.
private struct SkillSamples {
  private let all: [String]
  let last: String

  /// - Parameter count: How many come before the last one.
  init(_ name: String, count: Int) throws {
    let found = try Self.text(name).matches(of: #/```js\n((?s:.*?))\n```/#).map { String($0.output.1) }
    try #require(found.count == count + 1)
    all = Array(found.dropLast())
    last = found[count]
  }

  subscript(place: Int) -> String { all[place] }

  static func text(_ name: String) throws -> String {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return try String(contentsOf: folder.appendingPathComponent("skills/\(name)/SKILL.md"), encoding: .utf8)
  }
}
