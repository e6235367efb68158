import TestSeed

@testable import OverseerVCS

/// Files that change as people change them: lines come, go and change, files move, are copied and removed.
struct RandomFiles {
  typealias Files = [[UInt8]: ScratchCommit.File]

  var generator: PrintedSeed
  /// Whether some files have no newline at their end.
  var hasOpenEnds = true

  mutating func pick(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

  mutating func chance(_ percent: Int) -> Bool { pick(100) < percent }

  mutating func line() -> String {
    // Some lines stand often, as in every program.
    if chance(30) { return ["}\n", "\n", "  return x\n", "{\n", "end\n"][pick(5)] }
    return "  let value\(pick(1000)) = call(\(pick(50)), \"\(pick(100_000))\")\n"
  }

  mutating func text(_ lines: Int? = nil) -> [UInt8] {
    let count = lines ?? (chance(5) ? 0 : 1 + pick(40))
    var bytes = (0..<count).flatMap { _ in Array(line().utf8) }
    if chance(10), !bytes.isEmpty, hasOpenEnds { bytes.removeLast() }
    if chance(4) { bytes += [0xFF, 0xFE, UInt8(ascii: "\n")] }
    if chance(3) { bytes = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] } }
    if chance(3) { bytes += [0, UInt8(ascii: "\n")] }
    return bytes
  }

  mutating func path() -> [UInt8] {
    let folders = ["", "", "a/", "a/b/", "src/", "src/deep/er/", "ö/", "with space/"]
    let names = ["file", "Main.swift", "x", "read me.md", "qu\"ote", "ba\\ck", "line\nend", "index.js", "mod.rs"]
    var path = Array((folders[pick(folders.count)] + names[pick(names.count)] + (chance(70) ? "\(pick(12))" : "")).utf8)
    if chance(3) { path.append(0xE9) }
    return path
  }

  mutating func files(_ count: Int) -> Files {
    var files: Files = [:]
    for _ in 0..<count { add(to: &files, path(), ScratchCommit.File(bytes: text())) }
    return files
  }

  /// Nothing may stand at a path and below it.
  @discardableResult
  mutating func add(to files: inout Files, _ path: [UInt8], _ file: ScratchCommit.File) -> Bool {
    let slash = UInt8(ascii: "/")
    let clashes = files.keys.contains { other in
      other != path && (other.starts(with: path + [slash]) || path.starts(with: other + [slash]))
    }
    guard !clashes else { return false }
    files[path] = file
    return true
  }

  mutating func edited(_ bytes: [UInt8], changes: Int? = nil) -> [UInt8] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      Array($0) + [UInt8(ascii: "\n")]
    }
    if lines.last == [UInt8(ascii: "\n")] { lines.removeLast() }
    for _ in 0..<(changes ?? 1 + pick(4)) {
      let place = pick(lines.count + 1)
      switch pick(3) {
      case 0: lines.insert(Array(line().utf8), at: place)
      case 1: if place < lines.count { lines.remove(at: place) }
      default: if place < lines.count { lines[place] = Array(line().utf8) }
      }
    }
    return lines.flatMap { $0 }
  }

  mutating func edit(_ files: inout Files, steps: Int) {
    for _ in 0..<steps {
      let paths = files.keys.sorted { $0.lexicographicallyPrecedes($1) }
      guard let path = paths.isEmpty ? nil : paths[pick(paths.count)], var file = files[path] else {
        add(to: &files, self.path(), ScratchCommit.File(bytes: text()))
        continue
      }
      switch pick(20) {
      case 0..<8:
        guard file.mode.hasPrefix("100") else { continue }
        file.bytes = edited(file.bytes)
        files[path] = file
      case 8, 9: add(to: &files, self.path(), ScratchCommit.File(bytes: text()))
      case 10, 11: files[path] = nil
      case 12..<16:
        files[path] = nil
        if chance(60), file.mode.hasPrefix("100") { file.bytes = edited(file.bytes) }
        if !add(to: &files, self.path(), file) { files[path] = file }
      case 16:
        if chance(50), file.mode.hasPrefix("100") { file.bytes = edited(file.bytes, changes: 1) }
        add(to: &files, self.path(), file)
      case 17:
        guard file.mode.hasPrefix("100") else { continue }
        file.mode = file.mode == "100644" ? "100755" : "100644"
        files[path] = file
      case 18: files[path] = ScratchCommit.File("target\(pick(3))", mode: "120000")
      default:
        let digits = "0123456789abcdef"
        let commit = (0..<40).map { _ in digits.randomElement(using: &generator) ?? "0" }
        files[path] = ScratchCommit.File(String(commit), mode: "160000")
      }
    }
  }

  /// Commits of which each stands on one to three earlier ones, or on none.
  mutating func history(_ count: Int, files: Int = 12, steps: Int = 5) -> [ScratchCommit] {
    var commits: [ScratchCommit] = []
    for number in 0..<count {
      guard number > 0, !chance(4) else {
        commits.append(ScratchCommit(bytes: self.files(files), ref: "refs/heads/b\(number)"))
        continue
      }
      let wanted = chance(25) ? (chance(30) ? 3 : 2) : 1
      var parents: [Int] = []
      for _ in 0..<wanted {
        let parent = max(0, number - 1 - pick(chance(70) ? 4 : number))
        if !parents.contains(parent) { parents.append(parent) }
      }
      var files = commits[parents[0]].files
      edit(&files, steps: 1 + pick(steps))
      commits.append(
        ScratchCommit(bytes: files, parents: parents, message: "change \(number)\n", ref: "refs/heads/b\(number)"))
    }
    return commits
  }
}
