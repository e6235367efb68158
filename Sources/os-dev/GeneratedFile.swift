import Foundation
import OverseerCLI
import OverseerContract
import OverseerSDK

/// A committed file that is derived from the sources.
struct GeneratedFile {
  /// Below the root of the repository.
  let path: String
  let text: String

  /// Those whose types are written to others.
  private static let modules = [
    "OverseerDiff", "OverseerVCS", "OverseerGates", "OverseerModel", "OverseerStore", "OverseerSDK",
  ]

  /// Every generated file as it must be.
  ///
  /// The doc comments are read anew from the compiled modules, so all files are right at once. Those in this binary
  /// may be older; they catch up with the next build.
  static func all(in root: URL) throws -> [GeneratedFile] {
    let origins = Contract.current.origins
    let documentation = try SymbolGraph(root: root).docComments(of: modules, in: origins)
    let contract = Contract(of: Catalogue.operations, documentation: documentation)
    return [
      GeneratedFile(path: "Sources/OverseerContract/Generated/Documentation.swift", text: try source(documentation)),
      GeneratedFile(
        path: "openapi/overseer.yaml", text: try OpenAPIDocument(of: contract, version: Version.current).yaml()),
      GeneratedFile(path: "Webapp/src/api/types.ts", text: TypeScriptTypes.text(of: contract)),
      GeneratedFile(path: "Webapp/src/api/client.ts", text: TypeScriptClient.text(of: contract)),
      GeneratedFile(path: "docs/reference/overseer.d.ts", text: Declarations.text(of: contract)),
      GeneratedFile(path: "docs/reference/api.md", text: APIReference.text(of: contract)),
      GeneratedFile(path: "docs/reference/cli.md", text: CLIReference.text(of: OS.self)),
    ]
  }

  func isStale(in root: URL) -> Bool {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) != text
  }

  func write(in root: URL) throws {
    let file = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// The doc comments as Swift: one literal compiles at once, and is read only when somebody asks for documentation.
  private static func source(_ documentation: DocComments) throws -> String {
    guard DocComments(parsing: documentation.lines.joined(separator: "\n")) == documentation else {
      throw SymbolGraph.Failure("a doc comment would not come back as it is: is a line of it wrapped before a hyphen?")
    }
    let lines = documentation.lines.map { $0.isEmpty ? "" : "    \($0)" }
    return """
      // Written by `os-dev generate` from the doc comments of \(modules.joined(separator: ", ")). Do not edit.
      // swift-format-ignore-file

      extension DocComments {
        static let source = ##\"""
      \(lines.joined(separator: "\n"))
          \"""##
      }

      """
  }
}
