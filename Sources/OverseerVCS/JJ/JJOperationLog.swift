import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The operations of a repository of jj, read from its files: nothing is started, nothing is locked.
public struct JJOperationLog: Sendable, Hashable {
  /// What the newest operation is.
  public enum Head: Sendable, Hashable {
    case operation(JJOperationID)
    /// Several have happened at once. Every call of jj reconciles them first, so that one of those is the answer.
    case concurrent
  }

  private let folder: String

  /// The log of the repository that the workspace at `root` belongs to; nil where there is none.
  public init?(workspace root: String) {
    guard let jj = JJDirectory(workspace: root) else { return nil }
    folder = jj.path
  }

  /// The newest operation; nil where the repository cannot be read.
  public func head() -> Head? {
    // jj adds a new head before it removes the one below. Somebody who lists the folder in between can see both, and
    // in rare cases neither.
    for _ in 0..<3 {
      guard let names = fileNames(of: folder + "/op_heads/heads") else { return nil }
      let heads = names.compactMap { JJOperationID($0) }
      guard heads.count > 1 else {
        if let head = heads.first { return .operation(head) }
        continue
      }
      let below = Set(heads.flatMap { parents(of: $0) })
      let newest = heads.filter { !below.contains($0) }
      return newest.count == 1 ? .operation(newest[0]) : .concurrent
    }
    return nil
  }

  /// What the repository looks like after the newest operation; nil where it cannot be read, or where several have
  /// happened at once.
  public func view() -> JJView? {
    guard case .operation(let operation)? = head() else { return nil }
    return view(after: operation)
  }

  /// What the repository looked like after an operation; nil where it cannot be read.
  public func view(after operation: JJOperationID) -> JJView? {
    // The root operation is not stored: it has come before everything.
    guard let view = message(of: operation)?.last(1),
      let bytes = FilePeek.bytes(of: "\(folder)/op_store/views/\(hexadecimal(view))", limit: 256 << 20)
    else { return nil }
    return JJView(operation: operation, message: bytes)
  }

  /// What an operation came after, and what the commits that it wrote were made of; nil where it cannot be read.
  ///
  /// jj has kept the latter since 0.30.
  func step(_ operation: JJOperationID) -> (parents: [JJOperationID], predecessors: [CommitID: [CommitID]])? {
    guard let message = message(of: operation) else { return nil }
    var predecessors: [CommitID: [CommitID]] = [:]
    for entry in message.all(4).compactMap({ ProtobufMessage($0) }) {
      guard let commit = entry.last(1).flatMap({ CommitID(bytes: $0) }) else { continue }
      predecessors[commit] = entry.all(2).compactMap { CommitID(bytes: $0) }
    }
    return (message.all(2).compactMap { JJOperationID(bytes: $0) }, predecessors)
  }

  /// Whether all that happened between two operations was done by calls of ours, and recorded no files that somebody
  /// has worked on.
  func isOurs(after first: JJOperationID, until last: JJOperationID) -> Bool {
    var next = last
    while next != first {
      guard let message = message(of: next), let metadata = message.last(3).flatMap({ ProtobufMessage($0) }),
        metadata.last(3).map({ Self.recordings.contains(String(decoding: $0, as: UTF8.self)) }) == false,
        metadata.all(6).contains(where: { String(decoding: $0, as: UTF8.self).contains(JJCommand.mark) }),
        let parent = parents(of: next).first, parents(of: next).count == 1
      else { return false }
      next = parent
    }
    return true
  }

  /// The operations that a call begins with where something was done without jj.
  private static let recordings: Set = ["snapshot working copy", "import git refs", "import git head"]

  private func parents(of operation: JJOperationID) -> [JJOperationID] {
    message(of: operation)?.all(2).compactMap { JJOperationID(bytes: $0) } ?? []
  }

  /// The message `Operation` of jj's `op_store.proto`.
  private func message(of operation: JJOperationID) -> ProtobufMessage? {
    FilePeek.bytes(of: "\(folder)/op_store/operations/\(operation)", limit: 16 << 20)
      .flatMap { ProtobufMessage($0[...]) }
  }

  private func fileNames(of folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
  }
}
