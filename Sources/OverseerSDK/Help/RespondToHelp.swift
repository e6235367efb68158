import OverseerModel
import OverseerStore

/// Answers a request for help. The answer is part of what `tasks.get` gives from then on.
public struct RespondToHelp: WriteOperation {
  public static let spec = OperationSpec(
    "help.respond", "Answer a request for help", who: .human, .post, "/help/{id}/respond",
    errors: [.notFound, .invalidState, .tooLarge])

  public var id: HelpRequestID
  /// The answer in words, at most 64 KiB of Markdown.
  public var response: String?
  /// The place of the chosen option in `suggested_options`, counted from 0.
  public var chosenOption: Int?

  public init(id: HelpRequestID, response: String? = nil, chosenOption: Int? = nil) {
    self.id = id
    self.response = response
    self.chosenOption = chosenOption
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> HelpRequest {
    guard let request = try writing.reading.helpRequest(id) else {
      throw OverseerError.notFound("help request", "\(id)", hint: "`os help list` shows the open ones.")
    }
    var words = response
    if let response {
      words = try Text.requiredMarkdown(response, field: "response", limit: Text.contentLimit)
    }
    let answered = try request.responded(response: words, chosenOption: chosenOption, at: writing.now)
    let task = try writing.reading.existing(request.taskID)
    try writing.record(.helpResponded(HelpPayload(helpRequest: answered)), about: task)
    return answered
  }
}
