import OverseerJSON
import OverseerModel
import Synchronization
import Testing

@testable import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Writes that share a commit", .timeLimit(.minutes(5)))
struct GroupCommitTests {
  private static let event = EventBody.childrenFinished(ChildrenFinishedPayload(taskID: EventTestStore.task(1)))

  /// What a write of these tests does.
  private enum Act {
    case record, refuse, refuseWithinTrial, giveUp, breakReference

    func perform(_ writing: Writing) throws(OverseerError) {
      switch self {
      case .record: try writing.record(event, repo: nil)
      case .refuse:
        try writing.record(event, repo: nil)
        throw OverseerError(.conflict, "refused by the test")
      case .refuseWithinTrial:
        try writing.record(event, repo: nil)
        try writing.trying { () throws(OverseerError) in try Act.refuse.perform(writing) }
      case .giveUp:
        // As SQLite does where the disk is full or fails.
        try writing.reading.connection.script("ROLLBACK")
        throw OverseerError(.conflict, "given up by the test")
      case .breakReference:
        try writing.reading.connection.run("INSERT INTO blockers VALUES ('task_1', 'task_2')")
      }
    }
  }

  /// A write that is held up until ``open()``, so that others gather behind it.
  private final class Barrier: Sendable {
    private let ends: (read: Int32, write: Int32)
    let entered = AsyncStream.makeStream(of: Void.self)

    init() throws {
      var pair: [Int32] = [0, 0]
      try #require(pipe(&pair) == 0)
      ends = (pair[0], pair[1])
    }

    deinit {
      close(ends.read)
      close(ends.write)
    }

    /// Blocks the calling thread.
    func wait() {
      entered.continuation.yield()
      var byte: UInt8 = 0
      _ = read(ends.read, &byte, 1)
    }

    func reached() async { for await _ in entered.stream { return } }

    func open() {
      var byte: UInt8 = 1
      _ = write(ends.write, &byte, 1)
    }
  }

  /// Starts `writes` while another one is under way, so that all of them are taken together, in their order, and
  /// answers with what became of each.
  private func together(
    _ test: EventTestStore, _ acts: [Act]
  ) async throws -> [OverseerError?] {
    let barrier = try Barrier()
    let holder = Task {
      try await test.store.writeAsync(as: test.context) { _ throws(OverseerError) in barrier.wait() }
    }
    await barrier.reached()
    var tasks: [Task<OverseerError?, Never>] = []
    for (number, act) in acts.enumerated() {
      tasks.append(
        Task {
          do throws(OverseerError) {
            try await test.store.writeAsync(as: test.context) { writing throws(OverseerError) in
              try act.perform(writing)
            }
            return nil
          } catch {
            return error
          }
        })
      while test.store.waitingWrites <= number { await Task.yield() }
    }
    barrier.open()
    try await holder.value
    var errors: [OverseerError?] = []
    for task in tasks { errors.append(await task.value) }
    return errors
  }

  private func seqs(_ test: EventTestStore) throws -> [Int64] {
    try test.store.read { reading throws(OverseerError) in try reading.everyEvent().map(\.seq) }
  }

  @Test("Of many writers each has its own place in the log, without a gap", arguments: [false, true])
  func manyWriters(durable: Bool) async throws {
    let file = try EventTestFile()
    let store = try Store.open(path: file.path, lifetime: .service, durable: durable)
    var given: [Int64] = []
    try await withThrowingTaskGroup(of: [Int64].self) { group in
      for _ in 0..<64 { group.addTask { try await Self.fill(store, 10) } }
      for try await seqs in group { given += seqs }
    }
    #expect(given.sorted() == Array(1...640))
    #expect(try store.read { reading throws(OverseerError) in try reading.logExtent() }.isGapless)
  }

  /// Writes events one after the other, and answers with their seqs.
  private static func fill(_ store: Store, _ count: Int) async throws -> [Int64] {
    let context = WriteContext(actor: .human(name: "ada"), source: .cli)
    var seqs: [Int64] = []
    for _ in 0..<count {
      let seq = try await store.writeAsync(as: context) { writing throws(OverseerError) in
        try writing.record(Self.event, repo: nil)
        return try writing.reading.headSeq()
      }
      // What was acknowledged is there for all who ask from then on.
      let head = try store.read { reading throws(OverseerError) in try reading.headSeq() }
      #expect(head >= seq)
      seqs.append(seq)
    }
    return seqs
  }

