import OverseerModel
import TestSeed
import Testing

@testable import OverseerVCS

/// Two trees compared folder by folder.
@Suite struct TreeComparisonTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func object(_ text: String) throws -> TreeID { try #require(TreeID(text)) }

  /// A tree with these entries, as `git mktree` takes them. What they name need not be there.
  private func tree(_ entries: String) throws -> TreeID {
    try object(#require(scratch.lines(input: entries, "mktree", "--missing").first))
  }

  private func rows(_ changes: [EntryChange]) -> [String] {
    changes.map { change in
      let (old, new) = (change.old, change.new)
      return ":\(old?.mode.text ?? "000000") \(new?.mode.text ?? "000000") \(old?.object ?? .zero)"
        + " \(new?.object ?? .zero) \(change.path)"
    }
  }

  /// Files and folders change places, and their names differ only behind what they have in common.
  @Test func rowsAgreeWithGitInTheirOrderToo() throws {
    try scratch.emptyRepository()
    var random = PrintedSeed()
    let names = ["a", "a.b", "a-b", "a0", "aa", "b"]
    let commits = (0..<60).map { _ in
      var files: [String: ScratchCommit.File] = [:]
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in names.randomElement(using: &random) ?? "" }
        let path = parts.joined(separator: "/")
        guard !files.keys.contains(where: { "\($0)/".hasPrefix("\(path)/") || "\(path)/".hasPrefix("\($0)/") }) else {
          continue
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: files[path] = .init("a", mode: "120000")
        case 1: files[path] = .init(String(repeating: "1", count: 40), mode: "160000")
        case 2: files[path] = .init("1\n", mode: "100755")
        default: files[path] = .init("\(Int.random(in: 0..<3, using: &random))\n")
        }
      }
      return ScratchCommit(files)
    }
    let made = try scratch.commit(commits)
    let store = try scratch.store()
    for (old, new) in zip(made, made.dropFirst()) {
      let (old, new) = (try store.tree(of: old), try store.tree(of: new))
      let printed = try scratch.lines("diff-tree", "-r", "--raw", "--no-abbrev", "\(old)", "\(new)")
      // git writes a letter for the kind of change, and a tab.
      let expected = printed.map { line in
        let halves = line.split(separator: "\t")
        return "\(halves[0].dropLast(2)) \(halves[1])"
      }
      #expect(try rows(store.entryChanges(from: old, to: new)) == expected)
    }
  }

  @Test func foldersThatAreTheSameAreNotRead() throws {
    try scratch.emptyRepository()
    let missing = "040000 tree 1234567890123456789012345678901234567890\tthere"
    let file = "100644 blob 2234567890123456789012345678901234567890"
    let old = try tree("\(missing)\n")
    let new = try tree("\(file)\tnew\n\(missing)\n")
    let store = try scratch.store()
    #expect(try store.entryChanges(from: old, to: new).map(\.path.description) == ["new"])
    #expect(throws: OverseerError.self) { try store.entryChanges(from: old, to: tree("\(file)\tnew\n")) }
  }

  @Test func everyTreeIsComparedWithTheEmptyOne() throws {
    try scratch.emptyRepository()
    let commit = try scratch.commit([ScratchCommit(["a/b": .init("1\n"), "c": .init("2\n")])])[0]
    let store = try scratch.store()
    let tree = try store.tree(of: commit)
    let added = try store.entryChanges(from: ObjectStore.emptyTree, to: tree)
    #expect(added.map(\.path.description) == ["a/b", "c"])
    #expect(added.allSatisfy { $0.old == nil })
    #expect(try store.entryChanges(from: tree, to: ObjectStore.emptyTree).map(\.new) == [nil, nil])
  }

  @Test func foldersCanLieInEachOtherOnlySoDeep() async throws {
    try scratch.emptyRepository()
    func path(_ folders: Int) -> String { String(repeating: "a/", count: folders) + "file" }
    let commits = try scratch.commit([
      ScratchCommit([path(1000): .init("1\n")]), ScratchCommit([path(1001): .init("1\n")]),
    ])
    let store = try scratch.store()
    let deep = try store.entryChanges(from: ObjectStore.emptyTree, to: store.tree(of: commits[0]))
    #expect(deep.map(\.path.description) == [path(1000)])
    let error = await refusal { try store.entryChanges(from: ObjectStore.emptyTree, to: store.tree(of: commits[1])) }
    #expect(error?.code == .tooLarge)
  }

  @Test(arguments: ["100644", "100644 ", "100644 name", "100644 name\0too short", "what is this"])
  func aDamagedTreeIsRefused(bytes: String) async throws {
    try scratch.emptyRepository()
    let damaged = try object(
      #require(scratch.lines(input: bytes, "hash-object", "-t", "tree", "--literally", "-w", "--stdin").first))
    let store = try scratch.store()
    let error = await refusal { try store.entryChanges(from: ObjectStore.emptyTree, to: damaged) }
    #expect(error?.code == .vcsFailed)
  }

  @Test func copiesAreNotSearchedInLargeChanges() throws {
    try scratch.emptyRepository()
    func files(_ count: Int, _ version: String) -> [String: ScratchCommit.File] {
      let text = (0..<20).map { "line \($0)\n" }.joined()
      return Dictionary(uniqueKeysWithValues: (0..<count).map { ("file\($0)", .init(text + "\($0) \(version)\n")) })
    }
    for (count, status) in [(200, ChangedFile.Status.copied), (201, .added)] {
      var after = files(count, "after")
      after["new"] = files(1, "before")["file0"]
      let commits = try scratch.commit([ScratchCommit(files(count, "before")), ScratchCommit(after)])
      let store = try scratch.store()
      let changes = try store.changes(from: store.tree(of: commits[0]), to: store.tree(of: commits[1]))
      #expect(changes.first { $0.path == "new" }?.status == status)
    }
  }
}
