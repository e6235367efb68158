import Foundation
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Who may open a WebSocket")
struct SocketDoorTests {
  @Test("A handshake with a body ended the process: it is an ordinary request now")
  func handshakeWithBody() async throws {
    try await LiveServer.run { live in
      for body in ["Content-Length: 1\r\n\r\nx", "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"] {
        try await RawConnection.open(live.port) { client in
          let lines = [
            "GET \(EventSocket.path) HTTP/1.1", "Host: 127.0.0.1:\(live.port)", live.authorization,
            "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          ]
          try await client.send(lines.joined(separator: "\r\n") + "\r\n" + body)
          let answer = await client.read(until: "\r\n\r\n")
          #expect(answer.statuses == [400], "\(answer)")
        }
      }
      #expect(try await live.raw("GET", "/health").status == 200)
    }
  }

  @Test("A handshake meets every rule that a request meets")
  func handshakes() async throws {
    try await LiveServer.run { live in
      let key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
      let version = "Sec-WebSocket-Version: 13"
      let upgrade = ["Upgrade: websocket", "Connection: Upgrade"]
      let whole = upgrade + [key, version]
      let token = live.authorization
      let path = EventSocket.path
      let revoked = try await live.overseer.call(CreateToken(name: "ci", scope: .readOnly), as: live.person)
      _ = try await live.overseer.call(RevokeToken(id: revoked.token.id), as: live.person)
      let cases: [(Int, String, String?, [String])] = [
        (401, path, nil, whole), (401, path, nil, whole + ["Authorization: Bearer x"]),
        (401, path + "?token=\(live.token)", nil, whole), (401, path, nil, whole + ["Cookie: token=\(live.token)"]),
        (401, path, nil, whole + ["Sec-WebSocket-Protocol: overseer"]),
        (401, path, nil, whole + ["Sec-WebSocket-Protocol: overseer, token."]),
        (401, path, nil, whole + ["Sec-WebSocket-Protocol: overseer, token.\(live.token)0"]),
        (401, path, nil, whole + ["Sec-WebSocket-Protocol: overseer, \(live.token)"]),
        (401, path, nil, whole + ["Authorization: Bearer \(revoked.secret)"]),
        (401, path, nil, whole + ["Authorization: Bearer x", "Sec-WebSocket-Protocol: token.\(live.token)"]),
        (421, path, "evil.test", whole + [token]), (421, path, "localhost", whole + [token]),
        (421, path, "127.0.0.1:\(live.port)\r\nHost: evil.test", whole + [token]),
        (403, path, nil, whole + [token, "Origin: http://evil.test"]),
        (403, path, nil, whole + [token, "Origin: null"]),
        (403, path, nil, whole + [token, "Origin: http://localhost:\(live.port + 1)"]),
        (403, path, nil, whole + [token, "Origin: http://localhost:\(live.port)", "Origin: http://evil.test"]),
        (400, path, nil, upgrade + [version, token]), (400, path, nil, upgrade + [key, token]),
        (400, path, nil, upgrade + [key, "Sec-WebSocket-Version: 8", token]), (400, path, nil, [token]),
        (404, path + "/x", nil, whole + [token]), (404, "/api/nothing", nil, whole + [token]),
        (200, "/api/tasks", nil, whole + [token]), (400, "//api/events/stream/../stream", nil, whole + [token]),
      ]
      for (status, path, host, headers) in cases {
        try await RawConnection.open(live.port) { client in
          let lines = ["GET \(path) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(live.port)")"] + headers
          try await client.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
          let answer = await client.read(until: "\r\n\r\n")
          #expect(answer.statuses == [status], "\(lines): \(answer)")
          #expect(!answer.contains(live.token) && !answer.lowercased().contains("access-control"))
        }
      }
    }
  }

  @Test("Our own page opens one")
  func ours() async throws {
    try await LiveServer.run { live in
      for origin in ["http://127.0.0.1:\(live.port)", "http://localhost:\(live.port)"] {
        try await StreamClient.open(
          EventSocket.path, on: live,
          headers: StreamClient.upgrade + [
            "Origin: \(origin)", "Sec-WebSocket-Protocol: overseer, token.\(live.token)",
          ]
        ) { client in #expect(client.status == 101) }
      }
    }
  }

  @Test("Frames that no client may send end the connection")
  func frames() async throws {
    let huge: [UInt8] = [0x81, 0xFF, 0, 0, 0, 0, 0x10, 0, 0, 0, 1, 2, 3, 4]
    let endless: [UInt8] = [0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4]
    let cases: [[UInt8]] = [
      // Without a mask; of a reserved kind; with reserved bits; a ping in parts; a long ping; the rest of nothing.
      [0x81, 0x02, 0x7B, 0x7D], [0x83, 0x80, 1, 2, 3, 4], [0xF1, 0x80, 1, 2, 3, 4], [0x09, 0x80, 1, 2, 3, 4],
      [0x89, 0xFE, 0x00, 0x80, 1, 2, 3, 4] + [UInt8](repeating: 0, count: 128), [0x80, 0x80, 1, 2, 3, 4], huge, endless,
      // Not UTF-8; bytes that are no text.
      [0x81, 0x81, 0, 0, 0, 0, 0xFF], [0x82, 0x81, 0, 0, 0, 0, 0x41],
    ]
    try await LiveServer.run { live in
      for frame in cases {
        try await StreamClient.open(EventSocket.path, on: live, headers: StreamClient.upgrade) { client in
          try await client.send(.init(bytes: frame))
          var last: StreamClient.Frame?
          while let next = try? await client.frame() { last = next }
          if let last { #expect(last.opcode == 8 && last.code >= 1002, "\(frame.prefix(8)): \(last)") }
        }
      }
      #expect(try await live.raw("GET", "/health").status == 200)
    }
  }
}
