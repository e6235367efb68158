import GRDBSQLite
import OverseerModel
import Testing

@testable import OverseerStore

@Suite("What became of gates")
struct GateResultTableTests {
  private func stored(_ result: GateResult, in scene: ReviewScene) throws -> GateResult? {
    try scene.read { reading throws(OverseerError) in try reading.gateResult(result.id) }
  }

  @Test("What was written is read, with every member")
  func roundTrip() throws {
    let scene = try ReviewScene()
    let review = scene.review(1)
    try scene.put(review)
    var result = scene.result(5, in: review, .running)
    result.revision = nil
    result.tree = nil
    try scene.put(result)
    #expect(try stored(result, in: scene) == result)
    result.status = .void
    result.voidCause = .ended
    result.command = "make “test”\n"
    result.revision = ReviewScene.head
    result.tree = TreeID(1, 1, 1)
    result.exitCode = 75
    result.signal = 9
    result.stdout = "\u{1B}[31mred\u{0}\r\n\u{FFFD}"
    result.stderr = ""
    result.logPath = "/log"
    result.attempt = 3
    result.cachedFrom = GateResultID(ReviewScene.ulid(4))
    result.reason = "because"
    result.flaky = true
    result.untrackedFiles = [LeftFile(path: "a \"b\"", sha256: String(repeating: "0", count: 64))]
    result.completedAt = result.startedAt + .seconds(2)
    result.durationMs = 2000
    try scene.put(.gateVoided(GateResultPayload(result: result)))
    #expect(try stored(result, in: scene) == result)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("Every status is kept", arguments: GateResult.Status.allCases)
  func status(status: GateResult.Status) throws {
    let scene = try ReviewScene()
    let review = scene.review(1)
    try scene.put(review)
    let result = scene.result(5, in: review, status)
    try scene.put(result)
    #expect(try stored(result, in: scene) == result)
  }

  @Test("Those of a round and of all rounds come oldest first, the latter without output")
  func found() throws {
    let scene = try ReviewScene()
    var ended = scene.review(1)
    ended.status = .changesRequested
    ended.endedBy = .gates
    let review = scene.review(2, round: 2)
    try scene.put(ended)
    try scene.put(review)
    let (old, second, first) = (scene.result(10, in: ended), scene.result(12, in: review), scene.result(11, in: review))
    for result in [second, first, old] { try scene.put(result) }
    let task = scene.task(0)
    try scene.read { reading throws(OverseerError) in
      #expect(try reading.gateResults(of: review.id) == [first, second])
      var expected = [old, first, second]
      for index in expected.indices { (expected[index].stdout, expected[index].stderr) = ("", "") }
      #expect(try reading.gateResults(ofTask: task) == expected)
      #expect(try reading.everyGateResult() == [old, first, second])
      #expect(try reading.gateResults(endingWith: String("\(old.id)".suffix(6)), limit: 9) == [old.id])
    }
  }

  @Test("The output is not read where it is left out")
  func outputIsLeft() throws {
    let scene = try ReviewScene(EventTestStore(file: EventTestFile()))
    let review = scene.review(1)
    try scene.put(review)
    for number in 0..<50 {
      var result = scene.result(10 + number, in: review)
      result.stdout = String(repeating: "x", count: 65_536)
      try scene.put(result)
    }
    /// How many pages of the file a question takes.
    func pages(_ columns: String) throws -> Int {
      try scene.test.store.use { connection throws(OverseerError) in
        try connection.script("PRAGMA shrink_memory")
        var (missed, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(connection.handle, SQLITE_DBSTATUS_CACHE_MISS, &missed, &highest, 1)
        _ = try connection.all("SELECT \(columns) FROM gate_results WHERE task_id = ?", [.id(review.taskID)]) {
          $0.text(21).utf8.count
        }
        sqlite3_db_status(connection.handle, SQLITE_DBSTATUS_CACHE_MISS, &missed, &highest, 0)
        return Int(missed)
      }
    }
    let (without, with) = (try pages(GateResultTable.withoutOutput), try pages(GateResultTable.columns))
    #expect(with > 50 * 16)
    #expect(without < 200)
  }

  @Test("What cannot be is refused")
  func constraints() throws {
    let scene = try ReviewScene()
    let review = scene.review(1)
    try scene.put(review)
    try scene.put(scene.result(5, in: review))
    for change in [
      "status = 'Running'", "completed_at = NULL", "status = 'Void'", "void_cause = 'Ended'", "attempt = 0",
      "status = 'Unknown'", "revision = 'abc'",
    ] {
      #expect(throws: OverseerError.self, "\(change)") { try scene.test.run("UPDATE gate_results SET \(change)") }
    }
  }

  @Test("A pass is remembered under its key, the last one counts, and no event tells of it")
  func cache() throws {
    let scene = try ReviewScene()
    let review = scene.review(1)
    let (first, second) = (scene.result(5, in: review), scene.result(6, in: review))
    try scene.put(review)
    try scene.put(first)
    try scene.put(second)
    let head = try scene.test.head
    let (key, other) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
    func remember(_ key: String, _ result: GateResult) throws {
      try scene.write { writing throws(OverseerError) in try writing.rememberPass(key, result: result.id) }
    }
    func cached(_ key: String) throws -> GateResult? {
      try scene.read { reading throws(OverseerError) in try reading.cachedPass(key) }
    }
    #expect(try cached(key) == nil)
    try remember(key, first)
    #expect(try cached(key) == first)
    #expect(try cached(other) == nil)
    try remember(key, second)
    #expect(try cached(key) == second)
    try remember(other, second)
    #expect(try cached(other) == second)
    #expect(try scene.test.head == head)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
    #expect(throws: OverseerError.self) { try remember("short", first) }
    #expect(throws: OverseerError.self) { try remember(key, scene.result(99, in: review)) }
  }
}
