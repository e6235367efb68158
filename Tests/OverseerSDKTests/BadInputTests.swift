import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

/// What a call gets wrong, what it is refused with, and which field that names.
private struct BadCall: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let code: OverseerError.Code
  let field: String?
  let operation: @Sendable (BadInputTests.Scene) -> any SDKOperation

  init(
    _ name: String, _ code: OverseerError.Code, _ field: String? = nil,
    _ operation: @escaping @Sendable (BadInputTests.Scene) -> any SDKOperation
  ) {
    testDescription = name
    self.code = code
    self.field = field
    self.operation = operation
  }
}

private let long = String(repeating: "x", count: 501)
private let tooLong = String(repeating: "x", count: Text.contentLimit + 1)
private let farTooLong = String(repeating: "x", count: Text.contextLimit + 1)
private let manyKeys = JSONMap(Dictionary(uniqueKeysWithValues: (0..<65).map { ("k\($0)", "v") }))

private let badTexts: [BadCall] = [
  BadCall("empty title", .invalidInput, "description") { _ in CreateTask(description: "") },
  BadCall("title of white space", .invalidInput, "description") { _ in CreateTask(description: " \t\u{A0}\n") },
  BadCall("title of two lines", .invalidInput, "description") { _ in CreateTask(description: "a\nb") },
  BadCall("title that is too long", .invalidInput, "description") { _ in CreateTask(description: long) },
  BadCall("NUL in a title", .invalidInput, "description") { _ in CreateTask(description: "a\0b") },
  BadCall("escape in a title", .invalidInput, "description") { _ in CreateTask(description: "a\u{1B}[2Jb") },
  BadCall("context that is too long", .tooLarge, "context") { _ in CreateTask(description: "x", context: farTooLong) },
  BadCall("NUL in a context", .invalidInput, "context") { _ in CreateTask(description: "x", context: "a\0") },
  BadCall("label with white space", .invalidInput, "labels[1]") { _ in
    CreateTask(description: "x", labels: ["ok", "not ok"])
  },
  BadCall("empty label", .invalidInput, "labels[0]") { _ in CreateTask(description: "x", labels: [""]) },
  BadCall("label that is too long", .invalidInput, "labels[0]") { _ in CreateTask(description: "x", labels: [long]) },
  BadCall("too much metadata", .invalidInput, "metadata") { _ in CreateTask(description: "x", metadata: manyKeys) },
  BadCall("empty metadata key", .invalidInput, "metadata") { _ in CreateTask(description: "x", metadata: ["": "v"]) },
  BadCall("metadata value that is too long", .tooLarge, "metadata.k") { _ in
    CreateTask(description: "x", metadata: ["k": tooLong])
  },
  BadCall("update: empty title", .invalidInput, "description") { UpdateTask(id: $0.task, description: .set(" ")) },
  BadCall("update: no title", .invalidInput, "description") { UpdateTask(id: $0.task, description: .clear) },
  BadCall("update: no priority", .invalidInput, "priority") { UpdateTask(id: $0.task, priority: .clear) },
  BadCall("update: long context", .tooLarge, "context") { UpdateTask(id: $0.task, context: .set(farTooLong)) },
  BadCall("update: bad label to add", .invalidInput, "add_labels[0]") { UpdateTask(id: $0.task, addLabels: ["a b"]) },
  BadCall("update: bad label to remove", .invalidInput, "remove_labels[0]") {
    UpdateTask(id: $0.task, removeLabels: ["\0"])
  },
  BadCall("update: bad metadata", .invalidInput, "metadata") { UpdateTask(id: $0.task, metadata: .set(manyKeys)) },
  BadCall("no reason", .invalidInput, "reason") { ForceCompleteTask(id: $0.task, reason: "\n") },
  BadCall("reason that is too long", .tooLarge, "reason") { ForceCompleteTask(id: $0.task, reason: tooLong) },
  BadCall("result that is too long", .tooLarge, "result") {
    ForceCompleteTask(id: $0.subtask, reason: "x", result: farTooLong)
  },
  BadCall("escape in a result", .invalidInput, "result") {
    ForceCompleteTask(id: $0.subtask, reason: "x", result: "\u{1B}")
  },
  BadCall("empty learning", .invalidInput, "content") { AddLearning(taskID: $0.task, content: " ") },
  BadCall("learning that is too long", .tooLarge, "content") { AddLearning(taskID: $0.task, content: tooLong) },
  BadCall("NUL in a learning", .invalidInput, "content") { AddLearning(taskID: $0.task, content: "a\0b") },
  BadCall("bad tag", .invalidInput, "tags[0]") { AddLearning(taskID: $0.task, content: "x", tags: ["a,b"]) },
  BadCall("empty question", .invalidInput, "reason") {
    RequestHelp(taskID: $0.task, category: .decision, reason: "")
  },
  BadCall("question that is too long", .tooLarge, "reason") {
    RequestHelp(taskID: $0.task, category: .decision, reason: tooLong)
  },
  BadCall("too many options", .invalidInput, "suggested_options") {
    RequestHelp(
      taskID: $0.task, category: .decision, reason: "?", suggestedOptions: Array(repeating: "a", count: 21))
  },
  BadCall("empty option", .invalidInput, "suggested_options[1]") {
    RequestHelp(taskID: $0.task, category: .decision, reason: "?", suggestedOptions: ["a", ""])
  },
  BadCall("option of two lines", .invalidInput, "suggested_options[0]") {
    RequestHelp(taskID: $0.task, category: .decision, reason: "?", suggestedOptions: ["a\nb"])
  },
  BadCall("no answer", .invalidInput, "response") { RespondToHelp(id: $0.help) },
  BadCall("empty answer", .invalidInput, "response") { RespondToHelp(id: $0.help, response: " ") },
  BadCall("answer that is too long", .tooLarge, "response") { RespondToHelp(id: $0.help, response: tooLong) },
  BadCall("option that is not there", .notFound, "chosen_option") { RespondToHelp(id: $0.help, chosenOption: 2) },
  BadCall("option below zero", .notFound, "chosen_option") {
    RespondToHelp(id: $0.help, response: "x", chosenOption: -1)
  },
  BadCall("nothing to search for", .invalidInput, "text") { _ in SearchTasks(text: "  ") },
  BadCall("too much to search for", .invalidInput, "text") { _ in SearchTasks(text: long) },
  BadCall("NUL to search for", .invalidInput, "text") { _ in SearchTasks(text: "a\0b") },
  BadCall("NUL to search learnings for", .invalidInput, "text") { _ in SearchLearnings(text: "\0") },
  BadCall("NUL to list by", .invalidInput, "text") { _ in ListTasks(text: "a\0b") },
  BadCall("nothing to list by", .invalidInput, "text") { _ in ListTasks(text: " ") },
]

