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
      GeneratedFile(path: "docs/reference/mcp.md", text: GuideReference.text(of: contract)),
      GeneratedFile(path: "Sources/OverseerMCP/Generated/GuideTexts.swift", text: guideTexts(of: contract)),
      GeneratedFile(path: "Sources/OverseerMCP/Generated/OperationEntries.swift", text: try entries(of: contract)),
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
    return """
      // Written by `os-dev generate` from the doc comments of \(modules.joined(separator: ", ")). Do not edit.
      // swift-format-ignore-file

      extension DocComments {
        static let source = \(literal(documentation.lines.joined(separator: "\n")))
      }

      """
  }

  /// What models are told, ready to be sent: to find it out would take longer than a start may.
  private static func guideTexts(of contract: Contract) -> String {
    """
    // Written by `os-dev generate` from the operation catalogue. Do not edit.
    // swift-format-ignore-file

    /// What models are told of Overseer.
    public enum GuideTexts {
      /// What clients show to a model when they connect, as Markdown.
      public static let instructions = \(literal(GuideInstructions.text(of: contract)))

      /// What the tool `execute` says of itself: how scripts work, and the names of all operations.
      public static let executeDescription = \(literal(GuideDescriptions.execute(of: contract)))

      public static let queryDescription = \(literal(GuideDescriptions.query))

      public static let searchDescription = \(literal(GuideDescriptions.search))

      /// The TypeScript declarations that scripts are written against.
      public static let declarations = \(literal(Declarations.text(of: contract)))
    }

    """
  }

  /// What is searched for operations.
  private static func entries(of contract: Contract) throws -> String {
    """
    // Written by `os-dev generate` from the operation catalogue. Do not edit.
    // swift-format-ignore-file

    extension OperationIndex {
      static let source = \(literal(try GuideEntries.text(of: contract)))
    }

    """
  }

  /// The text as a literal of several lines. None of the texts has `"""##` in it.
  private static func literal(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
    return "##\"\"\"\n\(lines.joined(separator: "\n"))\n    \"\"\"##"
  }
}
