import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

/// The *who* column of operations.md for the nouns that exist; everything else may be called by anybody.
private let humanOnly: Set<String> = [
  "tasks.delete", "tasks.reopen", "tasks.force_complete", "tasks.set_status", "tasks.unarchive", "help.respond",
  "help.resume", "repos.relocate", "repos.unregister", "events.prune", "data.import",
  "vcs.land", "vcs.undo", "vcs.gc", "trust.grant", "gates.add",
  "gates.update", "gates.remove", "gates.waive", "gates.rerun", "tokens.create", "tokens.list", "tokens.revoke",
]
private let holders: Set<String> = [
  "tasks.update", "tasks.renew", "tasks.release", "vcs.restack", "vcs.remove_workspace",
  "tasks.submit", "tasks.withdraw", "reviews.apply_suggestion",
]
private let reviewers: Set<String> = ["reviews.approve", "reviews.request_changes"]

private let humanOperations = Catalogue.operations.filter { $0.spec.who == .human }.map { $0.spec.name }

@Suite("Who may call what")
struct AuthorityTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test("Every operation has the authority of the table", arguments: Catalogue.operations.map { $0.spec.name })
  func authorities(name: String) throws {
    let operation = try #require(Catalogue.operations.first { $0.spec.name == name })
    let expected: Authority =
      if humanOnly.contains(name) {
        .human
      } else if holders.contains(name) {
        .holder
      } else {
        reviewers.contains(name) ? .reviewer : .any
      }
    #expect(operation.spec.who == expected)
  }

  @Test("Every operation of the table exists")
  func catalogue() {
    let names = Catalogue.operations.map { $0.spec.name }
    #expect(humanOnly.union(holders).union(reviewers).subtracting(names) == [])
    #expect(Set(names).count == names.count, "each once")
  }

  /// Members that serve some operation; an operation takes what it knows.
  private func request<Operation: SDKOperation>(
    _ type: Operation.Type, about task: AnyTaskID, _ help: HelpRequestID
  ) -> Operation? {
    let gate = GateID(ULID(high: 1, low: 1))
    for id in ["\(task)", "\(help)", "\(bench.otherRepo.id)", "\(gate)", "\(TokenID(gate.ulid))"] {
      let members: JSONValue = [
        "id": .string(id), "task_id": .string("\(task)"), "reason": "because", "response": "yes", "status": "Pending",
        "scope": "Harness",
        "path": "/nowhere/at/all", "before": "2020-01-01", "document": [:],
        "sha256": [], "name": "lint", "command": "make lint", "review_id": .string("\(ReviewID(gate.ulid))"),
      ]
      if let operation = try? JSONCoder.decode(type, from: members) { return operation }
    }
    return nil
  }

  /// The code of what refuses the call; nil where nothing does.
  private func code<Operation: SDKOperation>(
    _ type: Operation.Type, about task: AnyTaskID, _ help: HelpRequestID, as caller: Caller
  ) async throws -> OverseerError.Code? {
    let operation = try #require(request(type, about: task, help), "give \(type) the fields that it needs")
    do throws(OverseerError) {
      if case .stream = type.execution {
        _ = try bench.overseer.stream(operation, as: caller)
      } else {
        _ = try await bench.overseer.call(operation, as: caller)
      }
      return nil
    } catch {
      return error.code
    }
  }

  @Test("What only people may do is refused to agents, and where nobody is there to answer", arguments: humanOperations)
  func humanOnlyOperations(name: String) async throws {
    let type = try #require(Catalogue.operations.first { $0.spec.name == name })
    let task = try bench.make()
    let asked = try bench.ask(task.id)
    var liar = bench.agent
    liar.hasProvenHuman = true
    let before = try bench.store.everything()
    for caller in [bench.agent, bench.otherAgent, bench.system, liar, bench.unproven] {
      #expect(try await code(type, about: task.id, asked.id, as: caller) == .forbidden, "\(caller.principal)")
    }
    #expect(try bench.store.everything() == before)
    #expect(try await code(type, about: task.id, asked.id, as: bench.person) != .forbidden)
  }

  @Test("The refusal says who may, and what to do instead")
  func words() throws {
    let task = try bench.make()
    let agent = try bench.refusal(DeleteTask(id: task.id))
    #expect(agent?.message.contains("tasks.delete") == true)
    #expect(agent?.message.contains(bench.agent.principal.label) == true)
    #expect(agent?.hint?.contains("os help request") == true)
    #expect(agent?.details["operation"] == "tasks.delete")
    let nobody = try bench.refusal(DeleteTask(id: task.id), as: bench.unproven)
    #expect(nobody?.hint?.contains("terminal") == true)
    #expect(nobody?.hint?.contains("OVERSEER_TOKEN") == true)
  }

  @Test("What people may do without proof, they may do at any time")
  func unprovenHuman() throws {
    let task = try bench.call(CreateTask(description: "mine"), as: bench.unproven)
    try bench.call(StartTask(id: task.id))
    #expect(try bench.call(UpdateTask(id: task.id, priority: .set(.low)), as: bench.unproven).priority == .low)
    #expect(try bench.call(ClaimTask(id: task.id), as: bench.unproven)?.claim?.generation == 2)
    #expect(try bench.call(CancelTask(id: task.id), as: bench.unproven).task.status == .cancelled)
  }
}
