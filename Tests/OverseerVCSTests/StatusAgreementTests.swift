import Foundation
import OverseerModel
import TestSeed
import Testing

@testable import OverseerVCS

/// What a workspace holds that is not committed, in the words of `git status`.
@Suite struct StatusAgreementTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func status(links: [String] = []) throws -> [String: WorkspaceStatus.Change.Kind] {
    let status = try GitRepository(scratch.checkout()).status(of: scratch.path("repo"), links: links)
    return Dictionary(uniqueKeysWithValues: status.changes.map { ($0.path, $0.kind) })
  }

  /// The two letters of each path.
  private func porcelain() throws -> [String: String] {
    let output = try scratch.output("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames")
    let rows = output.split(separator: 0).map {
      (FilePath(bytes: Array($0.dropFirst(3))).description, String(decoding: $0.prefix(2), as: UTF8.self))
    }
    // What is removed from the index and still there has two rows.
    return Dictionary(rows) { first, _ in first }
  }

  private func kinds(_ letters: String) -> Set<WorkspaceStatus.Change.Kind> {
    switch letters {
    case "??": [.untracked]
    case "UU", "AA", "DD", "UD", "DU", "AU", "UA": [.conflicted]
    case let letters where letters.contains("D"): [.deleted]
    case let letters where letters.contains("A"): [.added]
    default: [.modified]
    }
  }

  private func expectAgreement() throws {
    let expected = try porcelain()
    let found = try status()
    #expect(Set(found.keys) == Set(expected.keys))
    for (path, kind) in found { #expect(expected[path].map(kinds)?.contains(kind) == true, "\(path) \(kind)") }
  }

  @Test func everyKindOfChangeAgreesWithGit() throws {
    try scratch.emptyRepository()
    let names = [
      "kept", "edited", "staged", "both", "gone", "removed", "mode", "type", "a/kept", "a/gone", "again", "back",
    ]
    try scratch.commit([
      ScratchCommit(
        Dictionary(uniqueKeysWithValues: names.map { ($0, .init("old \($0)\n")) }).merging([
          ".gitignore": .init("*.log\nbuild/\n"), "tracked.log": .init("tracked\n"),
          "link": .init("kept", mode: "120000"),
          "attr.txt": .init("a\n"), ".gitattributes": .init("*.txt text eol=crlf\n"),
        ]) { $1 })
    ])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    try scratch.git(in: "repo", "config", "status.showUntrackedFiles", "no")
    #expect(try status().isEmpty)
    for name in ["edited", "staged", "both"] { try scratch.write("new\n", to: "repo/\(name)") }
    try scratch.git(in: "repo", "add", "staged", "both")
    for name in ["both", "tracked.log"] { try scratch.write("newer\n", to: "repo/\(name)") }
    for name in ["gone", "a/gone", "type"] { try scratch.remove("repo/\(name)") }
    try FileManager.default.createSymbolicLink(atPath: scratch.path("repo/type"), withDestinationPath: "kept")
    try scratch.git(in: "repo", "rm", "-q", "removed", "again", "back")
    try scratch.write("untracked again\n", to: "repo/again")
    try scratch.write("old back\n", to: "repo/back")
    _ = try Scratch.run("/bin/chmod", ["+x", "mode"], in: scratch.path("repo"))
    try scratch.makeFolder("repo/build/deep")
    try scratch.makeFolder("repo/new/er/folder")
    try scratch.makeFolder("repo/hollow")
    for name in [
      "x.log", "build/deep/y", "new/z", "new/er/folder/line\nend", "new/q\"uote", "added", "intended", "half",
    ] {
      try scratch.write("\(name)\n", to: "repo/\(name)")
    }
    try scratch.git(in: "repo", "add", "added", "half")
    try scratch.git(in: "repo", "add", "--intent-to-add", "intended")
    try scratch.remove("repo/half")
    try Data("x".utf8).write(to: URL(fileURLWithPath: scratch.path("repo/new") + "/\u{fffd}"))
    try scratch.git(in: "repo", "config", "status.showUntrackedFiles", "all")
    let expected = try porcelain()
    let found = try status()
    #expect(Set(found.keys) == Set(expected.keys))
    for (path, kind) in found where !["again", "back", "half"].contains(path) {
      #expect(expected[path].map(kinds)?.contains(kind) == true, "\(path) \(kind) \(expected[path] ?? "")")
    }
  }

  @Test func whatIsLinkedIsLeftOut() throws {
    try scratch.emptyRepository()
    try scratch.commit([ScratchCommit([".gitignore": .init("modules/\n")])])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    try scratch.makeFolder("modules")
    try scratch.makeFolder("repo/deep")
    for name in ["node_modules", "deep/node_modules", "node_modules_too"] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path("repo/\(name)"), withDestinationPath: scratch.path("modules"))
    }
    #expect(try status().keys.sorted() == ["deep/node_modules", "node_modules", "node_modules_too"])
    #expect(try status(links: ["node_modules", "deep/node_modules"]).keys.sorted() == ["node_modules_too"])
    #expect(try status(links: ["deep"]).keys.sorted() == ["node_modules", "node_modules_too"])
  }

  @Test func submodulesAgreeWithGit() throws {
    try scratch.emptyRepository("lib")
    try scratch.commit(
      [ScratchCommit(["l": .init("1\n")]), ScratchCommit(["l": .init("2\n")], parents: [0])], in: "lib")
    try scratch.emptyRepository()
    try scratch.commit([ScratchCommit(["a": .init("a\n")])])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    for name in ["clean", "moved", "edited", "littered"] {
      try scratch.run(["-c", "protocol.file.allow=always", "submodule", "add", "-q", scratch.path("lib"), name])
    }
    try expectAgreement()
    try scratch.git(in: "repo", "commit", "-q", "-m", "submodules")
    #expect(try status().isEmpty)
    try scratch.git(in: "repo/moved", "checkout", "-q", "HEAD~1")
    try scratch.write("3\n", to: "repo/edited/l")
    try scratch.write("3\n", to: "repo/littered/new")
    try expectAgreement()
    // A repository that nobody has made a submodule.
    try scratch.emptyRepository("repo/own")
    try scratch.commit([ScratchCommit(["o": .init("1\n")])], in: "repo/own")
    try scratch.git(in: "repo/own", "reset", "-q", "--hard")
    #expect(try porcelain()["own/"] == "??")
    #expect(try status()["own/"] == .untracked)
  }

  @Test func indexesOfEveryKindAreRead() throws {
    try scratch.emptyRepository()
    try scratch.commit([ScratchCommit(["a": .init("a\n"), "b/c": .init("c\n")])])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    for version in ["2", "3", "4"] {
      try scratch.git(in: "repo", "update-index", "--index-version", version)
      #expect(try status().isEmpty)
    }
    try scratch.git(in: "repo", "update-index", "--untracked-cache")
    try scratch.git(in: "repo", "status")
    #expect(try status().isEmpty)
    try scratch.git(in: "repo", "update-index", "--skip-worktree", "a")
    try scratch.remove("repo/a")
    try expectAgreement()
  }

  @Test func randomWorkspacesAgreeWithGit() throws {
    var random = RandomFiles(generator: PrintedSeed())
    try scratch.emptyRepository()
    for _ in 0..<6 {
      let files = random.files(15).filter { !$0.key.contains(0xE9) }
      try scratch.commit([ScratchCommit(bytes: files)])
      try scratch.git(in: "repo", "reset", "-q", "--hard")
      try scratch.git(in: "repo", "clean", "-qfd")
      var staged: [String] = []
      for path in files.keys {
        let name = String(decoding: path, as: UTF8.self)
        let place = scratch.path("repo/\(name)")
        switch random.pick(6) {
        case 0: try Data(random.text(9)).write(to: URL(fileURLWithPath: place))
        case 1: try FileManager.default.removeItem(atPath: place)
        case 2: try scratch.write("beside", to: "repo/\(name).new")
        default: continue
        }
        if random.chance(50) { staged.append(name) }
      }
      for name in staged { try scratch.git(in: "repo", "--literal-pathspecs", "add", "-A", "--", name) }
      try expectAgreement()
    }
  }
}
