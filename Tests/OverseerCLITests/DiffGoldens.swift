import OverseerDiff
import OverseerJSON
import OverseerModel
import OverseerSDK

@testable import OverseerCLI

/// Differences as text.
extension Golden {
  static let diffs: [Golden] = [
    Golden("diff") { DiffText(style: Sample.plain).text([DiffSample.modified, DiffSample.renamed]) },
    Golden("diff-color") { DiffText(style: Sample.colored).text([DiffSample.modified]) },
    Golden("diff-words") { DiffText(style: Sample.plain, showsWords: true).text([DiffSample.modified]) },
    Golden("diff-hostile") { DiffText(style: Sample.plain).text([DiffSample.hostile]) },
    Golden("diff-long") { DiffText(style: Sample.plain).text([DiffSample.long]) },
    Golden("diff-moved") { DiffText(style: Sample.plain).text([DiffSample.moved]) },
    Golden("diff-moved-color") { DiffText(style: Sample.colored).text([DiffSample.moved]) },
    Golden("diff-white-space") { DiffText(style: Sample.plain).text([DiffSample.whiteSpace]) },
    Golden("diff-folded") { DiffText(style: Sample.plain).text(DiffSample.folded) },
    Golden("diff-unfolded") { DiffText(style: Sample.plain, unfolds: true).text(DiffSample.folded) },
    Golden("diff-stat") { DiffStatText(style: Sample.plain).text(DiffSample.changed) },
    Golden("diff-stat-color") { DiffStatText(style: Sample.colored).text(DiffSample.changed) },
    Golden("diff-stat-one") {
      DiffStatText(style: Sample.plain).text([DiffSample.file("a", added: 1, removed: 0)])
    },
    Golden("diff-interdiff") {
      let reply = try? JSONCoder.decode(
        CompareChanges.Interdiff.self,
        from: """
          {"kind":"Rework","files":[],"added":3,"removed":1,"conflicts":[{"path":"Sources/Printer.swift"}]}
          """)
      return reply.map { reply in
        var reply = reply
        reply.files = [DiffSample.file("Sources/Printer.swift", added: 3, removed: 1)]
        return InterdiffText.text(reply, Sample.plain)
      } ?? ""
    },
  ]
}

enum DiffSample {
  static func file(
    _ path: String, _ status: ChangedFile.Status = .modified, from oldPath: String? = nil, added: Int?, removed: Int?,
    modes: (String?, String?) = ("100644", "100644"), similarity: Int? = nil, binary: Bool = false,
    submodule: Bool = false, generated: Bool = false, large: Bool = false
  ) -> ChangedFile {
    ChangedFile(
      status: status, path: path, oldPath: oldPath, oldMode: modes.0, newMode: modes.1,
      oldBlob: modes.0 == nil ? nil : BlobID(1 << 60, 0, 0), newBlob: modes.1 == nil ? nil : BlobID(2 << 60, 0, 0),
      similarity: similarity, binary: binary, submodule: submodule, generated: generated, large: large, added: added,
      removed: removed)
  }

  static func diff(
    _ file: ChangedFile, _ old: String, _ new: String, context: Int = 3, movesWithin: Bool = false
  ) -> FileDiff {
    let (oldLines, newLines) = (Lines(Array(old.utf8)), Lines(Array(new.utf8)))
    let diff = LineDiff(oldLines, newLines)
    var hunks = Hunk.hunks(oldLines, newLines, diff, context: context)
    if movesWithin {
      hunks = MovedBlocks([MovedBlocks.File(old: oldLines, new: newLines, diff: diff)]).marked(hunks, file: 0)
    }
    var file = file
    file.added = diff.added
    file.removed = diff.removed
    return FileDiff(file: file, hunks: hunks)
  }

  private static let code = """
    struct Printer {
      var width = 80

      func line(of tokens: [Token]) -> String {
        var text = ""
        for token in tokens {
          text += token.text
        }
        return text
      }

      func page(of lines: [String]) -> String {
        lines.joined(separator: "\\n")
      }
    }
    """

  static let modified = diff(
    file("Sources/Printer.swift", added: 0, removed: 0), code + "\n",
    code.replacing("text += token.text", with: "text += token.text.prefix(width)")
      .replacing("    lines.joined", with: "    // One after the other.\n    lines.joined"))

  static let renamed = diff(
    file(
      "Sources/Printing/With/A/Name/That/Is/Very/Long/PageOfTokens.swift", .renamed,
      from: "Sources/Printing/With/A/Name/That/Is/Very/Long/Page.swift", added: 0, removed: 0,
      modes: ("100644", "100755"), similarity: 92),
    "one\ntwo\nthree\n", "one\n日本の 2\nthree\n", context: 1)

  static let hostile = diff(
    file("a\u{1B}[2J\nb.txt", .added, added: 0, removed: 0, modes: (nil, "100644")), "",
    "clear \u{1B}[2J the screen\nbell\u{7} and\u{202E} backwards\nbreak\rthe line\n")

  static let long = diff(
    file("data.json", added: 0, removed: 0), "short\n",
    (0..<40).map { "\"key \($0)\": \"\($0 * 7919)\"" }.joined(separator: ", ") + "\n"
      + String(repeating: "0123456789", count: 300) + "\n")

  static let moved = diff(
    file("list.txt", added: 0, removed: 0),
    "the first of these lines\nthe second of these lines\nstays\nstays too\nand this as well\n",
    "stays\nstays too\nand this as well\nnew\nthe first of these lines\nthe second of these lines\n",
    movesWithin: true)

  static let whiteSpace = diff(
    file("Makefile", added: 0, removed: 0), "all:\r\n\tcc  \na\tb \nsame   \n\nend\n",
    "all:\n\tcc\t\na\tc\nsame   \n\n  \nend\n")

  static let folded: [FileDiff] = [
    FileDiff(file: file("logo.png", added: nil, removed: nil, binary: true), hunks: []),
    FileDiff(
      file: file("tool.sh", .mode, added: 0, removed: 0, modes: ("100644", "100755")), hunks: []),
    FileDiff(
      file: file("current", .mode, added: 1, removed: 1, modes: ("100644", "120000")), hunks: []),
    diff(
      file("vendor/library", added: 1, removed: 1, modes: ("160000", "160000"), submodule: true),
      "Subproject commit 1000\n", "Subproject commit 2000\n"),
    diff(file("package-lock.json", added: 0, removed: 0, generated: true), "{}\n", "{\"a\":1}\n"),
    diff(file("table.csv", .deleted, added: 0, removed: 0, modes: ("100644", nil), large: true), "1,2\n", ""),
    FileDiff(file: file("empty", .added, added: 0, removed: 0, modes: (nil, "100644")), hunks: []),
  ]

  static let changed: [ChangedFile] = [
    file("Sources/Printer.swift", added: 3, removed: 1), file("Sources/Large.swift", added: 700, removed: 1234),
    file(
      "Sources/Printing/With/A/Name/That/Is/Very/Long/PageOfTokens.swift", .renamed,
      from: "Sources/Printing/Page.swift", added: 1, removed: 0, similarity: 92),
    file("logo.png", added: nil, removed: nil, binary: true), file("tool.sh", .mode, added: 0, removed: 0),
    file("日本.txt", .deleted, added: 0, removed: 2, modes: ("100644", nil)),
  ]
}
