import Foundation

/// A program that scripts/setup puts into .deps/bin.
struct Tool: Sendable {
  let name: String

  static let deno = Tool(name: "deno")
  static let schemathesis = Tool(name: "schemathesis")
  /// Python with the SDK of the Model Context Protocol, version 1 and version 2.
  static let mcpPython1 = Tool(name: "mcp-python-1")
  static let mcpPython2 = Tool(name: "mcp-python-2")
  static let mcpcheck = Tool(name: "mcpcheck")

  /// The folder of this checkout.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private var file: URL { Self.root.appendingPathComponent(".deps/bin/\(name)") }

  var isThere: Bool { FileManager.default.isExecutableFile(atPath: file.path) }

  /// Runs it to its end, without keeping a thread; what it prints on both outputs is put together.
  func run(
    _ arguments: [String], in folder: URL, environment: [String: String]
  ) async throws -> (status: Int32, output: String) {
    let log = FileManager.default.temporaryDirectory.appendingPathComponent("\(name)-\(UUID().uuidString).log")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let handle = try FileHandle(forWritingTo: log)
    process.standardOutput = handle
    process.standardError = handle
    let (ended, source) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = {
      source.yield($0.terminationStatus)
      source.finish()
    }
    try process.run()
    var status: Int32 = -1
    for await end in ended { status = end }
    return (status, try String(contentsOf: log, encoding: .utf8))
  }
}
