import OverseerModel
import Testing

@testable import OverseerStore

@Suite("Which process runs the gates of a review")
struct GateRunTests {
  private func begin(_ review: Review, in scene: ReviewScene, pid: Int32, started: Int64 = 7) throws -> Bool {
    try scene.write { writing throws(OverseerError) in
      try writing.beginGateRun(review.id, pid: pid, processStarted: started)
    }
  }

  private func mark(_ review: Review, in scene: ReviewScene) throws -> GateRunMark? {
    try scene.read { reading throws(OverseerError) in try reading.gateRun(of: review.id) }
  }

  @Test("One process at a time, until it ends it")
  func oneAtATime() throws {
    let scene = try ReviewScene()
    let (review, other) = (scene.review(1), scene.review(2, of: scene.task(1)))
    try scene.put(review)
    try scene.put(other)
    let head = try scene.test.head
    #expect(try mark(review, in: scene) == nil)
    #expect(try begin(review, in: scene, pid: 42))
    #expect(
      try mark(review, in: scene)
        == GateRunMark(reviewID: review.id, pid: 42, processStarted: 7, createdAt: scene.test.clock.now))
    #expect(try !begin(review, in: scene, pid: 43))
    #expect(try !begin(review, in: scene, pid: 42))
    #expect(try begin(other, in: scene, pid: 43))
    for (pid, started) in [(43, 7), (42, 8)] as [(Int32, Int64)] {
      try scene.write { writing throws(OverseerError) in
        try writing.endGateRun(review.id, pid: pid, processStarted: started)
      }
      #expect(try mark(review, in: scene)?.pid == 42)
    }
    try scene.write { writing throws(OverseerError) in
      try writing.endGateRun(review.id, pid: 42, processStarted: 7)
    }
    #expect(try mark(review, in: scene) == nil)
    #expect(try begin(review, in: scene, pid: 43))
    #expect(try scene.test.head == head)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("Only one of those who find a process gone takes over from it")
  func takeOver() throws {
    let scene = try ReviewScene()
    let review = scene.review(1)
    try scene.put(review)
    _ = try begin(review, in: scene, pid: 42)
    let dead = try #require(try mark(review, in: scene))
    scene.test.clock.advance(by: .seconds(9))
    func takeOver(_ pid: Int32) throws -> Bool {
      try scene.write { writing throws(OverseerError) in
        try writing.takeOverGateRun(from: dead, pid: pid, processStarted: 8)
      }
    }
    #expect(try takeOver(43))
    #expect(try !takeOver(44))
    #expect(
      try mark(review, in: scene)
        == GateRunMark(reviewID: review.id, pid: 43, processStarted: 8, createdAt: scene.test.clock.now))
    try scene.write { writing throws(OverseerError) in try writing.endGateRun(review.id, pid: 42, processStarted: 7) }
    #expect(try mark(review, in: scene)?.pid == 43)
  }

  @Test("Of many who begin at once on one file, one holds the run")
  func race() async throws {
    let file = try EventTestFile()
    let first = try ReviewScene(EventTestStore(file: file))
    let review = first.review(1)
    try first.put(review)
    let held = try await withThrowingTaskGroup(of: Bool.self) { group in
      for pid in 1...8 {
        group.addTask {
          let store = try Store.open(path: file.path, lifetime: .oneShot)
          return try store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
            try writing.beginGateRun(review.id, pid: Int32(pid), processStarted: 7)
          }
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(held == 1)
  }
}
