import Foundation
import OverseerDiff
import OverseerModel
import TestSeed
import Testing

/// A repository with one file, made and asked by git itself.
private final class BlamedRepository {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "overseer-following-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try git("init", "-q", "-b", "main")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func commit(_ text: Lines) throws -> String {
    try Data(text.bytes).write(to: URL(fileURLWithPath: folder + "/file"))
    try git("add", "file")
    try git("commit", "-q", "--allow-empty", "-m", "edit")
    return try git("rev-parse", "HEAD").trimmingCharacters(in: .newlines)
  }

  /// Where every line of the file at `old` stands at `new`, both counted from 0; lines that are gone are left out.
  func survivors(from old: String, to new: String) throws -> [Int: Int] {
    var survivors: [Int: Int] = [:]
    for line in try git("blame", "--reverse", "--porcelain", "\(old)..\(new)", "--", "file").split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 3, words[0] == new, let there = Int(words[1]), let here = Int(words[2]) else { continue }
      survivors[here - 1] = there - 1
    }
    return survivors
  }

  @discardableResult
  private func git(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
      "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": "1770000000 +0000",
      "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
      "GIT_COMMITTER_DATE": "1770000000 +0000",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return text
  }
}

@Suite struct FollowingBlameTests {
  /// Blame diffs by Myers' algorithm, so where lines are equal it may keep another one than a histogram diff. Where
  /// blame finds a line whose text stands nowhere else, a comment on it has to be there.
  @Test func blameAgreesOnWhatSurvived() throws {
    var generator = PrintedSeed()
    var agreeing = 0
    for _ in 0..<8 {
      let repository = try BlamedRepository()
      var tree = EditedTree(lines: 60, files: 1, &generator)
      let old = tree.text("file0")
      let first = try repository.commit(old)
      for _ in 0..<Int.random(in: 1...8, using: &generator) { tree.edit(moving: false, &generator) }
      let new = tree.text("file0")
      let survivors = try repository.survivors(from: first, to: try repository.commit(new))
      let change = FileChange(path: "file", old: old, new: new, diff: LineDiff(old, new))
      let added = AddedText([AddedText.File(path: "file", text: new, diff: LineDiff(old, new))])
      for line in 0..<old.count {
        let port = port(of: line, in: old, change, added)
        let exact = port.status == .exact ? port.lineStart.map { $0 - 1 } : nil
        if exact == survivors[line] { agreeing += 1 }
        guard let survivor = survivors[line], old[line].count >= 20, isUnique(old[line], in: old, new) else { continue }
        #expect(port.lineStart == survivor + 1 && port.status != .orphaned)
      }
    }
    #expect(agreeing > 8 * 60 * 9 / 10)
  }

  private func port(of line: Int, in old: Lines, _ change: FileChange, _ added: AddedText) -> CommentPort {
    let anchor = CommentAnchor(.lines(path: "file", line + 1...line + 1, quote: Array(old[line])), side: .right)
    return switch CommentTrace(anchor, to: .changed(change)) {
    case .found(let port): port
    case .gone(let gone): gone.port(among: added)
    }
  }

  private func isUnique(_ text: ArraySlice<UInt8>, in texts: Lines...) -> Bool {
    texts.allSatisfy { lines in (0..<lines.count).count { lines[$0] == text } == 1 }
  }
}