  @Test("One that fails undoes only itself, and its caller is told")
  func failing() async throws {
    let test = try EventTestStore(file: EventTestFile())
    let errors = try await together(
      test,
      [
        .record,
        .refuse,
        .record,
        .refuseWithinTrial,
        .record,
      ])
    #expect(errors.map { $0?.code } == [nil, .conflict, nil, .conflict, nil])
    #expect(try seqs(test) == [1, 2, 3])
  }

  @Test("One that leaves a reference to nothing fails alone, though SQLite would notice at the commit")
  func brokenReference() async throws {
    let test = try EventTestStore(file: EventTestFile())
    let errors = try await together(
      test,
      [
        .record,
        .breakReference,
        .record,
      ])
    #expect(errors.map { $0?.code } == [nil, .internalError, nil])
    #expect(try seqs(test) == [1, 2])
    #expect(try test.text("SELECT count(*) FROM blockers") == "0")
  }

  @Test("Where SQLite gives up the transaction, all that were part of it are told, and the others go on")
  func lostTransaction() async throws {
    let test = try EventTestStore(file: EventTestFile())
    let errors = try await together(
      test,
      [
        .record, .record,
        .giveUp,
        .record,
      ])
    #expect(errors.map { $0?.code } == [.conflict, .conflict, .conflict, nil])
    #expect(try seqs(test) == [1])
  }

  @Test("More than fit in one transaction are all written")
  func manyWaiting() async throws {
    let test = try EventTestStore(file: EventTestFile())
    let errors = try await together(test, Array(repeating: .record, count: 600))
    #expect(errors.allSatisfy { $0 == nil })
    #expect(try seqs(test) == Array(1...600))
  }

  @Test("All that share a commit share its signal")
  func oneSignal() async throws {
    let test = try EventTestStore(file: EventTestFile())
    let signals = Atomic(0)
    let key = test.store.commits.observe { signals.add(1, ordering: .relaxed) }
    defer { test.store.commits.forget(key) }
    _ = try await together(test, Array(repeating: .record, count: 20))
    // The first one is that of the write which held up the others. A commit takes up to 5 ms of writes, so that on a
    // busy machine there are several, and never one for each.
    #expect((2...10).contains(signals.load(ordering: .relaxed)))
  }

  @Test("Who is cancelled while it waits has changed nothing; who has begun is finished")
  func cancellation() async throws {
    let test = try EventTestStore(file: EventTestFile())
    let barrier = try Barrier()
    let holder = Task {
      try await test.store.writeAsync(as: test.context) { writing throws(OverseerError) in
        barrier.wait()
        try Act.record.perform(writing)
      }
    }
    await barrier.reached()
    let waiting = Task {
      try await test.store.writeAsync(as: test.context) { writing throws(OverseerError) in
        try Act.record.perform(writing)
      }
    }
    while test.store.waitingWrites < 1 { await Task.yield() }
    waiting.cancel()
    holder.cancel()
    let error = await eventTestRefusal { try await waiting.value }
    #expect(error?.code == .unavailable)
    barrier.open()
    try await holder.value
    #expect(try seqs(test) == [1])
  }

  @Test("Reads and other stores' reads do not wait for a write that goes on")
  func readsBeside() async throws {
    let test = try EventTestStore(file: EventTestFile())
    try test.write(3)
    let barrier = try Barrier()
    let holder = Task {
      try await test.store.writeAsync(as: test.context) { writing throws(OverseerError) in
        try Act.record.perform(writing)
        barrier.wait()
      }
    }
    await barrier.reached()
    // On this thread, and more at once than connections are kept.
    #expect(try test.head == 3)
    try await withThrowingTaskGroup(of: Int64.self) { group in
      for _ in 0..<40 {
        group.addTask {
          try await test.store.readAsync { reading throws(OverseerError) in try reading.headSeq() }
        }
      }
      for try await head in group { #expect(head == 3) }
    }
    barrier.open()
    try await holder.value
    #expect(try test.head == 4)
  }

  @Test("Writes of both kinds and of another process's store go together")
  func syncAndAsync() async throws {
    let file = try EventTestFile()
    let here = try EventTestStore(file: file)
    let there = try EventTestStore(file: file, lifetime: .oneShot)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<20 {
            try await here.store.writeAsync(as: here.context) { writing throws(OverseerError) in
              try Act.record.perform(writing)
            }
          }
        }
      }
      group.addTask { try here.write(50) }
      group.addTask { try there.write(50) }
      try await group.waitForAll()
    }
    #expect(try seqs(here) == Array(1...260))
  }
}
