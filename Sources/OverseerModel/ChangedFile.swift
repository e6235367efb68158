/// What happened to one file between two trees.
public struct ChangedFile: Codable, Sendable, Hashable {
  public enum Status: String, Codable, Sendable, CaseIterable {
    case added, modified, deleted, renamed, copied
    /// Only the mode changed, or the kind of entry (a file that became a link).
    case mode
  }

  /// What happened to it.
  public var status: Status
  /// Where the file stands in the new tree, or stood in the old one if it is deleted. Bytes that are not UTF-8 are
  /// written `\xFF`.
  public var path: String
  /// Where a renamed or copied file stood before.
  public var oldPath: String?
  /// As git prints it: `100644`, `100755`, `120000` for a link, `160000` for a submodule. null where there is none.
  public var oldMode: String?
  /// Likewise, after the change.
  public var newMode: String?
  /// The name of the content; of a submodule the name of its commit.
  public var oldBlob: BlobID?
  /// Likewise, after the change.
  public var newBlob: BlobID?
  /// How much of a renamed or copied file stayed: 0 to 100.
  public var similarity: Int?
  /// Whether git takes one of the two contents for something else than text.
  public var binary: Bool
  /// Whether it is, or was, a submodule.
  public var submodule: Bool
  /// Whether the file looks as if a program had written it; to be shown folded.
  public var generated: Bool
  /// Whether a side is larger than 1 MiB; to be shown folded.
  public var large: Bool
  /// Lines that the new side has and the old one lacks; null for what is no text.
  public var added: Int?
  /// Lines that the old side has and the new one lacks; null for what is no text.
  public var removed: Int?

  public init(
    status: Status, path: String, oldPath: String?, oldMode: String?, newMode: String?, oldBlob: BlobID?,
    newBlob: BlobID?, similarity: Int?, binary: Bool, submodule: Bool, generated: Bool, large: Bool, added: Int?,
    removed: Int?
  ) {
    self.status = status
    self.path = path
    self.oldPath = oldPath
    self.oldMode = oldMode
    self.newMode = newMode
    self.oldBlob = oldBlob
    self.newBlob = newBlob
    self.similarity = similarity
    self.binary = binary
    self.submodule = submodule
    self.generated = generated
    self.large = large
    self.added = added
    self.removed = removed
  }
}
