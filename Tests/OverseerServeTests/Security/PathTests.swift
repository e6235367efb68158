import Foundation
import Testing

@testable import OverseerServe

@Suite("Paths that lead out")
struct PathTests {
  private static let paths = [
    "/../../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../token",
    "/assets/..%5c..%5ctoken", "/assets/%2e%2e%2ftoken", "/assets/%2e%2e/token", "/assets/%00", "/assets/x%00.js",
    "/assets/%c0%ae%c0%ae/token", "/assets/%c0%af", "/assets/%e0%80%ae", "/assets//etc/passwd", "//etc/passwd",
    "/./health", "/health/..", "/health/.", "/assets/....//token", "/assets/%252e%252e/token", "/assets/..;/token",
    "/api/docs/../../token", "/api/docs/%2e%2e/openapi.json", "/api/tasks/../tokens", "/api/tasks/%2e%2e/tokens",
    "/..\\..\\token", "/assets\\..\\token", "/%", "/%z", "/%zz", "/%ff", "/%ed%a0%80", "/x%0d%0aX-Evil:%201",
    "/x%0aSet-Cookie:%20a=b", "/health%2f", "/health%00", "/health/", "//health", "/HEALTH", "/API/tasks",
    "/api//tasks", "/api/tasks/", "/api/tasks;x=1", "/file:///etc/passwd", "/~root", "/.git/config", "/server.json",
    "/token", "/overseer.db", "/api/docs/", "/api/docs//index.html",
  ]

  @Test("No path reaches a file")
  func traversal() async throws {
    try await LiveServer.run { live in
      for path in Self.paths {
        for headers in [[], [live.authorization]] {
          for method in ["GET", "HEAD"] {
            let answer = try await live.raw(method, path, headers)
            #expect([400, 401, 404].contains(answer.status), "\(path): \(answer)")
            #expect(answer.headers["x-evil"] == nil && answer.headers["set-cookie"] == nil)
            #expect(!answer.text.contains("root:"))
          }
          #expect([400, 401, 404].contains(try await live.raw("POST", path, headers).status))
        }
      }
    }
  }

  @Test("An id of a path is an id, and nothing that a file or a database would read otherwise")
  func ids() async throws {
    try await LiveServer.run { live in
      for id in ["..%2f..", "%2e%2e", "%00", "'%20or%201=1--", "*", "%25", "task_%2f", "%F0%9F%92%A9", "null", "-1"] {
        for path in ["/api/tasks/\(id)", "/api/reviews/\(id)", "/api/gates/log/\(id)", "/api/comments/\(id)"] {
          let answer = try await live.get(path)
          #expect([400, 404].contains(answer.status), "\(path): \(answer)")
        }
      }
    }
  }

  @Test("A control character in the request line is not HTTP")
  func controls() async throws {
    try await LiveServer.run { live in
      for text in ["GET /health\0 HTTP/1.1", "GET /he\u{1}alth HTTP/1.1", "GET /health\tx HTTP/1.1"] {
        let answer = try await RawClient.send(
          "\(text)\r\nHost: 127.0.0.1:\(live.port)\r\nConnection: close\r\n\r\n", port: live.port)
        #expect([400, 404].contains(answer.status), "\(text): \(answer)")
      }
    }
  }
}
