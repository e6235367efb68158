import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

@testable import OverseerMCP

/// The tools on an installation and a repository of git of their own, which are removed with the value.
final class ScriptBench: Sendable {
  let folder: String
  let overseer: Overseer
  let tools: Tools
  let repo: Repo
  let person: Caller
  let client: ToolClient
  let otherClient: ToolClient

  var store: Store { overseer.store }
  var root: String { folder + "/repo" }

  init(durable: Bool = false) throws {
    let place = NSTemporaryDirectory() + "overseer-mcp-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place + "/repo", withIntermediateDirectories: true)
    folder = try #require(place.withCString { realpath($0, nil) }.map { String(cString: $0) })
    try Self.makeRepository(in: folder)
    overseer = try Overseer(Installation(folder: folder + "/home"), lifetime: .service, durable: durable)
    tools = Tools(overseer)
    let root = folder + "/repo"
    person = Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: true, folder: root)
    repo = try overseer.callNow(RegisterRepo(path: root), as: person)
    func client(_ name: String) -> ToolClient {
      ToolClient(
        caller: Caller(
          principal: .agent(name: name, session: nil, checkout: root), source: .mcp, hasProvenHuman: false, folder: root
        ),
        name: name)
    }
    self.client = client("codex")
    otherClient = client("claude-code")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static func makeRepository(in folder: String) throws {
    let root = folder + "/repo"
    try git(["init", "-q", "-b", "main"], in: root)
    try Data("hello\n".utf8).write(to: URL(fileURLWithPath: root + "/hello.txt"))
    let config = try #require(FileHandle(forWritingAtPath: root + "/.git/config"))
    try config.seekToEnd()
    try config.write(
      contentsOf: Data("[user]\n\tname = Ada\n\temail = ada@example.org\n[commit]\n\tgpgsign = false\n".utf8))
    try config.close()
    try git(["add", "."], in: root)
    try git(["commit", "-q", "-m", "First"], in: root)
  }

  static func git(_ arguments: [String], in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
      "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}

extension ScriptBench {
  func execute(
    _ code: String, timeoutMs: Int? = nil, dryRun: Bool? = nil, by other: ToolClient? = nil
  ) async -> ToolReply {
    await tools.execute(ExecuteRequest(code: code, timeoutMs: timeoutMs, dryRun: dryRun), by: other ?? client)
  }

  func query(_ code: String) async -> ToolReply { await tools.query(QueryRequest(code: code), by: client) }

  /// What the script gives back; a failed test where it fails.
  func result(
    _ code: String, by other: ToolClient? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> JSONValue {
    let reply = await execute(code, by: other)
    try #require(!reply.isError, "\(reply.text)", sourceLocation: sourceLocation)
    return try #require(reply.structured?["result"], sourceLocation: sourceLocation)
  }

  /// A new task of the agent.
  func make(_ description: String = "a task") throws -> WorkItem {
    try overseer.callNow(CreateTask(description: description), as: client.caller)
  }

  func task(_ id: AnyTaskID) throws -> WorkItem { try overseer.callNow(GetTask(id: id), as: client.caller).task }

  func headSeq() throws -> Int64 {
    try store.read { reading throws(OverseerError) in try reading.headSeq() }
  }

  func events(after seq: Int64) throws -> [Event] {
    try store.read { reading throws(OverseerError) in
      try reading.events(EventFilter(), after: seq, before: nil, limit: 100_000)
    }
  }

  /// The bytes of the database and of its log.
  func files() throws -> [Data] {
    try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: overseer.installation.database + $0)) }
  }
}

extension ToolReply {
  var error: JSONValue? { structured?["error"] }
  var code: String? { error?["code"]?.stringValue }
  var kind: String? { error?["kind"]?.stringValue }
  var message: String { error?["message"]?.stringValue ?? "" }
  var hint: String { error?["hint"]?.stringValue ?? "" }
}
