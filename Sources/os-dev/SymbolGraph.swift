import Foundation
import OverseerContract
import OverseerJSON

/// Reads doc comments from compiled modules, with the toolchain's own extractor.
struct SymbolGraph {
  private let root: URL
  /// The folder with this binary, where the build has put the modules as well.
  private let products: URL

  init(root: URL) throws {
    self.root = root
    guard let path = Bundle.main.executablePath else { throw Failure("it is not known where os-dev lies") }
    products = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent()
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// What the modules' doc comments say about these types and fields.
  func docComments(of modules: [String], in origins: [String: Set<String>]) throws -> DocComments {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("os-dev-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var documentation = DocComments()
    for module in modules {
      try extract(module, to: folder)
      let graph = try JSONParser.parse(Array(Data(contentsOf: folder.appendingPathComponent("\(module).symbols.json"))))
      for symbol in graph["symbols"]?.arrayValue ?? [] { Self.add(symbol, in: origins, to: &documentation) }
    }
    return documentation
  }

  private static func add(_ symbol: JSONValue, in origins: [String: Set<String>], to documentation: inout DocComments) {
    let lines = (symbol["docComment"]?["lines"]?.arrayValue ?? []).compactMap { $0["text"]?.stringValue }
    let path = (symbol["pathComponents"]?.arrayValue ?? []).compactMap(\.stringValue)
    guard !lines.isEmpty, let last = path.last else { return }
    let outer = path.dropLast().joined(separator: ".")
    switch symbol["kind"]?["identifier"]?.stringValue {
    case "swift.struct", "swift.enum":
      let type = path.joined(separator: ".")
      if origins[type] != nil { documentation.add(lines, type: type) }
    case "swift.property", "swift.enum.case":
      // Cases with values are written with their labels: `done(at:)`.
      let field = JSONKey.wireName(String(last.prefix { $0 != "(" }))
      if origins[outer]?.contains(field) == true { documentation.add(lines, type: outer, field: field) }
    default: break
    }
  }

  private func extract(_ module: String, to folder: URL) throws {
    var arguments = [
      "swift-symbolgraph-extract", "-module-name", module, "-target", Self.target,
      "-minimum-access-level", "internal", "-skip-synthesized-members", "-output-dir", folder.path,
      "-I", products.appendingPathComponent("Modules").path,
    ]
    for folder in moduleMapFolders() { arguments += ["-I", folder.path] }
    for map in builtModuleMaps() { arguments += ["-Xcc", "-fmodule-map-file=\(map.path)"] }
    #if os(macOS)
      arguments.insert("xcrun", at: 0)
      arguments += ["-sdk", try run(["xcrun", "--show-sdk-path"]).trimmingCharacters(in: .whitespacesAndNewlines)]
    #endif
    _ = try run(arguments)
  }

  /// Where C libraries describe themselves, in our sources and in those of packages.
  private func moduleMapFolders() -> [URL] {
    let packages = contents(of: products.deletingLastPathComponent().deletingLastPathComponent(), "checkouts")
    return ([root] + packages).flatMap { contents(of: $0, "Sources") }
      .flatMap { [$0, $0.appendingPathComponent("include")] }
      .filter { FileManager.default.fileExists(atPath: $0.appendingPathComponent("module.modulemap").path) }
  }

  /// The module maps that the build has written for C libraries without one.
  private func builtModuleMaps() -> [URL] {
    contents(of: products, "").map { $0.appendingPathComponent("module.modulemap") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  private func contents(of folder: URL, _ name: String) -> [URL] {
    let folder = name.isEmpty ? folder : folder.appendingPathComponent(name)
    let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).sorted { $0.path < $1.path }
  }

  private func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()  // justified: a tool for one thing at a time; nothing else waits for the thread
    guard process.terminationStatus == 0 else {
      throw Failure("\(arguments.prefix(3).joined(separator: " ")) failed with status \(process.terminationStatus)")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static var target: String {
    #if arch(x86_64)
      let machine = "x86_64"
    #elseif os(macOS)
      let machine = "arm64"
    #else
      let machine = "aarch64"
    #endif
    #if os(macOS)
      return "\(machine)-apple-macosx15.0"
    #else
      return "\(machine)-unknown-linux-gnu"
    #endif
  }
}
