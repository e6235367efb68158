import OverseerModel

/// What a repository of jj looks like after an operation.
public struct JJView: Sendable, Hashable {
  public let operation: JJOperationID
  /// The visible commits that have no visible child. What they reach is all that is visible.
  public let heads: [CommitID]
  /// The commit that is being edited in each workspace, by the workspace's name.
  public let workingCopies: [String: CommitID]
  /// The targets of the local bookmarks: one each, several of a conflicted one.
  public let bookmarks: [String: [CommitID]]

  /// Reads the message `View` of jj's `op_store.proto`; nil where it is none, or its commits are not named by SHA-1.
  init?(operation: JJOperationID, message bytes: [UInt8]) {
    guard let message = ProtobufMessage(bytes[...]), let heads = Self.commits(message.all(Field.heads)) else {
      return nil
    }
    var workingCopies: [String: CommitID] = [:]
    for entry in message.all(Field.workingCopies) {
      guard let entry = ProtobufMessage(entry), let name = entry.last(1).flatMap(text),
        let commit = entry.last(2).flatMap(Self.commit)
      else { return nil }
      workingCopies[name] = commit
    }
    var bookmarks: [String: [CommitID]] = [:]
    for bookmark in message.all(Field.bookmarks) {
      guard let bookmark = ProtobufMessage(bookmark), let name = bookmark.last(1).flatMap(text),
        let targets = Self.targets(bookmark.last(2))
      else { return nil }
      // One that is only known from a remote has none here.
      if !targets.isEmpty { bookmarks[name] = targets }
    }
    self.operation = operation
    self.heads = heads
    self.workingCopies = workingCopies
    self.bookmarks = bookmarks
  }

  private enum Field {
    static let heads: UInt64 = 1
    static let bookmarks: UInt64 = 5
    static let workingCopies: UInt64 = 8
  }

  /// The commits of a `RefTarget`: a commit, or a conflict of which only the added sides count.
  private static func targets(_ bytes: ArraySlice<UInt8>?) -> [CommitID]? {
    guard let bytes else { return [] }
    guard let target = ProtobufMessage(bytes) else { return nil }
    if let conflict = target.last(3) {
      guard let sides = ProtobufMessage(conflict)?.all(2).map({ ProtobufMessage($0) }) else { return nil }
      var found: [ArraySlice<UInt8>] = []
      for side in sides {
        guard let side else { return nil }
        // A side without a commit is one that has deleted the bookmark.
        if let commit = side.last(1) { found.append(commit) }
      }
      return commits(found)
    }
    return commits(target.all(1))
  }

  /// Does what `CommitID(bytes:)` does. That is generic in another module, and a view can have thousands of names.
  private static func commit(_ bytes: ArraySlice<UInt8>) -> CommitID? {
    guard bytes.count == CommitID.byteCount else { return nil }
    let high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    let middle = bytes.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    return CommitID(high, middle, bytes.suffix(4).reduce(0) { $0 << 8 | UInt32($1) })
  }

  private static func commits(_ names: [ArraySlice<UInt8>]) -> [CommitID]? {
    var commits: [CommitID] = []
    for name in names {
      guard let commit = commit(name) else { return nil }
      commits.append(commit)
    }
    return commits
  }
}

private func text(_ bytes: ArraySlice<UInt8>) -> String? { String(validating: bytes, as: UTF8.self) }
