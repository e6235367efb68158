import Dispatch
import OverseerClient
import OverseerModel
import OverseerSDK

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Session {
  /// Gives each event of a streaming operation to `body`, until nobody reads standard output any more.
  func follow<Operation: SDKOperation>(
    _ operation: Operation, _ body: (Event) throws(OverseerError) -> Void
  ) async throws(OverseerError) {
    let caller = try caller(for: Operation.spec.who)
    if let server = try server() { return try await follow(server.stream(operation, as: caller), body) }
    try await follow(overseer().stream(operation, as: caller), body)
  }

  private func follow<Feed: AsyncSequence<Event, OverseerError>>(
    _ feed: Feed, _ body: (Event) throws(OverseerError) -> Void
  ) async throws(OverseerError) {
    Terminal.exitWhenNobodyReads()
    for try await event in feed {
      try body(event)
      if !hasReader { return }
    }
  }
}

extension Terminal {
  /// Ends the process once the reader of standard output is gone: a command that waits for something to say would
  /// not learn of it otherwise, and stay.
  static func exitWhenNobodyReads() {
    DispatchQueue.global(qos: .utility).async {
      while true {
        // No event is asked for; an error is told always.
        var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        if poll(&output, 1, -1) > 0, output.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 { exit(0) }
      }
    }
  }
}
