import OverseerDiff
import OverseerModel
import OverseerVCS

/// Shows what differs between two commits, a page of files at a time.
public struct CompareRevisions: RepositoryQuestion {
  public static let spec = OperationSpec(
    "vcs.compare", "Compare two commits", who: .any, .get, "/vcs/compare",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable, .vcsFailed])

  public var repoID: RepoID?
  /// The revision to compare with.
  public var base: String
  /// The revision that is looked at.
  public var head: String
  /// Only these files, and what is in these folders, from the root of the repository.
  public var paths: [String]?
  /// Unchanged lines around changes: 3 unless told.
  public var context: Int?
  /// Which differences in white space count: all of them unless told.
  public var whitespace: Whitespace?
  /// Whether to mark the words that changed within a line; it is done unless told otherwise.
  public var words: Bool?
  /// Whether to leave the hunks out.
  public var countsOnly: Bool?
  /// Whether to give the difference as a patch, too.
  public var unified: Bool?
  /// How many files: 100 unless told, 1,000 at most.
  public var limit: Int?
  /// The path of the last file of the page before.
  public var after: String?

  public init(
    repoID: RepoID? = nil, base: String, head: String, paths: [String]? = nil, context: Int? = nil,
    whitespace: Whitespace? = nil, words: Bool? = nil, countsOnly: Bool? = nil, unified: Bool? = nil,
    limit: Int? = nil, after: String? = nil
  ) {
    self.repoID = repoID
    self.base = base
    self.head = head
    self.paths = paths
    self.context = context
    self.whitespace = whitespace
    self.words = words
    self.countsOnly = countsOnly
    self.unified = unified
    self.limit = limit
    self.after = after
  }

  public struct Comparison: Codable, Sendable, Hashable {
    public var base: CommitID
    public var head: CommitID
    /// In the order of their paths.
    public var files: [FileDiff]
    /// What to give as `after` for the next page; null on the last one.
    public var next: String?
    /// The files of this page as a patch, where it was asked for. Bytes that are not UTF-8 are U+FFFD.
    public var unified: String?
  }

  public func answer(in repository: RepositoryReader) async throws(OverseerError) -> Comparison {
    try await page(of: try await compare(in: repository), beside: nil)
  }

  /// Answers what a new version of a change does that the old one did not. The fields `base` and `head` do not count.
  func answer(
    from old: ChangeVersion, to new: ChangeVersion, in repository: RepositoryReader
  ) async throws(OverseerError) -> Comparison {
    let store = try repository.objects()
    let files = try store.interdiff(from: old, to: new).files
    let comparison = try comparison(
      from: old.head, to: new.head, files, authored: new, in: repository)
    // The merge is in the memory of this store alone.
    return try await page(of: comparison, beside: store)
  }

  /// The files that differ, yet unread, from `after` on; all of them where no limit is given.
  public func selection(
    in repository: RepositoryReader
  ) async throws(OverseerError) -> (UnreadComparison, files: [ChangedFile]) {
    let comparison = try await compare(in: repository)
    return (comparison, try rest(of: comparison))
  }

  private func page(
    of comparison: UnreadComparison, beside memory: ObjectStore?
  ) async throws(OverseerError) -> Comparison {
    let limit = try Page.limit(limit)
    let rest = try rest(of: comparison)
    let page = Array(rest.prefix(limit))
    var reply = Comparison(
      base: comparison.base, head: comparison.head, files: try await comparison.diffs(of: page, beside: memory),
      next: page.count < rest.count ? page.last?.path : nil)
    if unified == true {
      reply.unified = String(decoding: try await comparison.patch(of: page, beside: memory), as: UTF8.self)
    }
    return reply
  }

  private func rest(of comparison: UnreadComparison) throws(OverseerError) -> [ChangedFile] {
    guard let after else { return comparison.files }
    guard let place = comparison.files.firstIndex(where: { $0.path == after }) else { throw Page.unknown(after: after) }
    return Array(comparison.files[(place + 1)...])
  }

  private func compare(in repository: RepositoryReader) async throws(OverseerError) -> UnreadComparison {
    let (base, head) = (try await repository.commit(base), try await repository.commit(head))
    let store = try repository.objects()
    return try comparison(
      from: base, to: head, try store.changes(from: store.tree(of: base), to: store.tree(of: head)),
      authored: ChangeVersion(base: base, head: head), in: repository)
  }

  private func comparison(
    from base: CommitID, to head: CommitID, _ files: [ChangedFile], authored change: ChangeVersion,
    in repository: RepositoryReader
  ) throws(OverseerError) -> UnreadComparison {
    let context = context ?? 3
    guard context >= 0 else { throw OverseerError.invalidField("context", "must be 0 or more, not \(context)") }
    let selection = PathSelection(paths ?? [])
    let countsOnly = countsOnly ?? false
    let authorship = countsOnly ? nil : try repository.objects().authorship(from: change.base, to: change.head)
    return UnreadComparison(
      base: base, head: head,
      files: files.filter { file in selection.contains(file.path) || file.oldPath.map(selection.contains) ?? false },
      checkout: repository.checkout,
      options: DiffOptions(context: context, whitespace: whitespace ?? .show, words: words ?? true),
      countsOnly: countsOnly, authorship: authorship)
  }
}

