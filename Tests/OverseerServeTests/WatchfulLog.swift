import Foundation
import Logging
import Synchronization
import Testing

/// What a server logs, and every library in it, down to the least. No line of it may hold a secret.
struct WatchfulLog: LogHandler {
  /// The lines of one server.
  final class Book: Sendable {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock { $0 } }
    func add(_ line: String) { kept.withLock { $0.append(line) } }
  }

  let book: Book
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .trace

  static func logger(_ book: Book = Book()) -> Logger { Logger(label: "test") { _ in WatchfulLog(book: book) } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let facts = metadata.merging(event.metadata ?? [:]) { $1 }
    let line = "\(event.level) \(event.message) \(facts)"
    book.add(line)
    // To look for the pattern in every line takes longer than all the rest.
    guard strstr(line, "ovs_") != nil else { return }
    #expect(!line.contains(/ovs_[a-z_]+_[0-9a-f]{8,}/), "a secret was logged")
  }
}
