import Foundation
import OverseerDiff
import TestSeed
import Testing

/// git itself says which lines differ.
struct GitAgreementTests {
  @Test("numbers, hunks and patches are those of git", arguments: [Whitespace.show, .eol, .all])
  func agreement(whitespace: Whitespace) throws {
    var seed = PrintedSeed()
    let folders = try VersionFolders((0..<200).map { _ in seed.versions() })
    let expected = try folders.diff(options(whitespace))
    let counts = try folders.counts(options(whitespace))
    for (index, versions) in folders.versions.enumerated() {
      let (old, new) = (Lines(versions.old), Lines(versions.new))
      let diff = LineDiff(old, new, whitespace: whitespace)
      #expect([diff.added, diff.removed] == counts[index] ?? [0, 0], "\(seed.seed) \(index)")
      let body = UnifiedPatch.body(old, new, diff)
      #expect(body == expected[index] ?? [], "\(seed.seed) \(index)")
    }
  }

  @Test("where every common line is frequent, the result is still git's")
  func frequentLines() throws {
    var seed = PrintedSeed()
    let folders = try VersionFolders(
      (0..<12).map { _ in
        let kinds = seed.number(1...4)
        let lines = (0..<1200).map { _ in "line \(seed.number(0...kinds))" }
        var other = lines
        for _ in 0..<60 { other[seed.number(0...1199)] = seed.happens(50) ? "" : "line \(seed.number(0...9))" }
        other.removeSubrange(300..<300 + seed.number(1...80))
        return (seed.file(lines), seed.file(seed.happens(70) ? other : lines.shuffled(using: &seed)))
      })
    let expected = try folders.diff([])
    for (index, versions) in folders.versions.enumerated() {
      let (old, new) = (Lines(versions.old), Lines(versions.new))
      let body = UnifiedPatch.body(old, new, LineDiff(old, new))
      #expect(body == expected[index] ?? [], "\(seed.seed) \(index)")
    }
  }

  // Without any context git takes off the common tail first, which changes what is rare: that may be another diff.
  @Test("other amounts of context", arguments: [1, 7])
  func context(lines: Int) throws {
    var seed = PrintedSeed()
    let folders = try VersionFolders((0..<60).map { _ in seed.versions() })
    let expected = try folders.diff(["-U\(lines)"])
    for (index, versions) in folders.versions.enumerated() {
      let (old, new) = (Lines(versions.old), Lines(versions.new))
      let body = UnifiedPatch.body(old, new, LineDiff(old, new), context: lines)
      #expect(body == expected[index] ?? [], "\(seed.seed) \(index)")
    }
  }

  private func options(_ whitespace: Whitespace) -> [String] {
    switch whitespace {
    case .show, .leadingAndEOL: []
    case .eol: ["--ignore-space-at-eol"]
    case .all: ["--ignore-all-space"]
    }
  }
}

/// Pairs of files in two folders, so that one run of git compares them all. They are removed with the value.
private final class VersionFolders {
  let versions: [(old: [UInt8], new: [UInt8])]
  private let folder = NSTemporaryDirectory() + "overseer-diff-\(UUID().uuidString)"

  init(_ versions: [(old: [UInt8], new: [UInt8])]) throws {
    self.versions = versions
    for side in ["old", "new"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(side)", withIntermediateDirectories: true)
    }
    for (index, version) in versions.enumerated() {
      try Data(version.old).write(to: URL(fileURLWithPath: "\(folder)/old/\(index)"))
      try Data(version.new).write(to: URL(fileURLWithPath: "\(folder)/new/\(index)"))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The hunks of each pair that differs.
  func diff(_ options: [String]) throws -> [Int: [UInt8]] {
    var hunks: [Int: [UInt8]] = [:]
    var current: Int?
    var isHeader = false
    let lines = Lines(try git(options))
    for line in 0..<lines.count {
      let text = lines.text(line)
      if text.hasPrefix("diff --git ") {
        // diff --git a/old/7 b/new/7
        current = text.split(separator: "/").last.flatMap { Int($0) }
        isHeader = true
      } else {
        if text.hasPrefix("@@") { isHeader = false }
        if let current, !isHeader { hunks[current, default: []] += lines[line] }
      }
    }
    return hunks
  }

  /// How many lines were added to and removed from each pair that differs.
  func counts(_ options: [String]) throws -> [Int: [Int]] {
    var counts: [Int: [Int]] = [:]
    // added TAB removed TAB NUL old NUL new NUL
    let fields = String(decoding: try git(options + ["--numstat", "-z"]), as: UTF8.self).split(separator: "\0")
    for start in stride(from: 0, to: fields.count - 2, by: 3) {
      let numbers = fields[start].split(separator: "\t").compactMap { Int($0) }
      guard let index = fields[start + 1].split(separator: "/").last.flatMap({ Int($0) }) else { continue }
      counts[index] = numbers
    }
    return counts
  }

  private func git(_ options: [String]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "diff", "--no-index", "--histogram", "--text", "--no-color"] + options + ["old", "new"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    // 1 says that there are differences.
    try #require(process.terminationStatus <= 1)
    return bytes
  }
}
