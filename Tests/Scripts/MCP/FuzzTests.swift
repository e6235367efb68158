import Foundation
import OverseerJSON
import TestSeed
import Testing

/// Whatever comes in, every line that goes out is a message, and the server goes on.
@Suite("os mcp with what is no message")
struct MCPFuzzTests {
  private static let rounds = ProcessInfo.processInfo.environment["OVERSEER_SOAK_ROUNDS"].flatMap(Int.init) ?? 400

  @Test func `random bytes and mutated messages`() async throws {
    try await Conversation.held(.ready()) { talk in
      let seed = PrintedSeed()
      var mutation = Mutation(seed)
      try talk.initialize()
      for round in 0..<Self.rounds {
        talk.send(mutation.line())
        guard round % 50 == 49 else { continue }
        let id = JSONValue.string("check \(round)")
        // A line end of its own: what stands before may be half a message.
        talk.send([0x0A])
        try talk.send(["jsonrpc": "2.0", "id": id, "method": "ping"])
        while try talk.next()["id"] != id {}
      }
      talk.child.input?.close()
      _ = try talk.remaining()
      #expect(talk.end() == .exit(0), "\(seed)")
      #expect(talk.child.errors.read().isEmpty, "\(seed)")
    }
  }
}

/// Lines that are nearly messages, the same for the same seed.
private struct Mutation: RandomNumberGenerator {
  private var numbers: PrintedSeed

  init(_ seed: PrintedSeed) { numbers = seed }

  mutating func next() -> UInt64 { numbers.next() }

  private static let messages = [
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{}}}"#,
    #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"query","arguments":{"code":"return 1"}}}"#,
    #"{"jsonrpc":"2.0","id":"x","method":"tools/call","params":{"name":"search","arguments":{"query":"task"}}}"#,
    #"{"jsonrpc":"2.0","id":3,"method":"resources/read","params":{"uri":"overseer://api.d.ts"}}"#,
    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2,"reason":"why not"}}"#,
    #"[{"jsonrpc":"2.0","id":5,"method":"ping"},{"jsonrpc":"2.0","id":6,"method":"tools/list"}]"#,
    #"{"jsonrpc":"2.0","id":4,"method":"server/discover","params":{"_meta":{"#
      + #""io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}"#,
  ]

  private static let values = [
    "null", "true", "-1", "1e300", "9223372036854775808", "1.5", "\"\"", "\"\\ud800\"", "[]", "{}", "[[[[[[]]]]]]",
    "\"2026-07-28\"", "\"tools/call\"",
  ]

  mutating func line() -> [UInt8] {
    if Int.random(in: 0..<10, using: &self) == 0 {
      return (0..<Int.random(in: 0..<200, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) } + [0x0A]
    }
    var bytes = Array((Self.messages.randomElement(using: &self) ?? "").utf8)
    for _ in 0..<Int.random(in: 0..<4, using: &self) where !bytes.isEmpty { change(&bytes) }
    return bytes + [0x0A]
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0..<bytes.count, using: &self)
    switch Int.random(in: 0..<5, using: &self) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &self), at: place)
    case 3: bytes.removeSubrange(place...)
    default:
      // One value for another, from a colon to the next comma or brace.
      guard let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) else { return }
      let end = bytes[colon...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") } ?? bytes.endIndex
      bytes.replaceSubrange((colon + 1)..<end, with: Array((Self.values.randomElement(using: &self) ?? "").utf8))
    }
  }
}
