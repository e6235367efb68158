import Foundation
import Testing

@testable import OverseerServe

/// What a page of somebody else can make a browser send.
@Suite("Which pages are ours")
struct OriginTests {
  private static let json = "Content-Type: application/json"

  @Test("Pages of other origins are refused, whatever they ask for")
  func foreign() async throws {
    try await LiveServer.run { live in
      let port = live.port
      let origins = [
        "null", "http://evil.test", "http://127.0.0.1:\(port + 1)", "http://127.0.0.1", "http://localhost",
        "https://127.0.0.1:\(port)", "http://127.0.0.1:\(port).evil.test", "http://evil.test:\(port)",
        "http://127.0.0.1:\(port)/", "http://127.0.0.1:\(port)@evil.test", "http://127.0.0.1:\(port) http://evil.test",
        "http://localhost.:\(port)", "http://xlocalhost:\(port)", "127.0.0.1:\(port)", "file://",
        "chrome-extension://abcdefgh", "ws://127.0.0.1:\(port)", "*", "",
        "http://127.0.0.1:\(port)\r\nOrigin: http://evil.test", "http://evil.test\r\nOrigin: http://127.0.0.1:\(port)",
      ]
      try await live.staysAsItIs {
        for origin in origins {
          let header = "Origin: \(origin)"
          for path in ["/", "/health", "/api/tasks", "/api/openapi.json", "/metrics", "/mcp", "/nothing"] {
            let answer = try await live.get(path, [header])
            #expect(answer.status == 403 && answer.code == "forbidden", "\(origin) \(path): \(answer)")
          }
          let write = try await live.post("/api/repos", #"{"path":"/"}"#, [header])
          #expect(write.status == 403, "\(origin): \(write)")
          let message = try await live.post("/mcp", ping, [header])
          #expect(message.status == 403, "\(origin): \(message)")
          let signIn = try await live.raw("POST", "/api/sign-in", [Self.json, header], body: #"{"code":"x"}"#)
          #expect(signIn.status == 403, "\(origin): \(signIn)")
        }
      }
    }
  }

  @Test("Our own pages may ask")
  func ours() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      for name in ["127.0.0.1", "localhost", "[::1]"] {
        let origin = "Origin: http://\(name):\(live.port)"
        #expect(try await live.get("/api/tasks", [origin]).status == 200)
        #expect(try await live.post("/api/tasks", task("From a page", in: repo), [origin]).status == 200)
        #expect(try await live.post("/mcp", ping, [origin]).status == 200)
      }
    }
  }

  @Test("Nothing is changed for a page of another site, where the browser says so")
  func sites() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let path = "/api/tasks/\(try await live.addTasks(1, to: repo)[0].id)"
      try await live.staysAsItIs {
        for site in ["cross-site", "same-site", "Same-Origin", "", "x", "same-origin\r\nSec-Fetch-Site: cross-site"] {
          let header = "Sec-Fetch-Site: \(site)"
          for (method, path, body) in [
            ("POST", "/api/tasks", task("No", in: repo)), ("PATCH", path, #"{"description":"No"}"#),
            ("DELETE", path, ""), ("POST", "/api/sign-in", #"{"code":"x"}"#), ("POST", "/api/sign-in/codes", "{}"),
            ("POST", "/mcp", ping),
          ] {
            let answer = try await live.call(method, path, body, [header])
            #expect(answer.status == 403, "\(site) \(method) \(path): \(answer)")
          }
        }
      }
      for site in [["Sec-Fetch-Site: same-origin"], ["Sec-Fetch-Site: none"], []] {
        #expect(try await live.post("/api/tasks", task("Yes", in: repo), site).status == 200)
      }
      // To read is no harm: a link of another site may lead here.
      #expect(try await live.raw("GET", "/health", ["Sec-Fetch-Site: cross-site"]).status == 200)
    }
  }

  @Test("A browser that asks before it sends is told of nothing that it may send")
  func preflight() async throws {
    try await LiveServer.run { live in
      for path in ["/", "/health", "/api/tasks", "/api/sign-in", "/api/openapi.json", "/metrics", "/mcp", "/nothing"] {
        for origin in ["http://evil.test", "null", "http://127.0.0.1:\(live.port)"] {
          let answer = try await live.raw(
            "OPTIONS", path,
            [
              "Origin: \(origin)", "Access-Control-Request-Method: POST",
              "Access-Control-Request-Headers: authorization", "Access-Control-Request-Private-Network: true",
            ])
          #expect([401, 403, 404, 405].contains(answer.status), "\(path) \(origin): \(answer)")
        }
      }
    }
  }
}
