import OverseerModel
import Testing

@testable import OverseerStore

@Suite("Pruning the log")
struct PruneTests {
  private func verify(_ test: EventTestStore) throws -> Verification {
    try test.store.read { reading throws(OverseerError) in try reading.verify() }
  }

  private func pruning(_ test: EventTestStore, before: Instant) throws -> Pruning? {
    try test.store.read { reading throws(OverseerError) in try reading.pruning(before: before) }
  }

  private func apply(_ pruning: Pruning, to test: EventTestStore) throws -> EventsPrunedPayload {
    try test.store.write(as: test.context) { writing throws(OverseerError) in try writing.prune(pruning) }
  }

  private func checkpoints(_ test: EventTestStore) throws -> String? {
    try test.text("SELECT group_concat(seq) FROM checkpoints")
  }

  enum Place: CaseIterable {
    case memory, file
  }

  @Test("What was pruned is missed neither by a replay nor by the numbers", arguments: Place.allCases)
  func pruneAndGoOn(place: Place) async throws {
    let history = try EventTestHistory(
      place == .memory ? EventTestStore() : EventTestStore(file: EventTestFile()))
    let test = history.test
    var removed = 0
    for _ in 0..<3 {
      try history.steps(60)
      let moment = test.clock.now
      let lastBefore = try test.head
      test.clock.advance(by: .seconds(1))
      try history.steps(60)
      let head = try test.head

      let pruned = try await test.store.prune(before: moment + .milliseconds(1), as: test.context)
      #expect(pruned.throughSeq == lastBefore, "\(history.seed)")
      removed += pruned.removed
      #expect(Int64(removed) == lastBefore)
      #expect(try test.head == head + 1)
      #expect(try checkpoints(test) == "\(lastBefore)")
      #expect(try test.text("SELECT type FROM events WHERE seq = \(head + 1)") == "EventsPruned")
      #expect(try test.text("SELECT min(seq) FROM events") == "\(lastBefore + 1)")
      let verification = try verify(test)
      #expect(verification.differences == [], "\(history.seed)")
      #expect(verification.events == Int(head + 1 - lastBefore))
    }
    try history.steps(20)
    #expect(try verify(test).ok, "\(history.seed)")
  }

  @Test("The newest event stays, however old it is")
  func newestStays() async throws {
    let test = try EventTestStore()
    try test.write(5)
    test.clock.advance(by: .seconds(1))
    let pruned = try await test.store.prune(before: test.clock.now, as: test.context)
    #expect(pruned == EventsPrunedPayload(before: test.clock.now, throughSeq: 4, removed: 4))
    #expect(try test.text("SELECT group_concat(seq) FROM events") == "5,6")
    #expect(try verify(test).ok)
  }

  @Test("Where there is nothing to prune nothing is recorded")
  func nothing() async throws {
    let test = try EventTestStore()
    let empty = try await test.store.prune(before: test.clock.now, as: test.context)
    #expect(empty == EventsPrunedPayload(before: test.clock.now, throughSeq: 0, removed: 0))
    try test.write(3)
    let moment = test.clock.now
    #expect(try await test.store.prune(before: moment, as: test.context).removed == 0)
    #expect(try test.head == 3)
    test.clock.advance(by: .seconds(1))
    try test.write(1)
    _ = try await test.store.prune(before: moment + .seconds(1), as: test.context)
    let again = try await test.store.prune(before: moment + .seconds(1), as: test.context)
    #expect(again == EventsPrunedPayload(before: moment + .seconds(1), throughSeq: 3, removed: 0))
    #expect(try test.head == 5)
  }

  @Test("An event that is not older ends what is removed, whatever the clock said later")
  func clockStepsBack() async throws {
    let test = try EventTestStore()
    try test.write(3)
    let moment = test.clock.now + .seconds(1)
    test.clock.advance(by: .seconds(10))
    try test.write(1)
    test.clock.advance(by: .seconds(-20))
    try test.write(2)
    #expect(try await test.store.prune(before: moment, as: test.context).throughSeq == 3)
  }

  @Test("A log that cannot be replayed is not pruned")
  func brokenLog() async throws {
    let test = try EventTestStore()
    try test.write(5)
    try test.run("DELETE FROM events WHERE seq = 2")
    test.clock.advance(by: .seconds(1))
    let error = try #require(
      await eventTestRefusal { try await test.store.prune(before: test.clock.now, as: test.context) })
    #expect(error.code == .preconditionFailed)
    #expect(error.details["id"] == "3")
    #expect(try test.text("SELECT count(*) FROM events") == "4")
  }

  @Test("Of two that prune at the same time one is told")
  func twoAtOnce() async throws {
    let test = try EventTestStore()
    try test.write(9)
    test.clock.advance(by: .seconds(1))
    let first = try #require(try pruning(test, before: test.clock.now))
    let second = try #require(try pruning(test, before: test.clock.now))
    _ = try apply(first, to: test)
    #expect(await eventTestRefusal { try apply(second, to: test) }?.code == .conflict)
    #expect(try verify(test).ok)
  }

  @Test("Who asks for what was pruned, or comes too late for it, is told where the log begins")
  func feeds() async throws {
    let test = try EventTestStore()
    try test.write(300)
    var slow = try test.store.events(after: 0).makeAsyncIterator()
    #expect(try await slow.next()?.seq == 1)
    test.clock.advance(by: .seconds(1))
    _ = try await test.store.prune(before: test.clock.now, as: test.context)

    let error = try #require(await eventTestRefusal { try test.store.events(after: 298) })
    #expect(error.code == .preconditionFailed)
    #expect(error.details["oldest"] == 300)
    var rest = try test.store.events(after: 299).makeAsyncIterator()
    #expect(try await rest.next()?.seq == 300)
    let late = await eventTestRefusal {
      while try await slow.next() != nil {}
    }
    #expect(late?.code == .preconditionFailed)
    #expect(try await slow.next() == nil)
  }

  @Test("A checkpoint that was damaged is named")
  func damagedCheckpoint() async throws {
    let history = try EventTestHistory(EventTestStore())
    try history.steps(50)
    history.test.clock.advance(by: .seconds(1))
    let pruned = try await history.test.store.prune(before: history.test.clock.now, as: history.test.context)
    try history.test.run("UPDATE checkpoints SET state = json_set(state, '$.repos', json('[]'))")
    let differences = try verify(history.test).differences
    #expect(differences.count == 1)
    #expect(differences.first?.table == "events", "the state is wrong only as a whole")
    #expect(differences.first?.problem.hasPrefix("leaves a state that is not allowed") == true)
    #expect(pruned.removed > 0)
  }
}