private let badPlaces: [BadCall] = [
  BadCall("page of none", .invalidInput, "limit") { _ in ListTasks(limit: 0) },
  BadCall("page of too many", .invalidInput, "limit") { _ in ListTasks(limit: 1001) },
  BadCall("page after an unknown task", .notFound, "after") { ListTasks(after: $0.nobody) },
  BadCall("tree page of too many", .invalidInput, "limit") { _ in GetTaskTree(limit: 1001) },
  BadCall("tree page after an unknown task", .notFound, "after") { GetTaskTree(after: $0.nobody) },
  BadCall("learnings page of none", .invalidInput, "limit") { ListLearnings(taskID: $0.task, limit: 0) },
  BadCall("learnings page after an unknown one", .notFound, "after") {
    ListLearnings(taskID: $0.task, after: LearningID(ULID(high: 99, low: 99)))
  },
  BadCall("help page below none", .invalidInput, "limit") { _ in ListHelp(limit: -1) },
  BadCall("help page after an unknown one", .notFound, "after") { _ in
    ListHelp(after: HelpRequestID(ULID(high: 99, low: 99)))
  },
  BadCall("search page of too many", .invalidInput, "limit") { _ in SearchTasks(text: "x", limit: 1001) },
  BadCall("learning search page of none", .invalidInput, "limit") { _ in SearchLearnings(text: "x", limit: 0) },

  BadCall("a task blocks itself", .invalidInput, "by") { BlockTask(id: $0.task, by: $0.task) },
  BadCall("blocked by its parent", .conflict) { BlockTask(id: $0.subtask, by: $0.task) },
  BadCall("blocked by its child", .conflict) { BlockTask(id: $0.task, by: $0.subtask) },
  BadCall("blocked in a circle", .conflict) { BlockTask(id: $0.waitingFor, by: $0.waiting) },
  BadCall("born into a circle", .conflict) { CreateTask(parentID: $0.task, description: "x", blockedBy: [$0.task]) },
  BadCall("under a subtask", .invalidInput, "parent_id") { CreateTask(parentID: $0.subtask, description: "x") },
  BadCall("milestone under a task", .invalidInput, "kind") {
    CreateTask(parentID: $0.task, kind: .milestone, description: "x")
  },
  BadCall("subtask alone", .invalidInput, "kind") { _ in CreateTask(kind: .subtask, description: "x") },
  BadCall("under itself", .invalidInput, "kind") { UpdateTask(id: $0.task, parentID: .set($0.task)) },
  BadCall("subtask to the root", .invalidInput, "parent_id") { UpdateTask(id: $0.subtask, parentID: .clear) },
  BadCall("under a parent of another repository", .invalidInput, "parent_id") {
    UpdateTask(id: $0.subtask, parentID: .set($0.foreign))
  },
  BadCall("in another repository than the parent", .invalidInput, "repo_id") {
    CreateTask(repoID: $0.otherRepo, parentID: $0.task, description: "x")
  },
  BadCall("under a finished parent", .preconditionFailed) { CreateTask(parentID: $0.done, description: "x") },
  BadCall("under an archived parent", .preconditionFailed) { CreateTask(parentID: $0.archived, description: "x") },
]

