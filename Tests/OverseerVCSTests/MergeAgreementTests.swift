import OverseerModel
import TestSeed
import Testing

@testable import OverseerVCS

/// Trees are merged as git merges them.
@Suite struct MergeAgreementTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.emptyRepository()
  }

  /// The tree that git makes of two commits; nil where it finds a conflict, with what it says of it.
  private func gitMerge(_ ours: CommitID, _ theirs: CommitID) throws -> (tree: String?, said: String) {
    do {
      let said = try scratch.run([
        "-c", "merge.directoryRenames=false", "merge-tree", "--write-tree", "\(ours)", "\(theirs)",
      ])
      return (said.split(separator: "\n").first.map(String.init), said)
    } catch let failure as Scratch.Failed {
      return (nil, failure.output)
    }
  }

  /// Whether git finds a conflict in a file that one side removed and the other did not touch: it does so at times
  /// where others were renamed.
  static func isUnfounded(_ said: String) -> Bool {
    var stages: [Substring: [Substring]] = [:]
    for line in said.split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, line.hasPrefix("1") else { continue }
      stages[parts[1], default: []].append(parts[0].dropLast(2))
    }
    return !stages.isEmpty && stages.values.allSatisfy { $0.count == 2 && $0[0] == $0[1] }
  }

  private func merge(_ base: RandomFiles.Files, _ ours: RandomFiles.Files, _ theirs: RandomFiles.Files) throws -> (
    merge: Merge, git: String?, said: String, store: ObjectStore
  ) {
    let commits = try scratch.commit([
      ScratchCommit(bytes: base), ScratchCommit(bytes: ours, parents: [0], ref: "refs/heads/ours"),
      ScratchCommit(bytes: theirs, parents: [0], ref: "refs/heads/theirs"),
    ])
    let store = try scratch.store()
    let trees = try commits.map { commit throws in try store.tree(of: commit) }
    let merge = try store.merge(ancestor: trees[0], ours: trees[1], theirs: trees[2])
    let all = try store.mergeAll(ancestor: trees[0], ours: trees[1], theirs: trees[2])
    if merge.conflicts.isEmpty, all.conflicts.isEmpty { #expect(merge.tree == all.tree, "file by file and as a whole") }
    #expect(merge.conflicts.isEmpty == all.conflicts.isEmpty)
    let git = try gitMerge(commits[1], commits[2])
    return (merge, git.tree, git.said, store)
  }

  @Test func randomMergesAgreeWithGit() throws {
    var random = RandomFiles(generator: PrintedSeed())
    var (clean, conflicting, likenesses) = (0, 0, 0)
    var different: [String] = []
    for _ in 0..<50 {
      let base = random.files(10)
      var (ours, theirs) = (base, base)
      random.edit(&ours, steps: 1 + random.pick(5))
      random.edit(&theirs, steps: 1 + random.pick(5))
      let (merge, git, said, _) = try self.merge(base, ours, theirs)
      if merge.conflicts.isEmpty, git == "\(merge.tree)" {
        clean += 1
      } else if git == nil, !merge.conflicts.isEmpty || Self.isUnfounded(said) {
        conflicting += 1
      } else if git == nil, said.contains("CONFLICT (rename/") {
        // What still counts as the same file after an edit is not measured alike.
        likenesses += 1
      } else {
        different.append("ours \(merge)\ngit \(git ?? said)")
      }
    }
    print("merges: \(clean) clean, \(conflicting) conflicting, \(different.count) different")
    #expect(likenesses < 5)
    #expect(different.isEmpty, "\(different.joined(separator: "\n"))")
  }

  typealias Files = [String: ScratchCommit.File]

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var base: Files
    var ours: Files
    var theirs: Files
    /// What comes of it; nil for a conflict.
    var result: Files?

    var testDescription: String { name }
  }

  private static let text = (1...20).map { "line \($0)\n" }.joined()
  private static let top = "top\n" + text
  private static let end = text + "end\n"

  @Test(arguments: [
    Case(
      name: "both ends of a file", base: ["f": .init(text)], ours: ["f": .init(top)], theirs: ["f": .init(end)],
      result: ["f": .init("top\n" + end)]),
    Case(
      name: "the same change", base: ["f": .init(text)], ours: ["f": .init(top)], theirs: ["f": .init(top)],
      result: ["f": .init(top)]),
    Case(
      name: "the same line", base: ["f": .init(text)], ours: ["f": .init(top)], theirs: ["f": .init("tip\n" + text)]),
    Case(
      name: "modify, delete", base: ["f": .init(text), "g": .init("g")], ours: ["f": .init(top), "g": .init("g")],
      theirs: ["g": .init("g")]),
    Case(
      name: "delete, modify", base: ["f": .init(text), "g": .init("g")], ours: ["g": .init("g")],
      theirs: ["f": .init(top), "g": .init("g")]),
    Case(name: "add, add", base: [:], ours: ["f": .init("a\n")], theirs: ["f": .init("b\n")]),
    Case(
      name: "the same added", base: [:], ours: ["f": .init("a\n")], theirs: ["f": .init("a\n"), "g": .init("")],
      result: ["f": .init("a\n"), "g": .init("")]),
    Case(
      name: "rename, edit", base: ["f": .init(text)], ours: ["g": .init(text)], theirs: ["f": .init(top)],
      result: ["g": .init(top)]),
    Case(
      name: "edit, rename", base: ["f": .init(text)], ours: ["f": .init(top)], theirs: ["g": .init(end)],
      result: ["g": .init("top\n" + end)]),
    Case(
      name: "rename, delete", base: ["f": .init(text), "x": .init("")], ours: ["g": .init(text), "x": .init("")],
      theirs: ["x": .init("")]),
    Case(
      name: "delete, rename", base: ["f": .init(text), "x": .init("")], ours: ["x": .init("")],
      theirs: ["g": .init(text), "x": .init("")]),
    Case(name: "to two places", base: ["f": .init(text)], ours: ["g": .init(text)], theirs: ["h": .init(text)]),
    Case(
      name: "to one place", base: ["f": .init(text), "g": .init(String(text.reversed()))],
      ours: ["h": .init(text), "g": .init(String(text.reversed()))],
      theirs: ["f": .init(text), "h": .init(String(text.reversed()))]),
    Case(
      name: "both deleted", base: ["f": .init(text), "g": .init("g")], ours: ["g": .init("g")],
      theirs: ["g": .init("h")], result: ["g": .init("h")]),
    Case(name: "a file where a folder comes", base: [:], ours: ["d": .init("file")], theirs: ["d/f": .init("below")]),
    Case(name: "a folder where a file comes", base: [:], ours: ["d/f": .init("below")], theirs: ["d": .init("file")]),
    Case(
      name: "a file that becomes a folder", base: ["d": .init("file"), "x": .init("1")],
      ours: ["d": .init("file"), "x": .init("2")], theirs: ["d/f": .init("below"), "x": .init("1")],
      result: ["d/f": .init("below"), "x": .init("2")]),
    Case(
      name: "a folder that becomes a file", base: ["d/f": .init("below"), "x": .init("1")],
      ours: ["d/f": .init("below"), "x": .init("2")], theirs: ["d": .init("file"), "x": .init("1")],
      result: ["d": .init("file"), "x": .init("2")]),
    Case(
      name: "a folder that is filled and becomes a file", base: ["d/f": .init("below")],
      ours: ["d/f": .init("below"), "d/g": .init("more")], theirs: ["d": .init("file")]),
    Case(
      name: "mode and content", base: ["f": .init(text)], ours: ["f": .init(text, mode: "100755")],
      theirs: ["f": .init(top)], result: ["f": .init(top, mode: "100755")]),
    Case(
      name: "content and mode", base: ["f": .init(text)], ours: ["f": .init(top)],
      theirs: ["f": .init(end, mode: "100755")], result: ["f": .init("top\n" + end, mode: "100755")]),
    Case(
      name: "link and content", base: ["f": .init(text)], ours: ["f": .init("x", mode: "120000")],
      theirs: ["f": .init(top)]),
    Case(
      name: "two links", base: ["f": .init("x", mode: "120000")], ours: ["f": .init("y", mode: "120000")],
      theirs: ["f": .init("z", mode: "120000")]),
    Case(
      name: "binary", base: ["f": .init(bytes: [0, 1, 10, 2, 10, 3, 10])],
      ours: ["f": .init(bytes: [0, 9, 10, 2, 10, 3, 10])], theirs: ["f": .init(bytes: [0, 1, 10, 2, 10, 9, 10])]),
    Case(
      name: "binary on one side", base: ["f": .init(bytes: [0, 1]), "g": .init("1")],
      ours: ["f": .init(bytes: [0, 2]), "g": .init("1")], theirs: ["f": .init(bytes: [0, 1]), "g": .init("2")],
      result: ["f": .init(bytes: [0, 2]), "g": .init("2")]),
    Case(
      name: "emptied folders", base: ["a/b/c": .init("c"), "x": .init("1")],
      ours: ["a/b/c": .init("c"), "x": .init("2")], theirs: ["x": .init("1")], result: ["x": .init("2")]),
    Case(
      name: "all gone", base: ["a/b": .init("c"), "x": .init("1")], ours: ["a/b": .init("c")],
      theirs: ["x": .init("1")], result: [:]),
  ])
  func knownMerges(_ known: Case) throws {
    func bytes(_ files: Files) -> RandomFiles.Files {
      Dictionary(uniqueKeysWithValues: files.map { (Array($0.utf8), $1) })
    }
    let (merge, git, _, store) = try merge(bytes(known.base), bytes(known.ours), bytes(known.theirs))
    guard let result = known.result else {
      #expect(!merge.conflicts.isEmpty)
      #expect(git == nil)
      #expect(merge.conflicts.allSatisfy { $0.ours != nil || $0.theirs != nil || $0.ancestor != nil })
      // Its tree can be looked at all the same.
      _ = try store.changes(from: ObjectStore.emptyTree, to: merge.tree)
      return
    }
    #expect(merge.conflicts.isEmpty)
    #expect(git == "\(merge.tree)")
    let commit = try scratch.commit([ScratchCommit(result, ref: "refs/heads/result")])
    #expect(try scratch.store().tree(of: commit[0]) == merge.tree)
  }

  @Test func aConflictShowsBothSides() throws {
    let (merge, _, _, store) = try merge(
      [Array("f".utf8): .init("a\nb\nc\n")], [Array("f".utf8): .init("a\nours\nc\n")],
      [Array("f".utf8): .init("a\ntheirs\nc\n")])
    #expect(merge.conflicts.map(\.path) == ["f"])
    let entry = try #require(try store.entry(FilePath("f"), in: merge.tree))
    let text = String(decoding: try store.bytes(of: entry.object), as: UTF8.self)
    #expect(text.contains("ours\n=======\ntheirs\n"))
    let conflict = try #require(merge.conflicts.first)
    let ancestor = try #require(conflict.ancestor)
    #expect(try store.bytes(of: ancestor) == Array("a\nb\nc\n".utf8))
    let ours = try #require(conflict.ours)
    #expect(try store.bytes(of: ours) == Array("a\nours\nc\n".utf8))
    let theirs = try #require(conflict.theirs)
    #expect(try store.bytes(of: theirs) == Array("a\ntheirs\nc\n".utf8))
  }
}
