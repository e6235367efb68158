import Foundation
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Secrets stay secret")
struct SecretTests {
  /// ``WatchfulLog`` looks at every line of every server of these tests. Here is what could lead a secret there.
  @Test("No token is in the log or in an error, wherever it was sent")
  func log() async throws {
    let book = WatchfulLog.Book()
    try await LiveServer.run(logger: WatchfulLog.logger(book)) { live in
      let token = live.token
      for path in ["/api/tasks?token=\(token)", "/api/tasks/\(token)", "/\(token)", "/api/\(token)", "/?\(token)"] {
        _ = try await RawClient.request("GET", path, port: live.port, headers: [live.authorization])
      }
      for headers in [
        ["Authorization: Basic \(token)"], ["Cookie: \(token)"], ["X-Correlation-Id: \(token)"], ["Referer: /\(token)"],
        [live.authorization, "Idempotency-Key: \(token)"], [live.authorization, "X-Overseer-Folder: /\(token)"],
        [live.authorization, "Sec-Fetch-Site: \(token)"], [live.authorization, "traceparent: \(token)"],
      ] {
        _ = try await RawClient.request(
          "POST", "/api/tasks", port: live.port, headers: headers + ["Content-Type: application/json"],
          body: #"{"description":"\#(token)"}"#)
      }
      let made = try await live.post("/api/tokens", #"{"name":"ci","scope":"Harness"}"#)
      let secret = try #require(made.value["secret"]?.stringValue)
      _ = try await live.raw("GET", "/api/tasks", ["Authorization: Bearer \(secret)"])
      try await StreamClient.open(
        EventSocket.path, on: live, headers: StreamClient.upgrade + ["Sec-WebSocket-Protocol: token.\(token)"]
      ) { client in try await client.say(#"{"type":"\#(token)"}"#) }
      _ = try await RawClient.send("GET /\(token) HTTP/9\r\n\r\n", port: live.port)
      _ = try await RawClient.send("GET / HTTP/1.1\r\nHost: \(token)\r\nConnection: close\r\n\r\n", port: live.port)
      let text = book.lines.joined(separator: "\n")
      #expect(!book.lines.isEmpty && !text.contains(token) && !text.contains(secret))
      let events = try await live.get("/api/events").text
      #expect(!events.contains(secret))
    }
  }

  @Test("The token of the page is for one code, and the code for once")
  func signIn() async throws {
    try await LiveServer.run { live in
      let json = ["Content-Type: application/json"]
      let made = try await live.post("/api/sign-in/codes")
      let code = try #require(made.value["code"]?.stringValue)
      try await live.staysAsItIs { () async throws in
        #expect(try await live.raw("GET", "/api/sign-in?code=\(code)").status == 401)
        #expect(try await live.raw("POST", "/api/sign-in?code=\(code)", json, body: "{}").status == 400)
        #expect(
          try await live.raw("POST", "/api/sign-in", json, body: #"{"code":"\#(code.dropLast())"}"#).status == 401)
      }
      let body = #"{"code":"\#(code)"}"#
      let signedIn = try await live.raw("POST", "/api/sign-in", json, body: body)
      let token = try #require(signedIn.value["secret"]?.stringValue, "\(signedIn)")
      #expect(signedIn.headers["cache-control"]?.contains("no-store") == true, "\(signedIn.headers)")
      #expect(try await live.raw("GET", "/api/tasks", ["Authorization: Bearer \(token)"]).status == 200)
      #expect(try await live.raw("POST", "/api/sign-in", json, body: body).status == 401)
    }
  }
}
