/// That somebody has looked at a file of a task's change. It counts as long as the hunks of the file are those.
public struct FileView: Codable, Sendable, Hashable {
  public var taskID: AnyTaskID
  /// Who looked: ``Principal/identity``.
  public var principal: String
  /// The name of whoever looked, for people.
  public var name: String
  /// The file at the revision that was looked at.
  public var path: String
  /// The SHA-256 of the file's hunks without their line numbers: 64 hexadecimal digits.
  public var hunksDigest: String
  /// The head that was looked at.
  public var revision: CommitID
  public var viewedAt: Instant

  public init(
    taskID: AnyTaskID, principal: String, name: String, path: String, hunksDigest: String, revision: CommitID,
    viewedAt: Instant
  ) {
    self.taskID = taskID
    self.principal = principal
    self.name = name
    self.path = path
    self.hunksDigest = hunksDigest
    self.revision = revision
    self.viewedAt = viewedAt
  }
}
