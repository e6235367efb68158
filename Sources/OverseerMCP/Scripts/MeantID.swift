import OverseerJSON
import OverseerModel
import OverseerSDK

/// Finds what was meant by an id that is none, or of nothing that there is: short ids as people see them, ids with a
/// wrong prefix, and such that were not copied whole.
struct MeantID {
  /// Looks an id up.
  let find: (ResolveID) throws(OverseerError) -> ResolveID.Found

  /// The error with what was meant, where that can be told.
  ///
  /// - Parameter members: The input of the call.
  /// - Parameter idType: What kind of id a field takes.
  func explained(
    _ error: OverseerError, _ members: JSONObject, idType: (String) -> String?
  ) -> OverseerError {
    switch error.code {
    case .invalidInput:
      var meant: [(given: String, id: String)] = []
      for problem in error.details["fields"]?.arrayValue ?? [] {
        guard let path = problem["field"]?.stringValue else { continue }
        let field = String(path.prefix { $0 != "[" })
        guard let kind = idType(field).flatMap(Self.kind), let given = text(at: path, field, in: members),
          let id = id(kind, given)
        else { continue }
        meant.append((given, id))
      }
      return added(meant, to: error)
    case .notFound:
      guard let given = error.details["id"]?.stringValue, let kind = error.details["kind"]?.stringValue,
        let resolvable = Self.kinds[kind], let id = id(resolvable, given)
      else { return error }
      return added([(given, id)], to: error)
    default: return error
    }
  }

  private func added(_ meant: [(given: String, id: String)], to error: OverseerError) -> OverseerError {
    guard !meant.isEmpty else { return error }
    var error = error
    error.message += meant.map { "; did you mean \($0.id)?" }.joined()
    error.details["did_you_mean"] = .array(meant.map { .string($0.id) })
    return error
  }

  private func id(_ kind: ResolveID.Kind, _ given: String) -> String? {
    let end = given.drop { $0 != "_" }.dropFirst()
    let bare = String(end.isEmpty ? given[...] : end)
    // The whole of it, else its last characters, as long as they are enough to go by.
    for text in [bare, String(bare.suffix(8)), String(bare.suffix(6))] where (4...26).contains(text.utf8.count) {
      if let found = try? find(ResolveID(kind: kind, text: text)), found.id != given { return found.id }
    }
    return nil
  }

  private func text(at path: String, _ field: String, in members: JSONObject) -> String? {
    guard let value = members[field] else { return nil }
    guard path != field else { return value.stringValue }
    let index = Int(path.dropFirst(field.count + 1).prefix { $0 != "]" })
    return index.flatMap { value[$0]?.stringValue }
  }

  private static func kind(of idType: String) -> ResolveID.Kind? {
    switch idType {
    case "AnyTaskID", "TaskID", "PlainTaskID", "SubtaskID", "MilestoneID": .task
    case "ReviewID": .review
    case "ReviewCommentID": .comment
    case "GateResultID": .gateResult
    case "HelpRequestID": .helpRequest
    case "LearningID": .learning
    case "RepoID": .repo
    case "AccessTokenID": .token
    default: nil
    }
  }

  /// By what errors call the things.
  private static let kinds: [String: ResolveID.Kind] = [
    "task": .task, "review": .review, "comment": .comment, "gate result": .gateResult, "help request": .helpRequest,
    "learning": .learning, "repository": .repo,
  ]
}
