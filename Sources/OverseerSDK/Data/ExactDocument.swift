import OverseerJSON
import OverseerModel
import OverseerStore

extension ExportDocument {
  /// Reads a document that somebody hands in, and checks it in every respect that matters to an installation.
  ///
  /// Throws `invalid_input` with everything that is wrong with it.
  init(checking document: JSONObject) throws(OverseerError) {
    var reader = EntityReader(document)
    format = Self.name
    version = "\(Self.version)"
    schema = reader.one("schema") ?? 0
    exportedAt = reader.one("exported_at") ?? Instant(milliseconds: 0)
    repos = reader.list("repos")
    tasks = reader.list("tasks")
    claims = reader.list("claims")
    learnings = reader.list("learnings")
    helpRequests = reader.list("help_requests")
    // Documents of the first layout know no refs.
    taskVcs = reader.list("task_vcs", mayBeMissing: schema < 2)
    // And those of the first two know no reviews.
    let isBeforeReviews = schema < 3
    reviews = reader.list("reviews", mayBeMissing: isBeforeReviews)
    reviewComments = reader.list("review_comments", mayBeMissing: isBeforeReviews)
    gates = reader.list("gates", mayBeMissing: isBeforeReviews)
    gateResults = reader.list("gate_results", mayBeMissing: isBeforeReviews)
    fileViews = reader.list("file_views", mayBeMissing: isBeforeReviews)
    reviewerJobs = reader.list("reviewer_jobs", mayBeMissing: isBeforeReviews)
    tokens = reader.list("tokens", mayBeMissing: schema < 4)
    events = reader.list("events")
    checkpoint = reader.optional("checkpoint")
    reader.refuseOthers(than: [
      "format", "version", "schema", "exported_at", "repos", "tasks", "claims", "learnings", "help_requests",
      "task_vcs", "reviews", "review_comments", "gates", "gate_results", "file_views", "reviewer_jobs", "tokens",
      "events", "checkpoint",
    ])
    try reader.problems.throwIfAny()
    var check = DocumentCheck(self)
    check.run()
    try check.problems.throwIfAny()
  }

  /// Puts everything into an installation where nothing is; throws `invalid_input` where the events of the document
  /// lead to another state than the one in it.
  func restore(_ writing: Writing) throws(OverseerError) {
    try writing.restore(
      repos: repos, tasks: tasks.sorted { ($0.depth, $0.id) < ($1.depth, $1.id) },
      claims: claims.map { ($0.claim, $0.released) }, learnings: learnings,
      helpRequests: helpRequests, taskVcs: taskVcs,
      review: ReviewRecords(
        reviews: reviews, comments: reviewComments, gates: gates, results: gateResults, views: fileViews,
        jobs: reviewerJobs),
      tokens: tokens, events: events, checkpoint: checkpoint.map { ($0.seq, $0.at, $0.state) })
    let verification = try writing.reading.verify()
    guard verification.ok else {
      throw OverseerError.invalidFields(
        verification.differences.map { FieldProblem($0.table, "\($0.id) \($0.problem)") },
        hint: "The events of a document must lead to the state in it. Export it again, and import it unchanged.")
    }
  }
}

/// Reads the parts of a document of ours, and keeps what is wrong with them.
private struct EntityReader {
  let document: JSONObject
  var problems = ProblemList()

  init(_ document: JSONObject) { self.document = document }

  mutating func one<Value: Decodable>(_ name: String) -> Value? {
    guard let value = document[name] else {
      problems.add(name, "required value is missing")
      return nil
    }
    return read(value, at: name)
  }

  mutating func optional<Value: Decodable>(_ name: String) -> Value? {
    document[name]?.isNull == true ? nil : one(name)
  }

  mutating func list<Element: Codable>(_ name: String, mayBeMissing: Bool = false) -> [Element] {
    if mayBeMissing, document[name] == nil { return [] }
    guard case .array(let values)? = document[name] else {
      problems.add(name, document[name] == nil ? "required value is missing" : "must be a list")
      return []
    }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    var known: Set<String>?
    for (index, value) in values.enumerated() {
      guard let element: Element = read(value, at: "\(name)[\(index)]") else { continue }
      elements.append(element)
      // Our entities write all their members always, so one shows the names of all.
      let names = known ?? Self.names(of: element)
      known = names
      for key in value.objectValue?.keys ?? [] where !names.contains(key) {
        problems.add("\(name)[\(index)].\(key)", "is not a known member")
      }
    }
    return elements
  }

  mutating func refuseOthers(than names: Set<String>) {
    for key in document.keys where !names.contains(key) { problems.add(key, "is not a known member") }
  }

  private mutating func read<Value: Decodable>(_ value: JSONValue, at place: String) -> Value? {
    do {
      return try JSONCoder.decode(Value.self, from: value)
    } catch {
      let path = error.renderedPath
      problems.add(path.isEmpty ? place : path.hasPrefix("[") ? place + path : "\(place).\(path)", error.message)
      return nil
    }
  }

  private static func names(of element: some Encodable) -> Set<String> {
    Set((try? JSONCoder.value(of: element))?.objectValue?.keys ?? [])
  }
}
