import OverseerModel
import Testing

@testable import OverseerStore

@Suite("Replaying the log")
struct ReplayTests {
  private static func verify(_ test: EventTestStore) throws -> Verification {
    try test.store.read { reading throws(OverseerError) in try reading.verify() }
  }

  /// A history in which every table has rows.
  private static func fullHistory() throws -> EventTestHistory {
    let history = try EventTestHistory(EventTestStore())
    let full = StateTable.all.map { "(SELECT count(*) FROM \($0.name)) > 1" }.joined(separator: " AND ")
    repeat { try history.steps(30) } while try history.test.text("SELECT \(full)") != "1"
    return history
  }

  /// What is found after `damage`, which is undone then.
  private static func differences(
    _ test: EventTestStore, after damage: String
  ) throws -> [Verification.Difference] {
    try test.store.use { connection throws(OverseerError) in
      try connection.script("PRAGMA foreign_keys = OFF; BEGIN; \(damage)")
      let found = try Reading(connection: connection, now: test.clock.now).verify().differences
      try connection.script("ROLLBACK; PRAGMA foreign_keys = ON")
      return found
    }
  }

  @Test("It gives the state that was written", arguments: 0..<6)
  func replayIsState(round: Int) throws {
    let history = try EventTestHistory(EventTestStore(), round: round)
    for _ in 0..<5 {
      try history.steps(60)
      let verification = try Self.verify(history.test)
      #expect(verification.differences == [], "\(history.seed)")
      #expect(verification.ok)
      let head = try history.test.head
      #expect((verification.events, verification.throughSeq) == (Int(head), head))
    }
  }

  @Test("It is compared beside a store that is in use")
  func aside() async throws {
    let history = try EventTestHistory(EventTestStore(file: EventTestFile()))
    try history.steps(40)
    let verification = try await history.test.store.verify()
    #expect(verification.ok, "\(history.seed)")
    #expect(verification.throughSeq == (try history.test.head))
  }

  @Test("An empty log is the state of an empty database")
  func empty() throws {
    let verification = try Self.verify(EventTestStore())
    #expect(verification == Verification(ok: true, events: 0, throughSeq: 0, differences: []))
  }

  @Test("A row that is gone is found, in every table")
  func missingRow() throws {
    let history = try Self.fullHistory()
    for table in StateTable.all {
      let key = table.key.joined(separator: " || ' ' || ")
      let id = try #require(try history.test.text("SELECT \(key) FROM \(table.name) ORDER BY 1 DESC LIMIT 1"))
      let found = try Self.differences(history.test, after: "DELETE FROM \(table.name) WHERE \(key) = '\(id)'")
      #expect(found == [.init(table: table.name, id: id, problem: "is missing")], "\(history.seed)")
    }
    #expect(try Self.verify(history.test).ok)
  }

  @Test("A row of which the log knows nothing is found, in every table")
  func extraRow() throws {
    let history = try Self.fullHistory()
    for table in StateTable.all {
      let columns = try history.test.store.use { connection throws(OverseerError) in
        try table.columns(in: connection)
      }
      // Another id, and what else must not occur twice.
      var made = ["id": "'zzz'", "path": "'/zzz'", "label": "'zzz'", "blocker_id": "'zzz'", "content": "'zzz'"]
      if ["claims", "task_vcs", "reviews"].contains(table.name) { made["task_id"] = "'zzz'" }
      if table.name == "gates" { made["name"] = "'zzz'" }
      if table.name == "file_views" { made.merge(["principal": "'zzz'", "path": "'zzz'"]) { $1 } }
      if table.name == "task_vcs" { made.merge(["ref_name": "'task/zzz'", "workspace_path": "NULL"]) { $1 } }
      if table.name == "help_requests" { made["status"] = "'Cancelled'" }
      let found = try Self.differences(
        history.test,
        after: """
          INSERT INTO \(table.name) (\(columns.joined(separator: ", ")))
          SELECT \(columns.map { made[$0] ?? $0 }.joined(separator: ", ")) FROM \(table.name)
          ORDER BY \(table.key.joined(separator: ", ")) LIMIT 1
          """)
      #expect(found.map(\.table) == [table.name], "\(history.seed)")
      #expect(found.map(\.problem) == ["is there, but not in the log"], "\(history.seed)")
      #expect(found.allSatisfy { $0.id.contains("zzz") }, "\(history.seed)")
    }
  }

