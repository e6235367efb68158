import OverseerDiff
import OverseerModel
import TestSeed
import Testing

/// The files of one revision, and edits as people make them.
struct EditedTree {
  var files: [String: [String]] = [:]
  private var unique = 0

  /// Half of the lines stand in many places, as they do in real sources.
  private static let common = [
    "}", "", "    return nil", "  } else {", "  guard let value else { return }", "import Core",
  ]

  init(lines: Int, files count: Int, _ generator: inout PrintedSeed) {
    for number in 0..<count { files["file\(number)"] = (0..<lines).map { _ in line(&generator) } }
  }

  /// Two unique lines have less than 0.6 of their words in common.
  private mutating func line(_ generator: inout PrintedSeed) -> String {
    if Bool.random(using: &generator) { return Self.common.randomElement(using: &generator) ?? "" }
    unique += 1
    return "  let value\(unique) = input\(unique).compute\(unique)(index\(unique))"
  }

  /// Adds, takes away, changes or indents some lines of a file; where `moving`, may also copy or move them.
  mutating func edit(moving: Bool = true, _ generator: inout PrintedSeed) {
    guard let path = files.keys.sorted().randomElement(using: &generator), var lines = files[path] else { return }
    let start = Int.random(in: 0...lines.count, using: &generator)
    let range = start..<min(start + Int.random(in: 0...5, using: &generator), lines.count)
    let part = Array(lines[range])
    switch Int.random(in: 0..<(moving ? 8 : 6), using: &generator) {
    case 0: lines.removeSubrange(range)
    case 1: lines.replaceSubrange(range, with: part.map { "  " + $0 })
    case 2: lines.replaceSubrange(range, with: part.map { $0.replacing("compute", with: "computed") })
    case 3: lines.replaceSubrange(range, with: part.indices.map { _ in line(&generator) })
    case 4: lines.insert(contentsOf: part.map { _ in line(&generator) }, at: start)
    case 5: lines.insert(line(&generator), at: start)
    case 6: lines.insert(contentsOf: part, at: Int.random(in: 0...lines.count, using: &generator))
    default:
      lines.removeSubrange(range)
      let target = files.keys.sorted().randomElement(using: &generator) ?? path
      files[path] = lines
      files[target, default: []].insert(
        contentsOf: part, at: Int.random(in: 0...(files[target]?.count ?? 0), using: &generator))
      return
    }
    files[path] = lines
  }

  func text(_ path: String) -> Lines { Lines(Array((files[path] ?? []).map { $0 + "\n" }.joined().utf8)) }
}

/// Two revisions, and where a comment of the first belongs at the second, with all that has to hold for it.
private struct Step {
  let old: EditedTree
  let new: EditedTree
  /// The path after, for every path before that still has a file.
  let successors: [String: String]

  var added: AddedText {
    AddedText(
      new.files.keys.sorted().map { path in
        let before = successors.first { $0.value == path }.map { old.text($0.key) } ?? Lines([])
        return AddedText.File(path: path, text: new.text(path), diff: LineDiff(before, new.text(path)))
      })
  }

  func succession(of path: String) -> FileSuccession {
    guard let next = successors[path] else { return .deleted }
    return .changed(change(of: path, to: next))
  }

  private func change(of path: String, to next: String) -> FileChange {
    FileChange(
      path: next, old: old.text(path), new: new.text(next), diff: LineDiff(old.text(path), new.text(next)))
  }

  /// The added lines of a file, by brute force.
  private func isAdded(_ line: Int, of path: String) -> Bool {
    guard let before = successors.first(where: { $0.value == path }) else { return true }
    return LineDiff(old.text(before.key), new.text(path)).oldLine(of: line) == nil
  }

  private func standings(of quote: [String], in path: String) -> Int {
    let lines = new.files[path] ?? []
    guard lines.count >= quote.count else { return 0 }
    return (0...lines.count - quote.count).count { start in
      Array(lines[start..<start + quote.count]) == quote
        && (start..<start + quote.count).allSatisfy { isAdded($0, of: path) }
    }
  }

