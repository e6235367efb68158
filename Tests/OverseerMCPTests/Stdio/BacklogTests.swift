import Foundation
import Synchronization
import Testing

@testable import OverseerMCP

@Suite("What is read and not done with")
struct BacklogTests {
  private final class Order: Sendable {
    private let words = Mutex<[String]>([])

    var all: [String] { words.withLock { $0 } }

    func add(_ word: String) { words.withLock { $0.append(word) } }
  }

  /// In which order things happen where one thread waits for room, and `empty` makes some.
  private func order(in backlog: Backlog, _ empty: () -> Void) async -> [String] {
    let order = Order()
    await withCheckedContinuation { read in
      Thread.detachNewThread {
        backlog.waitForRoom()
        order.add("read")
        read.resume()
      }
      order.add("done")
      empty()
    }
    return order.all
  }

  @Test("Where too many calls run, no more is read until one ends")
  func calls() async {
    let backlog = Backlog()
    for _ in 0..<Backlog.mostCalls {
      backlog.waitForRoom()
      backlog.add(calls: 1)
    }
    for _ in 0..<50 {
      #expect(await order(in: backlog) { backlog.add(calls: -1) } == ["done", "read"])
      backlog.add(calls: 1)
    }
  }

  @Test("Where too much waits to be written, no more is read until it is written")
  func bytes() async {
    let backlog = Backlog()
    backlog.add(bytes: Backlog.mostBytes)
    backlog.waitForRoom()
    for _ in 0..<50 {
      backlog.add(bytes: 1)
      #expect(await order(in: backlog) { backlog.add(bytes: -1) } == ["done", "read"])
    }
  }
}