  /// The columns of a table that can be changed by themselves.
  private static let changes: [(table: String, column: String, value: String)] = [
    ("repos", "name", "'other'"), ("repos", "default_branch", "'trunk'"),
    ("tasks", "description", "'other'"), ("tasks", "priority", "(priority + 1) % 4"),
    ("tasks", "metadata", "'{\"x\":\"y\"}'"), ("tasks", "updated_at", "updated_at + 1"),
    ("tasks", "hidden", "1 - hidden"), ("tasks", "ancestor_blockers", "ancestor_blockers + 1"),
    ("tasks", "blockers", "blockers + 1"), ("tasks", "children", "children + 1"),
    ("tasks", "dependents", "dependents + 1"), ("tasks", "milestone_id", "'ms_other'"),
    ("claims", "generation", "generation + 1"), ("claims", "released", "1 - released"),
    ("claims", "holder", "'{}'"), ("learnings", "content", "'other'"), ("learnings", "retired_at", "1"),
    ("help_requests", "reason", "'other'"), ("help_requests", "resumed_at", "1"),
    ("task_vcs", "change_id", "'other'"), ("task_vcs", "landed_at", "1"),
    ("task_vcs", "head_commit", "printf('%040d', 7)"), ("task_vcs", "ref_name", "'task/other'"),
    ("reviews", "verdicts", "'[{}]'"), ("reviews", "gates_restarted_at", "1"), ("reviews", "forced", "1 - forced"),
    ("review_comments", "body", "'other'"), ("review_comments", "anchor", "'{}'"),
    ("review_comments", "moved", "'{}'"), ("gates", "command", "'false'"), ("gates", "network", "1 - network"),
    ("gate_results", "stdout", "'other'"), ("gate_results", "attempt", "attempt + 1"),
    ("gate_results", "tree", "printf('%040d', 7)"), ("file_views", "hunks_digest", "printf('%064d', 7)"),
    ("reviewer_jobs", "tries", "tries + 1"), ("reviewer_jobs", "error", "'other'"),
  ]

  @Test("A value that was changed past the log is found")
  func changedValue() throws {
    let history = try Self.fullHistory()
    for (table, column, value) in Self.changes {
      let key = try #require(StateTable.all.first { $0.name == table }).key.joined(separator: " || ' ' || ")
      let id = try #require(try history.test.text("SELECT min(\(key)) FROM \(table)"))
      let found = try Self.differences(
        history.test, after: "UPDATE \(table) SET \(column) = \(value) WHERE \(key) = '\(id)'")
      #expect(found == [.init(table: table, id: id, problem: "differs in \(column)")], "\(history.seed)")
    }
  }

