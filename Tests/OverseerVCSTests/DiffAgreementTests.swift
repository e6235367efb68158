import OverseerModel
import TestSeed
import Testing

@testable import OverseerVCS

/// What changed between two trees, in the words of git.
@Suite struct DiffAgreementTests {
  struct Row: Hashable, CustomStringConvertible {
    var letter: String
    var old: String?
    var path: String
    var modes: String
    var counts: String
    var similarity: Int?

    var description: String { "\(letter)\(similarity.map(String.init) ?? "") \(old ?? "") \(path) \(modes) \(counts)" }
  }

  @Test(arguments: [ObjectStore.Renames.only, .andCopies])
  func statusPathsAndCountsAgreeWithGit(renames: ObjectStore.Renames) throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    var random = RandomFiles(generator: PrintedSeed("statusPathsAndCountsAgreeWithGit(\(renames))"))
    // Before 2.44 git counts nothing of an unfinished last line.
    let version = try scratch.lines("version").first?.split(separator: " ").last?.split(separator: ".").prefix(2)
    random.hasOpenEnds = version.map { $0.compactMap { Int($0) }.lexicographicallyPrecedes([2, 44]) } == false
    let history = random.history(80, files: 25, steps: 14)
    let commits = try scratch.commit(history)
    let store = try scratch.store()
    var trees: [(TreeID, TreeID)] = []
    for number in commits.indices.dropFirst() {
      let parent = history[number].parents.first ?? random.pick(number)
      trees.append((try store.tree(of: commits[parent]), try store.tree(of: commits[number])))
      if random.chance(30) {
        trees.append((try store.tree(of: commits[random.pick(80)]), try store.tree(of: commits[random.pick(80)])))
      }
    }
    let printed = try scratch.output(
      input: trees.map { "\($0) \($1)\n" }.joined(), "diff-tree", "--stdin", "-r", renames == .only ? "-M" : "-C",
      "--histogram", "--raw", "--numstat", "--no-abbrev", "-z")
    let expected = try Self.rows(printed)
    var different: [String] = []
    var count = 0
    for (old, new) in trees {
      let key = "\(old) \(new)"
      let ours = try store.changes(from: old, to: new, renames: renames).map { file in
        try Self.row(store.examined(file))
      }
      let theirs = expected[key] ?? []
      count += theirs.count
      guard Set(ours) != Set(theirs) else { continue }
      different.append(
        "\(key):\n  ours  \(Set(ours).subtracting(theirs).map(\.description).sorted())\n  git   \(Set(theirs).subtracting(ours).map(\.description).sorted())"
      )
    }
    #expect(
      different.isEmpty,
      "\(different.count) of \(trees.count) trees (\(count) files):\n\(different.prefix(8).joined(separator: "\n"))")
  }

  private static func row(_ file: ChangedFile) -> Row {
    let letter: String =
      switch file.status {
      case .added: "A"
      case .deleted: "D"
      case .renamed: "R"
      case .copied: "C"
      case .modified: "M"
      case .mode: file.oldMode?.prefix(2) == file.newMode?.prefix(2) ? "M" : "T"
      }
    return Row(
      letter: letter, old: file.oldPath, path: file.path,
      modes: "\(file.oldMode ?? "000000") \(file.newMode ?? "000000")",
      counts: file.binary ? "- -" : "\(file.added ?? -1) \(file.removed ?? -1)", similarity: file.similarity)
  }

  /// The rows by the trees that they are about.
  private static func rows(_ output: [UInt8]) throws -> [String: [Row]] {
    var found: [String: [Row]] = [:]
    var rows: [String: Row] = [:]
    var key = ""
    func text(_ bytes: ArraySlice<UInt8>) -> String { FilePath(bytes: Array(bytes)).description }
    var parts = output.split(separator: 0, omittingEmptySubsequences: false)[...]
    while var part = parts.popFirst() {
      // The line with the two trees.
      while part.count > 81, part.dropFirst(81).first == UInt8(ascii: "\n"), part.prefix(81).allSatisfy({ $0 != 9 }) {
        key = text(part.prefix(81))
        part = part.dropFirst(82)
      }
      if part.isEmpty { continue }
      if part.first == UInt8(ascii: ":") {
        let words = text(part).dropFirst().split(separator: " ").map(String.init)
        let old = parts.popFirst().map(text) ?? ""
        let isMoved = words[4].hasPrefix("R") || words[4].hasPrefix("C")
        let path = isMoved ? parts.popFirst().map(text) ?? "" : old
        rows[path] = Row(
          letter: String(words[4].prefix(1)), old: isMoved ? old : nil, path: path,
          modes: "\(words[0]) \(words[1])", counts: "", similarity: Int(words[4].dropFirst()))
        continue
      }
      // Not taken for characters: a tab and what combines with it are one.
      let columns = part.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
      guard columns.count == 3 else { throw Scratch.Failed(output: "what is \(text(part))?") }
      var path = text(columns[2])
      if columns[2].isEmpty {
        _ = parts.popFirst()
        path = parts.popFirst().map(text) ?? ""
      }
      guard var row = rows.removeValue(forKey: path) else { throw Scratch.Failed(output: "no row of \(path)") }
      row.counts = "\(text(columns[0])) \(text(columns[1]))"
      found[key, default: []].append(row)
    }
    return found
  }
}
