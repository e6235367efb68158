import Foundation
import OverseerModel
import OverseerSDK
import TestSeed
import Testing

/// Patches, held against `git apply`.
struct GitPatchTests {
  /// Applies our patch from HEAD~1 to HEAD onto the former, and expects the tree of the latter.
  private func check(_ repo: QuestionRepository, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let (comparison, files) = try await CompareRevisions(base: "HEAD~1", head: "HEAD").selection(in: repo.reader())
    let patch = try await comparison.patch(of: files)
    let wanted = try repo.git("rev-parse", "HEAD^{tree}")
    try repo.git("reset", "-q", "--hard", "HEAD~1")
    do {
      if !patch.isEmpty { _ = try repo.run("/usr/bin/env", ["git", "apply", "--index", "-"], input: patch) }
    } catch let failure as QuestionRepository.Failed {
      Issue.record("\(failure.output)\n\(String(decoding: patch, as: UTF8.self))", sourceLocation: sourceLocation)
      return
    }
    #expect(
      try repo.git("write-tree") == wanted, "\(String(decoding: patch, as: UTF8.self))", sourceLocation: sourceLocation)
  }

  private static let long = (0..<30).map { "line \($0)\n" }.joined()

  @Test func `every kind of change applies`() async throws {
    let repo = try QuestionRepository()
    try repo.write(Self.long, to: "old name")
    try repo.write(Self.long + "copied\n", to: "copied from")
    try repo.write("#!/bin/sh\n", to: "tool")
    try repo.write("no newline", to: "ends")
    try repo.write([0, 1, 2, 3], to: "picture")
    try repo.write("gone\n", to: "deleted")
    try repo.write("", to: "empty gone")
    try repo.write("a file\n", to: "becomes link")
    try repo.write([0xE4, 0x0A, 0x62, 0x0A], to: "latin1")
    try repo.write("a\r\nb\r\n", to: "dos")
    try repo.write("x\n", to: "it's \"quoted\" \\ ü")
    try repo.commit("one")
    try repo.git("mv", "old name", "new name")
    try repo.write(Self.long + "more\n", to: "new name")
    try repo.write(Self.long + "copied\nagain\n", to: "copied from")
    try repo.write(Self.long + "copied\n", to: "copied to")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: repo.path + "/tool")
    try repo.write("no newline\nat all", to: "ends")
    try repo.write([0, 1, 2, 4], to: "picture")
    try repo.remove("deleted")
    try repo.remove("empty gone")
    try repo.write("", to: "empty new")
    try repo.remove("becomes link")
    try FileManager.default.createSymbolicLink(atPath: repo.path + "/becomes link", withDestinationPath: "tool")
    try repo.write([0xE4, 0x0A, 0xFC, 0x0A], to: "latin1")
    try repo.write("a\r\nc\r\n", to: "dos")
    try repo.write("y\n", to: "it's \"quoted\" \\ ü")
    try repo.write("tab\n", to: "a\tb/c d")
    try repo.commit("two")
    try await check(repo)
  }

  @Test func `binary files are named as such`() async throws {
    let repo = try QuestionRepository()
    try repo.commit("one")
    try repo.write([0, 1], to: "new.png")
    try repo.commit("two")
    let text = try await repo.reader().ask(CompareRevisions(base: "HEAD~1", head: "HEAD", unified: true)).unified
    #expect(text == (try repo.git("diff", "--full-index", "HEAD~1", "HEAD")) + "\n")
    #expect(text?.hasSuffix("Binary files /dev/null and b/new.png differ\n") == true)
  }

  @Test(arguments: 0..<12) func `random changes apply`(round: Int) async throws {
    var random = PrintedSeed(round: round)
    let repo = try QuestionRepository()
    func text() -> String {
      let lines = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        "line \(Int.random(in: 0..<12, using: &random))"
      }
      return lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
    }
    let names = (0..<12).map { "dir\($0 % 3)/name \($0)" }
    for name in names where Bool.random(using: &random) { try repo.write(text(), to: name) }
    try repo.commit("one")
    for name in names {
      let isThere = FileManager.default.fileExists(atPath: repo.path + "/" + name)
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where isThere: try repo.remove(name)
      case 1 where isThere:
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: repo.path + "/" + name)
      case 2 where isThere:
        try FileManager.default.moveItem(atPath: repo.path + "/" + name, toPath: repo.path + "/" + name + " moved")
      case 3, 4: try repo.write(text(), to: name)
      default: break
      }
    }
    try repo.commit("two")
    try await check(repo)
  }
}
