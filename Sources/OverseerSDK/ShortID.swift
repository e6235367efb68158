import OverseerModel
import OverseerStore

/// Finds what a person means by an id: the whole of it, or any unique end of 4 or more characters.
enum ShortID {
  /// A task. An end that fits several is a `conflict` that lists them.
  static func task(_ text: String, in reading: Reading) throws(OverseerError) -> AnyTaskID {
    if let id = AnyTaskID(text) { return id }
    let suffix = try suffix(text, of: "task")
    return try only(try reading.tasks(endingWith: suffix, limit: 6), text, "task")
  }

  static func learning(_ text: String, in reading: Reading) throws(OverseerError) -> LearningID {
    if let id = LearningID(text) { return id }
    let suffix = try suffix(text, of: "learning")
    return try only(try reading.learnings(endingWith: suffix, limit: 6), text, "learning")
  }

  static func helpRequest(_ text: String, in reading: Reading) throws(OverseerError) -> HelpRequestID {
    if let id = HelpRequestID(text) { return id }
    let suffix = try suffix(text, of: "help request")
    return try only(try reading.helpRequests(endingWith: suffix, limit: 6), text, "help request")
  }

  static func review(_ text: String, in reading: Reading) throws(OverseerError) -> ReviewID {
    if let id = ReviewID(text) { return id }
    let suffix = try suffix(text, of: "review")
    return try only(try reading.reviews(endingWith: suffix, limit: 6), text, "review")
  }

  static func comment(_ text: String, in reading: Reading) throws(OverseerError) -> CommentID {
    if let id = CommentID(text) { return id }
    let suffix = try suffix(text, of: "comment")
    return try only(try reading.comments(endingWith: suffix, limit: 6), text, "comment")
  }

  static func gateResult(_ text: String, in reading: Reading) throws(OverseerError) -> GateResultID {
    if let id = GateResultID(text) { return id }
    let suffix = try suffix(text, of: "gate result")
    return try only(try reading.gateResults(endingWith: suffix, limit: 6), text, "gate result")
  }

  static func token(_ text: String, in reading: Reading) throws(OverseerError) -> TokenID {
    if let id = TokenID(text) { return id }
    let suffix = try suffix(text, of: "token")
    return try only(try reading.tokens(endingWith: suffix, limit: 6), text, "token")
  }

  /// A repository, also by its name.
  static func repo(_ text: String, in reading: Reading) throws(OverseerError) -> RepoID {
    if let id = RepoID(text) { return id }
    let named = try reading.repos(named: text, limit: 6)
    if !named.isEmpty { return try only(named, text, "repository") }
    guard let suffix = try? suffix(text, of: "repository"),
      case let found = try reading.repos(endingWith: suffix, limit: 6), !found.isEmpty
    else { throw OverseerError.notFound("repository", text, hint: "`os repo list` shows names and ids.") }
    return try only(found, text, "repository")
  }

  /// The end of an id in upper case, where it can be one.
  private static func suffix(_ text: String, of kind: String) throws(OverseerError) -> String {
    let suffix = text.uppercased()
    let isCrockford = suffix.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte)
        || ((0x41...0x5A).contains(byte) && ![0x49, 0x4C, 0x4F, 0x55].contains(byte))
    }
    guard isCrockford, (4...26).contains(suffix.utf8.count) else {
      throw OverseerError.invalidField(
        "id", "\"\(text)\" is no id of a \(kind)", hint: "Give the whole id, or its last 4 or more characters.")
    }
    return suffix
  }

  private static func only<ID: CustomStringConvertible>(
    _ found: [ID], _ text: String, _ kind: String
  ) throws(OverseerError) -> ID {
    guard let first = found.first else {
      throw OverseerError.notFound(kind, text, hint: "No id ends with that. `os task list` shows what there is.")
    }
    guard found.count == 1 else {
      let candidates = found.map(\.description)
      throw OverseerError(
        .conflict, "several ids end with \(text): \(candidates.prefix(5).joined(separator: ", "))",
        hint: "Give more characters.", details: ["candidates": .array(candidates.map { .string($0) })])
    }
    return first
  }
}
