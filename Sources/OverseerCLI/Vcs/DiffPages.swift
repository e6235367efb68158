import OverseerModel
import OverseerSDK

/// What differs, some files at a time.
struct DiffPages {
  struct Page {
    /// Empty where the patch is wanted.
    var files: [FileDiff]
    var patch: [UInt8]
  }

  private enum Source {
    case reading(UnreadComparison, rest: ArraySlice<ChangedFile>, unified: Bool)
    case asking((Int, String?) async throws(OverseerError) -> CompareRevisions.Comparison, Place)
  }

  /// How many files are still wanted, nil for all, and the one behind which they begin.
  private struct Place {
    var left: Int?
    var after: String?
    var isAtEnd = false
  }

  private var source: Source

  /// Reads them in this process. Nothing is read before it is asked for.
  init(of question: CompareRevisions, in repository: RepositoryReader, _ form: DiffForm) async throws(OverseerError) {
    let (comparison, all) = try await question.selection(in: repository)
    var files = all[...]
    if let limit = question.limit { files = files.prefix(try OverseerSDK.Page.limit(limit)) }
    source = .reading(comparison, rest: files, unified: form.unified)
  }

  /// Asks for them: `ask` gives as many files as it is told, behind the one that it is told.
  init(
    limit: Int?, after: String?,
    _ ask: @escaping (Int, String?) async throws(OverseerError) -> CompareRevisions.Comparison
  ) {
    source = .asking(ask, Place(left: limit, after: after))
  }

  /// The next files; nil where none are left.
  mutating func next() async throws(OverseerError) -> Page? {
    switch source {
    case .reading(let comparison, let rest, let unified):
      guard !rest.isEmpty else { return nil }
      let page = Array(rest.prefix(OverseerSDK.Page.standard))
      source = .reading(comparison, rest: rest.dropFirst(page.count), unified: unified)
      if unified { return Page(files: [], patch: try await comparison.patch(of: page)) }
      return Page(files: try await comparison.diffs(of: page), patch: [])
    case .asking(let ask, var place):
      guard !place.isAtEnd else { return nil }
      // A limit that makes no sense is for who answers to refuse.
      let count = place.left.map { min($0, OverseerSDK.Page.standard) } ?? OverseerSDK.Page.standard
      let page = try await ask(count, place.after)
      place.left = place.left.map { $0 - page.files.count }
      place.after = page.next
      place.isAtEnd = page.next == nil || place.left == 0
      source = .asking(ask, place)
      guard !page.files.isEmpty else { return nil }
      return Page(files: page.files, patch: Array((page.unified ?? "").utf8))
    }
  }
}
