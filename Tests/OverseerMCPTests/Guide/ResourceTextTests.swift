import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

@Suite("Resources")
struct ResourceTextTests {
  private func json(_ uri: String, _ bench: ScriptBench) async throws -> JSONValue {
    let (type, text) = try await ResourceText.read(uri, overseer: bench.overseer, caller: bench.client.caller)
    #expect(type == "application/json")
    return try JSONParser.parse(text)
  }

  @Test func declarationsAreTypeScript() async throws {
    let bench = try ScriptBench()
    let (type, text) = try await ResourceText.read(
      ResourceText.declarations, overseer: bench.overseer, caller: bench.client.caller)
    #expect(type == "text/typescript")
    #expect(text.contains("declare const tasks: {") && text.contains("declare const os: {"))
  }

  @Test func aTaskIsGivenInItsContext() async throws {
    let bench = try ScriptBench()
    let task = try bench.make("Read me")
    let value = try await json("overseer://task/\(task.id)", bench)
    #expect(value["task"]?["description"] == "Read me")
    #expect(value["children"] == [])
  }

  @Test func aReviewIsGivenWithWhatIsSaid() async throws {
    let bench = try ScriptBench()
    let task = try bench.make()
    _ = try await bench.overseer.call(StartTask(id: task.id), as: bench.client.caller)
    let submitted = try await bench.overseer.call(
      SubmitTask(id: task.id, allowEmpty: true), as: bench.client.caller)
    _ = try await bench.overseer.call(AddComment(reviewID: submitted.review.id, body: "Why?"), as: bench.person)
    let value = try await json("overseer://review/\(submitted.review.id)", bench)
    #expect(value["review"]?["task_id"]?.stringValue == "\(task.id)")
    #expect(value["feedback"]?["comments"]?[0]?["body"] == "Why?")
  }

  @Test(arguments: [
    "overseer://task/", "overseer://task/task_x", "overseer://review/task_01HZY3V5J5B1Q3N8M3E3V5J5B1", "overseer://x",
    "https://example.org", "", "overseer://task/task_01HZY3V5J5B1Q3N8M3E3V5J5B1",
    "overseer://review/rev_01HZY3V5J5B1Q3N8M3E3V5J5B1",
  ])
  func otherAddressesLeadNowhere(uri: String) async throws {
    let bench = try ScriptBench()
    let error = await #expect(throws: OverseerError.self) {
      _ = try await ResourceText.read(uri, overseer: bench.overseer, caller: bench.client.caller)
    }
    #expect(error?.code == .notFound)
  }
}
