/// What a revision changes, as a reviewer gets it: a patch of limited size, whole file by whole file, and a list of the
/// files that it has no room for.
public struct ReviewerDiff: Codable, Sendable, Hashable {
  /// The largest patch, in bytes.
  public static let limit = 1 << 20

  public var base: CommitID
  public var head: CommitID
  /// As `git diff --full-index` prints it. Bytes that are not UTF-8 are U+FFFD.
  public var unified: String
  /// The files whose changes are not in ``unified``, in the order of their paths.
  public var leftOut: [ChangedFile]
  /// Says that files are left out, and where they are; null where none are.
  public var note: String?

  public init(base: CommitID, head: CommitID) {
    self.base = base
    self.head = head
    unified = ""
    leftOut = []
  }

  /// Takes up the patch of the next file; false where there is no room for all of it.
  public mutating func append(patch: [UInt8]) -> Bool {
    let text = String(decoding: patch, as: UTF8.self)
    guard unified.utf8.count + text.utf8.count <= Self.limit else { return false }
    unified += text
    return true
  }

  /// Lists files for which there was no room.
  public mutating func leaveOut(_ files: [ChangedFile]) {
    guard !files.isEmpty else { return }
    leftOut += files
    note = """
      The changes of \(leftOut.count) \(leftOut.count == 1 ? "file" : "files") are left out, for the patch is limited to \
      \(Self.limit) bytes. The files are in the folder that the reviewer runs in.
      """
  }
}
