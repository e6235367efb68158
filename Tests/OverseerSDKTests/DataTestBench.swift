import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerStore

/// An installation in memory in which nothing was ever done, and a person who calls.
struct DataTestBench {
  let clock = TestClock()
  let overseer: Overseer
  let person = Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: true)

  init() throws {
    overseer = Overseer(
      installation: Installation(folder: "/nowhere"), store: try Store.inMemory { [clock] in clock.now })
  }

  var store: Store { overseer.store }

  @discardableResult
  func call<Operation: SDKOperation>(_ operation: Operation) throws(OverseerError) -> Operation.Output {
    try overseer.callNow(operation, as: person)
  }

  @discardableResult
  func importing(_ document: JSONValue, repo: RepoID? = nil, dryRun: Bool? = nil) throws(OverseerError) -> ImportReport
  {
    try call(ImportData(document: document, repoID: repo, dryRun: dryRun))
  }

  /// A repository to import into.
  func makeRepo() throws -> RepoID {
    let repo = Repo(
      id: RepoID(ULID(high: 7, low: 7)), path: "/repo", name: "repo", vcsType: .none, defaultBranch: nil,
      createdAt: clock.now, updatedAt: clock.now)
    try store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
      try writing.record(.repoRegistered(RepoPayload(repo: repo)), repo: repo.id)
    }
    return repo.id
  }

  /// Every task, by what its metadata says of its old id.
  func imported() throws -> [String: WorkItem] {
    let tasks = try store.read { reading throws(OverseerError) in try reading.everyTask() }
    return Dictionary(uniqueKeysWithValues: tasks.map { ($0.metadata["import.id"] ?? "\($0.id)", $0) })
  }
}

extension Store {
  /// Fails where a counter is wrong, the log tells another state, or the schema would not take a row.
  func expectSound(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(
      try read { reading throws(OverseerError) in try reading.wrongCounters() } == [], sourceLocation: sourceLocation)
    let verification = try read { reading throws(OverseerError) in try reading.verify() }
    #expect(verification.differences == [], sourceLocation: sourceLocation)
    let check = try use { connection throws(OverseerError) in
      try connection.all("PRAGMA integrity_check") { $0.text(0) }
        + connection.all("PRAGMA foreign_key_check") { $0.text(0) }
    }
    #expect(check == ["ok"], sourceLocation: sourceLocation)
    try use { connection throws(OverseerError) in
      for index in ["tasks_text", "learnings_text"] {
        try connection.run("INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
      }
    }
  }
}

extension JSONValue {
  /// The document with `change` made to the value at a path like `tasks.2.priority`.
  func changing(_ path: String, _ change: (JSONValue?) -> JSONValue?) -> JSONValue {
    guard !path.isEmpty else { return change(self) ?? .null }
    let parts = path.split(separator: ".", maxSplits: 1)
    let (step, rest) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    if case .array(var values) = self, let index = Int(step) {
      values[index] = values[index].changing(rest, change)
      return .array(values)
    }
    guard case .object(var object) = self else { return self }
    object[step] = rest.isEmpty ? change(object[step]) : object[step]?.changing(rest, change)
    return .object(object)
  }

  func setting(_ path: String, to value: JSONValue?) -> JSONValue { changing(path) { _ in value } }
}
