import Synchronization
import Testing

@testable import OverseerCodemode

@Suite("What is to be done at some time")
struct DeadlinesTests {
  private final class Calls: Sendable {
    private let made = Mutex<[Int]>([])
    private let stream = AsyncStream.makeStream(of: Void.self)

    var all: [Int] { made.withLock { $0 } }

    func make(_ number: Int) {
      made.withLock { $0.append(number) }
      stream.continuation.yield()
    }

    /// Returns when so many were made since the last time.
    func wait(for count: Int) async {
      var left = count
      for await _ in stream.stream {
        left -= 1
        if left == 0 { return }
      }
    }
  }

  @Test("It is done, in whatever order it was asked for")
  func done() async {
    let (deadlines, calls) = (Deadlines(), Calls())
    let now = ContinuousClock.now
    for (number, milliseconds) in [3_600_000, 20, 5, 30, -10, 0, 10].enumerated() {
      _ = deadlines.add(at: now + .milliseconds(milliseconds)) { calls.make(number) }
    }
    await calls.wait(for: 6)
    #expect(Set(calls.all) == [1, 2, 3, 4, 5, 6])
  }

  @Test("It is done after a pause in which nothing was waited for")
  func again() async {
    let (deadlines, calls) = (Deadlines(), Calls())
    for number in 0..<20 {
      _ = deadlines.add(at: .now + .milliseconds(1)) { calls.make(number) }
      await calls.wait(for: 1)
    }
    #expect(calls.all == Array(0..<20))
  }

  @Test("What is withdrawn is not done, and what comes after it is")
  func withdrawn() async {
    let (deadlines, calls) = (Deadlines(), Calls())
    for round in 0..<20 {
      let end = ContinuousClock.now + .milliseconds(20)
      let sooner = deadlines.add(at: end) { calls.make(-1) }
      _ = deadlines.add(at: end + .milliseconds(1)) { calls.make(round) }
      deadlines.remove(sooner)
      await calls.wait(for: 1)
    }
    #expect(calls.all == Array(0..<20))
  }

  @Test("What is withdrawn is not kept, nor what waits when nobody asks any more")
  func forgotten() {
    final class Thing: Sendable {}
    var deadlines: Deadlines? = Deadlines()
    weak var thing: Thing?
    for isWithdrawn in [true, false] {
      do {
        let kept = Thing()
        thing = kept
        let ticket = deadlines?.add(at: .now + .seconds(3600)) { withExtendedLifetime(kept) {} }
        if isWithdrawn, let ticket { deadlines?.remove(ticket) }
      }
      #expect((thing == nil) == isWithdrawn)
    }
    deadlines = nil
    #expect(thing == nil)
  }
}
