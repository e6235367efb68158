import OverseerJSON
import OverseerModel
import OverseerStore

/// Imports a document: one of our own into an empty installation, exactly; an older one into a repository.
public struct ImportData: WriteOperation {
  public static let spec = OperationSpec(
    "data.import", "Import a document", who: .human, .post, "/data/import",
    errors: [.notFound, .preconditionFailed, .tooLarge])

  /// What `data.export` gave, or the document of an older program.
  public var document: JSONValue
  /// The repository that an older document is added to; the caller's where it is left out.
  public var repoID: RepoID?
  /// Only say what would happen.
  public var dryRun: Bool?

  public init(document: JSONValue, repoID: RepoID? = nil, dryRun: Bool? = nil) {
    self.document = document
    self.repoID = repoID
    self.dryRun = dryRun
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> ImportReport {
    ImportReport(format: "", dryRun: dryRun ?? false)
  }
}
