import OverseerModel
import OverseerStore

/// Reads lines of a file as a review has it, on either side of the change.
public struct ReadReviewFile: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.file", "Read a file of a review", who: .any, .get, "/reviews/{id}/file",
    errors: [.notFound, .conflict, .preconditionFailed, .vcsFailed])

  public var id: ReviewID
  /// The file on that side, from the root of the repository.
  public var path: String
  /// Right, what is there now, unless said otherwise.
  public var side: DiffSide?
  /// The head that is looked at, any of the round; the present one unless told.
  public var revision: CommitID?
  /// The first line, counted from 1: the first of the file unless told.
  public var lineStart: Int?
  /// How many lines: 1,000 unless told, 10,000 at most.
  public var limit: Int?

  public init(
    id: ReviewID, path: String, side: DiffSide? = nil, revision: CommitID? = nil, lineStart: Int? = nil,
    limit: Int? = nil
  ) {
    self.id = id
    self.path = path
    self.side = side
    self.revision = revision
    self.lineStart = lineStart
    self.limit = limit
  }

  public struct FileText: Codable, Sendable, Hashable {
    /// The head, or on the left side the base.
    public var revision: CommitID
    public var path: String
    public var side: DiffSide
    /// The name of the whole content; of a submodule the name of its commit.
    public var blob: BlobID
    /// Whether it is text at all: of a binary file and a submodule nothing is read.
    public var binary: Bool
    /// How many lines the whole file has.
    public var lines: Int
    /// The first line of `text`, counted from 1.
    public var lineStart: Int
    /// The lines, with their line ends. Bytes that are not UTF-8 are U+FFFD.
    public var text: String
    /// What to give as `line_start` for the next page; null on the last one.
    public var next: Int?
  }

  private static let standard = 1000
  /// How many lines one call gives at most.
  public static let most = 10_000

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> FileText {
    let subject = try await ReviewSubject(id, in: overseer)
    let (revision, repo) = try subject.required(revision)
    let side = side ?? .right
    let limit = limit ?? Self.standard
    guard (1...Self.most).contains(limit) else {
      throw OverseerError.invalidField("limit", "must be 1 to \(Self.most), not \(limit)")
    }
    let files = CommentableFiles(of: revision, in: try repo.objects())
    guard let entry = try files.entry(path, side) else {
      throw OverseerError(
        .notFound, "there is no file \(path) on the \(side.rawValue) side of \(id)",
        hint: "Paths are counted from the root of the repository.", details: ["kind": "file", "id": .string(path)])
    }
    var reply = FileText(
      revision: revision.version.commit(side), path: path, side: side, blob: entry.object, binary: true, lines: 0,
      lineStart: 1, text: "", next: nil)
    guard let text = try files.text(of: entry) else { return reply }
    let start = lineStart ?? 1
    guard (1...max(text.count, 1)).contains(start) else {
      throw OverseerError.invalidField("line_start", "must be 1 to \(max(text.count, 1)), not \(start)")
    }
    let end = min(start - 1 + limit, text.count)
    reply.binary = false
    reply.lines = text.count
    reply.lineStart = start
    reply.text = String(decoding: text.bytes(start - 1..<end), as: UTF8.self)
    reply.next = end < text.count ? end + 1 : nil
    return reply
  }
}
