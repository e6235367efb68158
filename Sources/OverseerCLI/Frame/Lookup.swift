import OverseerModel
import OverseerSDK

// What people mean by the ids and texts that they type.
extension Session {
  func taskID(_ text: String) throws(OverseerError) -> AnyTaskID {
    if let id = AnyTaskID(text) { return id }
    return try meant(.task, text) { AnyTaskID($0) }
  }

  func taskIDs(_ text: String) throws(OverseerError) -> [AnyTaskID] {
    var ids: [AnyTaskID] = []
    for word in Words.list(text) { ids.append(try taskID(word)) }
    return ids
  }

  func milestoneID(_ text: String) throws(OverseerError) -> MilestoneID {
    guard case .milestone(let id) = try taskID(text) else {
      throw OverseerError.invalidField("milestone", "\(text) is not a milestone")
    }
    return id
  }

  func learningID(_ text: String) throws(OverseerError) -> LearningID { try id(text, .learning) }

  func repoID(_ text: String) throws(OverseerError) -> RepoID { try id(text, .repo) }

  /// What an id or the end of one means.
  func id<Subject: Identified>(_ text: String, _ kind: ResolveID.Kind) throws(OverseerError) -> ID<Subject> {
    if let id = ID<Subject>(text) { return id }
    return try meant(kind, text) { ID<Subject>($0) }
  }

  private func meant<Found>(
    _ kind: ResolveID.Kind, _ text: String, _ parse: (String) -> Found?
  ) throws(OverseerError) -> Found {
    let found = try ask(ResolveID(kind: kind, text: text)).id
    if let id = parse(found) { return id }
    throw OverseerError(.internalError, "\(found) is no id of a \(kind.rawValue)")
  }

  /// The request for help that an id names, or the open one of the task that it names.
  func helpRequest(_ text: String) throws(OverseerError) -> HelpRequest {
    if let task = AnyTaskID(text) { return try openHelpRequest(of: task) }
    do throws(OverseerError) {
      return try ask(GetHelp(id: id(text, .helpRequest)))
    } catch {
      guard error.code == .notFound, HelpRequestID(text) == nil, let task = try? taskID(text) else { throw error }
      return try openHelpRequest(of: task)
    }
  }

  private func openHelpRequest(of task: AnyTaskID) throws(OverseerError) -> HelpRequest {
    if let request = try call(GetActiveHelp(taskID: task)) { return request }
    throw OverseerError(
      .notFound, "\(task) has no open request for help", hint: "`os help list` shows the open ones.")
  }

  /// The repository that the call is about; nil where there is none.
  func currentRepo() throws(OverseerError) -> Repo? { try call(GetCurrentRepo()) }

  func requiredRepo() throws(OverseerError) -> Repo {
    if let repo = try currentRepo() { return repo }
    throw try caller().hasNoRepo
  }

  /// The tasks of these ids, for the titles that people read beside them.
  func tasks(_ ids: some Sequence<AnyTaskID>) throws(OverseerError) -> [AnyTaskID: WorkItem] {
    var rest = Array(Set(ids))[...]
    var found: [AnyTaskID: WorkItem] = [:]
    while !rest.isEmpty {
      for task in try ask(GetTasks(ids: Array(rest.prefix(GetTasks.most)))) { found[task.id] = task }
      rest = rest.dropFirst(GetTasks.most)
    }
    return found
  }

  /// The text of an option: as given, the content of a file after `@`, or standard input for `-`.
  func longText(_ text: String, _ option: String) throws(OverseerError) -> String {
    let bytes: [UInt8]
    if text == "-" {
      bytes = try Terminal.readAll(0, limit: Text.contextLimit, name: "standard input")
    } else if text.hasPrefix("@") {
      bytes = try InputFile.read(
        environment.absolute(String(text.dropFirst())), limit: Text.contextLimit,
        hint: "\(option) takes a file after @. Text that begins with @ can come over standard input: \(option) -")
    } else {
      return text
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw OverseerError.invalidField(option, "the text is not valid UTF-8")
    }
    return decoded
  }
}
