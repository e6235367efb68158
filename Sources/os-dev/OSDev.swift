import ArgumentParser
import Foundation

/// The tool of those who work on Overseer: it writes what is derived from the sources.
@main
struct OSDev: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "os-dev", abstract: "Writes what is derived from Overseer's sources, and checks it.",
    subcommands: [Generate.self, Verify.self])
}

/// What both commands take.
struct Place: ParsableArguments {
  @Option(help: "The root of the repository; found from the current folder unless given.")
  var root: String?

  /// The folder with Package.swift.
  func folder() throws -> URL {
    if let root { return URL(fileURLWithPath: root, isDirectory: true) }
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { return folder }
      folder.deleteLastPathComponent()
    }
    throw ValidationError("no Package.swift is here or above; name the repository with --root")
  }
}

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the generated files anew.",
    discussion: "Run it from a build of the present sources: `make generate` sees to that.")

  @OptionGroup var place: Place

  func run() throws {
    let root = try place.folder()
    var written = 0
    for file in try GeneratedFile.all(in: root) where file.isStale(in: root) {
      try file.write(in: root)
      print("wrote \(file.path)")
      written += 1
    }
    if written == 0 { print("all generated files are up to date") }
  }
}

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Name the generated files that are stale.")

  @OptionGroup var place: Place

  func run() throws {
    let root = try place.folder()
    let stale = try GeneratedFile.all(in: root).filter { $0.isStale(in: root) }
    guard !stale.isEmpty else { return }
    for file in stale { print("stale: \(file.path)") }
    print("`make generate` writes them anew.")
    throw ExitCode(1)
  }
}