private let strangers: [BadCall] = [
  BadCall("get", .notFound) { GetTask(id: $0.nobody) },
  BadCall("get what was deleted", .notFound) { GetTask(id: $0.deleted) },
  BadCall("explain", .notFound) { ExplainTask(id: $0.nobody) },
  BadCall("update", .notFound) { UpdateTask(id: $0.nobody) },
  BadCall("update what was deleted", .notFound) { UpdateTask(id: $0.deleted) },
  BadCall("delete", .notFound) { DeleteTask(id: $0.nobody) },
  BadCall("delete again", .notFound) { DeleteTask(id: $0.deleted) },
  BadCall("start", .notFound) { StartTask(id: $0.nobody) },
  BadCall("cancel", .notFound) { CancelTask(id: $0.nobody) },
  BadCall("reopen", .notFound) { ReopenTask(id: $0.nobody) },
  BadCall("force-complete", .notFound) { ForceCompleteTask(id: $0.nobody, reason: "x") },
  BadCall("set status", .notFound) { SetTaskStatus(id: $0.nobody, status: .pending) },
  BadCall("block", .notFound) { BlockTask(id: $0.nobody, by: $0.task) },
  BadCall("block by", .notFound) { BlockTask(id: $0.task, by: $0.nobody) },
  BadCall("unblock", .notFound) { UnblockTask(id: $0.nobody, by: $0.task) },
  BadCall("claim", .notFound) { ClaimTask(id: $0.nobody) },
  BadCall("claim in a milestone", .notFound) { _ in ClaimTask(milestone: MilestoneID(ULID(high: 99, low: 99))) },
  BadCall("claim in a repository", .notFound) { _ in ClaimTask(repoID: RepoID(ULID(high: 99, low: 99))) },
  BadCall("next in a repository", .notFound) { _ in NextReadyTask(repoID: RepoID(ULID(high: 99, low: 99))) },
  BadCall("renew", .notFound) { RenewTask(id: $0.nobody) },
  BadCall("release", .notFound) { ReleaseTask(id: $0.nobody) },
  BadCall("tree", .notFound) { GetTaskTree(root: $0.nobody) },
  BadCall("progress", .notFound) { GetTaskProgress(root: $0.nobody) },
  BadCall("list below", .notFound) { ListTasks(parentID: .set($0.nobody)) },
  BadCall("list of a repository", .notFound) { _ in ListTasks(repoID: RepoID(ULID(high: 99, low: 99))) },
  BadCall("archive", .notFound) { ArchiveTask(id: $0.nobody) },
  BadCall("unarchive", .notFound) { UnarchiveTask(id: $0.nobody) },
  BadCall("create below", .notFound) { CreateTask(parentID: $0.nobody, description: "x") },
  BadCall("create blocked by", .notFound) { CreateTask(description: "x", blockedBy: [$0.task, $0.nobody]) },
  BadCall("create in a repository", .notFound) { _ in
    CreateTask(repoID: RepoID(ULID(high: 99, low: 99)), description: "x")
  },
  BadCall("move below", .notFound) { UpdateTask(id: $0.task, parentID: .set($0.nobody)) },
  BadCall("learn", .notFound) { AddLearning(taskID: $0.nobody, content: "x") },
  BadCall("list learnings", .notFound) { ListLearnings(taskID: $0.nobody) },
  BadCall("inherit learnings", .notFound) { GetInheritedLearnings(taskID: $0.nobody) },
  BadCall("retire", .notFound) { _ in RetireLearning(id: LearningID(ULID(high: 99, low: 99))) },
  BadCall("ask", .notFound) { RequestHelp(taskID: $0.nobody, category: .decision, reason: "?") },
  BadCall("answer", .notFound) { _ in RespondToHelp(id: HelpRequestID(ULID(high: 99, low: 99)), response: "x") },
  BadCall("resume", .notFound) { ResumeTask(taskID: $0.nobody) },
  BadCall("active question", .notFound) { GetActiveHelp(taskID: $0.nobody) },
  BadCall("list questions", .notFound) { ListHelp(taskID: $0.nobody) },
]

