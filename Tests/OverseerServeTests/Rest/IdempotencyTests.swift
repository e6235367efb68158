import Foundation
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Requests that are sent again")
struct IdempotencyTests {
  private func key(_ text: String) -> [String] { ["Idempotency-Key: \(text)"] }

  @Test("The same request has the same answer, and one effect")
  func replay() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let first = try await live.post("/api/tasks", task("Once", in: repo), key("k1"))
      #expect(first.status == 200)
      try await live.staysAsItIs {
        for _ in 0..<3 {
          let again = try await live.post("/api/tasks", task("Once", in: repo), key("k1"))
          #expect(again.status == 200 && again.body == first.body, "\(again)")
        }
      }
      let other = try await live.post("/api/tasks", task("Once", in: repo), key("k2"))
      #expect(other.value["id"] != first.value["id"])
    }
  }

  @Test("A key stands for one request")
  func conflict() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let made = try await live.post("/api/tasks", task("One", in: repo), key("k"))
      let id = try #require(made.value["id"]?.stringValue)
      try await live.staysAsItIs {
        let answer = try await live.post("/api/tasks", task("Two", in: repo), key("k"))
        #expect(answer.status == 409 && answer.code == "conflict", "\(answer)")
      }
      // Of another address it is another key; of the same address with another id it is not.
      #expect(try await live.call("PATCH", "/api/tasks/\(id)", #"{"description":"A"}"#, key("k")).status == 200)
      #expect(try await live.call("PATCH", "/api/tasks/x\(id)", #"{"description":"A"}"#, key("k")).status != 200)
      let other = try await live.addTasks(1, to: repo)[0].id
      #expect(try await live.call("PATCH", "/api/tasks/\(other)", #"{"description":"A"}"#, key("k")).status == 409)
    }
  }

  @Test("The same request many times at once is carried out once")
  func atOnce() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let before = try await live.end()
      let answers = try await withThrowingTaskGroup(of: RawClient.Answer.self) { group in
        for number in 0..<24 {
          group.addTask {
            try await live.post("/api/tasks", task("Once \(number % 3)", in: repo), key("k\(number % 3)"))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.allSatisfy { $0.status == 200 })
      #expect(Set(answers.map(\.text)).count == 3)
      #expect(try await live.end() == before + 3)
    }
  }

  @Test("Another caller's key is another key")
  func callers() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let mine = try await live.post("/api/tasks", task("Mine", in: repo), key("k"))
      let made = try await live.overseer.call(CreateToken(name: "ci", scope: .harness), as: live.person)
      let theirs = try await live.raw(
        "POST", "/api/tasks", ["Authorization: Bearer \(made.secret)", "Content-Type: application/json"] + key("k"),
        body: task("Theirs", in: repo))
      #expect(theirs.status == 200 && theirs.value["id"] != mine.value["id"])
    }
  }

  @Test("What was refused may be tried again with the same key")
  func errors() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let task = try await live.addTasks(1, to: repo)[0].id
      let path = "/api/tasks/\(task)/reopen"
      #expect(try await live.post(path, "{}", key("k")).status == 422)
      #expect(try await live.post("/api/tasks/\(task)/cancel").status == 200)
      let reopened = try await live.post(path, "{}", key("k"))
      #expect(reopened.status == 200, "\(reopened)")
      #expect(try await live.post(path, "{}", key("k")).body == reopened.body)
    }
  }

  @Test("A key is 1 to 128 visible ASCII characters")
  func keys() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      try await live.staysAsItIs {
        for text in ["", "a b", "ä", String(repeating: "a", count: 129), "k, k2"] {
          let answer = try await live.post("/api/tasks", task("No", in: repo), key(text))
          #expect(answer.status == 400, "\(text): \(answer)")
        }
      }
      for text in ["!", String(repeating: "a", count: 128), "\"quoted\"", "01J9Z3NDEKTSV4RRFFQ69G5FAV"] {
        #expect(try await live.post("/api/tasks", task("Yes", in: repo), key(text)).status == 200)
      }
    }
  }

  @Test("A key makes no reading stale")
  func reads() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      for path in ["/api/tasks", "/api/inbox"] {
        let before = try await live.get(path, key("k"))
        #expect(before.status == 200)
        try await live.addTasks(1, to: repo)
        _ = try await live.post("/api/tasks", task("x", in: repo))
        if path == "/api/tasks" { #expect(try await live.get(path, key("k")).body != before.body) }
      }
    }
  }

  @Test("What works outside of the database is done once as well")
  func effects() async throws {
    try await LiveServer.run { live in
      let repo = try await live.gitRepo()
      let id = try await live.addTasks(1, to: repo)[0].id
      let path = "/api/tasks/\(id)/start"
      let first = try await live.post(path, "{}", key("start"))
      #expect(first.status == 200, "\(first)")
      try await live.staysAsItIs {
        let again = try await live.post(path, "{}", key("start"))
        #expect(again.body == first.body, "\(again)")
        #expect(try await live.post(path, #"{"base":"main"}"#, key("start")).status >= 400)
      }
      let archived = try await live.post("/api/vcs/task/\(id)/archive", "{}", key("archive"))
      let again = try await live.post("/api/vcs/task/\(id)/archive", "{}", key("archive"))
      #expect(archived.status == again.status && (archived.status != 200 || archived.body == again.body))
    }
  }

  @Test("A reply that holds a secret is not kept")
  func secrets() async throws {
    try await LiveServer.run { live in
      let body = #"{"name":"ci","scope":"ReadOnly"}"#
      let first = try await live.post("/api/tokens", body, key("k"))
      let again = try await live.post("/api/tokens", body, key("k"))
      #expect(first.status == 200 && again.status == 200)
      #expect(first.value["secret"] != again.value["secret"])
    }
  }
}
