import Foundation
import OverseerContract
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

/// What the document promises, tried out with inputs that a program makes up from it.
struct SchemathesisTests {
  /// Refusals that are about the state of things (412, 422), or about more than a request may bring (413), are no
  /// mistake in a request that fits the document.
  private static func configuration(token: String) -> String {
    """
    headers = { Authorization = "Bearer \(token)" }
    continue-on-failure = true
    request-timeout = 20.0

    [generation]
    deterministic = true
    database = "none"

    [checks.positive_data_acceptance]
    expected-statuses = ["2xx", "401", "403", "404", "409", "412", "413", "422", "429"]

    [[operations]]
    # It never ends.
    include-operation-id = "events.subscribe"
    enabled = false

    [[operations]]
    include-operation-id = "reviews.wait"
    parameters = { timeout_secs = 0 }

    [[operations]]
    # The document in it is a document of its own, of another version or of another program.
    include-operation-id = "data.import"
    checks.positive_data_acceptance.expected-statuses = ["2xx", "400", "409", "412", "413", "422"]

    [[operations]]
    # What several fields, or a field and what is there, say together can contradict itself: FieldRulesTests has each.
    include-operation-id = [
      "gates.add", "gates.update", "git_ai.result", "git_ai.status", "help.respond", "ids.resolve", "repos.register",
      "reviews.apply_suggestion", "reviews.comment", "reviews.file", "reviews.move_comment",
      "reviews.request_changes", "reviews.resolve_comment", "reviews.viewed", "tasks.block", "tasks.create",
      "tasks.update", "vcs.port",
    ]
    checks.positive_data_acceptance.expected-statuses = [
      "2xx", "400", "401", "403", "404", "409", "412", "413", "422", "429",
    ]
    """
  }

  @Test(.enabled(if: Tool.schemathesis.isThere, "scripts/setup installs schemathesis"))
  func everyAnswerIsAsTheDocumentSays() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let caller = live.overseer.owner.caller(correlationID: nil)
      for number in 1...3 {
        _ = try await live.overseer.call(CreateTask(repoID: repo.id, description: "Task \(number)"), as: caller)
      }
      let folder = URL(fileURLWithPath: live.overseer.installation.folder).appendingPathComponent("schemathesis")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Self.configuration(token: live.token).write(
        to: folder.appendingPathComponent("schemathesis.toml"), atomically: true, encoding: .utf8)
      let (status, output) = try await Tool.schemathesis.run(
        [
          "run", "\(live.address.url)/api/openapi.json", "--checks", "all", "--max-examples", "5", "--seed", "1",
          "--phases", "examples,coverage,fuzzing,stateful", "--workers", "1", "--no-color",
        ], in: folder, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
      #expect(status == 0, "\(output)")
    }
  }

  @Test func withoutATokenEveryPathOfTheAPIAnswers401() async throws {
    try await LiveServer.run { live in
      for operation in Contract.current.operations {
        let path = operation.path.filter { $0 != "{" && $0 != "}" }
        for headers in [[], ["Authorization: Bearer ovs_human_0"], ["Authorization: Bearer \(live.token)0"]] {
          let answer = try await RawClient.request(
            operation.spec.method.rawValue.uppercased(), path, port: live.port, headers: headers)
          #expect(answer.status == 401, "\(operation.name): \(answer)")
          #expect(answer.headers["www-authenticate"] == "Bearer")
        }
      }
    }
  }
}
