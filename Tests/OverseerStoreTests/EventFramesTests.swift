import OverseerJSON
import OverseerModel
import Testing

@testable import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Frames of the log")
struct EventFramesTests {
  /// Every recorded form of an event's body.
  private static func bodies() throws -> [EventBody] {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let folder = "/\(tests)/OverseerModelTests/Samples/events"
    return try EventBody.catalogue.map(\.type).map { type in
      let file = try #require(fopen("\(folder)/\(type).json", "r"), "record one of \(type) in Samples/events")
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
      return try JSONCoder.decode(EventBody.self, from: bytes)
    }
  }

  /// Events of every type and envelope, with what needs care in JSON and in a calendar.
  private static func events() throws -> [Event] {
    let moments: [Int64] = [1_770_278_772_345, 0, -1, -62_167_219_200_000, 253_402_300_799_999, 951_782_400_007]
    let correlations = [nil, "", "plain-1", "with \"quotes\", \\ and \u{1}\n", "größer 🌍"]
    let actors: [Principal] = [
      .human(name: "ada"), .system, .agent(name: "co\"dex", session: "s\n1", checkout: "/repo"),
    ]
    return try bodies().enumerated().map { number, body in
      let seq = Int64(number + 1)
      return Event(
        id: EventID(ULID(high: 7, low: UInt64(number))), seq: seq, at: Instant(milliseconds: moments[number % 6]),
        correlationID: correlations[number % 5], source: EventSource.allCases[number % 6], actor: actors[number % 3],
        repoID: number.isMultiple(of: 2) ? nil : RepoID(ULID(high: 1, low: UInt64(number % 4))),
        taskID: number.isMultiple(of: 3) ? nil : EventTestStore.task(UInt64(number % 5)), body: body)
    }
  }

  private static func store(with events: [Event]) throws -> EventTestStore {
    let test = try EventTestStore()
    try test.store.use { connection throws(OverseerError) in try EventTable.append(all: events, to: connection) }
    return test
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("A frame is to the byte what the JSON coder writes, as a server-sent event")
  func bytes() throws {
    let events = try Self.events()
    #expect(events.count > 60)
    let page = try Self.store(with: events).store.frames(after: 0, filter: EventFilter(), limit: 1000)
    #expect(page.frames.map(\.seq) == events.map(\.seq))
    #expect(page.isAtHead && page.last == Int64(events.count))
    var whole = ""
    for (event, frame) in zip(events, page.frames) {
      let json = try JSONCoder.encodeString(event)
      #expect(Self.text(page.bytes[frame.json]) == json)
      let sent = "id: \(event.seq)\nevent: \(event.body.parts.type)\ndata: \(json)\n\n"
      #expect(Self.text(page.bytes[frame.range]) == sent)
      whole += sent
    }
    #expect(Self.text(page.bytes[...]) == whole)
  }

  @Test("Numbers are written whole", arguments: [1, 9, 10, 99, 100, 999_999_999_999_999_999, .max - 1] as [Int64])
  func numbers(seq: Int64) throws {
    var event = try #require(try Self.events().first)
    event.seq = seq
    let page = try Self.store(with: [event]).store.frames(after: seq - 1, filter: EventFilter(), limit: 1)
    #expect(Self.text(page.bytes[try #require(page.frames.first).json]) == (try JSONCoder.encodeString(event)))
  }

  static let filters: [EventFilter] = [
    EventFilter(), EventFilter(types: ["TaskCreated", "GatePassed", "Unknown"]), EventFilter(types: []),
    EventFilter(types: ["TaskCreated\",\"payload"]), EventFilter(sources: [.cli, .relay]),
    EventFilter(repoID: RepoID(ULID(high: 1, low: 1))), EventFilter(taskID: EventTestStore.task(2)),
    EventFilter(sources: [.cli, .mcp, .rest], taskID: EventTestStore.task(1)),
  ]

  @Test("A filter passes the same frames in the page as in the database", arguments: filters)
  func filter(filter: EventFilter) throws {
    let test = try Self.store(with: Self.events())
    let all = try test.store.frames(after: 0, filter: EventFilter(), limit: 1000)
    let filtered = try test.store.frames(after: 0, filter: filter, limit: 1000)
    let prepared = EventFrameFilter(filter)
    #expect(all.frames.filter { all.passes($0, prepared) }.map(\.seq) == filtered.frames.map(\.seq))
    let events = try test.store.read { reading throws(OverseerError) in
      try reading.events(filter, after: 0, before: nil, limit: 1000)
    }
    #expect(filtered.frames.map(\.seq) == events.map(\.seq))
    #expect(filtered.isAtHead)
  }

  @Test("Pages follow each other without a gap or a repeat, however small or large")
  func pages() throws {
    let test = try EventTestStore()
    let large = EventBody.repoRegistered(
      RepoPayload(
        repo: Repo(
          id: RepoID(ULID(high: 1, low: 1)), path: "/" + String(repeating: "x", count: 100_000), name: "large",
          vcsType: .none, defaultBranch: nil, createdAt: test.clock.now, updatedAt: test.clock.now)))
    for _ in 0..<10 {
      try test.record([large])
      try test.write(9)
    }
    for limit in [1, 7, 100, 1000] {
      var seqs: [Int64] = []
      var page = try test.store.frames(after: 0, filter: EventFilter(), limit: limit)
      while true {
        #expect(page.frames.count <= limit)
        #expect(page.bytes.count < 500_000)
        seqs += page.frames.map(\.seq)
        if page.isAtHead { break }
        page = try test.store.frames(after: page.last, filter: EventFilter(), limit: limit)
      }
      #expect(seqs == Array(1...100))
    }
    let none = try test.store.frames(after: 100, filter: EventFilter(), limit: 10)
    #expect(none.frames.isEmpty && none.bytes.isEmpty && none.isAtHead && none.last == 100)
  }

  @Test("A page passes over a bounded number of events, and says how far it went")
  func span() throws {
    let test = try EventTestStore()
    let task = EventTestStore.task(7)
    try test.write(1)
    try test.run(
      """
      WITH RECURSIVE more (seq) AS (SELECT 2 UNION ALL SELECT seq + 1 FROM more WHERE seq < 15000)
      INSERT INTO events SELECT more.seq, e.id, e.at, NULL, e.source, e.actor, NULL, NULL, e.type, e.payload
      FROM more JOIN events e ON e.seq = 1
      """)
    try test.write(1, task: task)
    let filter = EventFilter(taskID: task)
    let first = try test.store.frames(after: 0, filter: filter, limit: 10)
    #expect(first.frames.isEmpty && !first.isAtHead && first.last == 10_000)
    let second = try test.store.frames(after: first.last, filter: filter, limit: 10)
    #expect(second.frames.map(\.seq) == [15_001] && second.isAtHead)
  }

  @Test("What was pruned cannot be read on from")
  func pruned() async throws {
    let test = try EventTestStore()
    try test.write(3)
    test.clock.advance(by: .seconds(10))
    try test.write(1)
    _ = try await test.store.prune(before: test.clock.now, as: test.context)
    let error = await eventTestRefusal { try test.store.frames(after: 1, filter: EventFilter(), limit: 10) }
    #expect(error?.code == .preconditionFailed)
  }
}
