import Foundation
import NIOCore
import Testing

@testable import OverseerServe

@Suite("Clients that take their time")
struct DeadlineTests {
  private static let limits = RequestDeadline.Limits(
    head: .seconds(1), body: .seconds(1), idle: .seconds(1), taking: .seconds(1))
  private static let pause = Duration.milliseconds(20)

  private func run(_ body: @escaping @Sendable (LiveServer) async throws -> Void) async throws {
    try await LiveServer.run(limits: Self.limits, body)
  }

  private static func post(_ live: LiveServer, _ length: Int, authorized: Bool = true) -> String {
    "POST /api/tasks HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\nContent-Type: application/json\r\n"
      + (authorized ? live.authorization + "\r\n" : "") + "Content-Length: \(length)\r\n\r\n"
  }

  @Test("A head that comes byte by byte is not waited for, and holds nobody up")
  func head() async throws {
    try await run { live async throws in
      try await RawConnection.open(live.port) { slow async throws in
        let writing = slow.dribble(
          "GET /health HTTP/1.1\r\n" + String(repeating: "X-A: b\r\n", count: 99), every: Self.pause)
        #expect(try await live.raw("GET", "/health").status == 200)
        #expect(await slow.readToEnd().statuses == [408])
        writing.cancel()
        #expect(try await live.raw("GET", "/health").status == 200)
      }
    }
  }

  @Test("Neither is a body, or one that is shorter than was said")
  func body() async throws {
    try await run { live in
      try await live.staysAsItIs {
        for text in [String(repeating: " ", count: 1000), #"{"description":"x"}"#] {
          try await RawConnection.open(live.port) { slow in
            try await slow.send(Self.post(live, 1000))
            let writing = slow.dribble(text, every: Self.pause)
            #expect(try await live.raw("GET", "/health").status == 200)
            #expect(await slow.readToEnd().statuses == [408])
            writing.cancel()
          }
        }
      }
    }
  }

  @Test("A body that nobody wants any more does not keep its connection open")
  func refusedBody() async throws {
    try await run { live in
      // It never ends.
      try await RawConnection.open(live.port) { slow in
        try await slow.send(Self.post(live, 1000, authorized: false))
        let writing = slow.dribble(String(repeating: " ", count: 900), every: Self.pause)
        #expect(await slow.readToEnd().statuses == [401])
        writing.cancel()
      }
      // It ends, and nothing follows.
      try await RawConnection.open(live.port) { slow in
        try await slow.send(Self.post(live, 2, authorized: false))
        #expect(await slow.read(until: "\r\n\r\n").statuses == [401])
        try await slow.send("{}")
        #expect(await slow.readToEnd().statuses.filter { $0 != 408 } == [])
      }
    }
  }

  @Test("A connection that nothing comes over is closed: before a request, and after")
  func idle() async throws {
    try await run { live in
      try await RawConnection.open(live.port) { idle in
        #expect(await idle.readToEnd().statuses == [408])
      }
      try await RawConnection.open(live.port) { idle in
        try await idle.send("GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\n\r\n")
        #expect(await idle.readToEnd().statuses == [200, 408])
      }
    }
  }

  @Test(
    "What follows the last request is not waited for",
    arguments: ["/health", "/api/tasks/task_01M83KN40R0YBDVPN8XA8CA4QS"])
  func last(path: String) async throws {
    try await run { live in
      try await RawConnection.open(live.port) { last in
        let request = "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\n\(live.authorization)\r\n"
        try await last.send(request + "Connection: close\r\n\r\n" + request + "\r\n")
        // It is closed, though the client leaves its side open.
        while try await connections(live) > 1 {}
      }
    }
  }

  @Test("Who does not take the answers gets no more")
  func taking() async throws {
    try await run { live in
      try await RawConnection.open(live.port, buffer: 4096) { greedy in
        let request = "GET /api/openapi.json HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\n\r\n"
        try await greedy.send(String(repeating: request, count: 100))
        // It is closed while nobody reads.
        while try await connections(live) > 1 {}
      }
    }
  }

  /// With that of the question.
  private func connections(_ live: LiveServer) async throws -> Int {
    let text = try await live.get("/metrics").text
    let line = text.split(separator: "\n").first { $0.hasPrefix("overseer_connections ") }
    return Int(try #require(line).split(separator: " ")[1]) ?? 0
  }

  @Test("A stream is no slow client")
  func stream() async throws {
    try await LiveServer.run(pace: EventHub.Pace(beats: .milliseconds(250)), limits: Self.limits) { live in
      try await StreamClient.open("/api/events/subscribe", on: live) { client in
        for _ in 0..<8 { _ = try #require(try await client.block()) }
      }
      try await StreamClient.open(EventSocket.path, on: live, headers: StreamClient.upgrade) { client in
        for _ in 0..<8 { _ = try #require(try await client.frame()) }
      }
    }
  }
}
