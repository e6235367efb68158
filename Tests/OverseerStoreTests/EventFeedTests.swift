import OverseerModel
import Testing

@testable import OverseerStore

@Suite("Following the log", .timeLimit(.minutes(5)))
struct EventFeedTests {
  /// The seqs that a feed gives, up to and with `last`.
  private static func seqs(_ feed: EventFeed, through last: Int64) async throws(OverseerError) -> [Int64] {
    var seqs: [Int64] = []
    for try await event in feed {
      seqs.append(event.seq)
      if event.seq >= last { break }
    }
    return seqs
  }

  enum Place: CaseIterable {
    case memory, service, oneShot

    func store() throws -> EventTestStore {
      switch self {
      case .memory: try EventTestStore()
      case .service: try EventTestStore(file: EventTestFile())
      case .oneShot: try EventTestStore(file: EventTestFile(), lifetime: .oneShot)
      }
    }
  }

  @Test("Each event comes once and in order, those from before and those of a busy writer", arguments: Place.allCases)
  func replayThenLive(place: Place) async throws {
    let test = try place.store()
    try test.write(250)
    let feeds = try [0, 0, 17, 250].map { (after: Int64($0), feed: try test.store.events(after: Int64($0))) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (after, feed) in feeds {
        group.addTask {
          let seqs = try await Self.seqs(feed, through: 750)
          #expect(seqs == Array(after + 1...750))
        }
      }
      group.addTask {
        for round in 0..<250 {
          try await test.store.writeAsync(as: test.context) { writing throws(OverseerError) in
            // One or three events in a transaction.
            for _ in 0..<(round.isMultiple(of: 2) ? 1 : 3) {
              let body = EventBody.childrenFinished(ChildrenFinishedPayload(taskID: EventTestStore.task(1)))
              try writing.record(body, repo: nil)
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("Without a place it begins with what happens next")
  func fromNow() async throws {
    let test = try EventTestStore()
    try test.write(3)
    let feed = try test.store.events()
    try test.write(2)
    #expect(try await Self.seqs(feed, through: 5) == [4, 5])
  }

  @Test("Who reads slowly misses nothing")
  func slowReader() async throws {
    let test = try EventTestStore()
    try test.write(1)
    var iterator = try test.store.events(after: 0).makeAsyncIterator()
    #expect(try await iterator.next()?.seq == 1)
    try test.write(300)
    for seq in 2...301 { #expect(try await iterator.next()?.seq == Int64(seq)) }
  }

  @Test("A filter passes what it names, however much lies between")
  func filter() async throws {
    let test = try EventTestStore()
    let task = EventTestStore.task(7)
    try test.write(1, task: task)
    try test.run(
      """
      WITH RECURSIVE more (seq) AS (SELECT 2 UNION ALL SELECT seq + 1 FROM more WHERE seq < 25000)
      INSERT INTO events SELECT more.seq, e.id, e.at, NULL, e.source, e.actor, NULL, NULL, e.type, e.payload
      FROM more JOIN events e ON e.seq = 1
      """)
    let feed = try test.store.events(after: 0, filter: EventFilter(taskID: task))
    try test.write(1)
    try test.write(1, task: task)
    #expect(try await Self.seqs(feed, through: 25002) == [1, 25002])
    let byType = EventFilter(types: ["RepoUnregistered"], sources: [.cli])
    let unregistered = try test.store.events(after: 0, filter: byType)
    try test.record([.repoUnregistered(RepoUnregisteredPayload(repoID: RepoID(ULID(high: 1, low: 1))))])
    #expect(try await Self.seqs(unregistered, through: 25003) == [25003])
  }

  @Test("It ends without an error when its task is cancelled, waiting or reading")
  func cancellation() async throws {
    let test = try EventTestStore(file: EventTestFile())
    try test.write(400)
    for start in [0, 400] as [Int64] {
      let feed = try test.store.events(after: start)
      let (started, go) = AsyncStream.makeStream(of: Void.self)
      let ended = Task {
        var iterator = feed.makeAsyncIterator()
        if start == 0 { _ = try await iterator.next() }
        go.yield()
        while try await iterator.next() != nil {}
        return try await iterator.next() == nil
      }
      for await _ in started { break }
      ended.cancel()
      #expect(try await ended.value)
    }
  }

  @Test("What another store commits to the same file is seen, and the watch ends with the last feed")
  func otherStore() async throws {
    let file = try EventTestFile()
    let (here, there) = (try EventTestStore(file: file), try EventTestStore(file: file, lifetime: .oneShot))
    var first: EventFeed? = try here.store.events()
    var second: EventFeed? = try here.store.events()
    #expect(here.store.watcher?.followers == 2)
    var iterator = first?.makeAsyncIterator()
    for seq in 1...50 {
      // The next one is written only when this one has come, so that each needs a wake of its own.
      try there.write(1)
      #expect(try await iterator?.next()?.seq == Int64(seq))
    }
    if let second { #expect(try await Self.seqs(second, through: 50) == Array(1...50)) }
    (first, second, iterator) = (nil, nil, nil)
    #expect(here.store.watcher?.followers == 0)
  }

  @Test("A place that the log has not reached is refused", arguments: [-1, 4, .max] as [Int64])
  func unknownPlace(after: Int64) async throws {
    let test = try EventTestStore()
    try test.write(3)
    let error = try #require(await eventTestRefusal { try test.store.events(after: after) })
    #expect(error.code == .notFound)
    #expect(error.message.contains("0 to 3"))
  }
}
