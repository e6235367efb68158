import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("What a request says, by its path, query and body")
struct InputTests {
  @Test("A query is read by the types of its fields")
  func query() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let tasks = try await live.addTasks(4, to: repo)
      _ = try await live.overseer.call(CancelTask(id: tasks[0].id), as: live.person)
      let child = try await live.post("/api/tasks", #"{"parent_id":"\#(tasks[1].id)","description":"Ä b & c+d"}"#)
      #expect(child.status == 200)
      func count(_ query: String, _ place: SourceLocation = #_sourceLocation) async throws -> Int {
        let answer = try await live.get("/api/tasks?\(query)", sourceLocation: place)
        #expect(answer.status == 200, "\(answer)", sourceLocation: place)
        return answer.elements.count
      }
      #expect(try await count("all_repos=true") == 5)
      #expect(try await count("status=Cancelled") == 1)
      #expect(try await count("status=Cancelled,Pending") == 5)
      #expect(try await count("status=Cancelled&status=Pending") == 5)
      #expect(try await count(#"status=%5B%22Cancelled%22,%22Pending%22%5D"#) == 5)
      #expect(try await count("status=Cancelled%2CPending") == 5)
      #expect(try await count("ready=true") == 3)
      #expect(try await count("ready=false") == 2)
      #expect(try await count("parent_id=null") == 4)
      #expect(try await count("parent_id=\(tasks[1].id)") == 1)
      #expect(try await count("limit=2") == 2)
      #expect(try await count("text=%C3%84+b") == 1)
      #expect(try await count("text=%C3%84%20b%20%26%20c%2Bd") == 1)
      #expect(try await count("kind=Subtask") == 1)
      #expect(try await count("priority=2") == 5)
      #expect(try await count("&&limit=1&") == 1)
    }
  }

  private static let mistakes = [
    ("ready=yes", "ready"), ("ready=", "ready"), ("limit=abc", "limit"), ("limit=0", "limit"), ("limit=1001", "limit"),
    ("limit=1.5", "limit"), ("limit=1&limit=2", "limit"), ("status=Cancled", "status[0]"), ("priority=9", "priority"),
    ("repo_id=x", "repo_id"), ("lable=x", "lable"), ("ready=null", "ready"), ("after=task_x", "after"),
    ("limit=9223372036854775808", "limit"), ("kind=task", "kind"), ("=x", ""), ("stauts=Pending", "stauts"),
  ]

  @Test("What is not of its type, not known or said twice is named")
  func mistaken() async throws {
    try await LiveServer.run { live in
      for (query, field) in Self.mistakes {
        let answer = try await live.get("/api/tasks?\(query)")
        #expect(answer.status == 400 && answer.code == "invalid_input", "\(answer)")
        let fields = answer.value["details"]?["fields"]?.arrayValue ?? []
        #expect(fields.contains { $0["field"]?.stringValue == field }, "\(answer)")
      }
    }
  }

  @Test("Who has mistyped a name is told which was meant")
  func meant() async throws {
    try await LiveServer.run { live in
      #expect(try await live.get("/api/tasks?stauts=Pending").text.contains("did you mean status?"))
      #expect(try await live.get("/api/tasks?status=Cancled").text.contains("did you mean Cancelled?"))
      let body = try await live.post("/api/tasks", #"{"descripton":"x"}"#)
      #expect(body.status == 400 && body.text.contains("did you mean description?"), "\(body)")
      // All that is wrong is said at once.
      let all = try await live.post("/api/tasks", #"{"description":1,"priority":"high","labels":"x","nothing":1}"#)
      let fields = all.value["details"]?["fields"]?.arrayValue?.compactMap { $0["field"]?.stringValue } ?? []
      #expect(Set(fields) == ["description", "priority", "labels", "nothing"], "\(all)")
    }
  }

  @Test("Each part of a request has its place")
  func places() async throws {
    try await LiveServer.run { live in
      let id = try await live.addTasks(1, to: try await live.plan())[0].id
      try await live.staysAsItIs {
        for (method, path, body) in [
          ("POST", "/api/tasks?description=x", "{}"), ("POST", "/api/tasks", ""),
          ("PATCH", "/api/tasks/\(id)", #"{"id":"\#(id)","description":"x"}"#),
          ("PATCH", "/api/tasks/\(id)?description=x", "{}"), ("DELETE", "/api/tasks/\(id)", #"{"id":"x"}"#),
          ("GET", "/api/tasks/\(id)?id=\(id)", ""), ("GET", "/api/tasks?%zz=1", ""), ("GET", "/api/tasks?text=%ff", ""),
          ("POST", "/api/tasks/\(id)/cancel", "[]"), ("POST", "/api/tasks/\(id)/cancel", "null"),
        ] {
          let answer = try await live.call(method, path, body)
          #expect(answer.status == 400, "\(method) \(path) \(body): \(answer)")
        }
      }
      // A body of a POST without any field may be left out.
      #expect(try await live.call("POST", "/api/tasks/\(id)/cancel").status == 200)
    }
  }

  @Test("In a PATCH what is left out stays, and null clears")
  func patch() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let made = try await live.post(
        "/api/tasks", #"{"repo_id":"\#(repo.id)","description":"x","context":"why","labels":["a"]}"#)
      let path = "/api/tasks/\(try #require(made.value["id"]?.stringValue))"
      let renamed = try await live.call("PATCH", path, #"{"description":"y"}"#)
      #expect(renamed.value["description"] == "y" && renamed.value["context"] == "why", "\(renamed)")
      let cleared = try await live.call("PATCH", path, #"{"context":null}"#)
      #expect(cleared.value["description"] == "y" && cleared.value["context"]?.isNull != false, "\(cleared)")
      #expect(try await live.get(path).value["task"]?["labels"] == ["a"])
    }
  }
}
