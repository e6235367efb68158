import Foundation
import OverseerJSON
import Testing

/// A conversation with `os mcp`. It blocks, so it belongs on a thread of its own.
final class Conversation {
  let child: Child
  /// What is not there by then fails the test.
  private let deadline = ContinuousClock.now + .seconds(60)
  private var rest: [UInt8] = []
  private var count: Int64 = 0

  /// Holds one on a thread of its own.
  static func held<Value: Sendable>(
    _ sandbox: Sandbox, _ words: String..., with variables: [String: String] = [:],
    _ body: @escaping @Sendable (Conversation) throws -> Value
  ) async throws -> Value {
    let words = words
    return try await Gate.runs.pass {
      try await onThread {
        let child = try Child(
          Binary.path, ["mcp"] + words, environment: sandbox.environment.merging(variables) { $1 },
          folder: sandbox.repo, input: .pipe)
        return try body(Conversation(child))
      }
    }
  }

  init(_ child: Child) { self.child = child }

  struct NoLine: Error {}

  func send(_ bytes: [UInt8]) { child.input?.write(bytes) }

  func send(_ message: JSONValue) throws { send(Array(try message.text().utf8) + [0x0A]) }

  /// The next line; nil at the end of the output.
  func line() throws -> [UInt8]? {
    while true {
      if let end = rest.firstIndex(of: 0x0A) {
        defer { rest.removeSubrange(...end) }
        return Array(rest[..<end])
      }
      guard child.output.isReadable(before: deadline) else { throw NoLine() }
      let more = child.output.read()
      if more.isEmpty { return rest.isEmpty ? nil : rest }
      rest += more
    }
  }

  /// The next message, which must be one that JSON-RPC allows a server.
  func next(sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
    let line = try #require(try line(), "the output has ended", sourceLocation: sourceLocation)
    let message = try JSONParser.parse(line)
    #expect(Self.isValid(message), "\(String(decoding: line, as: UTF8.self))", sourceLocation: sourceLocation)
    return message
  }

  /// All that stands in the output until its end.
  func remaining() throws -> [JSONValue] {
    var messages: [JSONValue] = []
    while let line = try line() {
      let message = try JSONParser.parse(line)
      #expect(Self.isValid(message))
      messages.append(message)
    }
    return messages
  }

  static func isValid(_ message: JSONValue) -> Bool {
    guard message["jsonrpc"] == "2.0" else { return false }
    if message["method"] != nil { return message["method"] == "notifications/progress" && message["id"] == nil }
    guard let id = message["id"] else { return false }
    if let error = message["error"] {
      return message["result"] == nil && error["code"]?.integerValue != nil
        && error["message"]?.stringValue?.isEmpty == false
    }
    return message["result"]?.objectValue != nil && (id.stringValue != nil || id.integerValue != nil)
  }

  /// The reply to a request; messages before it are passed over.
  func ask(
    _ method: String, _ params: JSONValue = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSONValue {
    count += 1
    try send(["jsonrpc": "2.0", "id": .integer(count), "method": .string(method), "params": params])
    while true {
      let message = try next(sourceLocation: sourceLocation)
      if message["id"] == .integer(count) { return message }
    }
  }

  func initialize(_ client: JSONValue = "claude-code") throws {
    _ = try ask(
      "initialize",
      [
        "protocolVersion": "2025-06-18", "capabilities": [:], "clientInfo": ["name": client, "version": "1"],
      ])
    try send(["jsonrpc": "2.0", "method": "notifications/initialized"])
  }

  /// What a tool gives.
  func call(_ tool: JSONValue, _ code: String) throws -> JSONValue {
    try #require(try ask("tools/call", ["name": tool, "arguments": ["code": .string(code)]])["result"])
  }

  func start(_ id: JSONValue, _ code: String) throws {
    try send([
      "jsonrpc": "2.0", "id": id, "method": "tools/call",
      "params": ["name": "query", "arguments": ["code": .string(code)]],
    ])
  }

  func end() -> Child.Ending? { child.wait(until: deadline) }
}
