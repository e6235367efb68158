import Foundation
import HTTPTypes
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("The form of replies")
struct ReplyTests {
  @Test("A call has a name, the client's own or a new one, and its events bear it")
  func correlation() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let made = try await live.post("/api/tasks", task("x", in: repo), ["X-Correlation-Id: build-7_a.b:c"])
      #expect(made.headers["x-correlation-id"] == "build-7_a.b:c")
      let event = try #require(try await live.get("/api/events?limit=1").elements.last)
      #expect(event["correlation_id"] == "build-7_a.b:c")
      #expect(event["source"] == "Rest")
      let refused = try await live.post("/api/tasks", "{}", ["X-Correlation-Id: mine"])
      #expect(refused.headers["x-correlation-id"] == "mine" && refused.value["correlation_id"] == "mine")
      var seen: Set<String> = []
      for odd in ["", "a b", "a/b", "ä", "a\"b", "<x>", String(repeating: "a", count: 65), "a, b", "%0d%0a"] {
        let answer = try await live.get("/api/tasks", ["X-Correlation-Id: \(odd)"])
        let id = answer.headers["x-correlation-id"] ?? ""
        #expect(id.hasPrefix("cor_") && seen.insert(id).inserted, "\(odd): \(id)")
      }
    }
  }

  @Test("Who has a reply already is told so, until it changes")
  func tags() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      try await live.addTasks(20, to: repo)
      for encoding in [[], ["Accept-Encoding: gzip"]] {
        for path in ["/api/tasks", "/api/tasks?limit=1", "/api/openapi.json", "/"] {
          let first = try await live.get(path, encoding)
          let tag = try #require(first.headers["etag"], "\(path): \(first)")
          for known in [tag, "W/\(tag)", "\"x\", \(tag)", "\"x\" , W/\(tag) , \"y\"", "*", "\"x\",\(tag)"] {
            let answer = try await live.get(path, encoding + ["If-None-Match: \(known)"])
            #expect(answer.status == 304 && answer.body.isEmpty, "\(path) \(known): \(answer)")
            #expect(answer.headers["etag"] == tag && answer.headers["content-type"] == nil)
          }
          for other in ["\"x\"", "W/\"x\"", tag.replacingOccurrences(of: "\"", with: ""), "\"\""] {
            let answer = try await live.get(path, encoding + ["If-None-Match: \(other)"])
            #expect(answer.status == 200 && answer.body == first.body, "\(path) \(other): \(answer)")
          }
        }
      }
      let before = try #require(try await live.get("/api/tasks").headers["etag"])
      try await live.addTasks(1, to: repo)
      let after = try await live.get("/api/tasks", ["If-None-Match: \(before)"])
      #expect(after.status == 200 && after.headers["etag"] != before && after.elements.count == 21)
      // A write is never answered from what the client has.
      let write = try await live.post("/api/tasks", task("x", in: repo), ["If-None-Match: *"])
      #expect(write.status == 200 && write.headers["etag"] == nil)
    }
  }

  @Test("A large reply is compressed for who can read that, and for nobody else")
  func compression() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      try await live.addTasks(50, to: repo, context: "the same words, again and again")
      for path in ["/api/tasks", "/api/openapi.json", "/api/openapi.yaml"] {
        let plain = try await live.get(path)
        #expect(plain.headers["content-encoding"] == nil && plain.headers["vary"] == "Accept-Encoding")
        for accepted in [
          "gzip", "gzip, deflate, br", "br;q=1, gzip;q=0.5", "*", "GZIP", "gzip;q=1.0", "identity, gzip",
        ] {
          let packed = try await live.get(path, ["Accept-Encoding: \(accepted)"])
          #expect(packed.headers["content-encoding"] == "gzip", "\(path) \(accepted)")
          #expect(packed.body.count < plain.body.count / 2 && packed.expanded == plain.body, "\(path) \(accepted)")
          #expect(packed.headers["content-length"] == "\(packed.body.count)")
        }
        for accepted in ["", "identity", "br, deflate", "gzip;q=0", "gzip; q=0.000", "*;q=0", "*, gzip;q=0", "xgzip"] {
          let answer = try await live.get(path, ["Accept-Encoding: \(accepted)"])
          #expect(answer.headers["content-encoding"] == nil && answer.body == plain.body, "\(path) \(accepted)")
        }
      }
      let small = try await live.get("/api/tasks?limit=1", ["Accept-Encoding: gzip"])
      #expect(small.headers["content-encoding"] == nil)
    }
  }

  @Test("Every code has its status and its body", arguments: OverseerError.Code.allCases)
  func errors(code: OverseerError.Code) throws {
    let error = OverseerError(code, "It is broken.", hint: "Mend it.", details: ["allow": "GET", "place": 7])
    let reply = Reply.error(error, correlationID: "cor_x")
    let request = HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/")
    let response = Finishing.finished(reply, to: request, correlationID: "cor_x").head
    #expect(response.status.code == code.httpStatus ?? 500)
    #expect(response.headerFields[.contentType] == "application/json")
    #expect(response.headerFields[.correlationID] == "cor_x")
    #expect((response.headerFields[.wwwAuthenticate] != nil) == (code == .unauthorized))
    #expect((response.headerFields[.allow] != nil) == (code == .methodNotAllowed))
    #expect((response.headerFields[.retryAfter] != nil) == [.unavailable, .rateLimited].contains(code))
    guard case .bytes(let bytes) = reply.body else { return #expect(Bool(false), "an error is no stream") }
    let body = try JSONParser.parse(Array(bytes.readableBytesView))
    #expect(body.objectValue?.map(\.key).sorted() == ["code", "correlation_id", "details", "hint", "message"])
    #expect(body["code"]?.stringValue == code.rawValue)
    #expect((body["message"] == "It is broken.") == (code != .internalError))
    #expect((body["details"]?["place"] == 7) == (code != .internalError))
  }
}
