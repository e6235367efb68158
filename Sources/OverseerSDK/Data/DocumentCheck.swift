import OverseerJSON
import OverseerModel

/// Looks in a document of ours for what could not be in an installation: a document may have been written by hand.
struct DocumentCheck {
  let document: ExportDocument
  /// Where each task stands in the document.
  let places: [AnyTaskID: Int]
  var problems = ProblemList()

  init(_ document: ExportDocument) {
    self.document = document
    places = Dictionary(document.tasks.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  mutating func run() {
    checkRepos()
    checkTasks()
    checkClaims()
    checkLearnings()
    checkHelpRequests()
    checkTaskVcs()
    checkReviews()
    checkTokens()
    checkLog()
  }

  private mutating func checkRepos() {
    refuseRepeated("repos", "id", document.repos.map(\.id))
    refuseRepeated("repos", "path", document.repos.map(\.path))
    for (index, repo) in document.repos.enumerated() {
      if !repo.path.hasPrefix("/") { problems.add("repos[\(index)].path", "must be an absolute path") }
    }
  }

  private mutating func checkTasks() {
    refuseRepeated("tasks", "id", document.tasks.map(\.id))
    let repos = Set(document.repos.map(\.id))
    var openChildren = Array(repeating: 0, count: document.tasks.count)
    for (index, task) in document.tasks.enumerated() {
      checkText(of: task, "tasks[\(index)]")
      checkState(of: task, "tasks[\(index)]")
      if task.kind != task.id.kind { problems.add("tasks[\(index)].kind", "must be \(task.id.kind.rawValue)") }
      if !repos.contains(task.repoID) { problems.add("tasks[\(index)].repo_id", Self.unknown(task.repoID)) }
      checkPlace(of: task, "tasks[\(index)]")
      if let parent = task.parentID.flatMap({ places[$0] }), !task.status.isFinished { openChildren[parent] += 1 }
    }
    for (index, task) in document.tasks.enumerated() where task.status.isFinished && openChildren[index] > 0 {
      problems.add("tasks[\(index)].status", StatusInvariant.finishedHasNoOpenChild.explanation)
    }
    checkBlockers()
  }

  private mutating func checkText(of task: WorkItem, _ place: String) {
    problems.check("\(place).description") { () throws(OverseerError) in
      try Self.requireSame(task.description, try Text.description(task.description))
    }
    if let context = task.context {
      problems.check("\(place).context") { () throws(OverseerError) in
        _ = try Text.markdown(context, field: "context", limit: Text.contextLimit)
      }
    }
    if let result = task.result {
      problems.check("\(place).result") { () throws(OverseerError) in
        _ = try Text.markdown(result, field: "result", limit: Text.contextLimit)
      }
    }
    problems.check("\(place).labels") { () throws(OverseerError) in
      guard try Text.labels(task.labels) == task.labels else {
        throw OverseerError.invalidField("labels", "must be in lower case, sorted, each once")
      }
    }
    problems.check("\(place).metadata") { () throws(OverseerError) in _ = try Text.metadata(task.metadata) }
  }

  private mutating func checkState(of task: WorkItem, _ place: String) {
    if (task.status == .completed) != (task.completedAt != nil) {
      problems.add("\(place).completed_at", "a Completed task has one, and no other")
    }
    if task.archivedAt != nil, !task.status.isFinished {
      problems.add("\(place).archived_at", "only finished tasks are archived")
    }
  }

  private mutating func checkPlace(of task: WorkItem, _ place: String) {
    guard let parentID = task.parentID else {
      if task.kind == .subtask { problems.add("\(place).parent_id", "a Subtask needs a task above it") }
      if task.depth != 0 { problems.add("\(place).depth", "must be 0") }
      return
    }
    guard let parent = places[parentID].map({ document.tasks[$0] }) else {
      problems.add("\(place).parent_id", Self.unknown(parentID))
      return
    }
    if task.depth != parent.depth + 1 { problems.add("\(place).depth", "must be \(parent.depth + 1)") }
    if parent.repoID != task.repoID { problems.add("\(place).parent_id", "must be of the same repository") }
    problems.check("\(place).parent_id") { () throws(OverseerError) in
      _ = try Hierarchy.kind(wanted: task.kind, under: parent.kind)
    }
  }

  private mutating func checkBlockers() {
    var blockers = Array(repeating: [Int](), count: document.tasks.count)
    for (index, task) in document.tasks.enumerated() {
      refuseRepeated("tasks[\(index)].blocked_by", nil, task.blockedBy)
      for (number, id) in task.blockedBy.enumerated() {
        if let blocker = places[id] {
          blockers[index].append(blocker)
        } else {
          problems.add("tasks[\(index)].blocked_by[\(number)]", Self.unknown(id))
        }
      }
    }
    guard problems.isEmpty else { return }
    let parents = document.tasks.map { $0.parentID.flatMap { places[$0] } }
    var prerequisites = Prerequisites(parents: parents, blockers: blockers)
    for (task, blocker) in prerequisites.removeCycles() {
      problems.add(
        "tasks[\(task)].blocked_by", "\(document.tasks[blocker].id) and \(document.tasks[task].id) wait for each other")
    }
  }

  private mutating func checkClaims() {
    refuseRepeated("claims", "task_id", document.claims.map(\.taskID))
    for (index, claim) in document.claims.enumerated() {
      requireTask(claim.taskID, "claims[\(index)].task_id")
      if claim.generation < 1 { problems.add("claims[\(index)].generation", "must be 1 or more") }
    }
  }

  private mutating func checkLearnings() {
    struct Same: Hashable {
      var task: AnyTaskID
      var origin: AnyTaskID
      var content: String
    }
    refuseRepeated("learnings", "id", document.learnings.map(\.id))
    refuseRepeated(
      "learnings", "content",
      document.learnings.map { Same(task: $0.taskID, origin: $0.origin, content: $0.content) })
    for (index, learning) in document.learnings.enumerated() {
      requireTask(learning.taskID, "learnings[\(index)].task_id")
      problems.check("learnings[\(index)].content") { () throws(OverseerError) in
        _ = try Text.requiredMarkdown(learning.content, field: "content", limit: Text.contentLimit)
      }
      problems.check("learnings[\(index)].tags") { () throws(OverseerError) in
        _ = try Text.labels(learning.tags, field: "tags")
      }
    }
  }

  private mutating func checkHelpRequests() {
    refuseRepeated("help_requests", "id", document.helpRequests.map(\.id))
    var waiting: Set<AnyTaskID> = []
    for (index, help) in document.helpRequests.enumerated() {
      let place = "help_requests[\(index)]"
      requireTask(help.taskID, "\(place).task_id")
      if ![.pending, .inProgress, .inReview].contains(help.fromStatus) {
        problems.add("\(place).from_status", "cannot be \(help.fromStatus.rawValue)")
      }
      if let option = help.chosenOption, !help.suggestedOptions.indices.contains(option) {
        problems.add("\(place).chosen_option", "is not one of the suggested options")
      }
      guard help.status.isOpen else { continue }
      if !waiting.insert(help.taskID).inserted {
        problems.add("\(place).status", "the task has another open question already")
      }
      if let task = places[help.taskID], document.tasks[task].status != .awaitingHuman {
        problems.add("\(place).status", "only a waiting task has an open question")
      }
    }
    for (index, task) in document.tasks.enumerated() where task.status == .awaitingHuman && !waiting.contains(task.id) {
      problems.add("tasks[\(index)].status", StatusInvariant.awaitingHumanHasOpenHelp.explanation)
    }
  }

  private mutating func checkTaskVcs() {
    refuseRepeated("task_vcs", "task_id", document.taskVcs.map(\.taskID))
    refuseRepeated("task_vcs", "workspace_path", document.taskVcs.compactMap(\.workspacePath))
    for (index, vcs) in document.taskVcs.enumerated() {
      let place = "task_vcs[\(index)]"
      requireTask(vcs.taskID, "\(place).task_id")
      if let task = places[vcs.taskID], document.tasks[task].repoID != vcs.repoID {
        problems.add("\(place).repo_id", "must be that of the task")
      }
      if vcs.vcsType == .none { problems.add("\(place).vcs_type", "must be Jj or Git") }
      if vcs.refName != TaskVcs.refName(of: vcs.taskID) {
        problems.add("\(place).ref_name", "must be \(TaskVcs.refName(of: vcs.taskID))")
      }
      if vcs.changeID.isEmpty { problems.add("\(place).change_id", "must not be empty") }
      if vcs.workspacePath?.hasPrefix("/") == false {
        problems.add("\(place).workspace_path", "must be an absolute path")
      }
    }
  }

  private mutating func checkTokens() {
    refuseRepeated("tokens", "id", document.tokens.map(\.id))
    let repos = Set(document.repos.map(\.id))
    for (index, token) in document.tokens.enumerated() {
      let place = "tokens[\(index)]"
      if let repo = token.repoID, !repos.contains(repo) { problems.add("\(place).repo_id", Self.unknown(repo)) }
      problems.check("\(place).name") { () throws(OverseerError) in try AccessToken.check(name: token.name) }
    }
  }

  /// The log has no gap: from its start, or from the checkpoint on.
  private mutating func checkLog() {
    refuseRepeated("events", "id", document.events.map(\.id))
    let pruned = document.checkpoint?.seq ?? 0
    for (index, event) in document.events.enumerated() where event.seq != pruned + 1 + Int64(index) {
      problems.add("events[\(index)].seq", "must be \(pruned + 1 + Int64(index)), not \(event.seq)")
      return
    }
  }
}

extension DocumentCheck {
  mutating func refuseRepeated<Value: Hashable>(_ list: String, _ field: String?, _ values: [Value]) {
    guard Set(values).count < values.count else { return }
    var seen: Set<Value> = []
    for (index, value) in values.enumerated() where !seen.insert(value).inserted {
      problems.add("\(list)[\(index)]" + (field.map { "." + $0 } ?? ""), "stands there a second time")
    }
  }

  mutating func requireTask(_ id: AnyTaskID, _ field: @autoclosure () -> String) {
    if places[id] == nil { problems.add(field(), Self.unknown(id)) }
  }

  static func unknown(_ id: some CustomStringConvertible) -> String { "there is no \(id) in the document" }

  private static func requireSame(_ text: String, _ taken: String) throws(OverseerError) {
    guard text == taken else { throw OverseerError.invalidField("", "must not begin or end with white space") }
  }
}
