import Foundation
import Testing

@testable import OverseerServe

@Suite("Which bodies are read")
struct ContentTypeTests {
  @Test("What a form of a page can send is not read")
  func refused() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let path = "/api/tasks/\(try await live.addTasks(1, to: repo)[0].id)"
      let types: [[String]] = [
        [], ["Content-Type:"], ["Content-Type: text/plain"], ["Content-Type: application/x-www-form-urlencoded"],
        ["Content-Type: multipart/form-data; boundary=x"], ["Content-Type: text/json"],
        ["Content-Type: application/jsonp"], ["Content-Type: application/json; charset=latin1"],
        ["Content-Type: text/plain; application/json"], ["Content-Type: application/json, text/plain"],
        ["Content-Type: text/plain", "Content-Type: application/json"],
        ["Content-Type: application/json", "Content-Encoding: gzip"], ["X-Content-Type: application/json"],
      ]
      try await live.staysAsItIs {
        for type in types {
          for (method, path) in [
            ("POST", "/api/tasks"), ("PATCH", path), ("DELETE", path), ("POST", "/api/sign-in"),
            ("POST", "/api/sign-in/codes"), ("POST", "/mcp"),
          ] {
            let answer = try await live.raw(
              method, path, [live.authorization] + type, body: #"{"description":"x","code":"x"}"#)
            #expect(answer.status == 415, "\(method) \(path) \(type): \(answer)")
          }
        }
        // Without a body there is nothing to be of a type; but a form says what it is.
        let empty = try await live.raw(
          "POST", "/api/tasks", [live.authorization, "Content-Type: text/plain", "Content-Length: 0"])
        #expect(empty.status == 415)
      }
    }
  }

  @Test("JSON is JSON in any spelling")
  func taken() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      for type in [
        "application/json", "APPLICATION/JSON", "application/json;charset=UTF-8",
        "application/json ; charset=\"utf-8\"",
      ] {
        let answer = try await live.raw(
          "POST", "/api/tasks", [live.authorization, "Content-Type: \(type)"], body: task("x", in: repo))
        #expect(answer.status == 200, "\(type): \(answer)")
      }
    }
  }

  private static let malformed = [
    "{", "}", "null", "[]", "1", "\"x\"", "{}{}", "{\"description\":\"x\"", "{'description':'x'}",
    "{\"description\":\"\\ud800\"}", "{\"description\":NaN}", "{\"description\":1e999}",
    "{\"description\":\"x\",\"description\":\"y\"}", "\u{FEFF}{}",
  ]

  @Test("What is no JSON is refused, and so is what would break a weaker reader")
  func refusedText() async throws {
    try await LiveServer.run { live in
      for body in Self.malformed {
        let answer = try await live.post("/api/tasks", body)
        #expect(answer.status == 400, "\(body): \(answer)")
      }
    }
  }

  @Test("A body that nests without end ends the request, not the server")
  func deep() async throws {
    try await LiveServer.run { live in
      for open in ["[", "{\"a\":"] {
        let answer = try await live.post("/api/tasks", String(repeating: open, count: 500_000))
        #expect(answer.status == 400, "\(answer)")
      }
      let answer = try await live.post(
        "/api/tasks",
        "{\"metadata\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}")
      #expect(answer.status == 400, "\(answer)")
      #expect(try await live.raw("GET", "/health").status == 200)
    }
  }
}
