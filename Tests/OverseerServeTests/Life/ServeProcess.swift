import Foundation
import OverseerJSON
import OverseerSDK
import Testing

/// `os serve` as a process of its own, which answers when this is made.
struct ServeProcess: Sendable {
  let port: Int
  let pid: pid_t
  let token: String
  private let ending: Task<Int32, Never>

  /// The program under test: `OVERSEER_TEST_BINARY`, else the debug build of this checkout.
  private static let binary =
    ProcessInfo.processInfo.environment["OVERSEER_TEST_BINARY"].flatMap {
      $0.isEmpty ? nil : URL(fileURLWithPath: $0)
    } ?? Tool.root.appendingPathComponent(".build/debug/os")

  static func environment(_ home: String) -> [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home, "OVERSEER_HOME": home,
      "LANG": "C.UTF-8", "USER": "ada",
    ]
  }

  init(home: String) async throws {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = ["serve", "--port", "0", "--json"]
    process.environment = Self.environment(home)
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    let (ends, source) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = {
      // By a signal, as shells say it.
      source.yield($0.terminationReason == .exit ? $0.terminationStatus : 128 + $0.terminationStatus)
      source.finish()
    }
    try process.run()
    pid = process.processIdentifier
    ending = Task {
      var status: Int32 = -1
      for await end in ends { status = end }
      return status
    }
    let line = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
          let more = output.fileHandleForReading.readData(ofLength: 1)
          if more.isEmpty { break }
          line += more
        }
        continuation.resume(returning: line)
      }
    }
    let url = try #require(try JSONParser.parse(Array(line))["url"]?.stringValue)
    port = try #require(URL(string: url)?.port)
    token = try #require(try HumanToken.find(in: Installation(folder: home))).text
  }

  func send(_ signal: Int32) { kill(pid, signal) }

  /// Waits for its end: its exit status, or 128 and the signal.
  func end() async -> Int32 { await ending.value }

  func call(
    _ method: String, _ path: String, _ body: String = "", _ headers: [String] = []
  ) async throws -> RawClient.Answer {
    try await RawClient.request(
      method, path, port: port,
      headers: ["Authorization: Bearer \(token)", "Content-Type: application/json"] + headers, body: body)
  }
}

/// A folder for an installation, which is not there yet.
func withHome<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appendingPathComponent("ServeProcess.\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try FileManager.default.createDirectory(at: folder.appendingPathComponent("plan"), withIntermediateDirectories: true)
  return try await body(folder.appendingPathComponent("home").path)
}
