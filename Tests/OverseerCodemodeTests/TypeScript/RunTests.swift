import Foundation
import Testing

@testable import OverseerCodemode

/// Scripts without their types against the same scripts in a runtime that takes TypeScript.
struct RunTests {
  private static let deno = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../.deps/bin/deno").standardizedFileURL

  private static let driver = #"""
    const lines = [];
    globalThis.show = (...values) => lines.push(JSON.stringify(values));
    for (let index = 0; index < Number(Deno.args[0]); index++) {
      await import(`./typed${index}.ts`);
      const typed = lines.splice(0).join("\n");
      await import(`./plain${index}.js`);
      const plain = lines.splice(0).join("\n");
      console.log(typed !== "" && typed === plain ? "same" : `${index} differs:\n${typed}\n${plain}`);
    }
    """#

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: deno.path), "scripts/setup installs deno"))
  func theyDoTheSame() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "types-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.driver.write(to: folder.appending(path: "driver.js"), atomically: false, encoding: .utf8)
    for (index, text) in runnableScripts.enumerated() {
      try text.write(to: folder.appending(path: "typed\(index).ts"), atomically: false, encoding: .utf8)
      let plain = try TypeStripping.javaScript(of: text)
      try plain.write(to: folder.appending(path: "plain\(index).js"), atomically: false, encoding: .utf8)
    }
    let process = Process()
    process.executableURL = Self.deno
    process.currentDirectoryURL = folder
    process.arguments = ["run", "--no-check", "--no-config", "--allow-read", "driver.js", "\(runnableScripts.count)"]
    process.environment = ["DENO_DIR": folder.path, "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1", "HOME": folder.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) } ?? ""
    process.waitUntilExit()
    #expect(text == String(repeating: "same\n", count: runnableScripts.count))
  }
}
