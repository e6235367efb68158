import OverseerModel
import Testing

@testable import OverseerStore

@Suite("Calls that are cancelled")
struct CancelledReadTests {
  enum Place: CaseIterable {
    case memory, service

    func store() throws -> EventTestStore {
      switch self {
      case .memory: try EventTestStore()
      case .service: try EventTestStore(file: EventTestFile())
      }
    }
  }

  /// A cancelled call interrupts SQLite, which once hit the end of its transaction and left it open.
  @Test("A read that is cancelled at any moment leaves no transaction open", arguments: Place.allCases)
  func cancelledReads(place: Place) async throws {
    let test = try place.store()
    let store = test.store
    for _ in 0..<3000 {
      let read = Task { try await store.readAsync { reading throws(OverseerError) in try reading.headSeq() } }
      await Task.yield()
      read.cancel()
      _ = await read.result
    }
    #expect(try await store.readAsync { reading throws(OverseerError) in try reading.headSeq() } == 0)
  }

  @Test("A write that is cancelled at any moment is all there, or not at all", arguments: Place.allCases)
  func cancelledWrites(place: Place) async throws {
    let test = try place.store()
    let store = test.store
    let context = WriteContext(actor: .system, source: .system)
    var acknowledged: Int64 = 0
    for number in 0..<1000 as Range<UInt64> {
      let write = Task {
        try await store.writeAsync(as: context) { writing throws(OverseerError) in
          let repo = Repo(
            id: RepoID(ULID(high: 1, low: number)), path: "/repo/\(number)", name: "repo", vcsType: .none,
            defaultBranch: nil, createdAt: writing.now, updatedAt: writing.now)
          try writing.record(.repoRegistered(RepoPayload(repo: repo)), repo: repo.id)
        }
      }
      await Task.yield()
      write.cancel()
      if case .success = await write.result { acknowledged += 1 }
    }
    let head = try await store.readAsync { reading throws(OverseerError) in try reading.headSeq() }
    #expect(head >= acknowledged)
    #expect(try await store.verify().differences.isEmpty)
  }
}
