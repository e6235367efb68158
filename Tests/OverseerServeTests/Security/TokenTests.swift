import Foundation
import OverseerContract
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Who is let in")
struct TokenTests {
  @Test("A token that is not whole, not right, not valid any more or not where it belongs lets nobody in")
  func refused() async throws {
    try await LiveServer.run { live in
      let revoked = try await live.overseer.call(CreateToken(name: "ci", scope: .human), as: live.person)
      _ = try await live.overseer.call(RevokeToken(id: revoked.token.id), as: live.person)
      let token = live.token
      let flipped = token.dropLast() + (token.hasSuffix("0") ? "1" : "0")
      let basic = Data("ada:\(token)".utf8).base64EncodedString()
      let headers: [[String]] = [
        [], ["Authorization:"], ["Authorization: Bearer"], ["Authorization: Bearer x"], ["Authorization: \(token)"],
        ["Authorization: Bearer \(token.dropLast())"], ["Authorization: Bearer \(token)0"],
        ["Authorization: Bearer \(flipped)"], ["Authorization: Bearer \(token.uppercased())"],
        ["Authorization: Bearer \(token) x"], ["Authorization: Bearer\(token)"], ["Authorization: Basic \(basic)"],
        ["Authorization: Token \(token)"], ["Authorization: Bearer \"\(token)\""],
        ["Authorization: Bearer \(token)", "Authorization: Bearer \(token)"],
        ["Authorization: Bearer \(revoked.secret)"], ["Cookie: token=\(token); overseer.token=\(token)"],
        ["X-Api-Key: \(token)"], ["Proxy-Authorization: Bearer \(token)"],
        ["Sec-WebSocket-Protocol: overseer, token.\(token)"], ["X-Overseer-Agent: ada"],
        ["Authorization: Bearer ovs_human_" + String(repeating: "a", count: 4000)],
      ]
      let paths = ["/api/tasks", "/api/nothing", "/metrics", "/mcp", "/api/events/subscribe", "/api/events/stream"]
      try await live.staysAsItIs {
        for header in headers {
          for path in paths {
            let answer = try await live.raw("GET", path, header)
            #expect(answer.status == 401 && answer.code == "unauthorized", "\(path): \(answer)")
            #expect(answer.headers["www-authenticate"] == "Bearer")
          }
        }
        for query in ["token", "access_token", "authorization", "code", "key"] {
          let answer = try await live.raw("GET", "/api/tasks?\(query)=Bearer%20\(token)")
          #expect(answer.status == 401, "\(answer)")
        }
      }
    }
  }

  /// Whoever has none learns nothing but that.
  @Test("Without a token every operation answers just that, whatever is wrong besides")
  func first() async throws {
    try await LiveServer.run { live in
      try await live.staysAsItIs {
        for operation in Contract.current.operations {
          let method = operation.spec.method.rawValue.uppercased()
          for (method, headers, body) in [
            (method, [], ""), ("PUT", [], ""), (method, ["Content-Type: text/plain"], "x"),
            (method, ["Authorization: Bearer wrong", "Content-Type: application/json"], "{"),
            ("OPTIONS", ["Origin: http://127.0.0.1:\(live.port)"], ""),
          ] {
            let answer = try await live.raw(method, operation.path, headers, body: body)
            // The braces of the path are no letters of an address: that may be said first.
            #expect(answer.status == 401, "\(method) \(operation.name): \(answer)")
          }
        }
      }
    }
  }

  @Test("A token reads, or acts as an agent, or as a person, and no more")
  func scopes() async throws {
    try await LiveServer.run { live in
      let (mine, other) = (try await live.plan("mine"), try await live.plan("other"))
      func header(_ scope: TokenScope, _ repo: Repo? = nil) async throws -> [String] {
        let made = try await live.overseer.call(
          CreateToken(name: "ci", scope: scope, repoID: repo?.id), as: live.person)
        return ["Authorization: Bearer \(made.secret)", "Content-Type: application/json"]
      }
      let reader = try await header(.readOnly)
      let agent = try await header(.harness)
      let bound = try await header(.harness, mine)
      try await live.staysAsItIs {
        #expect(try await live.raw("GET", "/api/tasks", reader).status == 200)
        let task = task("No", in: mine)
        #expect(try await live.raw("POST", "/api/tasks", reader, body: task).status == 403)
        for token in [reader, agent, bound] {
          let secret = try await live.raw(
            "POST", "/api/tokens", token, body: #"{"name":"more","scope":"Human"}"#)
          #expect(secret.status == 403, "\(secret)")
          let code = try await live.raw("POST", "/api/sign-in/codes", token, body: "{}")
          #expect(code.status == 403, "\(code)")
          let trusted = try await live.raw("POST", "/api/trust", token, body: #"{"repo_id":"\#(mine.id)"}"#)
          #expect(trusted.status == 403, "\(trusted)")
          let folder = try await live.raw("POST", "/api/repos", token, body: #"{"path":"/tmp"}"#)
          #expect(folder.status == 403, "\(folder)")
        }
        let elsewhere = try await live.raw("POST", "/api/tasks", bound, body: OverseerServeTests.task("No", in: other))
        #expect(elsewhere.status == 403, "\(elsewhere)")
        #expect(try await live.raw("GET", "/api/tasks?repo_id=\(other.id)", bound).status == 403)
        for claim in ["X-Overseer-Source: Cli", "X-Overseer-Human: present", "X-Overseer-Agent: Human"] {
          let raised = try await live.raw("POST", "/api/repos", agent + [claim], body: #"{"path":"/tmp"}"#)
          #expect([400, 403].contains(raised.status), "\(claim): \(raised)")
        }
      }
      #expect(try await live.raw("POST", "/api/tasks", bound, body: task("Yes", in: mine)).status == 200)
    }
  }
}