  @Test("Two spellings of one letter differ")
  func spelling() throws {
    let test = try EventTestStore()
    let id = EventTestStore.task(1)
    let repo = Repo(
      id: RepoID(ULID(high: 1, low: 1)), path: "/r", name: "r\u{E9}po", vcsType: .none, defaultBranch: nil,
      createdAt: test.clock.now, updatedAt: test.clock.now)
    let task = WorkItem(
      id: id, repoID: repo.id, description: "task", labels: ["r\u{E9}"], createdAt: test.clock.now,
      updatedAt: test.clock.now)
    try test.record([.repoRegistered(RepoPayload(repo: repo)), .taskCreated(TaskPayload(task: task))])
    #expect(
      try Self.differences(test, after: "UPDATE repos SET name = 're\u{301}po'")
        == [.init(table: "repos", id: "\(repo.id)", problem: "differs in name")])
    let labels = try Self.differences(test, after: "UPDATE task_labels SET label = 're\u{301}'")
    #expect(labels.map(\.problem) == ["is there, but not in the log", "is missing"])
  }

  @Test("Of many differences in a table ten are told")
  func manyDifferences() throws {
    let test = try EventTestStore()
    let repo = RepoID(ULID(high: 1, low: 1))
    let registered = Repo(
      id: repo, path: "/repo", name: "repo", vcsType: .none, defaultBranch: nil, createdAt: test.clock.now,
      updatedAt: test.clock.now)
    let tasks = (1...900).map { number in
      WorkItem(
        id: EventTestStore.task(number), repoID: repo, description: "task", createdAt: test.clock.now,
        updatedAt: test.clock.now)
    }
    try test.record([.repoRegistered(RepoPayload(repo: registered))])
    try test.record(tasks.map { .taskCreated(TaskPayload(task: $0)) })
    #expect(try Self.verify(test).ok)
    try test.run("UPDATE tasks SET priority = 0 WHERE id > '\(tasks[650].id)'; DELETE FROM tasks WHERE n = 450")
    let differences = try Self.verify(test).differences
    #expect(differences.count == 10)
    #expect(differences.map(\.id) == ([tasks[449].id] + tasks[651...659].map(\.id)).map(\.description))
  }

  @Test("A gap in the log is found")
  func gap() throws {
    let test = try EventTestStore()
    try test.write(20)
    try test.run("DELETE FROM events WHERE seq IN (7, 8)")
    let verification = try Self.verify(test)
    #expect(!verification.ok)
    #expect(verification.throughSeq == 6)
    #expect(verification.differences.map(\.table) == ["events"])
    #expect(verification.differences.map(\.id) == ["9"])
  }

  @Test("A log without its beginning is not replayed")
  func noBeginning() throws {
    let test = try EventTestStore()
    try test.write(20)
    try test.run("DELETE FROM events WHERE seq < 5")
    #expect(try Self.verify(test).differences.map(\.id) == ["5"])
  }

  @Test(
    "An event that cannot be replayed is named",
    arguments: ["type = 'TaskTeleported'", "payload = '{}'", "actor = '{}'", "source = 'System', id = 'evt_1'"])
  func unreadableEvent(change: String) throws {
    let test = try EventTestStore()
    try test.write(9)
    try test.run("UPDATE events SET \(change) WHERE seq = 4")
    let differences = try Self.verify(test).differences
    #expect(differences.map(\.id) == ["4"])
    #expect(differences.first?.problem.hasPrefix("cannot be replayed: ") == true)
  }

  @Test("An event that breaks a rule of the tables is named")
  func impossibleEvent() throws {
    let history = try Self.fullHistory()
    let seq = try #require(try history.test.text("SELECT max(seq) FROM events WHERE type = 'TaskCreated'"))
    try history.test.run(
      """
      UPDATE events SET payload = json_set(payload, '$.task.repo_id', '\(RepoID(ULID(high: 9, low: 9)))')
      WHERE seq = \(seq)
      """)
    #expect(try Self.verify(history.test).differences.map(\.id) == [seq], "\(history.seed)")
  }

  @Test("A lease that was prolonged is no difference")
  func renewedClaim() throws {
    let history = try Self.fullHistory()
    try history.test.run("UPDATE claims SET expires_at = 1")
    #expect(try Self.verify(history.test).ok)
  }

  @Test("Every table is replayed, or is known to hold no state")
  func everyTable() throws {
    let tables = try EventTestStore().text(
      """
      SELECT group_concat(name) FROM (
        SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name)
      """)
    let stateless = [
      "events", "checkpoints", "vcs_journal", "gate_runs", "gate_cache", "reviewer_runs", "token_secrets",
      "idempotency_keys", "hook_positions",
    ]
    #expect(tables == (StateTable.all.map(\.name) + stateless).sorted().joined(separator: ","))
  }
}
