import OverseerDiff
import OverseerModel
import OverseerVCS

/// What suggestions make of the files of a workspace that has a commit checked out and nothing else.
struct SuggestedChange {
  private struct EditedFile {
    let file: WorkspaceFile
    let before: [UInt8]
    let after: [UInt8]
  }

  private let files: [EditedFile]

  /// - Parameters:
  ///   - placed: Comments with suggestions, where they belong at `head`.
  ///   - head: What is checked out in the workspace.
  /// - Throws: `precondition_failed` where the text of a suggestion is not what it was written on, where two are about
  ///   the same lines, and where nothing would change.
  init(
    _ placed: [PlacedComment], at head: CommitID, in workspace: String, _ store: ObjectStore
  ) throws(OverseerError) {
    var edits: [String: [SuggestionEdit]] = [:]
    for placed in placed {
      guard placed.port.status == .exact, let path = placed.port.path, let start = placed.port.lineStart,
        let end = placed.port.lineEnd, let suggestion = placed.comment.suggestion
      else { throw Self.gone(placed) }
      edits[path, default: []].append(
        SuggestionEdit(comment: placed.comment.id, lines: start - 1..<end, suggestion: suggestion))
    }
    let tree = try store.tree(of: head)
    var files: [EditedFile] = []
    for (path, edits) in edits.sorted(by: { $0.key < $1.key }) {
      let file = try WorkspaceFile(path, in: workspace)
      let before = try file.read()
      let text = Lines(before)
      guard let entry = try store.entry(FilePath(path), in: tree),
        Self.isSame(text, Lines(try store.bytes(of: entry.object)), edits.map(\.lines))
      else {
        throw OverseerError(
          .preconditionFailed, "\(path) in \(workspace) is not what is committed",
          hint: "A filter of the repository changes it. Make the change by hand.", details: ["path": .string(path)])
      }
      let after = try SuggestionEdit.apply(edits, to: text)
      if after != before { files.append(EditedFile(file: file, before: before, after: after)) }
    }
    guard !files.isEmpty else {
      throw OverseerError(
        .preconditionFailed, "what is suggested stands there already",
        hint: "Settle it: os review resolve \(placed.first.map { "\($0.comment.inReplyTo ?? $0.comment.id)" } ?? "ID")")
    }
    self.files = files
  }

  func write() throws(OverseerError) {
    for file in files { try file.file.write(file.after) }
  }

  /// Gives the files back what they held, as far as they hold what was written.
  func takeBack() {
    for file in files where (try? file.file.read()) == file.after { try? file.file.write(file.before) }
  }

  /// Whether the lines of both texts say the same, however they end.
  private static func isSame(_ text: Lines, _ committed: Lines, _ ranges: [Range<Int>]) -> Bool {
    guard text.count == committed.count else { return false }
    return ranges.allSatisfy { range in
      range.upperBound <= text.count
        && range.allSatisfy { withoutReturn(text.content($0)) == withoutReturn(committed.content($0)) }
    }
  }

  private static func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }

  /// Says where the lines have gone that a suggestion was about.
  private static func gone(_ placed: PlacedComment) -> OverseerError {
    let port = placed.port
    var place = port.path ?? "nowhere"
    if let start = port.lineStart, let end = port.lineEnd { place += start == end ? ":\(start)" : ":\(start)-\(end)" }
    let what =
      switch port.status {
      case .exact: "it is not about lines"
      case .edited: "they have changed, and are at \(place) now"
      case .moved: "they were moved to \(place)"
      case .orphaned: "they are gone; they stood at \(place)"
      }
    return OverseerError(
      .preconditionFailed, "the lines that \(placed.comment.id) is about are not what they were: \(what)",
      hint: "Make the change by hand, or put the comment where it belongs first.",
      details: [
        "comment": .string("\(placed.comment.id)"), "status": .string(port.status.rawValue),
        "path": port.path.map { .string($0) } ?? .null,
        "line_start": port.lineStart.map { .integer(Int64($0)) } ?? .null,
        "line_end": port.lineEnd.map { .integer(Int64($0)) } ?? .null,
      ])
  }
}
