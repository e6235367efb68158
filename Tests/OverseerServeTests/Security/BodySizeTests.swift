import Foundation
import Testing

@testable import OverseerServe

@Suite("Bodies that are too much, or not what was said")
struct BodySizeTests {
  private static func head(_ live: LiveServer, _ headers: String...) -> String {
    let lines = [
      "POST /api/tasks HTTP/1.1", "Host: 127.0.0.1:\(live.port)", live.authorization, "Content-Type: application/json",
    ]
    return (lines + headers).joined(separator: "\r\n") + "\r\n\r\n"
  }

  private func statuses(_ text: String, _ live: LiveServer) async throws -> [Int] {
    String(decoding: try await RawClient.exchange(Data(text.utf8), port: live.port), as: UTF8.self).statuses
  }

  @Test("4 MiB are read, and not a byte more")
  func limit() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let json = task("Large", in: repo)
      let full = json + String(repeating: " ", count: (4 << 20) - json.utf8.count)
      #expect(try await live.post("/api/tasks", full).status == 200)
      try await live.staysAsItIs {
        let answer = try await live.post("/api/tasks", full + " ")
        #expect(answer.status == 413 && answer.code == "too_large")
        // What is said to be too long is not waited for.
        let declared = try await live.raw(
          "POST", "/api/tasks", [live.authorization, "Content-Type: application/json", "Content-Length: \(5 << 20)"])
        #expect(declared.status == 413)
        let chunk = "100000\r\n" + String(repeating: " ", count: 1 << 20) + "\r\n"
        let chunked = Self.head(live, "Transfer-Encoding: chunked") + String(repeating: chunk, count: 5) + "0\r\n\r\n"
        #expect(try await statuses(chunked, live) == [413])
        // The connection ends with it: a request after it is not answered.
        let next = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\n\r\n"
        #expect(try await statuses(Self.head(live, "Content-Length: \(5 << 20)") + next, live) == [413])
      }
    }
  }

  @Test("A request whose end can be read in two ways is none")
  func smuggling() async throws {
    try await LiveServer.run { live in
      let hidden = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(live.port)\r\nConnection: close\r\n\r\n"
      let lengths: [[String]] = [
        ["Content-Length: 0", "Transfer-Encoding: chunked"], ["Transfer-Encoding: chunked", "Content-Length: 0"],
        ["Content-Length: 0", "Content-Length: 5"], ["Content-Length: 0, 5"], ["Content-Length: -1"],
        ["Content-Length: +0"], ["Content-Length: 0x0"], ["Content-Length: 0 0"], ["Content-Length: a"],
        ["Content-Length: 99999999999999999999"], ["Transfer-Encoding: gzip, chunked, identity"],
        ["Transfer-Encoding: xchunked"], ["Transfer-Encoding: chunked, identity"], ["Transfer-Encoding: identity"],
        ["Transfer-Encoding: \u{B}chunked"], ["Transfer-Encoding : chunked"],
        ["Transfer-Encoding: chunked", "Transfer-Encoding: identity"],
      ]
      try await live.staysAsItIs {
        for length in lengths {
          let head = Self.head(live, length.joined(separator: "\r\n"))
          let statuses = try await statuses(head + "0\r\n\r\n" + hidden, live)
          #expect(statuses == [400], "\(length): \(statuses)")
        }
        for chunk in [
          "FFFFFFFFFFFFFFFFF\r\n", "-1\r\n", "g\r\n", "2\r\n{}x\r\n0\r\n\r\n", "2 \r\n{}\r\n", "\r\n",
          "0x2\r\n{}\r\n0\r\n\r\n",
        ] {
          let statuses = try await statuses(Self.head(live, "Transfer-Encoding: chunked") + chunk + hidden, live)
          #expect(statuses == [400], "\(chunk): \(statuses)")
        }
      }
    }
  }

  @Test("What is behind the end of a body is another request")
  func rest() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let json = task("Kept", in: repo)
      let head = Self.head(live, "Content-Length: \(json.utf8.count)")
      // The first is carried out, and is answered first.
      #expect(try await statuses(head + json + "garbage\r\n\r\n", live) == [200, 400])
      let hidden = "GET /health HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n"
      #expect(try await statuses(head + json + hidden, live) == [200, 421])
    }
  }

  @Test("Who asks whether the body is wanted is told")
  func expectation() async throws {
    try await LiveServer.run { live in
      let json = task("Asked for", in: try await live.plan())
      try await RawConnection.open(live.port) { client in
        try await client.send(Self.head(live, "Content-Length: \(json.utf8.count)", "Expect: 100-continue"))
        #expect(await client.read(until: "\r\n\r\n").statuses == [100])
        try await client.send(json)
        #expect(await client.read(until: "\r\n\r\n").statuses == [200])
      }
      try await RawConnection.open(live.port) { client in
        try await client.send(Self.head(live, "Content-Length: \(5 << 20)", "Expect: 100-continue"))
        #expect(await client.read(until: "\r\n\r\n").statuses == [413])
      }
    }
  }
}