/// Two commits with the files that differ, whose content is read when it is wanted.
public struct UnreadComparison: Sendable {
  public let base: CommitID
  public let head: CommitID
  /// In the order of their paths, without counts of lines.
  public let files: [ChangedFile]
  let checkout: Checkout
  let options: DiffOptions
  let countsOnly: Bool
  let authorship: ChangeAuthorship?

  /// Reads some of the files, on all cores. They must fit into memory. Blocks that moved are found among these files.
  public func diffs(of files: [ChangedFile]) async throws(OverseerError) -> [FileDiff] {
    try await diffs(of: files, beside: nil)
  }

  /// - Parameter memory: A store with contents that the repository lacks.
  func diffs(of files: [ChangedFile], beside memory: ObjectStore?) async throws(OverseerError) -> [FileDiff] {
    let (options, countsOnly, authorship) = (options, countsOnly, authorship)
    guard !countsOnly else {
      return try await read(files, beside: memory) { file, store throws(OverseerError) in
        FileDiff(file: try store.examined(file, whitespace: options.whitespace), hunks: [])
      }
    }
    let compared = try await read(files, beside: memory) { file, store throws(OverseerError) in
      try store.compared(file, options, authorship: authorship)
    }
    return Self.markingMoves(in: compared)
  }

  private static func markingMoves(in files: [ComparedFile]) -> [FileDiff] {
    let moves = MovedBlocks(files.compactMap(\.texts))
    var place = 0
    return files.map { file in
      guard file.texts != nil else { return file.diff }
      defer { place += 1 }
      var diff = file.diff
      diff.hunks = moves.marked(diff.hunks, file: place)
      return diff
    }
  }

  /// Some of the files as a patch, as `git diff --full-index` prints it, read on all cores.
  public func patch(of files: [ChangedFile]) async throws(OverseerError) -> [UInt8] {
    try await patch(of: files, beside: nil)
  }

  func patch(of files: [ChangedFile], beside memory: ObjectStore?) async throws(OverseerError) -> [UInt8] {
    let options = options
    return try await read(files, beside: memory) { file, store throws(OverseerError) in
      try store.patch(of: file, options)
    }.flatMap(\.self)
  }

  /// What `body` makes of each file: of those that only `memory` has one after the other, of all others on all cores.
  private func read<Value: Sendable>(
    _ files: [ChangedFile], beside memory: ObjectStore?,
    _ body: @escaping @Sendable (ChangedFile, ObjectStore) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> [Value] {
    guard let memory else { return try await FileReading(checkout).map(files, body) }
    let store = try ObjectStore(at: checkout)
    let isInMemory = files.map { file in
      guard let blob = file.oldBlob, file.oldMode != FileMode.submodule.text else { return false }
      return !store.hasBlob(blob)
    }
    var stored = try await FileReading(checkout).map(zip(files, isInMemory).filter { !$0.1 }.map(\.0), body)[...]
    var values: [Value] = []
    for (file, isInMemory) in zip(files, isInMemory) {
      if isInMemory {
        values.append(try body(file, memory))
      } else if let next = stored.popFirst() {
        values.append(next)
      }
    }
    return values
  }
}
