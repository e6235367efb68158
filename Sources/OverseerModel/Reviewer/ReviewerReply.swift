import OverseerJSON

/// What a reviewer prints, as one JSON document and nothing else.
public struct ReviewerReply: Codable, Sendable, Hashable {
  public enum Decision: String, Codable, Sendable, CaseIterable {
    case approve = "Approve"
    case requestChanges = "RequestChanges"
  }

  /// The longest reply that is read, in bytes.
  public static let limit = 4 << 20

  public var decision: Decision
  /// Places are those of the revision under review. What they ask for stands against a person's approval, too.
  public var comments: [NewComment]
  /// It must say something where changes are requested.
  public var summary: String

  public init(decision: Decision, comments: [NewComment], summary: String) {
    self.decision = decision
    self.comments = comments
    self.summary = summary
  }

  /// Reads what was printed. A key that has no meaning is a mistake: what it should have said would be lost.
  public init(printed bytes: [UInt8]) throws(ReviewerFailure) {
    if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      throw ReviewerFailure("it printed nothing")
    }
    do throws(JSONCodingError) {
      let value = try JSONCoder.decode(JSONValue.self, from: bytes)
      self = try JSONCoder.decode(Self.self, from: value)
      try Self.refuseUnknownKeys(in: value)
    } catch {
      throw ReviewerFailure(
        error.parseError == nil ? "what it printed is no reply: \(error)" : "what it printed is not JSON: \(error)")
    }
    do throws(OverseerError) {
      switch decision {
      case .approve: _ = try Text.markdown(summary, field: "summary", limit: Text.contentLimit)
      case .requestChanges: _ = try Text.requiredMarkdown(summary, field: "summary", limit: Text.contentLimit)
      }
    } catch {
      throw ReviewerFailure("what it printed is no reply: \(error.message)")
    }
  }

  private static func refuseUnknownKeys(in reply: JSONValue) throws(JSONCodingError) {
    try refuse(keysOf: reply, but: ["decision", "comments", "summary"], at: [])
    for (index, comment) in (reply["comments"]?.arrayValue ?? []).enumerated() {
      try refuse(
        keysOf: comment,
        but: ["in_reply_to", "file_path", "line_start", "line_end", "side", "body", "suggestion", "severity"],
        at: ["comments", "[\(index)]"])
    }
  }

  private static func refuse(
    keysOf value: JSONValue, but known: [String], at path: [String]
  ) throws(JSONCodingError) {
    guard let key = value.objectValue?.keys.first(where: { !known.contains($0) }) else { return }
    throw JSONCodingError(path: path + [key], message: "is not known; known are \(known.joined(separator: ", "))")
  }
}
