import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerStore

@Suite("data.export, and its document in data.import")
struct DataExportTests {
  /// The document as it is written to a file, but for the time of the export.
  private static func text(_ document: ExportDocument) throws -> String {
    var document = document
    document.exportedAt = Instant(milliseconds: 0)
    return try JSONCoder.encodeString(document, pretty: true)
  }

  /// Whether a random history has come by everything that a document can hold.
  private static func hasEverything(_ document: ExportDocument) -> Bool {
    document.tasks.count > 20 && document.learnings.count > 5 && !document.helpRequests.isEmpty
      && document.claims.contains { $0.released } && document.claims.contains { !$0.released }
  }

  @Test("Exporting, importing into an empty installation and exporting again gives the same bytes", arguments: 0..<4)
  func roundTrip(round: Int) throws {
    var history = try DataTestHistory("roundTrip", round: round)
    try history.play(400)
    var first = try history.bench.call(ExportData())
    while !Self.hasEverything(first) {
      try history.play(100)
      first = try history.bench.call(ExportData())
    }
    let document = try JSONParser.parse(try Self.text(first))

    let other = try DataTestBench()
    let report = try other.importing(document)
    #expect(report.tasks == first.tasks.count && report.events == first.events.count && report.notes == [])
    #expect(report.repos == 2 && report.helpRequests == first.helpRequests.count)
    #expect(try Self.text(try other.call(ExportData())) == Self.text(first))
    #expect(
      try other.store.everything(leavingOut: ["tasks.n", "learnings.n"])
        == history.bench.store.everything(leavingOut: ["tasks.n", "learnings.n"]))
    try other.store.expectSound()
    let words = SearchTasks(text: "do", allRepos: true, limit: 1000)
    let (found, again) = (try history.bench.call(words), try other.call(words))
    #expect(!found.isEmpty && Set(found.map(\.id)) == Set(again.map(\.id)))
  }

  @Test("A pruned log comes back with its checkpoint")
  func pruned() async throws {
    var history = try DataTestHistory("pruned", round: 0)
    try history.play(200)
    let store = history.bench.store
    let pruned = try await store.prune(
      before: history.bench.clock.now, as: WriteContext(actor: .system, source: .system))
    #expect(pruned.removed > 50)
    try history.play(20)
    let first = try history.bench.call(ExportData())
    let checkpoint = try #require(first.checkpoint)
    #expect(first.events.first?.seq == checkpoint.seq + 1)

    let other = try DataTestBench()
    try other.importing(JSONParser.parse(try Self.text(first)))
    #expect(try Self.text(try other.call(ExportData())) == Self.text(first))
    try other.store.expectSound()
  }

  @Test("What was imported goes on: the log, the generation of claims, the ready queue")
  func goesOn() throws {
    let bench = try Workbench()
    let task = try bench.make()
    try bench.call(ClaimTask(id: task.id))
    try bench.call(ReleaseTask(id: task.id))
    let head = try bench.headSeq()

    let other = try DataTestBench()
    try other.importing(JSONCoder.value(of: try bench.call(ExportData())))
    #expect(try other.call(NextReadyTask(repoID: bench.repo.id))?.task.id == task.id)
    let claimed = try other.call(ClaimTask(id: task.id))
    #expect(claimed?.claim?.generation == 2)
    #expect(try other.store.read { reading throws(OverseerError) in try reading.headSeq() } == head + 1)
    try other.store.expectSound()
  }

  @Test("The document of an empty installation is complete and can be imported")
  func empty() throws {
    let document = try JSONCoder.value(of: try DataTestBench().call(ExportData()))
    #expect(
      document.objectValue?.keys == [
        "format", "version", "schema", "exported_at", "repos", "tasks", "claims", "learnings", "help_requests",
        "task_vcs", "reviews", "review_comments", "gates", "gate_results", "file_views", "reviewer_jobs", "tokens",
        "events", "checkpoint",
      ])
    #expect(document["format"] == "overseer" && document["version"] == "1")
    let other = try DataTestBench()
    #expect(try other.importing(document).events == 0)
    #expect(try other.store.read { reading throws(OverseerError) in try reading.isEmpty() })
  }

  @Test("A document of the first layout, which knew no refs, is read")
  func firstLayout() throws {
    let bench = try Workbench()
    let task = try bench.make()
    let document = try JSONCoder.value(of: try bench.call(ExportData())).setting("task_vcs", to: nil)
    let other = try DataTestBench()
    #expect(try other.importing(document.setting("schema", to: 1)).tasks == 1)
    #expect(try other.call(GetTask(id: task.id)).vcs == nil)
    try other.store.expectSound()
  }

  @Test("A dry run says the same and changes nothing")
  func dryRun() throws {
    var history = try DataTestHistory("dryRun", round: 0)
    try history.play(100)
    let document = try JSONCoder.value(of: try history.bench.call(ExportData()))
    let other = try DataTestBench()
    var tried = try other.importing(document, dryRun: true)
    #expect(tried.dryRun)
    #expect(try other.store.read { reading throws(OverseerError) in try reading.isEmpty() })
    tried.dryRun = false
    #expect(try other.importing(document) == tried)
  }

  @Test("Only an empty installation takes it, only a person may, and it names its own repositories")
  func refusals() throws {
    let bench = try Workbench()
    _ = try bench.make()
    let document = try JSONCoder.value(of: try bench.call(ExportData()))
    let full = try #require(try bench.refusal(ImportData(document: document), as: bench.person))
    #expect(full.code == .preconditionFailed && full.hint?.contains("OVERSEER_HOME") == true)
    for dryRun in [true, false] {
      let importing = ImportData(document: document, dryRun: dryRun)
      #expect(try bench.refusal(importing, as: bench.agent)?.code == .forbidden)
      #expect(try bench.refusal(importing, as: bench.unproven)?.code == .forbidden)
      #expect(try bench.refusal(importing, as: bench.person)?.code == .preconditionFailed)
    }
    let named = try #require(
      try bench.refusal(ImportData(document: document, repoID: bench.repo.id), as: bench.person))
    #expect(named.details["fields"]?[0]?["field"] == "repo_id")
  }

  /// A way to spoil a document, and the fields that the refusal names.
  struct Spoilt: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var fields: [String]
    var change: @Sendable (JSONValue) -> JSONValue

    init(_ description: String, _ fields: String..., change: @escaping @Sendable (JSONValue) -> JSONValue) {
      testDescription = description
      self.fields = fields
      self.change = change
    }

    static func set(_ path: String, _ value: JSONValue?, _ fields: String...) -> Spoilt {
      var spoilt = Spoilt("\(path) = \((try? value?.text()) ?? "nothing")") { $0.setting(path, to: value) }
      spoilt.fields = fields
      return spoilt
    }
  }

  // The document has tasks 0 (a milestone), 1 and 2 (tasks of it; 2 waits for 1) and 3 (a subtask of 1 with an open
  // question).
  static let spoiltDocuments: [Spoilt] = [
    .set("tasks", nil, "tasks"), .set("tasks", "none", "tasks"), .set("exported_at", "yesterday", "exported_at"),
    .set("surplus", 1, "surplus"), .set("tasks.1.surplus", 1, "tasks[1].surplus"),
    .set("tasks.1", 7, "tasks[1]"), .set("tasks.1.id", "task_1", "tasks[1].id"),
    .set("tasks.1.priority", 9, "tasks[1].priority"), .set("tasks.1.status", "Open", "tasks[1].status"),
    .set("tasks.1.kind", "Subtask", "tasks[1].kind", "tasks[1].parent_id", "tasks[3].parent_id"),
    .set("tasks.1.depth", 0, "tasks[1].depth", "tasks[3].depth"),
    .set("tasks.1.description", " spaced ", "tasks[1].description"),
    .set("tasks.1.description", "a\u{7}b", "tasks[1].description"),
    .set("tasks.1.context", "a\u{0}b", "tasks[1].context"), .set("tasks.1.labels", ["B", "a"], "tasks[1].labels"),
    .set("tasks.1.metadata", ["": "x"], "tasks[1].metadata"), .set("tasks.1.metadata", ["a": 1], "tasks[1].metadata.a"),
    .set("tasks.1.status", "Completed", "tasks[1].completed_at", "tasks[1].status"),
    .set("tasks.1.status", "Cancelled", "tasks[1].status"), .set("tasks.1.status", "InReview", "tasks[1].status"),
    .set("tasks.1.archived_at", "2026-01-01T00:00:00Z", "tasks[1].archived_at"),
    .set("tasks.1.parent_id", "ms_00000000000000000000000009", "tasks[1].parent_id"),
    .set(
      "tasks.1.repo_id", "repo_00000000000000000000000009", "tasks[1].repo_id", "tasks[1].parent_id",
      "tasks[3].parent_id"),
    .set("tasks.1.blocked_by", ["task_00000000000000000000000009"], "tasks[1].blocked_by[0]"),
    .set("help_requests", [], "tasks[3].status"),
    .set("help_requests.0.from_status", "Completed", "help_requests[0].from_status"),
    .set("help_requests.0.chosen_option", 4, "help_requests[0].chosen_option"),
    .set("tasks.3.status", "Pending", "help_requests[0].status"),
    .set("claims.0.generation", 0, "claims[0].generation"),
    .set("learnings.0.content", " ", "learnings[0].content"),
    .set("learnings.0.task_id", "task_00000000000000000000000009", "learnings[0].task_id"),
    .set("events.1.seq", 5, "events[1].seq"), .set("events.1.body.type", "Surprise", "events[1].body.type"),
    .set("events.1.body.payload", nil, "events[1].body.payload"),
    .set("events.0.actor.kind", "Robot", "events[0].actor.kind"),
    .set("repos", [], "tasks[0].repo_id", "tasks[1].repo_id", "tasks[2].repo_id", "tasks[3].repo_id"),
    .set("repos.0.path", "here", "repos[0].path"),
    Spoilt(
      "an id twice", "tasks[1].id", "tasks[1].kind", "tasks[2].blocked_by[0]", "tasks[3].parent_id",
      "learnings[0].task_id"
    ) { $0.setting("tasks.1.id", to: $0["tasks"]?[0]?["id"]) },
    Spoilt("a cycle of blockers", "tasks[2].blocked_by") {
      $0.setting("tasks.1.blocked_by", to: .array([$0["tasks"]?[2]?["id"] ?? .null]))
    },
    Spoilt("an ancestor as blocker", "tasks[3].blocked_by") {
      $0.setting("tasks.3.blocked_by", to: .array([$0["tasks"]?[0]?["id"] ?? .null]))
    },
    Spoilt("a learning twice", "learnings[1].id", "learnings[1].content") {
      $0.changing("learnings") { .array([$0?[0] ?? .null, $0?[0] ?? .null]) }
    },
    Spoilt("a claim twice", "claims[1].task_id") {
      $0.changing("claims") { .array([$0?[0] ?? .null, $0?[0] ?? .null]) }
    },
    Spoilt("a state that the log does not tell", "tasks") { $0.setting("tasks.1.description", to: "forged") },
    .set("task_vcs", nil, "task_vcs"), .set("task_vcs.0.vcs_type", "None", "task_vcs[0].vcs_type"),
    .set("task_vcs.0.base_commit", "HEAD", "task_vcs[0].base_commit"),
    .set("task_vcs.0.ref_name", "main", "task_vcs[0].ref_name"),
    .set("task_vcs.0.change_id", "", "task_vcs[0].change_id"),
    .set("task_vcs.0.workspace_path", "here", "task_vcs[0].workspace_path"),
    .set(
      "task_vcs.0.task_id", "task_00000000000000000000000009", "task_vcs[0].task_id", "task_vcs[0].ref_name"),
    .set("task_vcs.0.repo_id", "repo_00000000000000000000000009", "task_vcs[0].repo_id"),
    Spoilt("a ref twice", "task_vcs[1].task_id", "task_vcs[1].workspace_path") {
      $0.changing("task_vcs") { .array([$0?[0] ?? .null, $0?[0] ?? .null]) }
    },
    Spoilt("a state of refs that the log does not tell", "task_vcs") {
      $0.setting("task_vcs.0.change_id", to: "other")
    },
    Spoilt("no log", "repos", "tasks", "blockers", "claims", "learnings", "help_requests", "task_vcs") {
      $0.setting("events", to: [])
    },
  ]

  private static func sample() throws -> JSONValue {
    let bench = try Workbench()
    let milestone = try bench.make("a milestone", .milestone)
    let first = try bench.make("first", under: milestone.id)
    bench.clock.advance(.seconds(1))
    _ = try bench.make("second", under: milestone.id, blockedBy: [first.id])
    let subtask = try bench.make("below", under: first.id)
    try bench.call(ClaimTask(id: subtask.id))
    try bench.call(AddLearning(taskID: first.id, content: "learnt"))
    _ = try bench.ask(subtask.id)
    try bench.makeRef(of: subtask)
    return try JSONCoder.value(of: try bench.call(ExportData()))
  }

  @Test(
    "A document that was changed is refused with all its wrong fields, and leaves nothing", arguments: spoiltDocuments)
  func refused(_ spoilt: Spoilt) throws {
    let document = try Self.sample()
    #expect(try DataTestBench().importing(document).tasks == 4)
    let changed = spoilt.change(document)
    #expect(changed != document)
    for dryRun in [true, false] {
      let bench = try DataTestBench()
      do throws(OverseerError) {
        try bench.importing(changed, dryRun: dryRun)
        Issue.record("was imported")
      } catch {
        #expect(error.code == .invalidInput)
        let fields = (error.details["fields"]?.arrayValue ?? []).compactMap { $0["field"]?.stringValue }
        #expect(Set(fields) == Set(spoilt.fields), "\(error.message)")
      }
      #expect(try bench.store.read { reading throws(OverseerError) in try reading.isEmpty() })
    }
  }

  @Test("A newer document and other kinds of documents are refused by what they are")
  func otherKinds() throws {
    let document = try JSONCoder.value(of: try DataTestBench().call(ExportData()))
    let cases: [(JSONValue, OverseerError.Code, String)] = [
      (document.setting("version", to: "2"), .preconditionFailed, "newer"),
      (document.setting("schema", to: .integer(Int64(Schema.current) + 1)), .preconditionFailed, "newer"),
      (document.setting("version", to: "one"), .invalidInput, "version"),
      (document.setting("version", to: nil), .invalidInput, "version"),
      (document.setting("format", to: "underseer"), .invalidInput, "format"),
      (document.setting("format", to: nil), .invalidInput, "format"), ([:], .invalidInput, "format"),
      ([], .invalidInput, "document"), (["version": "1.0.0", "exportedAt": "x"], .preconditionFailed, "1.0.0"),
      (["format": "tasks.db", "user_version": 4], .invalidInput, "user_version"),
    ]
    for (document, code, word) in cases {
      let bench = try DataTestBench()
      do throws(OverseerError) {
        try bench.importing(document)
        Issue.record("was imported: \(document)")
      } catch {
        #expect(error.code == code && error.message.contains(word), "\(error)")
      }
    }
  }
}