@Suite("Bad input")
struct BadInputTests {
  /// A small installation with one of each thing that can be got wrong.
  struct Scene: Sendable {
    let bench: Workbench
    let task: AnyTaskID
    let subtask: AnyTaskID
    let waiting: AnyTaskID
    let waitingFor: AnyTaskID
    let done: AnyTaskID
    let archived: AnyTaskID
    let foreign: AnyTaskID
    let deleted: AnyTaskID
    let help: HelpRequestID
    let nobody = AnyTaskID(kind: .task, ULID(high: 99, low: 99))

    var otherRepo: RepoID { bench.otherRepo.id }

    init() throws {
      bench = try Workbench()
      task = try bench.make("task").id
      subtask = try bench.make("subtask", under: task).id
      waitingFor = try bench.make("waited for").id
      let between = try bench.make("between", blockedBy: [waitingFor]).id
      waiting = try bench.make("waiting", blockedBy: [between]).id
      done = try bench.make("done").id
      try bench.complete(done)
      archived = try bench.make("archived").id
      try bench.complete(archived)
      try bench.call(ArchiveTask(id: archived))
      foreign = try bench.make("foreign", in: bench.otherRepo).id
      deleted = try bench.make("deleted").id
      try bench.call(DeleteTask(id: deleted), as: bench.person)
      help = try bench.ask(bench.make("asks").id).id
    }
  }

