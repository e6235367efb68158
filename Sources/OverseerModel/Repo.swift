/// A registered folder that tasks belong to.
public struct Repo: Codable, Sendable, Hashable {
  public var id: RepoID
  /// The real, absolute path of its root.
  public var path: String
  public var name: String
  public var vcsType: VCSType
  /// The branch that work lands on; null where none is known.
  public var defaultBranch: String?
  public var createdAt: Instant
  public var updatedAt: Instant

  public init(
    id: RepoID, path: String, name: String, vcsType: VCSType, defaultBranch: String?, createdAt: Instant,
    updatedAt: Instant
  ) {
    self.id = id
    self.path = path
    self.name = name
    self.vcsType = vcsType
    self.defaultBranch = defaultBranch
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

/// What keeps the history of a repository. `None` is planning mode: tasks without refs.
public enum VCSType: String, Codable, Sendable, CaseIterable {
  case jj = "Jj"
  case git = "Git"
  case none = "None"
}
