import OverseerModel
import OverseerSDK
import OverseerStore

// What people mean by the ids and texts that they type.
extension Session {
  func taskID(_ text: String) throws(OverseerError) -> AnyTaskID {
    if let id = AnyTaskID(text) { return id }
    return try lookUp { reading throws(OverseerError) in try ShortID.task(text, in: reading) }
  }

  func taskIDs(_ text: String) throws(OverseerError) -> [AnyTaskID] {
    var ids: [AnyTaskID] = []
    for word in Words.list(text) { ids.append(try taskID(word)) }
    return ids
  }

  func milestoneID(_ text: String) throws(OverseerError) -> MilestoneID {
    try lookUp { reading throws(OverseerError) in try ShortID.milestone(text, in: reading) }
  }

  func learningID(_ text: String) throws(OverseerError) -> LearningID {
    try lookUp { reading throws(OverseerError) in try ShortID.learning(text, in: reading) }
  }

  func repoID(_ text: String) throws(OverseerError) -> RepoID {
    try lookUp { reading throws(OverseerError) in try ShortID.repo(text, in: reading) }
  }

  /// The request for help that an id names, or the open one of the task that it names.
  func helpRequest(_ text: String) throws(OverseerError) -> HelpRequest {
    if let task = AnyTaskID(text) { return try openHelpRequest(of: task) }
    do throws(OverseerError) {
      return try lookUp { reading throws(OverseerError) in
        let id = try ShortID.helpRequest(text, in: reading)
        guard let request = try reading.helpRequest(id) else {
          throw OverseerError.notFound("help request", text, hint: "`os help list` shows the open ones.")
        }
        return request
      }
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
  func currentRepo() throws(OverseerError) -> Repo? {
    let caller = try caller()
    return try lookUp { reading throws(OverseerError) in try caller.repo(nil, in: reading) }
  }

  func requiredRepo() throws(OverseerError) -> Repo {
    let caller = try caller()
    return try lookUp { reading throws(OverseerError) in try caller.requiredRepo(nil, in: reading) }
  }

  /// The tasks of these ids, for the titles that people read beside them.
  func tasks(_ ids: some Sequence<AnyTaskID>) throws(OverseerError) -> [AnyTaskID: WorkItem] {
    let ids = Array(Set(ids))
    guard !ids.isEmpty else { return [:] }
    return try lookUp { reading throws(OverseerError) in
      var found: [AnyTaskID: WorkItem] = [:]
      for id in ids { found[id] = try reading.task(id) }
      return found
    }
  }

  func lookUp<Value: Sendable>(
    _ body: @Sendable (Reading) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    try overseer().store.read(body)
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
