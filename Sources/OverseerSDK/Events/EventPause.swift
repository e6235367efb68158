import OverseerModel
import OverseerStore

extension Store {
  /// Waits until an event after `seq` passes the filter, but no longer than `limit`, and says whether one did. Ends also,
  /// and at once, where the call is cancelled.
  @discardableResult
  func pause(_ limit: Duration, orAfter seq: Int64, _ filter: EventFilter) async throws(OverseerError) -> Bool {
    let feed = try events(after: seq, filter: filter)
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        try? await Task.sleep(for: limit)
        return false
      }
      group.addTask {
        // An error is met again by whoever reads next.
        var events = feed.makeAsyncIterator()
        let event = try? await events.next()
        return event != nil
      }
      let hasNews = await group.next() ?? false
      group.cancelAll()
      return hasNews
    }
  }
}
