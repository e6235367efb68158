import Foundation
import OverseerJSON
import OverseerSDK
import Synchronization
import Testing

@testable import OverseerServe

@Suite("A server that is killed")
struct KillTests {
  /// What the clients know.
  private final class Ledger: Sendable {
    private let kept = Mutex((ids: [String](), seqs: [Int64]()))
    /// Tasks whose creation was acknowledged.
    var ids: [String] { kept.withLock { $0.ids } }
    /// Events that have come.
    var seqs: [Int64] { kept.withLock { $0.seqs } }

    /// How many there are then.
    func add(id: String) -> Int {
      kept.withLock {
        $0.ids.append(id)
        return $0.ids.count
      }
    }

    func add(seq: Int64) { kept.withLock { $0.seqs.append(seq) } }
  }

  @Test("Nothing that was acknowledged is lost, and clients go on where they were")
  func kill() async throws {
    try await withHome { home in
      let server = try await ServeProcess(home: home)
      let plan = URL(fileURLWithPath: home).deletingLastPathComponent().appendingPathComponent("plan").path
      let registered = try await server.call("POST", "/api/repos", #"{"path":"\#(plan)"}"#)
      let repo = try #require(registered.value["id"]?.stringValue, "\(registered)")
      let known = Ledger()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for client in 0..<16 {
          group.addTask {
            // Until the server is gone.
            for number in 0... {
              let body = #"{"repo_id":"\#(repo)","description":"\#(client)-\#(number)"}"#
              guard let answer = try? await server.call("POST", "/api/tasks", body), answer.status == 200,
                let id = answer.value["id"]?.stringValue
              else { return }
              if known.add(id: id) == 200 { server.send(SIGKILL) }
            }
          }
        }
        group.addTask {
          try? await StreamClient.open("/api/events/subscribe?after=0", port: server.port, token: server.token) {
            stream in
            while let event = try await stream.event() {
              known.add(seq: event.id ?? -1)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(await server.end() == 128 + SIGKILL)
      let (ids, seqs) = (known.ids, known.seqs)
      #expect(ids.count >= 200 && Set(ids).count == ids.count)
      // What it has left behind says nothing.
      let installation = Installation(folder: home)
      #expect(FileManager.default.fileExists(atPath: installation.server))
      #expect(try ServerAddress.find(in: installation) == nil)

      let next = try await ServeProcess(home: home)
      for start in stride(from: 0, to: ids.count, by: 50) {
        let some = ids[start...].prefix(50)
        let answer = try await next.call("GET", "/api/tasks/by-ids?ids=\(some.joined(separator: ","))")
        #expect(answer.status == 200 && answer.elements.count == some.count, "\(answer)")
      }
      let newest = try await next.call("GET", "/api/events?limit=1")
      let head = try #require(newest.elements.last?["seq"]?.numberValue.map { Int64($0) })
      let place = seqs.last ?? 0
      let rest = try await StreamClient.open(
        "/api/events/subscribe?after=0", port: next.port, token: next.token, headers: ["Last-Event-ID: \(place)"]
      ) { stream in try await stream.events(Int(head - place)) }
      #expect(seqs + rest == Array(1...head))
      next.send(SIGTERM)
      #expect(await next.end() == 0)
    }
  }
}
