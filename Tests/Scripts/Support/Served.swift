import Foundation
import OverseerJSON
import Testing

/// A server of a sandbox's installation, which answers when this is made.
final class Served: Sendable {
  let child: Child
  /// Its address: `http://127.0.0.1:4820`.
  let url: String

  init(_ sandbox: Sandbox, _ variables: [String: String] = [:]) async throws {
    let child = try Child(
      Binary.path, ["serve", "--port", "0", "--json"],
      environment: sandbox.environment.merging(variables) { _, new in new }, folder: sandbox.folder)
    // A pipe that is full would hold it up.
    Thread.detachNewThread { while !child.errors.read().isEmpty {} }
    let line = try await onThread {
      var bytes: [UInt8] = []
      let deadline = ContinuousClock.now + .seconds(30)
      while !bytes.contains(UInt8(ascii: "\n")), child.output.isReadable(before: deadline) {
        let more = child.output.read()
        if more.isEmpty { break }
        bytes += more
      }
      return bytes
    }
    self.child = child
    url = try #require(try JSONParser.parse(line)["url"]?.stringValue)
  }

  func stop() { child.kill(SIGTERM) }
}