  /// The call is refused as it says, and leaves no trace.
  private func check(_ bad: BadCall) throws {
    let scene = try Scene()
    let error = try scene.bench.refusal(bad.operation(scene), as: scene.bench.person)
    #expect(error?.code == bad.code)
    if let field = bad.field { #expect(error?.fields == [field]) }
    #expect(error?.message.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true, "the message shows no control")
  }

  @Test("Bad text is refused, and nothing changes", arguments: badTexts)
  fileprivate func texts(bad: BadCall) throws { try check(bad) }

  @Test("A wrong place is refused, and nothing changes", arguments: badPlaces)
  fileprivate func places(bad: BadCall) throws { try check(bad) }

  @Test("What does not exist is not found, and nothing changes", arguments: strangers)
  fileprivate func unknownThings(bad: BadCall) throws { try check(bad) }

  // MARK: what no request can be made of

  private static let id = "task_01ARZ3NDEKTSV4RRFFQ69G5FAV"

  @Test(
    "An id that is malformed or names another kind of thing makes no request",
    arguments: [
      "", "task_", "task_01ARZ3NDEKTSV4RRFFQ69G5FA", "task_01ARZ3NDEKTSV4RRFFQ69G5FAVX",
      "task_81ARZ3NDEKTSV4RRFFQ69G5FAV",
      "task_01arz3ndektsv4rrffq69g5fav", "TASK_01ARZ3NDEKTSV4RRFFQ69G5FAV", "task_01ARZ3NDEKTSV4RRFFQ69G5FAI",
      "task_01ARZ3NDEKTSV4RRFFQ69G5FA\0", " \(id)", "\(id)\n", "../../etc/passwd", "' OR 1=1 --",
      "lrn_01ARZ3NDEKTSV4RRFFQ69G5FAV",
      "repo_01ARZ3NDEKTSV4RRFFQ69G5FAV", "help_01ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    ])
  func malformedIDs(text: String) throws {
    func refused<Operation: SDKOperation>(_ type: Operation.Type, _ document: JSONValue, _ path: String) throws {
      let error = try #require(throws: JSONCodingError.self) { try JSONCoder.decode(type, from: document) }
      #expect(error.renderedPath == path)
    }
    let bad = JSONValue.string(text)
    let good = JSONValue.string(Self.id)
    try refused(GetTask.self, ["id": bad], "id")
    try refused(BlockTask.self, ["id": good, "by": bad], "by")
    try refused(CreateTask.self, ["description": "x", "parent_id": bad], "parent_id")
    try refused(CreateTask.self, ["description": "x", "blocked_by": [good, bad]], "blocked_by[1]")
    try refused(UpdateTask.self, ["id": good, "parent_id": bad], "parent_id")
    try refused(ListTasks.self, ["parent_id": bad], "parent_id")
    if !text.hasPrefix("repo_") { try refused(ListTasks.self, ["repo_id": bad], "repo_id") }
    if !text.hasPrefix("help_") { try refused(RespondToHelp.self, ["id": bad, "response": "x"], "id") }
    if !text.hasPrefix("lrn_") { try refused(RetireLearning.self, ["id": bad], "id") }
    try refused(ClaimTask.self, ["milestone": good], "milestone")
  }

  @Test("A value outside of its list or range makes no request")
  func malformedValues() throws {
    func refused<Operation: SDKOperation>(_ type: Operation.Type, _ document: JSONValue) {
      #expect(throws: JSONCodingError.self, "\(document)") { try JSONCoder.decode(type, from: document) }
    }
    let id = JSONValue.string(Self.id)
    for priority: JSONValue in [-1, 4, 2.5, "high", [], 99_999_999_999] {
      refused(CreateTask.self, ["description": "x", "priority": priority])
      refused(UpdateTask.self, ["id": id, "priority": priority])
    }
    for status: JSONValue in ["pending", "Done", "", 0, .null] {
      refused(SetTaskStatus.self, ["id": id, "status": status])
    }
    for kind: JSONValue in ["Epic", "task", 1] { refused(CreateTask.self, ["description": "x", "kind": kind]) }
    for text: JSONValue in [.null, 5, true, ["x"], [:]] { refused(CreateTask.self, ["description": text]) }
    for labels: JSONValue in ["a,b", [1], ["a": "b"]] {
      refused(CreateTask.self, ["description": "x", "labels": labels])
    }
    for metadata: JSONValue in [["k": 1], ["k": .null], ["x"], "k=v"] {
      refused(CreateTask.self, ["description": "x", "metadata": metadata])
    }
    refused(RequestHelp.self, ["task_id": id, "category": "Other", "reason": "?"])
    refused(GetTask.self, [:])
    refused(GetTask.self, [])
  }

  @Test("A failed write leaves no trace even after it has changed something")
  func rollback() throws {
    let scene = try Scene()
    // The children are cancelled one by one before the one that waits for a person refuses.
    let parent = try scene.bench.make("parent")
    let first = try scene.bench.make("first", under: parent.id)
    for number in 0..<3 { _ = try scene.bench.make("more \(number)", under: parent.id) }
    _ = try scene.bench.ask(first.id)
    #expect(try scene.bench.refusal(CancelTask(id: parent.id, recursive: true))?.code == .forbidden)
    // The task is written before its blockers are looked at.
    let circle = CreateTask(parentID: scene.task, description: "x", blockedBy: [scene.waitingFor, scene.task])
    #expect(try scene.bench.refusal(circle)?.code == .conflict)
    #expect(try scene.bench.store.read { reading throws(OverseerError) in try reading.wrongCounters() } == [])
  }
}
