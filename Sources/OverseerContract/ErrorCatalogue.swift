import OverseerModel

extension OverseerError.Code {
  /// When this goes wrong, in one sentence for those who call.
  public var explanation: String {
    switch self {
    case .invalidInput: "A value is malformed or out of range; `details.fields` names all of them."
    case .tooLarge: "The request, or a text in it, is larger than what is taken."
    case .unsupportedMediaType: "The body is not `application/json`."
    case .methodNotAllowed: "The address knows other methods only."
    case .misdirected: "The request was meant for another host."
    case .unauthorized: "There is no token, or a wrong one."
    case .forbidden: "Who calls may not do this."
    case .notFound: "Something that the request names is not there."
    case .conflict:
      "It contradicts what is there: a duplicate, a cycle, somebody else's claim, an old generation, a used key."
    case .preconditionFailed: "Something else must be done first, like finishing blockers or open children."
    case .invalidState: "The state has no such step; `details.from` and `details.allowed` tell more."
    case .unavailable:
      "It cannot be done now: the database stayed locked, a tool is missing, or the server shuts down."
    case .rateLimited: "Too many requests; try again later."
    case .vcsFailed: "git or jj refused; their own words are in `details`."
    case .gateFailed: "A gate failed."
    case .internalError: "A defect in Overseer; the log has the rest under the correlation id."
    }
  }

  /// `NotFound` of `not_found`: the name of the response in OpenAPI.
  var responseName: String {
    rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

extension Authority {
  /// Who that is, in words.
  public var explanation: String {
    switch self {
    case .any: "anyone"
    case .human: "a person"
    case .reviewer: "an agent other than the one that submitted, in the agent phase, or a person"
    case .holder: "the holder of the task's claim, a person, or anyone where no live claim stands"
    }
  }
}
