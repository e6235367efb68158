import OverseerJSON
import OverseerModel
import OverseerStore

/// Imports a document: one of our own into an empty installation, exactly as it stands; one of the older program into
/// a repository, with new ids and new events. Either all of it, or nothing and a list of what is wrong.
public struct ImportData: WriteOperation {
  public static let spec = OperationSpec(
    "data.import", "Import a document", who: .human, .post, "/data/import",
    errors: [.notFound, .preconditionFailed], reach: .installation)

  /// What `data.export` gave, or an export or database of the older program.
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
    guard case .object(let document) = document else {
      throw OverseerError.invalidField("document", "must be an object")
    }
    let format = try ImportFormat(of: document)
    switch format {
    case .own: return try restore(document, writing)
    case .olderExport, .olderDatabase: return try add(OldDocument(document, format: format), writing, caller)
    }
  }

  private func restore(_ document: JSONObject, _ writing: Writing) throws(OverseerError) -> ImportReport {
    guard repoID == nil else {
      throw OverseerError.invalidField(
        "repo_id", "a document of this Overseer brings its own repositories", hint: "Leave the repository out.")
    }
    guard try writing.reading.isEmpty() else {
      throw OverseerError(
        .preconditionFailed, "a document of this Overseer can only be imported into an empty installation",
        hint: "Set OVERSEER_HOME to a new folder and import it there.",
        details: [
          "repos": .integer(Int64(try writing.reading.everyRepo().count)),
          "events": .integer(try writing.reading.headSeq()),
        ])
    }
    let whole = try ExportDocument(checking: document)
    try change(writing) { () throws(OverseerError) in try whole.restore(writing) }
    return ImportReport(
      .own, dryRun: dryRun ?? false, repos: whole.repos.count, tasks: whole.tasks.count,
      learnings: whole.learnings.count, blockers: whole.tasks.reduce(0) { $0 + $1.blockedBy.count },
      helpRequests: whole.helpRequests.count, events: whole.events.count)
  }

  private func add(
    _ document: OldDocument, _ writing: Writing, _ caller: Caller
  ) throws(OverseerError) -> ImportReport {
    let repo = try caller.requiredRepo(repoID, in: writing.reading)
    let plan = try ImportPlan(document, for: repo.id)
    var report = plan.report(dryRun: dryRun ?? false)
    report.notes += try notes(aboutEarlier: report.format, in: repo, writing.reading)
    try change(writing) { () throws(OverseerError) in
      try writing.recordCreation(of: plan.tasks)
      for learning in plan.learnings {
        try writing.record(.learningAdded(LearningPayload(learning: learning)), repo: repo.id, task: learning.taskID)
      }
      try writing.record(.dataImported(plan.payload(for: repo.id)), repo: repo.id)
    }
    return report
  }

  /// Says when documents of this format were added to the repository before: perhaps it was the same one.
  private func notes(
    aboutEarlier format: String, in repo: Repo, _ reading: Reading
  ) throws(OverseerError) -> [String] {
    let filter = EventFilter(types: ["DataImported"], repoID: repo.id)
    let times = try reading.events(filter, after: 0, before: nil, limit: 1000).compactMap { event -> String? in
      guard case .dataImported(let payload) = event.body, payload.format == format else { return nil }
      return "\(event.at)"
    }
    guard !times.isEmpty else { return [] }
    let list = times.joined(separator: ", ")
    return ["a document of this format was added to the repository before (\(list)); what is in both, is there twice"]
  }

  /// Makes the changes; in a dry run only to see whether they can be made.
  private func change(_ writing: Writing, _ body: () throws(OverseerError) -> Void) throws(OverseerError) {
    if dryRun == true { try writing.trying(body) } else { try body() }
  }
}
