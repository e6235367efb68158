import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Events over HTTP")
struct EventStreamTests {
  static let path = "/api/events/subscribe"

  @Test("A stream says at once that it is one, and where it begins")
  func beginning() async throws {
    try await LiveServer.run { server in
      let repo = try await server.plan("plan")
      try await server.addTasks(2, to: repo)
      try await StreamClient.open(Self.path, on: server) { client in
        #expect(client.status == 200)
        #expect(client.head.lowercased().contains("content-type: text/event-stream; charset=utf-8\r\n"))
        #expect(client.head.lowercased().contains("cache-control: no-cache, no-transform\r\n"))
        let first = try #require(try await client.block())
        #expect(first.id == 3 && first.data == nil && first.retry == 1000 && first.comments.count == 1)
        try await server.addTasks(1, to: repo)
        #expect(try await client.event()?.id == 4)
      }
    }
  }

  @Test("What comes is the event as it stands in the log, from the place that was asked for")
  func resume() async throws {
    try await LiveServer.run { server in
      let repo = try await server.plan("plan")
      try await server.addTasks(30, to: repo)
      let events = try await server.overseer.call(ListEvents(after: 7, limit: 100), as: server.person)
      try await StreamClient.open(Self.path + "?after=7", on: server) { client in
        for event in events {
          let got = try #require(try await client.event())
          let type = try JSONCoder.value(of: event)["body"]?["type"]?.stringValue
          #expect(got.id == event.seq && got.event == type)
          #expect(got.data == String(decoding: try JSONCoder.encode(event), as: UTF8.self))
        }
      }
      // The place that a browser has reached wins over the address that it began with.
      try await StreamClient.open(Self.path + "?after=7", on: server, headers: ["Last-Event-ID: 29"]) { client in
        let seqs = try await client.events(2)
        #expect(seqs == [30, 31])
      }
    }
  }

  @Test("A commit without an event does not hold up the event that comes after it", .timeLimit(.minutes(5)))
  func eventlessCommits() async throws {
    try await LiveServer.run(pace: EventHub.Pace(looks: .seconds(3600))) { server in
      try await StreamClient.open(Self.path, on: server) { client in
        _ = try await client.block()
        for _ in 0..<50 { try await server.overseer.forgetOldReplies() }
        _ = try await server.plan()
        #expect(try await client.event()?.id == 1)
      }
    }
  }

  @Test("A filter narrows what is in the log and what comes")
  func filter() async throws {
    try await LiveServer.run { server in
      let repo = try await server.plan("plan")
      let tasks = try await server.addTasks(3, to: repo)
      _ = try await server.overseer.call(CancelTask(id: tasks[0].id), as: server.person)
      try await StreamClient.open(Self.path + "?after=0&types=TaskCancelled,RepoRegistered", on: server) { client in
        #expect(try await client.events(2) == [1, 5])
        _ = try await server.addTasks(2, to: repo)
        _ = try await server.overseer.call(CancelTask(id: tasks[1].id), as: server.person)
        #expect(try await client.event()?.id == 8)
      }
      try await StreamClient.open(Self.path + "?after=0&task_id=\(tasks[1].id)", on: server) { client in
        let seqs = try await client.events(2)
        #expect(seqs == [3, 8])
      }
    }
  }

  @Test(
    "What cannot be streamed is refused with an error",
    arguments: [
      ("?types=TaskCreate", 400), ("?after=99", 404), ("?after=-1", 400), ("?after=x", 400), ("?nothing=1", 400),
    ])
  func refusals(query: String, status: Int) async throws {
    try await LiveServer.run { server in
      try await StreamClient.open(Self.path + query, on: server) { client in #expect(client.status == status) }
      try await StreamClient.open(Self.path, on: server, token: "wrong") { client in #expect(client.status == 401) }
    }
  }

  @Test("A stream that nothing happens on is not silent")
  func heartbeats() async throws {
    try await LiveServer.run(pace: EventHub.Pace(beats: .milliseconds(10))) { server in
      try await StreamClient.open(Self.path, on: server) { client in
        _ = try await client.block()
        for _ in 0..<3 { #expect(try await client.block() == StreamClient.Block(comments: [""])) }
      }
    }
  }

  @Test("A token that is revoked ends the stream that it opened, and no other")
  func revocation() async throws {
    try await LiveServer.run { server in
      let made = try await server.overseer.call(CreateToken(name: "ci", scope: .readOnly), as: server.person)
      try await StreamClient.open(Self.path + "?types=TaskCreated", on: server) { other in
        try await StreamClient.open(Self.path + "?types=TaskCreated", on: server, token: made.secret) { client in
          _ = try await client.block()
          _ = try await server.overseer.call(RevokeToken(id: made.token.id), as: server.person)
          let last = try #require(try await client.block())
          #expect(last.event == "error" && last.id == nil)
          #expect(try #require(last.data).contains(#""code":"unauthorized""#))
          #expect(try await client.block() == nil)
        }
        try await server.addTasks(1, to: try await server.plan("plan"))
        #expect(try await other.event()?.event == "TaskCreated")
      }
    }
  }

  @Test("A token of one repository sees that repository's events only")
  func boundToken() async throws {
    try await LiveServer.run { server in
      let (mine, other) = (try await server.plan("plan"), try await server.plan("other"))
      let made = try await server.overseer.call(
        CreateToken(name: "ci", scope: .harness, repoID: mine.id), as: server.person)
      try await StreamClient.open(Self.path + "?after=0", on: server, token: made.secret) { client in
        #expect(try await client.events(1) == [1])
        try await server.addTasks(1, to: other)
        try await server.addTasks(1, to: mine)
        #expect(try await client.events(1) == [5])
      }
      try await StreamClient.open(Self.path + "?repo_id=\(other.id)", on: server, token: made.secret) { client in
        #expect(client.status == 403)
      }
    }
  }

  @Test("Who goes away without a word is noticed")
  func disconnects() async throws {
    try await LiveServer.run { server in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 {
          group.addTask { try await StreamClient.open(Self.path, on: server) { _ = try await $0.block() } }
        }
        try await group.waitForAll()
      }
      try await server.waitForSubscribers(0)
    }
  }
}

extension LiveServer {
  var person: Caller { overseer.owner.caller(correlationID: nil) }

  /// Registers a folder for plans.
  func plan(_ name: String) async throws -> Repo {
    let folder = overseer.installation.folder + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try await overseer.call(RegisterRepo(path: folder), as: person)
  }

  @discardableResult
  func addTasks(_ count: Int, to repo: Repo, context: String? = nil) async throws -> [WorkItem] {
    var tasks: [WorkItem] = []
    for number in 0..<count {
      tasks.append(
        try await overseer.call(
          CreateTask(repoID: repo.id, description: "Task \(number)", context: context), as: person))
    }
    return tasks
  }

  /// Asks for the metrics until that many streams are open.
  func waitForSubscribers(_ count: Int, _ transport: String = "sse") async throws {
    while true {
      let answer = try await RawClient.request(
        "GET", "/metrics", port: port, headers: ["Authorization: Bearer \(token)"])
      if answer.text.contains("overseer_subscribers{transport=\"\(transport)\"} \(count)\n") { return }
    }
  }
}
