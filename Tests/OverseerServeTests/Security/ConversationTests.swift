import Foundation
import Testing

@testable import OverseerServe

@Suite("What is said over a connection")
struct ConversationTests {
  @Test("Requests that come at once are answered in their order")
  func pipeline() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let host = "Host: 127.0.0.1:\(live.port)\r\n"
      let (text, wanted) = (0..<30).reduce(into: ("", [String]())) { all, number in
        let call = "X-Correlation-Id: call-\(number)\r\n" + (number == 29 ? "Connection: close\r\n" : "")
        switch number % 5 {
        case 0: all.0 += "GET /health HTTP/1.1\r\n\(host)\(call)\r\n"
        case 1:
          let json = task("Task \(number)", in: repo)
          all.0 +=
            "POST /api/tasks HTTP/1.1\r\n\(host)\(call)\(live.authorization)\r\nContent-Type: application/json\r\n"
          all.0 += "Content-Length: \(json.utf8.count)\r\n\r\n\(json)"
        case 2: all.0 += "POST /api/tasks HTTP/1.1\r\n\(host)\(call)Content-Length: 2\r\n\r\n{}"
        // These can be answered before those above.
        case 3: all.0 += "GET /api/repos/\(repo.id) HTTP/1.1\r\n\(host)\(call)\(live.authorization)\r\n\r\n"
        default: all.0 += "GET /api/repos/\(repo.id) HTTP/1.1\r\n\(host)\(call)\r\n"
        }
        all.1.append("call-\(number)")
      }
      let answer = String(decoding: try await RawClient.exchange(Data(text.utf8), port: live.port), as: UTF8.self)
      #expect(answer.statuses == (0..<30).map { [200, 200, 401, 200, 401][$0 % 5] })
      let calls = answer.lowercased().matches(of: /x-correlation-id: (call-\d+)/).map { String($0.1) }
      #expect(calls == wanted)
    }
  }

  @Test("What is not HTTP is refused and closed")
  func garbage() async throws {
    // Some of it could still become a head.
    try await LiveServer.run(limits: RequestDeadline.Limits(head: .milliseconds(300), idle: .milliseconds(300))) {
      live in
      var generator = SystemRandomNumberGenerator()
      let noise = Data((0..<4096).map { _ in UInt8.random(in: 128...255, using: &generator) })
      let hello = Data(
        [0x16, 0x03, 0x01, 0x00, 0xF1, 0x01, 0x00, 0x00, 0xED, 0x03, 0x03] + [UInt8](repeating: 7, count: 230))
      let texts = [
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "hello\r\n\r\n", "GET\r\n\r\n",
        "GET /health\r\n\r\n",
        "GET /health HTTP/3.0\r\n\r\n", "GET /health HTTP/11\r\n\r\n", "GET  /health HTTP/1.1\r\n\r\n",
        "{\"a\":1}\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n", "get /health HTTP/1.1\r\n\r\n", "FOO /health HTTP/1.1\r\n\r\n", "\0\0\0\0\r\n\r\n",
        "EHLO localhost\r\nMAIL FROM:<a@b>\r\n", "*1\r\n$4\r\nPING\r\n",
      ]
      for bytes in [noise, hello] + texts.map({ Data($0.utf8) }) {
        let answer = String(decoding: try await RawClient.exchange(bytes, port: live.port), as: UTF8.self)
        #expect(answer.statuses.allSatisfy { [400, 405, 408, 421, 505].contains($0) }, "\(answer)")
        #expect(
          (1...2).contains(answer.statuses.count), "\(String(decoding: bytes.prefix(30), as: UTF8.self)): \(answer)")
      }
      #expect(try await live.raw("GET", "/health").status == 200)
    }
  }

  @Test("Who offers another protocol is answered in this one")
  func upgrades() async throws {
    try await LiveServer.run { live in
      for upgrade in [
        ["Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings", "HTTP2-Settings: AAMAAABkAAQAAP__"],
        ["Upgrade: TLS/1.2, HTTP/1.1", "Connection: upgrade"], ["Upgrade: foo", "Connection: Upgrade"],
        StreamClient.upgrade,
      ] {
        try await RawConnection.open(live.port) { client in
          let head = ["GET /health HTTP/1.1", "Host: 127.0.0.1:\(live.port)"] + upgrade
          try await client.send(head.joined(separator: "\r\n") + "\r\n\r\n")
          #expect(await client.status() == 200)
          // What would follow could be of the other protocol.
          #expect(await client.readToEnd().isEmpty)
        }
      }
    }
  }

  @Test("HEAD says what GET would, without the body")
  func head() async throws {
    try await LiveServer.run { live in
      for path in ["/", "/health", "/api/openapi.json", "/api/tasks", "/api/nothing", "/api/tasks/x"] {
        let get = try await live.get(path)
        let head = try await live.call("HEAD", path)
        #expect(head.status == get.status && head.body.isEmpty, "\(path): \(head)")
        #expect(head.headers["content-type"] == get.headers["content-type"])
        if path != "/health", get.status == 200 {
          #expect(head.headers["content-length"] == get.headers["content-length"], "\(path)")
          #expect(head.headers["etag"] == get.headers["etag"])
        }
      }
    }
  }

  @Test("Methods that no address knows")
  func methods() async throws {
    try await LiveServer.run { live in
      try await live.staysAsItIs {
        for method in ["TRACE", "PUT", "PROPFIND", "OPTIONS", "LINK", "PURGE", "SEARCH"] {
          for (path, allowed) in [("/", "GET, HEAD"), ("/health", "GET, HEAD"), ("/api/tasks", "GET, HEAD, POST")] {
            let answer = try await live.raw(method, path, [live.authorization, "X-Secret: echo-me"])
            #expect(answer.status == 405, "\(method) \(path): \(answer)")
            #expect(answer.headers["allow"]?.components(separatedBy: ", ").sorted().joined(separator: ", ") == allowed)
            #expect(!answer.text.contains("echo-me"))
          }
          #expect(try await live.raw(method, "/api/tasks").status == 401)
          #expect(try await live.raw(method, "/api/nothing", [live.authorization]).status == 404)
        }
      }
      #expect(try await live.raw("POST", "/health", [live.authorization]).status == 405)
    }
  }

  @Test("More connections than there may be wait for one to end")
  func cap() async throws {
    try await LiveServer.run(connectionLimit: 2) { live in
      let request = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\n\r\n"
      try await RawConnection.open(live.port) { first in
        let waiting = try await RawConnection.open(live.port) { second in
          for client in [first, second] {
            try await client.send(request)
            #expect(await client.status() == 200)
          }
          let waiting = Task {
            try await RawConnection.open(live.port) { third in
              try await third.send(request)
              return (await third.status(), ContinuousClock.now)
            }
          }
          for _ in 0..<20 {
            try await first.send(request)
            #expect(await first.status() == 200)
          }
          return (waiting, ContinuousClock.now)
        }
        let (status, time) = try await waiting.0.value
        #expect(status == 200 && time > waiting.1)
      }
    }
  }
}
