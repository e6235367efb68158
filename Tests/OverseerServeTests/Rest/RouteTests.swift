import Foundation
import OverseerContract
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Every route of the contract")
struct RouteTests {
  private static let paths: [String: Set<String>] = Contract.current.operations.reduce(into: [:]) { paths, operation in
    paths[operation.path, default: []].insert(operation.spec.method.rawValue.uppercased())
  }

  private static func filled(_ path: String) -> String {
    path.split(separator: "/").map { "/" + ($0.hasPrefix("{") ? "x" : $0) }.joined()
  }

  @Test("Another method is answered with those that there are")
  func methods() async throws {
    try await LiveServer.run { live in
      for (path, methods) in Self.paths {
        let allowed = methods.contains("GET") ? methods.union(["HEAD"]) : methods
        for method in ["GET", "POST", "PATCH", "DELETE", "PUT", "OPTIONS"] where !methods.contains(method) {
          let answer = try await live.call(method, Self.filled(path))
          #expect(answer.status == 405, "\(method) \(path): \(answer)")
          let named = Set(answer.headers["allow"]?.components(separatedBy: ", ") ?? [])
          #expect(named == allowed, "\(method) \(path): \(answer)")
        }
      }
    }
  }

  @Test("What is no JSON, too large or malformed is refused before anything is done")
  func bodies() async throws {
    try await LiveServer.run { live in
      try await live.staysAsItIs {
        for operation in Contract.current.operations where operation.isWriting {
          let method = operation.spec.method.rawValue.uppercased()
          let path = Self.filled(operation.path)
          let text = try await live.raw(method, path, [live.authorization, "Content-Type: text/plain"], body: "x")
          #expect(text.status == 415, "\(operation.name): \(text)")
          let large = try await live.raw(
            method, path,
            [live.authorization, "Content-Type: application/json", "Content-Length: \(Responder.bodyLimit + 1)"])
          #expect(large.status == 413, "\(operation.name): \(large)")
          let broken = try await live.call(method, path, "{")
          #expect(broken.status == 400, "\(operation.name): \(broken)")
          let unknown = try await live.call(method, path, #"{"no_such_field":1}"#)
          #expect(unknown.status == 400, "\(operation.name): \(unknown)")
          let foreign = try await live.call(method, path, "{}", ["Sec-Fetch-Site: cross-site"])
          #expect(foreign.status == 403, "\(operation.name): \(foreign)")
        }
      }
    }
  }

  @Test("A field that is not known, and an id that is none, is refused on every reading")
  func queries() async throws {
    try await LiveServer.run { live in
      for operation in Contract.current.operations where !operation.isWriting {
        let path = Self.filled(operation.path)
        let unknown = try await live.get(path + "?no_such_field=1")
        #expect(unknown.status == 400, "\(operation.name): \(unknown)")
        if !operation.pathFields.isEmpty {
          let answer = try await live.get(path)
          #expect([400, 404].contains(answer.status), "\(operation.name): \(answer)")
        }
      }
    }
  }

  @Test("What is not there, and what cannot be done now, is said so")
  func states() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let id = try await live.addTasks(1, to: repo)[0].id
      #expect(try await live.get("/api/tasks/task_01ARZ3NDEKTSV4RRFFQ69G5FAV").status == 404)
      #expect(try await live.get("/api/nothing").status == 404)
      let state = try await live.post("/api/tasks/\(id)/reopen")
      #expect(state.status == 422 && state.code == "invalid_state", "\(state)")
      let missing = try await live.post(
        "/api/tasks",
        task("x", in: repo).replacingOccurrences(of: "\(repo.id)", with: "repo_01ARZ3NDEKTSV4RRFFQ69G5FAV"))
      #expect(missing.status == 404, "\(missing)")
    }
  }
}
