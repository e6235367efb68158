import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerStore

/// What a token of one repository is closed to as a whole.
private let ofTheInstallation: Set<String> = [
  "events.replay", "events.verify", "events.prune", "data.export", "data.import", "repos.register", "system.doctor",
  "tokens.create", "tokens.list", "tokens.revoke",
]

@Suite("Tokens that are good for one repository")
struct BoundTokenTests {
  let bench: Workbench
  /// Those who hold such a token of the bench's first repository.
  let person: Caller
  let agent: Caller
  /// What stands in the other repository, by kind.
  let theirs: [String: String]
  let ours: WorkItem

  init() throws {
    let bench = try Workbench()
    func caller(_ scope: TokenScope) throws -> Caller {
      let token = CreateToken(name: "codex", scope: scope, repoID: bench.repo.id)
      let secret = try bench.call(token, as: bench.person).secret
      return try #require(try bench.overseer.bearer(of: secret)).caller(correlationID: nil)
    }
    self.bench = bench
    person = try caller(.human)
    agent = try caller(.harness)
    ours = try bench.make("ours")
    theirs = try Self.fill(bench.otherRepo, of: bench)
  }

  /// One of each thing that has an id.
  private static func fill(_ repo: Repo, of bench: Workbench) throws -> [String: String] {
    let milestone = try bench.make("theirs: a milestone", .milestone, in: repo)
    let task = try bench.make("theirs: a task", under: milestone.id, labels: ["theirs"])
    let subtask = try bench.make("theirs: a subtask", under: task.id)
    let help = try bench.ask(subtask.id)
    let learning = try bench.call(AddLearning(taskID: task.id, content: "theirs"))
    let gate = try bench.call(AddGate(taskID: task.id, name: "lint", command: "true"), as: bench.person)
    let now = bench.clock.now
    let review = Review(
      id: ReviewID(ULID(high: 5, low: 1)), taskID: task.id, round: 1, revision: nil, submittedBy: .system, at: now)
    let place = CommentPlace.lines(1...2, of: "a.swift")
    let comment = ReviewComment(
      id: CommentID(ULID(high: 5, low: 2)), reviewID: review.id, taskID: task.id, author: .human, authorName: "ada",
      inReplyTo: nil, place: place, body: "theirs?", suggestion: nil, severity: .must,
      anchor: .init(revision: .zero, blob: nil, place: place, quote: "a\n"), createdAt: now)
    let result = GateResult(
      id: GateResultID(ULID(high: 5, low: 3)), gateID: gate.id, gateName: "lint", command: "true", taskID: task.id,
      reviewID: review.id, revision: .zero, tree: .zero, status: .passed, stdout: "theirs", attempt: 1, startedAt: now,
      completedAt: now)
    let job = ReviewerJob(
      id: ReviewerJobID(ULID(high: 5, low: 4)), taskID: task.id, reviewID: review.id, revision: .zero,
      requestedBy: .system, at: now)
    try bench.store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
      for body: EventBody in [
        .reviewCreated(ReviewPayload(review: review)), .commentAdded(CommentPayload(comment: comment)),
        .gatePassed(GateResultPayload(result: result)), .gitAiQueued(ReviewerJobPayload(job: job)),
      ] { try writing.record(body, repo: repo.id, task: task.id) }
    }
    return [
      "repo": "\(repo.id)", "milestone": "\(milestone.id)", "task": "\(task.id)", "subtask": "\(subtask.id)",
      "help": "\(help.id)", "learning": "\(learning.id)", "gate": "\(gate.id)", "review": "\(review.id)",
      "comment": "\(comment.id)", "result": "\(result.id)", "job": "\(job.id)",
    ]
  }

  @Test("Only what concerns the whole installation is closed to it as such")
  func table() {
    let closed = Catalogue.operations.filter { $0.spec.reach == .installation }.map { $0.spec.name }
    #expect(Set(closed) == ofTheInstallation)
  }

  @Test("What is closed is refused, also to a person", arguments: ofTheInstallation.sorted())
  func closed(name: String) throws {
    let spec = try #require(Catalogue.operations.first { $0.spec.name == name }).spec
    let bearer = try #require(try bearer(.human))
    let error = #expect(throws: OverseerError.self) { try bearer.check(spec) }
    #expect(error?.code == .forbidden)
  }

  private func bearer(_ scope: TokenScope) throws -> Bearer? {
    let token = CreateToken(name: "codex", scope: scope, repoID: bench.repo.id)
    return try bench.overseer.bearer(of: try bench.call(token, as: bench.person).secret)
  }

  /// Every form in which an operation can be asked about what is theirs: with ids of each kind, and with none.
  private func requests<Operation: SDKOperation>(_ type: Operation.Type) -> [Operation] {
    var requests: [String: Operation] = [:]
    func add(_ members: JSONObject) {
      guard let request = try? JSONCoder.decode(type, from: .object(members)),
        let text = try? JSONCoder.encodeString(request)
      else { return }
      requests[text] = request
    }
    let revision = JSONValue.string(String(repeating: "0", count: 40))
    for id in theirs.values.sorted() + ["\(ours.id)", "\(bench.repo.id)", "\(TokenID(ULID(high: 1, low: 1)))"] {
      for isAboutOthers in [true, false] {
        var members: JSONObject = [
          "id": .string(id), "ids": [.string(id)], "result_id": .string(id), "by": .string(id),
          "task_id": .string(isAboutOthers ? theirs["task"] ?? "" : "\(ours.id)"), "after": 0, "before": "2020-01-01",
          "review_id": .string(theirs["review"] ?? ""), "reason": "because", "response": "yes", "status": "Pending",
          "path": "/repo/2", "sha256": [], "name": "lint", "command": "true", "content": "a learning", "body": "b",
          "description": "a task", "text": "theirs", "summary": "s", "scope": "Harness", "document": [:],
          "category": "Decision", "kind": "Task", "timeout_secs": 0, "line_start": 1, "line_end": 2,
          "revision": revision, "from": revision, "to": revision, "base": revision, "head": revision, "old": revision,
          "new": revision, "old_base": revision, "old_head": revision, "new_base": revision, "new_head": revision,
        ]
        add(members)
        members["after"] = nil
        add(members)
        members["repo_id"] = .string(theirs["repo"] ?? "")
        members["parent_id"] = .string(theirs["task"] ?? "")
        if isAboutOthers { add(members) }
      }
    }
    add([:])
    return Array(requests.values)
  }

  /// What the operation answers, as JSON; nil where it is refused.
  private func answer<Operation: SDKOperation>(_ operation: Operation, to caller: Caller) async throws -> String? {
    do throws(OverseerError) {
      if case .stream = Operation.execution { return "" }
      let reply = try await bench.overseer.call(operation, as: caller)
      return (try? JSONCoder.encodeString(reply)) ?? ""
    } catch {
      return nil
    }
  }

  private func names(_ request: some SDKOperation) throws -> Bool {
    let text = try JSONCoder.encodeString(request)
    return theirs.values.contains { text.contains("\"\($0)\"") }
  }

  /// The rows of what is theirs.
  private func rows() throws -> [String] {
    try bench.store.everything(leavingOut: ["events"]).filter { row in theirs.values.contains { row.contains($0) } }
  }

  @Test(
    "It neither shows nor changes anything of another repository",
    arguments: Catalogue.operations.map { $0.spec.name }.filter { $0 != "reviews.wait" })
  func others(name: String) async throws {
    let type = try #require(Catalogue.operations.first { $0.spec.name == name })
    try await refusesOthers(type)
  }

  private func refusesOthers<Operation: SDKOperation>(_ type: Operation.Type) async throws {
    let before = try rows()
    #expect(before.count > theirs.count)
    var isAsked = false
    for request in requests(type) {
      isAsked = true
      for caller in [agent, person] {
        let answer = try await answer(request, to: caller)
        if try names(request) {
          let isStream = if case .stream = Operation.execution { true } else { false }
          #expect(answer == nil || isStream, "\(request)")
        }
        for (kind, id) in theirs { #expect(answer?.contains(id) != true, "shows the \(kind) for \(request)") }
      }
    }
    #expect(isAsked, "give \(type) the fields that it needs")
    #expect(try rows() == before)
  }

  @Test("A stream is refused for another repository, and without one has only the token's own events")
  func stream() async throws {
    for filter in [
      SubscribeEvents(repoID: bench.otherRepo.id, after: 0),
      SubscribeEvents(taskID: AnyTaskID(try #require(theirs["task"])), after: 0),
    ] {
      let error = #expect(throws: OverseerError.self) { try bench.overseer.stream(filter, as: agent) }
      #expect(error?.code == .forbidden)
    }
    _ = try bench.make("one more")
    let own = try bench.events(after: 0).filter { $0.repoID == bench.repo.id }
    #expect(own.count > 2)
    var events = try bench.overseer.stream(SubscribeEvents(after: 0), as: agent).makeAsyncIterator()
    for event in own { #expect(try await events.next() == event) }
  }

  @Test("It does all the rest in its own repository")
  func own() throws {
    let task = try bench.call(CreateTask(description: "bound"), as: agent)
    #expect(task.repoID == bench.repo.id)
    let under = try bench.call(CreateTask(repoID: bench.repo.id, parentID: task.id, description: "b"), as: agent)
    #expect(try bench.call(GetTask(id: under.id), as: agent).task.id == under.id)
    #expect(try bench.call(ListTasks(), as: agent).allSatisfy { $0.repoID == bench.repo.id })
    #expect(try bench.call(ListRepos(), as: agent).map(\.id) == [bench.repo.id])
    #expect(try bench.call(GetRepo(id: bench.repo.id), as: agent).id == bench.repo.id)
    #expect(try bench.call(GetRepoByPath(path: "/repo/1"), as: agent)?.id == bench.repo.id)
    #expect(try bench.call(ListEvents(), as: agent).allSatisfy { $0.repoID == bench.repo.id })
    #expect(try bench.call(ListInbox(), as: agent) == [])
    try bench.call(DeleteTask(id: under.id), as: person)
  }

  @Test("A request that says it comes from another repository is refused")
  func fromAnother() throws {
    let bearer = try #require(try bearer(.harness))
    let caller = bearer.caller(correlationID: nil, repo: bench.otherRepo.id)
    #expect(try bench.refusal(ListTasks(), as: caller)?.code == .forbidden)
    #expect(try bench.refusal(ListTasks(allRepos: true), as: agent)?.code == .forbidden)
  }
}
