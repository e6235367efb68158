import Foundation
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Events over a WebSocket")
struct EventSocketTests {
  static let path = EventSocket.path

  @Test("A client subscribes, gets what is there and what comes, and unsubscribes")
  func subscription() async throws {
    try await LiveServer.run { server in
      let repo = try await server.plan("a")
      try await server.addTasks(2, to: repo)
      try await StreamClient.open(Self.path, on: server, headers: StreamClient.upgrade) { client in
        #expect(client.status == 101)
        try await client.say(#"{"type":"subscribe","after":1,"filter":{"types":["TaskCreated"]}}"#)
        #expect(try await client.message()?.text == #"{"type":"subscribed","after":1}"#)
        #expect(try await client.seqs() == [2, 3])
        try await server.addTasks(1, to: repo)
        #expect(try await client.seqs(1) == [4])
        try await client.say(#"{"type":"unsubscribe"}"#)
        #expect(try await client.message()?.text == #"{"type":"unsubscribed"}"#)
        try await server.addTasks(1, to: repo)
        try await client.say(#"{"type":"ping"}"#)
        #expect(try await client.message()?.text == #"{"type":"pong"}"#)
        try await client.say(#"{"type":"subscribe"}"#)
        #expect(try await client.message()?.text == #"{"type":"subscribed","after":5}"#)
      }
      try await server.waitForSubscribers(0, "websocket")
    }
  }

  @Test(
    "What cannot be understood is answered, and the connection stays",
    arguments: [
      ("hello", "JSON"), ("[]", "type"), (#"{"type":"shout"}"#, "type"), (#"{"type":"ping","loud":true}"#, "loud"),
      (#"{"type":"subscribe","after":99}"#, "99"), (#"{"type":"subscribe","filter":[]}"#, "filter"),
      (#"{"type":"subscribe","filter":{"types":["TaskMade"]}}"#, "TaskMade"),
      (#"{"type":"subscribe","filter":{"after":1}}"#, "filter.after"),
      (#"{"type":"subscribe","filter":{"kind":1}}"#, "kind"),
    ])
  func mistakes(message: String, named: String) async throws {
    try await LiveServer.run { server in
      try await StreamClient.open(Self.path, on: server, headers: StreamClient.upgrade) { client in
        try await client.say(message)
        let answer = try #require(try await client.message()).json
        let error = try #require(answer["error"] as? [String: Any])
        #expect(
          answer["type"] as? String == "error" && ["invalid_input", "not_found"].contains(error["code"] as? String))
        #expect((error["message"] as? String)?.contains(named) == true, "\(error)")
        #expect((error["correlation_id"] as? String)?.hasPrefix("cor_") == true)
        try await client.say(#"{"type":"ping"}"#)
        #expect(try await client.message()?.text == #"{"type":"pong"}"#)
      }
    }
  }

  @Test("A browser shows its token among the protocols, and never sees it again")
  func tokenInProtocol() async throws {
    try await LiveServer.run { server in
      let protocols = "Sec-WebSocket-Protocol: overseer, token.\(server.token)"
      try await StreamClient.open(Self.path, on: server, headers: StreamClient.upgrade + [protocols]) { client in
        #expect(client.status == 101)
        #expect(client.head.lowercased().contains("sec-websocket-protocol: overseer\r\n"))
        #expect(!client.head.contains(server.token))
      }
    }
  }

  @Test("Who may not open it is told why")
  func refusals() async throws {
    try await LiveServer.run { server in
      func status(_ headers: [String], token: String? = nil) async throws -> Int {
        try await StreamClient.open(Self.path, on: server, token: token, headers: headers) { client in client.status }
      }
      let wrong = try await status(StreamClient.upgrade, token: "wrong")
      let hidden = try await status(StreamClient.upgrade + ["Sec-WebSocket-Protocol: overseer, token.wrong"])
      let foreign = try await status(StreamClient.upgrade + ["Origin: http://evil.test"])
      let unknown = try await status(StreamClient.upgrade + ["Origin: null"])
      let plain = try await status([])
      #expect((wrong, hidden) == (401, 401))
      #expect((foreign, unknown, plain) == (403, 403, 400))
    }
  }

  @Test("A token that is revoked, or a flood of messages, ends the connection")
  func policy() async throws {
    try await LiveServer.run { server in
      let made = try await server.overseer.call(CreateToken(name: "ci", scope: .readOnly), as: server.person)
      try await StreamClient.open(Self.path, on: server, token: made.secret, headers: StreamClient.upgrade) { client in
        _ = try await server.overseer.call(RevokeToken(id: made.token.id), as: server.person)
        let last = try #require(try await client.message())
        #expect(last.opcode == 8 && last.code == 1008)
      }
    }
  }

  @Test("A connection that nothing happens on is pinged")
  func pings() async throws {
    try await LiveServer.run(pace: EventHub.Pace(beats: .milliseconds(10))) { server in
      try await StreamClient.open(Self.path, on: server, headers: StreamClient.upgrade) { client in
        for _ in 0..<3 {
          let frame = try await client.frame()
          #expect(frame?.opcode == 9)
        }
      }
    }
  }
}

extension StreamClient {
  /// The seqs of the next events.
  func seqs(_ count: Int = 2) async throws -> [Int] {
    var seqs: [Int] = []
    while seqs.count < count, let message = try await message() {
      let event = message.json["event"] as? [String: Any]
      seqs.append(event?["seq"] as? Int ?? -1)
    }
    return seqs
  }
}