  func check(_ port: CommentPort, of lines: ClosedRange<Int>, in path: String) {
    let quote = Array(old.files[path]?[lines.lowerBound - 1...lines.upperBound - 1] ?? [])
    guard let place = port.path else {
      #expect(port.status == .orphaned && port.lineStart == nil && successors[path] == nil)
      return
    }
    guard let file = new.files[place] else {
      Issue.record("there is no file \(place)")
      return
    }
    guard let start = port.lineStart, let end = port.lineEnd else {
      #expect(port.status == .orphaned && file.isEmpty && place == successors[path])
      return
    }
    guard 1 <= start, start <= end, end <= file.count else {
      Issue.record("\(start)-\(end) of \(file.count) lines")
      return
    }
    let text = Array(file[start - 1...end - 1])
    switch port.status {
    case .exact: #expect(text == quote && place == successors[path])
    case .edited:
      #expect(place == successors[path])
      checkEdited(start - 1..<end, of: lines.lowerBound - 1..<lines.upperBound, in: path, to: place)
    case .moved:
      let first = successors[path] ?? path
      #expect(text == quote)
      #expect(standings(of: quote, in: place) == 1)
      if place != first { #expect(new.files.keys.allSatisfy { $0 == place || standings(of: quote, in: $0) == 0 }) }
    case .orphaned: #expect(place == successors[path] && start == end)
    }
  }

  /// The range of the lines that are left; where none is, only lines that are new can have come from them.
  private func checkEdited(_ found: Range<Int>, of lines: Range<Int>, in path: String, to next: String) {
    let diff = LineDiff(old.text(path), new.text(next))
    let alive = lines.compactMap { diff.newLine(of: $0) }
    if let first = alive.first, let last = alive.last {
      #expect(found == first..<last + 1)
    } else {
      #expect(found.allSatisfy { diff.oldLine(of: $0) == nil } || lines.count > 1)
      #expect(diff.oldLine(of: found.lowerBound) == nil && diff.oldLine(of: found.upperBound - 1) == nil)
    }
  }
}

@Suite struct FollowingHistoryTests {
  @Test func theLawsHoldOverRandomHistories() {
    var generator = PrintedSeed()
    var statuses: [PortStatus: Int] = [:]
    for _ in 0..<60 {
      let old = EditedTree(lines: 40, files: 3, &generator)
      var new = old
      for _ in 0..<Int.random(in: 0...20, using: &generator) { new.edit(&generator) }
      var successors = Dictionary(uniqueKeysWithValues: old.files.keys.map { ($0, $0) })
      if Bool.random(using: &generator) {
        new.files["renamed"] = new.files.removeValue(forKey: "file1")
        successors["file1"] = "renamed"
      }
      if Bool.random(using: &generator) {
        new.files["file2"] = nil
        successors["file2"] = nil
      }
      let step = Step(old: old, new: new, successors: successors)
      let added = step.added
      for path in old.files.keys.sorted() {
        let file = step.succession(of: path)
        for _ in 0..<40 {
          let start = Int.random(in: 1...40, using: &generator)
          let lines = start...min(40, start + Int.random(in: 0..<4, using: &generator))
          let quote = lines.flatMap { Array(old.text(path)[$0 - 1]) }
          let port =
            switch CommentTrace(
              CommentAnchor(.lines(path: path, lines, quote: quote), side: .right), to: file)
            {
            case .found(let port): port
            case .gone(let gone): gone.port(among: added)
            }
          step.check(port, of: lines, in: path)
          statuses[port.status, default: 0] += 1
        }
      }
    }
    // The histories are only worth something if they lead everywhere.
    for status in PortStatus.allCases { #expect(statuses[status, default: 0] > 20, "\(statuses)") }
  }

  @Test func nothingChangesWhereNothingChanged() {
    var generator = PrintedSeed()
    let tree = EditedTree(lines: 60, files: 1, &generator)
    let text = tree.text("file0")
    let change = FileChange(path: "file0", old: text, new: text, diff: LineDiff(text, text))
    for start in 1...60 {
      for end in start...60 {
        let quote = (start...end).flatMap { Array(text[$0 - 1]) }
        let anchor = CommentAnchor(.lines(path: "file0", start...end, quote: quote), side: .left)
        for file in [FileSuccession.changed(change), .unchanged(path: "file0")] {
          guard case .found(let port) = CommentTrace(anchor, to: file) else {
            Issue.record("\(start)-\(end) is there")
            continue
          }
          #expect(port.status == .exact && port.path == "file0" && port.side == .left)
          #expect(port.lineStart == start && port.lineEnd == end)
        }
      }
    }
  }
}
