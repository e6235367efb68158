import OverseerModel
import OverseerStore
import Synchronization
import Testing

@testable import OverseerSDK

/// A review attendance that goes on until it is ended.
final class Attended: Sendable {
  private let task: Task<Void, Never>
  private let heard = Heard()

  private final class Heard: Sendable {
    let troubles = Mutex<[ReviewAttendance.Trouble]>([])
    let (news, tell) = AsyncStream.makeStream(of: Void.self)
  }

  init(_ overseer: Overseer) {
    task = Task { [heard] in
      await ReviewAttendance(of: overseer) { trouble in
        heard.troubles.withLock { $0.append(trouble) }
        heard.tell.yield()
      }.run()
    }
  }

  var troubles: [ReviewAttendance.Trouble] { heard.troubles.withLock { $0 } }

  /// Waits for the next trouble. For one call at a time.
  func trouble() async {
    for await _ in heard.news { return }
  }

  func end() async {
    task.cancel()
    await task.value
  }
}

extension Store {
  /// Waits until `isSo` holds, which is asked again with each event.
  func wait(until isSo: @escaping @Sendable (Reading) throws(OverseerError) -> Bool) async throws {
    var events = try events().makeAsyncIterator()
    while true {
      if try await readAsync(isSo) { return }
      _ = try await events.next()
      try Task.checkCancellation()
    }
  }

  /// Waits until a review has come to a status.
  func wait(for review: ReviewID, _ status: ReviewStatus) async throws {
    try await wait { reading throws(OverseerError) in try reading.existing(review).status == status }
  }

  /// Waits until the last result of a review has come to a status.
  func wait(forLast status: GateResult.Status, of review: ReviewID) async throws {
    try await wait { reading throws(OverseerError) in try reading.gateResults(of: review).last?.status == status }
  }
}
