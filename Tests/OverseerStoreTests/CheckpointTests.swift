import OverseerModel
import Testing

@testable import OverseerStore

@Suite("The state as JSON")
struct CheckpointTests {
  private func state(_ test: EventTestStore) throws -> String {
    try test.store.use { connection throws(OverseerError) in try Checkpoint.state(of: connection) }
  }

  private func load(_ state: String, into test: EventTestStore) throws {
    try test.store.use { connection throws(OverseerError) in
      try connection.transaction { () throws(OverseerError) in try Checkpoint.load(state, into: connection) }
    }
  }

  @Test("It comes back to the byte, and is searched, counted and written to as before", arguments: 0..<3)
  func roundTrip(round: Int) throws {
    let history = try EventTestHistory(EventTestStore(), round: round)
    try history.steps(200)
    let written = try state(history.test)
    let copy = try EventTestStore()
    try load(written, into: copy)
    #expect(try state(copy) == written, "\(history.seed)")
    #expect(try copy.store.read { reading throws(OverseerError) in try reading.wrongCounters() } == [])
    for (text, table) in [("tasks", "tasks"), ("learnings", "learnings"), ("comments", "review_comments")] {
      #expect(
        try copy.text("SELECT count(*) FROM \(text)_text") == (try history.test.text("SELECT count(*) FROM \(table)")))
    }
  }

  @Test("A text with a NUL in it comes back whole")
  func nulls() throws {
    let scene = try ReviewScene()
    let review = scene.review(1)
    try scene.put(review)
    for (number, text) in ["\u{0}", "a\u{0}b\u{0}", "\\u0000", "plain"].enumerated() {
      var result = scene.result(10 + number, in: review)
      (result.stdout, result.stderr) = (text, "\(text)\r\n")
      try scene.put(result)
    }
    let written = try state(scene.test)
    let copy = try EventTestStore()
    try load(written, into: copy)
    #expect(try state(copy) == written)
    func results(_ test: EventTestStore) throws -> [GateResult] {
      try test.store.read { reading throws(OverseerError) in try reading.everyGateResult() }
    }
    #expect(try results(copy) == (try results(scene.test)))
  }

  @Test("A state from before a column was added gives the column its default")
  func olderState() throws {
    let test = try EventTestStore()
    let repo = #"{"id":"repo_1","path":"/a","name":"a","vcs_type":"Git","created_at":1,"updated_at":2,"gone":1}"#
    let state = #"{"repos":[\#(repo)]}"#
    try load(state, into: test)
    #expect(try test.text("SELECT json_array(id, default_branch, updated_at) FROM repos") == #"["repo_1",null,2]"#)
  }

  @Test("A state from before a table was added leaves the table empty")
  func olderTables() throws {
    let history = try EventTestHistory(EventTestStore())
    try history.steps(200)
    let written = try state(history.test)
    let older = try #require(
      try history.test.store.use { connection throws(OverseerError) in
        try connection.first("SELECT json_remove(?, '$.task_vcs')", [.text(written)]) { $0.text(0) }
      })
    let copy = try EventTestStore()
    try load(older, into: copy)
    #expect(try copy.text("SELECT count(*) FROM task_vcs") == "0", "\(history.seed)")
    #expect(try copy.text("SELECT count(*) FROM tasks") == (try history.test.text("SELECT count(*) FROM tasks")))
  }

  @Test("An empty state loads")
  func empty() throws {
    let test = try EventTestStore()
    try load(try state(test), into: test)
    try load("{}", into: test)
    #expect(try test.text("SELECT count(*) FROM tasks") == "0")
  }
}
