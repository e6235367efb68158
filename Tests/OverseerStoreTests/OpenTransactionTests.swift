import Foundation
import OverseerModel
import Synchronization
import Testing

@testable import OverseerStore

@Suite("Transactions that stay open")
final class OpenTransactionTests {
  private let folder: String
  private let store: Store
  private let context = WriteContext(actor: .agent(name: "codex", session: nil, checkout: nil), source: .mcp)

  init() throws {
    folder = NSTemporaryDirectory() + "overseer-open-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    store = try Store.open(path: folder + "/overseer.db", lifetime: .service)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func add(_ number: UInt64, in transaction: OpenTransaction) throws(OverseerError) {
    try transaction.write(as: context) { writing throws(OverseerError) in try Self.add(number, writing) }
  }

  private static func add(_ number: UInt64, _ writing: Writing) throws(OverseerError) {
    let repo = Repo(
      id: RepoID(ULID(high: 1, low: number)), path: "/repo/\(number)", name: "\(number)", vcsType: .none,
      defaultBranch: nil, createdAt: writing.now, updatedAt: writing.now)
    try writing.record(.repoRegistered(RepoPayload(repo: repo)), repo: repo.id)
  }

  private func paths() throws -> [String] {
    try store.read { reading throws(OverseerError) in
      var paths: [String] = []
      for number in 0..<20 as Range<UInt64> {
        if let repo = try reading.repo(RepoID(ULID(high: 1, low: number))) { paths.append(repo.path) }
      }
      return paths
    }
  }

  @Test("It is kept as a whole, seen by itself at once and by others after; the log has no gap")
  func commit() throws {
    let wakes = store.commits
    let told = Counter()
    let key = wakes.observe { told.increase() }
    try store.transaction(for: .seconds(60)) { transaction throws(OverseerError) in
      try add(1, in: transaction)
      try add(2, in: transaction)
      let seen = try transaction.read { reading throws(OverseerError) in try reading.headSeq() }
      #expect(seen == 2)
      #expect((try? paths()) == [])
      #expect(told.value == 0)
      let (events, count) = try transaction.events(limit: 1)
      #expect(events.map(\.seq) == [1])
      #expect(count == 2)
      return .commit
    }
    wakes.forget(key)
    #expect(told.value == 1)
    #expect(try paths() == ["/repo/1", "/repo/2"])
    try store.write(as: context) { writing throws(OverseerError) in try Self.add(3, writing) }
    let head = try store.read { reading throws(OverseerError) in try reading.headSeq() }
    #expect(head == 3)
  }

  @Test("Rolled back, or thrown out of, it leaves nothing; a write that throws undoes only itself")
  func rollBack() throws {
    try store.transaction(for: .seconds(60)) { transaction throws(OverseerError) in
      try add(1, in: transaction)
      return .rollBack
    }
    #expect(throws: OverseerError.self) {
      try store.transaction(for: .seconds(60)) { transaction throws(OverseerError) in
        try add(2, in: transaction)
        throw OverseerError(.conflict, "no")
      }
    }
    #expect(try paths() == [])
    try store.transaction(for: .seconds(60)) { transaction throws(OverseerError) in
      try add(3, in: transaction)
      do throws(OverseerError) {
        try transaction.write(as: context) { writing throws(OverseerError) in
          try Self.add(4, writing)
          throw OverseerError(.conflict, "no")
        }
      } catch {}
      try transaction.nested { () throws(OverseerError) in
        try add(5, in: transaction)
        return .rollBack
      }
      try transaction.nested { () throws(OverseerError) in
        try add(6, in: transaction)
        return .commit
      }
      return .commit
    }
    #expect(try paths() == ["/repo/3", "/repo/6"])
  }

  @Test("Nothing goes through it once it is over, and the lock is free")
  func over() throws {
    var kept: OpenTransaction?
    try store.transaction(for: .seconds(60)) { transaction throws(OverseerError) in
      kept = transaction
      return .commit
    }
    let transaction = try #require(kept)
    #expect(throws: OverseerError.self) { try add(1, in: transaction) }
    try store.write(as: context) { writing throws(OverseerError) in try Self.add(2, writing) }
    #expect(try paths() == ["/repo/2"])
  }

  @Test("A query that goes on beyond the limit is broken off, and all is undone")
  func interrupted() throws {
    let error = #expect(throws: OverseerError.self) {
      try store.transaction(for: .milliseconds(50)) { transaction throws(OverseerError) in
        try add(1, in: transaction)
        try transaction.read { reading throws(OverseerError) in
          let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
          _ = try reading.connection.first(endless) { $0.integer(0) }
        }
        return .commit
      }
    }
    #expect(error?.code == .unavailable)
    #expect(try paths() == [])
    try store.transaction(for: .seconds(60)) { transaction throws(OverseerError) in
      try add(2, in: transaction)
      return .commit
    }
    #expect(try paths() == ["/repo/2"])
  }

  @Test("Whatever its body does, others get the lock in time, and the rest of the body changes nothing")
  func watchdog() throws {
    var late: OverseerError.Code?
    let error = #expect(throws: OverseerError.self) {
      try store.transaction(for: .milliseconds(20)) { transaction throws(OverseerError) in
        try? add(1, in: transaction)
        // This waits for the write lock, which only the watchdog can give.
        try store.write(as: context) { writing throws(OverseerError) in try Self.add(2, writing) }
        // The next one has the same connection.
        try store.transaction(for: .seconds(60)) { next throws(OverseerError) in
          try add(3, in: next)
          do throws(OverseerError) { try add(4, in: transaction) } catch { late = error.code }
          return .commit
        }
        return .commit
      }
    }
    #expect(error?.code == .unavailable)
    #expect(late == .unavailable)
    #expect(try paths() == ["/repo/2", "/repo/3"])
  }

  @Test("A transaction that SQLite has given up is not told as kept")
  func givenUp() throws {
    let error = #expect(throws: OverseerError.self) {
      try store.transaction(for: .seconds(60)) { transaction throws(OverseerError) in
        try add(1, in: transaction)
        try transaction.read { reading throws(OverseerError) in reading.connection.rollBack() }
        return .commit
      }
    }
    #expect(error?.code == .unavailable)
    #expect(try paths() == [])
  }

  @Test("Writers beside it wait for its end, and are not refused")
  func others() async throws {
    let store = store
    let context = context
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 10..<18 as Range<UInt64> {
        group.addTask {
          try await store.writeAsync(as: context) { writing throws(OverseerError) in try Self.add(number, writing) }
        }
      }
      for number in 1..<5 as Range<UInt64> {
        try self.store.transaction(for: .seconds(60)) { transaction throws(OverseerError) in
          try add(number, in: transaction)
          return .commit
        }
      }
      try await group.waitForAll()
    }
    #expect(try paths().count == 12)
  }

  @Test("A database in memory has none")
  func inMemory() throws {
    let store = try Store.inMemory()
    #expect(throws: OverseerError.self) {
      try store.transaction(for: .seconds(60)) { _ throws(OverseerError) in .commit }
    }
  }
}

private final class Counter: Sendable {
  private let count = Atomic(0)
  var value: Int { count.load(ordering: .relaxed) }
  func increase() { count.add(1, ordering: .relaxed) }
}
