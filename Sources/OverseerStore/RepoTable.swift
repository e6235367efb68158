import OverseerModel

/// The registered repositories.
enum RepoTable {
  static let columns = "id, path, name, vcs_type, default_branch, created_at, updated_at"

  static func read(_ row: Row) throws(OverseerError) -> Repo {
    Repo(
      id: try row.id(0), path: row.text(1), name: row.text(2), vcsType: try row.choice(3),
      defaultBranch: row.optionalText(4), createdAt: row.time(5), updatedAt: row.time(6))
  }

  static func put(_ repo: Repo, in connection: Connection) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO repos (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET path = excluded.path, name = excluded.name, vcs_type = excluded.vcs_type,
        default_branch = excluded.default_branch, updated_at = excluded.updated_at
      """,
      [
        .id(repo.id), .text(repo.path), .text(repo.name), .text(repo.vcsType.rawValue),
        .optional(repo.defaultBranch), .time(repo.createdAt), .time(repo.updatedAt),
      ])
  }
}

extension Reading {
  private static let repoByID = "SELECT \(RepoTable.columns) FROM repos WHERE id = ?"
  private static let repoByPath = "SELECT \(RepoTable.columns) FROM repos WHERE path = ?"

  public func repo(_ id: RepoID) throws(OverseerError) -> Repo? {
    try connection.first(Self.repoByID, [.id(id)]) { row throws(OverseerError) in try RepoTable.read(row) }
  }

  /// The repository that is registered at exactly this real path.
  public func repo(at path: String) throws(OverseerError) -> Repo? {
    try connection.first(Self.repoByPath, [.text(path)]) { row throws(OverseerError) in try RepoTable.read(row) }
  }

  /// Every repository, by name, after the one with the id `after`.
  public func repos(after: Repo?, limit: Int) throws(OverseerError) -> [Repo] {
    try connection.all(
      """
      SELECT \(RepoTable.columns) FROM repos WHERE ?1 IS NULL OR (name, id) > (?1, ?2) ORDER BY name, id LIMIT ?3
      """,
      [.optional(after?.name), .optional(after?.id.description), .integer(limit)]
    ) { row throws(OverseerError) in try RepoTable.read(row) }
  }

  public func taskCount(in repo: RepoID) throws(OverseerError) -> Int {
    try connection.first("SELECT count(*) FROM tasks WHERE repo_id = ?", [.id(repo)]) { $0.integer(0) } ?? 0
  }
}

extension Reading {
  /// The first repository that is registered at one of `paths`.
  public func firstRepo(of paths: [String]) throws(OverseerError) -> Repo? {
    for path in paths {
      if let found = try repo(at: path) { return found }
    }
    return nil
  }
}

extension Reading {
  public func repos(named name: String, limit: Int) throws(OverseerError) -> [RepoID] {
    try connection.all("SELECT id FROM repos WHERE name = ? ORDER BY id LIMIT ?", [.text(name), .integer(limit)]) {
      row throws(OverseerError) in try row.id(0)
    }
  }

  /// The repositories whose id ends with `suffix`, at most `limit`.
  public func repos(endingWith suffix: String, limit: Int) throws(OverseerError) -> [RepoID] {
    try ids(in: "repos", endingWith: suffix, limit: limit)
  }
}
