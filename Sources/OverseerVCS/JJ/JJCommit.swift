import OverseerModel

/// A commit as jj sees it.
public struct JJCommit: Decodable, Sendable, Hashable {
  public let commitID: CommitID
  public let changeID: ChangeID
  /// As it was written; usually with a line end behind it, empty where nobody has described it.
  public let description: String
  public let parents: [CommitID]
  /// The names of the local bookmarks that point to it, also of those that are conflicted.
  public let bookmarks: [String]
  /// Whether it is edited in the workspace that was asked.
  public let isWorkingCopy: Bool
  /// Whether several visible commits carry its change.
  public let isDivergent: Bool
  /// Whether it has unresolved conflicts.
  public let isConflicted: Bool
  /// Whether it changes nothing.
  public let isEmpty: Bool
  /// Whether jj refuses to rewrite it.
  public let isImmutable: Bool
  public let isRoot: Bool
}

extension JJCommit {
  private enum CodingKeys: String, CodingKey {
    case commitID = "commit_id"
    case changeID = "change_id"
    case description
    case parents
    case bookmarks
    case isWorkingCopy = "working_copy"
    case isDivergent = "divergent"
    case isConflicted = "conflict"
    case isEmpty = "empty"
    case isImmutable = "immutable"
    case isRoot = "root"
  }

  /// One line of JSON for each commit. `json` and maps came with later versions than the oldest that is supported; an
  /// alias of the user can stand for a keyword, but not for a method of `self`.
  static let template = [
    #""{\"commit_id\":\"" ++ self.commit_id() ++ "\"""#,
    #"",\"change_id\":\"" ++ self.change_id() ++ "\"""#,
    #"",\"description\":" ++ self.description().escape_json()"#,
    #"",\"parents\":[" ++ self.parents().map(|c| "\"" ++ c.commit_id() ++ "\"").join(",") ++ "]""#,
    #"",\"bookmarks\":[" ++ self.local_bookmarks().map(|b| b.name().escape_json()).join(",") ++ "]""#,
    #"",\"working_copy\":" ++ self.current_working_copy()"#,
    #"",\"divergent\":" ++ self.divergent()"#,
    #"",\"conflict\":" ++ self.conflict()"#,
    #"",\"empty\":" ++ self.empty()"#,
    #"",\"immutable\":" ++ self.immutable()"#,
    #"",\"root\":" ++ self.root() ++ "}\n""#,
  ].joined(separator: " ++ ")
}
