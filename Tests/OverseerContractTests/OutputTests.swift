import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerContract

/// What Overseer writes is what its document says.
struct OutputTests {
  private static let document = OpenAPIDocument(of: .current, version: "0").json
  private let check = JSONSchemaCheck(schemas: document["components"]?["schemas"]?.objectValue ?? [:])

  private static let at = Instant(milliseconds: 1_770_000_000_123)
  private static let ulid = ULID(high: 1, low: 2)
  private static let claim = Claim(
    taskID: .task(TaskID(ulid)), holder: .agent(name: "codex", session: nil, checkout: "/tmp/x"), generation: 2,
    claimedAt: at, expiresAt: at)
  private static let task = WorkItem(
    id: .task(TaskID(ulid)), repoID: RepoID(ulid), parentID: .milestone(MilestoneID(ulid)), description: "Title",
    context: "*why*", labels: ["a"], metadata: ["Some Key": "x"], blockedBy: [.subtask(SubtaskID(ulid))], claim: claim,
    createdAt: at, updatedAt: at)
  private static let help = HelpRequest(
    id: HelpRequestID(ulid), taskID: task.id, fromStatus: .inProgress, category: .decision, reason: "Which?",
    suggestedOptions: ["a", "b"], requestedBy: .system, createdAt: at)
  private static let learning = Learning(
    id: LearningID(ulid), taskID: task.id, content: "x", sourceTaskID: task.id, tags: ["t"], createdAt: at)
  private static let vcs = TaskVcs(
    taskID: task.id, repoID: RepoID(ulid), vcsType: .jj, changeID: "kxoy", baseCommit: .zero,
    headCommit: CommitID("0123456789abcdef00ff7f80deadbeefcafe0042"), startCommit: .zero, workspacePath: "/w",
    createdAt: at, updatedAt: at)
  private static let repo = Repo(
    id: RepoID(ulid), path: "/r", name: "r", vcsType: .git, defaultBranch: "main", createdAt: at, updatedAt: at)

  private func problems(_ value: some Encodable, _ name: String) throws -> [String] {
    check.problems(in: try JSONCoder.value(of: value), ["$ref": .string("#/components/schemas/\(name)")])
  }

  @Test func entitiesFit() throws {
    #expect(try problems(Self.task, "Task") == [])
    #expect(try problems(Self.claim, "Claim") == [])
    #expect(try problems(Self.help, "HelpRequest") == [])
    #expect(try problems(Self.learning, "Learning") == [])
    #expect(try problems(Self.repo, "Repo") == [])
    #expect(try problems(Self.vcs, "TaskVcs") == [])
    #expect(try problems(Principal.human(name: "Ann"), "Principal") == [])
    #expect(try problems(Principal.system, "Principal") == [])
    let error = OverseerError.invalidField("a", "b")
    #expect(try problems(ErrorBody(error, correlationID: "x"), "ErrorBody") == [])
  }

  @Test func contextsFit() throws {
    let found = TaskInContext(
      task: Self.task, context: .init(own: "x", parent: nil, milestone: nil),
      learnings: InheritedLearnings(own: [Self.learning], parent: [], milestone: []), vcs: Self.vcs,
      helpRequest: Self.help, claim: nil, children: [Self.task])
    #expect(try problems(found, "TaskInContext") == [])
    #expect(try problems(ReadyTask(found, why: .changesRequested), "ReadyTask") == [])
  }

  @Test func treesFit() throws {
    let tree = TaskTree(task: Self.task, children: [TaskTree(task: Self.task, children: [])])
    #expect(try problems(TreeReply.tree(tree), "TreeReply") == [])
    #expect(try problems(TreeReply.forest([tree, tree]), "TreeReply") == [])
  }

  /// The samples that the reader makes, one of every operation, written and held against the reply's schema.
  @Test(arguments: Contract.current.operations)
  func everyReplyFits(operation: OperationContract) throws {
    let value = try sample(of: operation.type)
    let problems = check.problems(in: value, OpenAPISchema.json(operation.output))
    #expect(problems == [])
  }

  private func sample<Operation: SDKOperation>(of type: Operation.Type) throws -> JSONValue {
    let sample = SchemaReader(.output, documentation: DocComments()).probe(Operation.Output.self).sample
    return try JSONCoder.value(of: try #require(sample))
  }

  /// The judge itself: it must find what is wrong, or the tests above say nothing.
  @Test func theCheckFindsFaults() throws {
    var object = try #require(try JSONCoder.value(of: Self.task).objectValue)
    object["claim"] = nil
    object["colour"] = "red"
    object["priority"] = 7
    object["repo_id"] = "task_1"
    object["depth"] = "0"
    object["metadata"] = ["a": 1]
    object["created_at"] = nil
    let found = check.problems(in: .object(object), ["$ref": "#/components/schemas/Task"])
    #expect(
      found.sorted() == [
        "$.claim: is missing", "$.colour: is unknown", "$.created_at: is missing", "$.depth: is no integer",
        "$.metadata.a: is no string", "$.priority: no such choice", "$.repo_id: no match",
      ])
    #expect(try problems(1, "TreeReply") == ["$: fits 0 of 2 shapes"])
  }
}
