import OverseerModel
import OverseerStore

/// Finds what a person means by an id: the whole of it, or any unique end of 4 or more characters; of a repository also
/// its name. An end that fits several is a `conflict` with `details.candidates`.
///
/// A whole id is given back as it is, whether or not there is such a thing.
public struct ResolveID: ReadOperation {
  public static let spec = OperationSpec(
    "ids.resolve", "Find what the end of an id means", who: .any, .get, "/ids", errors: [.notFound, .conflict])

  /// What is looked for.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A milestone, a task or a subtask.
    case task = "Task"
    case learning = "Learning"
    case helpRequest = "HelpRequest"
    case review = "Review"
    case comment = "Comment"
    case gateResult = "GateResult"
    case token = "Token"
    case repo = "Repo"
  }

  public var kind: Kind
  /// The id or the end of it, in upper or lower case.
  public var text: String

  public init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }

  /// The one thing that is meant.
  public struct Found: Codable, Sendable, Hashable {
    /// The whole id.
    public var id: String
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Found {
    let id = try id(in: reading)
    if caller.boundRepo != nil, let repo = try reading.repo(owning: id) { try caller.checkBounds(of: repo) }
    return Found(id: id)
  }

  private func id(in reading: Reading) throws(OverseerError) -> String {
    switch kind {
    case .task: "\(try ShortID.task(text, in: reading))"
    case .learning: "\(try ShortID.learning(text, in: reading))"
    case .helpRequest: "\(try ShortID.helpRequest(text, in: reading))"
    case .review: "\(try ShortID.review(text, in: reading))"
    case .comment: "\(try ShortID.comment(text, in: reading))"
    case .gateResult: "\(try ShortID.gateResult(text, in: reading))"
    case .token: "\(try ShortID.token(text, in: reading))"
    case .repo: "\(try ShortID.repo(text, in: reading))"
    }
  }
}
