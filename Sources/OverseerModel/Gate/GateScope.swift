/// What a gate counts for: every task of a repository, or a task and all below it.
public enum GateScope: Sendable, Hashable {
  case repo(RepoID)
  case task(AnyTaskID)
}

extension GateScope: Codable {
  /// The two kinds as they are written in JSON.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case repo = "Repo"
    case task = "Task"
  }

  private enum CodingKeys: String, CodingKey {
    case type
    case id
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self =
      switch try container.decode(Kind.self, forKey: .type) {
      case .repo: .repo(try container.decode(RepoID.self, forKey: .id))
      case .task: .task(try container.decode(AnyTaskID.self, forKey: .id))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .repo(let id):
      try container.encode(Kind.repo, forKey: .type)
      try container.encode(id, forKey: .id)
    case .task(let id):
      try container.encode(Kind.task, forKey: .type)
      try container.encode(id, forKey: .id)
    }
  }
}
