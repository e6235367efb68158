import Foundation
import Testing

/// A named pipe that tells when the processes that write to it begin, and when the last of them is gone.
final class HeldPipe: Sendable {
  let path = NSTemporaryDirectory() + "overseer-process-\(UUID().uuidString)"
  private let reader: Int32

  init() throws {
    try #require(mkfifo(path, 0o600) == 0)
    reader = open(path, O_RDONLY | O_NONBLOCK)
  }

  deinit {
    close(reader)
    unlink(path)
  }

  /// What is written next: nothing once no process holds the pipe any longer, nil where nothing happens in a minute.
  func next() async -> String? {
    let reader = reader
    return await withCheckedContinuation { continuation in
      // A thread of its own: the shared ones may all be waiting in other tests.
      Thread.detachNewThread {
        var state = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = poll(&state, 1, 60_000) > 0 ? read(reader, &buffer, buffer.count) : -1
        continuation.resume(returning: count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self))
      }
    }
  }
}
