import Foundation
import Testing

@testable import OverseerServe

/// A page whose host name was bound to this machine's address has its own name in every request.
@Suite("Which hosts are ours")
struct HostTests {
  static let paths = [
    "/", "/health", "/api/tasks", "/api/openapi.json", "/api/nothing", "/metrics", "/mcp", "/nothing",
  ]

  @Test("Every other name is refused, on every path, with a token too")
  func foreign() async throws {
    try await LiveServer.run { live in
      let port = live.port
      let names = [
        "localhost:\(port).evil.test", "evil.test", "evil.test:\(port)", "127.0.0.1:\(port)@evil.test",
        "user@127.0.0.1:\(port)", "127.0.0.1:\(port + 1)", "localhost:\(port + 1)", "127.0.0.1", "localhost",
        "[::1]", "[::2]:\(port)", "::1:\(port)", "[::1]:\(port + 1)", "localhost.:\(port)", "127.0.0.1.:\(port)",
        "127.0.0.2:\(port)", "0.0.0.0:\(port)", "[::]:\(port)", "[::ffff:127.0.0.1]:\(port)", "2130706433:\(port)",
        "0x7f000001:\(port)", "127.1:\(port)", "localhost:0\(port)", "localhost:+\(port)", "localho\u{17F}t:\(port)",
        "http://127.0.0.1:\(port)", "127.0.0.1:\(port), evil.test", "127.0.0.1:\(port) evil.test", "*", "",
        "localhost\\:\(port)", "127.0.0.1:\(port)#", "127.0.0.1:\(port)/",
      ]
      try await live.staysAsItIs {
        for name in names {
          for path in Self.paths {
            let answer = try await live.raw("GET", path, [live.authorization], host: name)
            #expect(answer.status == 421 && answer.code == "misdirected", "\(name) \(path): \(answer)")
          }
          let write = try await live.raw(
            "POST", "/api/repos", [live.authorization, "Content-Type: application/json"],
            body: #"{"path":"\#(live.overseer.installation.folder)"}"#, host: name)
          #expect(write.status == 421, "\(name): \(write)")
          let message = try await live.raw(
            "POST", "/mcp", [live.authorization, "Content-Type: application/json"], body: ping, host: name)
          #expect(message.status == 421, "\(name): \(message)")
        }
      }
    }
  }

  @Test("The loopback's names are ours, in any case of their letters")
  func ours() async throws {
    try await LiveServer.run { live in
      for name in ["localhost", "LOCALHOST", "LocalHost", "127.0.0.1", "[::1]"] {
        let answer = try await live.raw("GET", "/health", host: "\(name):\(live.port)")
        #expect(answer.status == 200, "\(name): \(answer)")
      }
    }
  }

  @Test("A request names one host, and no other in its address")
  func ambiguous() async throws {
    try await LiveServer.run { live in
      let ours = "127.0.0.1:\(live.port)"
      let heads: [(String, [Int])] = [
        ("GET /health HTTP/1.1\r\n", [421]), ("GET /health HTTP/1.0\r\n", [421]),
        ("GET /health HTTP/1.1\r\nHost: \(ours)\r\nHost: \(ours)\r\n", [400, 421]),
        ("GET /health HTTP/1.1\r\nHost: \(ours)\r\nHost: evil.test\r\n", [400, 421]),
        ("GET /health HTTP/1.1\r\nHost: evil.test\r\nhost: \(ours)\r\n", [400, 421]),
        ("GET /health HTTP/1.1\r\nHost : \(ours)\r\n", [400, 421]),
        ("GET /health HTTP/1.1\r\nHost: evil.test\r\nX-Forwarded-Host: \(ours)\r\nForwarded: host=\(ours)\r\n", [421]),
        ("GET http://evil.test/health HTTP/1.1\r\nHost: \(ours)\r\n", [400, 421]),
        ("GET http://\(ours)/health HTTP/1.1\r\nHost: \(ours)\r\n", [400]),
        ("GET http://\(ours)/health HTTP/1.1\r\nHost: evil.test\r\n", [400, 421]),
        ("GET evil:/health HTTP/1.1\r\nHost: \(ours)\r\n", [400]),
        ("OPTIONS * HTTP/1.1\r\nHost: \(ours)\r\n", [400]),
        ("CONNECT \(ours) HTTP/1.1\r\nHost: \(ours)\r\n", [400, 405]),
        ("CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n", [400, 405, 421]),
      ]
      for (head, statuses) in heads {
        let answer = try await RawClient.send(head + "Connection: close\r\n\r\n", port: live.port)
        #expect(statuses.contains(answer.status), "\(head): \(answer)")
      }
    }
  }
}
