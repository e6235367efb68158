import Foundation
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("A server that is asked to stop")
struct StopTests {
  @Test("It ends its streams, answers what is under way, and is gone within two seconds")
  func stop() async throws {
    try await withHome { home in
      let server = try await ServeProcess(home: home)
      let installation = Installation(folder: home)
      let rights = try [installation.folder, installation.token, installation.server].map { path in
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      #expect(rights == [0o700, 0o600, 0o600])
      let (opened, source) = AsyncStream.makeStream(of: Void.self)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<100 {
          group.addTask { try await Self.stream(number, server) { source.yield() } }
        }
        group.addTask { try await Self.request(server) { source.yield() } }
        var openings = opened.makeAsyncIterator()
        for _ in 0..<101 { await openings.next() }
        let start = ContinuousClock.now
        server.send(SIGTERM)
        #expect(await server.end() == 0)
        let time = ContinuousClock.now - start
        #expect(time < .seconds(2), "it took \(time)")
        try await group.waitForAll()
      }
      #expect(!FileManager.default.fileExists(atPath: installation.server))
    }
  }

  /// Follows events in one of the two ways until the server ends, and expects to be told.
  private static func stream(_ number: Int, _ server: ServeProcess, _ isOpen: @Sendable () -> Void) async throws {
    guard number % 2 == 0 else {
      return try await StreamClient.open(
        EventSocket.path, port: server.port, token: server.token, headers: StreamClient.upgrade
      ) { client in
        isOpen()
        let last = try await client.message()
        #expect(last?.opcode == 8 && last?.code == 1001)
      }
    }
    try await StreamClient.open("/api/events/subscribe", port: server.port, token: server.token) { client in
      _ = try await client.block()
      isOpen()
      var last: StreamClient.Block?
      while let block = try await client.block() { last = block }
      #expect(last?.comments == ["the server ends"])
    }
  }

  /// Sends the body of a request only when the server has begun to stop.
  private static func request(_ server: ServeProcess, _ isOpen: @Sendable () -> Void) async throws {
    let body = #"{"name":"late","scope":"ReadOnly"}"#
    try await RawConnection.open(server.port) { client in
      try await client.send(
        "POST /api/tokens HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nAuthorization: Bearer \(server.token)\r\n"
          + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nExpect: 100-continue\r\n\r\n")
      #expect(await client.read(until: "\r\n\r\n").statuses == [100])
      try await StreamClient.open("/api/events/subscribe", port: server.port, token: server.token) { stream in
        _ = try await stream.block()
        isOpen()
        _ = try await stream.block()
      }
      try await client.send(body)
      #expect(await client.readToEnd().statuses == [200])
    }
  }
}
