import Foundation
import Testing

@testable import OverseerMCP

/// The declarations are right TypeScript, and so is what models are shown and what they write from it.
@Suite("Declarations", .enabled(if: Deno.isThere, "scripts/setup installs deno"))
struct DeclarationsCheckTests {
  @Test func scriptsFitTheDeclarations() async throws {
    let ids = ["$TASK": "task_1", "$MILESTONE": "ms_1", "$REVIEW": "rev_1"]
    let written = AgentScripts.all.map { script in ids.reduce(script) { $0.replacing($1.key, with: $1.value) } }
    let scripts = written + GuideTextSamples.all + OperationIndex.shared.entries.map(\.example)
    let (status, output) = try await Deno.check(scripts)
    #expect(status == 0, "\(output)")
  }

  /// The check itself: it must find what is wrong, or the test above says nothing.
  @Test(arguments: [
    "return await tasks.finish(1)", "await tasks.create({ title: \"x\" })", "return (await tasks.claim()).task",
    "await tasks.list({ status: [\"Open\"] })", "await tasks.get(\"rev_1\")",
    "return (await reviews.get(\"rev_1\")).state",
    "await os.wait(1)",
  ])
  func mistakesAreFound(script: String) async throws {
    let (status, output) = try await Deno.check([script])
    #expect(status != 0, "\(output)")
  }
}

/// The checker of types, which scripts/setup puts into .deps/bin.
enum Deno {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static var file: URL { root.appendingPathComponent(".deps/bin/deno") }

  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: file.path) }

  /// Checks scripts, each as the body of a function, against the declarations.
  static func check(_ scripts: [String]) async throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("deno-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Scripts run without a page and its types, and what is caught has no type.
    let settings = """
      {"compilerOptions": {"lib": ["es2023"], "strict": true, "useUnknownInCatchVariables": false}}
      """
    let functions = scripts.enumerated().map { "async function script\($0.offset)() {\n\($0.element)\n}" }
    let files = [
      "deno.json": settings, "api.d.ts": GuideTexts.declarations,
      "scripts.ts": "/// <reference path=\"./api.d.ts\" />\n" + functions.joined(separator: "\n") + "\nexport {};\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    return try await run(["check", "--quiet", "--config", "deno.json", "scripts.ts", "api.d.ts"], in: folder)
  }

  /// Runs it to its end, without keeping a thread; what it prints on both outputs is put together.
  private static func run(_ arguments: [String], in folder: URL) async throws -> (status: Int32, output: String) {
    let log = folder.appendingPathComponent("log")
    try Data().write(to: log)
    let handle = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "DENO_DIR": folder.path + "/cache", "NO_COLOR": "1",
      "DENO_NO_UPDATE_CHECK": "1",
    ]
    process.standardInput = FileHandle.nullDevice
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
