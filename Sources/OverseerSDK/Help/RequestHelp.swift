import OverseerModel
import OverseerStore

/// Asks a person for help. The task waits, in AwaitingHuman, until it is answered and resumed.
public struct RequestHelp: WriteOperation {
  public static let spec = OperationSpec(
    "help.request", "Ask a person for help", who: .any, .post, "/help",
    errors: [.notFound, .preconditionFailed, .invalidState, .tooLarge])

  public var taskID: AnyTaskID
  public var category: HelpRequest.Category
  /// What is needed and why, at most 64 KiB of Markdown.
  public var reason: String
  /// Answers to choose from, at most 20 of one line each.
  public var suggestedOptions: [String]?

  /// How many answers there may be to choose from.
  public static let optionLimit = 20

  public init(
    taskID: AnyTaskID, category: HelpRequest.Category, reason: String, suggestedOptions: [String]? = nil
  ) {
    self.taskID = taskID
    self.category = category
    self.reason = reason
    self.suggestedOptions = suggestedOptions
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> HelpRequest {
    let task = try writing.reading.existing(taskID)
    let lifecycle = try writing.reading.lifecycle(of: task)
    let id = HelpRequestID(writing.identifier())
    let next = try lifecycle.applying(.requestHelp(id), by: writing.actor)
    let waiting = writing.moved(try writing.editable(taskID), to: next.status)
    let request = HelpRequest(
      id: id, taskID: taskID, fromStatus: task.status, category: category,
      reason: try Text.requiredMarkdown(reason, field: "reason", limit: Text.contentLimit),
      suggestedOptions: try options(), requestedBy: writing.actor, createdAt: writing.now)
    try writing.record(.helpRequested(HelpPayload(helpRequest: request)), about: task)
    try writing.record(
      .taskStatusChanged(TaskStatusChangedPayload(task: waiting, from: task.status, to: waiting.status)), about: task)
    return request
  }

  private func options() throws(OverseerError) -> [String] {
    let options = suggestedOptions ?? []
    guard options.count <= Self.optionLimit else {
      throw OverseerError.invalidField("suggested_options", "must be at most \(Self.optionLimit), not \(options.count)")
    }
    var checked: [String] = []
    for (index, option) in options.enumerated() {
      checked.append(try Text.description(option, field: "suggested_options[\(index)]"))
    }
    return checked
  }
}
