import Foundation
import Testing

@testable import OverseerServe

@Suite("Heads that are too much")
struct FloodTests {
  /// What comes back for a head, and that the connection is closed after it.
  private func answer(to head: String, _ live: LiveServer) async throws -> [Int] {
    let text = "\(head)\r\n\r\n"
    return String(decoding: try await RawClient.exchange(Data(text.utf8), port: live.port), as: UTF8.self).statuses
  }

  @Test("A head is refused that has too many headers, one that is too long, or too much in all")
  func refused() async throws {
    try await LiveServer.run { live async throws in
      let start = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\n"
      func headers(_ count: Int, of size: Int) -> String {
        (0..<count).map { "X-\($0): " + String(repeating: "a", count: size) }.joined(separator: "\r\n")
      }
      #expect(try await answer(to: start + headers(101, of: 1), live) == [431])
      #expect(try await answer(to: start + headers(10_000, of: 1), live) == [431])
      #expect(try await answer(to: start + headers(1, of: 17 << 10), live) == [431])
      #expect(try await answer(to: start + headers(1, of: 1 << 20), live) == [431])
      #expect(try await answer(to: start + headers(70, of: 1 << 10), live) == [431])
      #expect(try await answer(to: start + String(repeating: "a", count: 100 << 10) + ": x", live) == [431])
      #expect(try await answer(to: start + "Cookie: " + String(repeating: "a=b; ", count: 20_000), live) == [431])
      // What fits is read.
      #expect(try await answer(to: start + "Connection: close\r\n" + headers(97, of: 1), live) == [200])
      #expect(try await answer(to: start + "Connection: close\r\n" + headers(1, of: 15 << 10), live) == [200])
      #expect(try await live.raw("GET", "/health").status == 200)
    }
  }

  @Test("A request line has an end")
  func lines() async throws {
    try await LiveServer.run { live in
      let rest = " HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\nConnection: close"
      for path in [
        "/" + String(repeating: "a", count: 100 << 10), "/health?" + String(repeating: "a=b&", count: 30_000),
      ] {
        let statuses = try await answer(to: "GET " + path + rest, live)
        #expect(statuses.count == 1 && [400, 414, 431].contains(statuses[0]), "\(statuses)")
      }
      let method = try await answer(to: String(repeating: "A", count: 100 << 10) + " /health" + rest, live)
      #expect(method == [400])
    }
  }

  @Test("Lines that are no headers are not HTTP")
  func malformed() async throws {
    try await LiveServer.run { live in
      let start = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\nConnection: close\r\n"
      for line in [
        "no colon", ": x", "X-A\0: b", "X-A: b\0c", "X A: b", "X-A : b", " X-A: b\r\n c", "X-A: b\rc", "X-(A): b",
        "X-Ä: b", "Content-Length: 0\r\n Transfer-Encoding: chunked",
      ] {
        let statuses = try await answer(to: start + line, live)
        #expect(statuses == [400], "\(line): \(statuses)")
      }
    }
  }

  @Test("What comes after the last chunk has an end as well")
  func trailers() async throws {
    try await LiveServer.run { live in
      let head =
        "POST /api/tasks HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\n\(live.authorization)\r\n"
        + "Content-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
      for trailers in [
        (0..<200).map { "X-\($0): 1" }.joined(separator: "\r\n"), "X: " + String(repeating: "a", count: 1 << 20),
      ] {
        let statuses = try await answer(to: head + "2\r\n{}\r\n0\r\n" + trailers, live)
        #expect(statuses.count == 1 && [400, 431].contains(statuses[0]), "\(statuses)")
      }
      let extensions = try await answer(to: head + "2;" + String(repeating: "a", count: 1 << 20) + "\r\n{}\r\n0", live)
      #expect(extensions.count == 1 && extensions[0] >= 400, "\(extensions)")
    }
  }
}
