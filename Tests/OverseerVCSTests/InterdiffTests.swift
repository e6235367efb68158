import OverseerModel
import TestSeed
import Testing

@testable import OverseerVCS

/// What a new version of a change does that the old one did not.
@Suite struct InterdiffTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.emptyRepository()
  }

  private func text(_ changes: [Int: String]) -> ScratchCommit.File {
    .init((1...40).map { changes[$0].map { "\($0)\n" } ?? "line \($0)\n" }.joined())
  }

  private func interdiff(
    _ files: [String: [String: ScratchCommit.File]]
  ) throws -> (interdiff: Interdiff, store: ObjectStore, kind: ChangeKind) {
    let commits = try scratch.commit([
      ScratchCommit(try #require(files["base"])), ScratchCommit(try #require(files["head"]), parents: [0]),
      ScratchCommit(try #require(files["new base"]), parents: [0]),
      ScratchCommit(try #require(files["new head"]), parents: [2]),
    ])
    let store = try scratch.store()
    let (old, new) = (
      ChangeVersion(base: commits[0], head: commits[1]), ChangeVersion(base: commits[2], head: commits[3])
    )
    let interdiff = try store.interdiff(from: old, to: new)
    return (interdiff, store, try kind(from: old, to: new, store))
  }

  private func kind(from old: ChangeVersion, to new: ChangeVersion, _ store: ObjectStore) throws -> ChangeKind {
    func facts(_ version: ChangeVersion) throws -> RevisionFacts {
      let commit = try store.commit(version.head)
      return RevisionFacts(
        commit: commit.id, parents: commit.parents, tree: commit.tree, message: commit.message,
        baseTree: try store.tree(of: version.base))
    }
    switch ChangeComparison(from: try facts(old), to: try facts(new)) {
    case .decided(let kind): return kind
    case .needsRebase(let rebase):
      let merge = try store.merge(
        ancestor: rebase.ancestor ?? ObjectStore.emptyTree, ours: rebase.onto ?? ObjectStore.emptyTree,
        theirs: rebase.change)
      return rebase.kind(merged: merge.conflicts.isEmpty ? merge.tree : nil)
    }
  }

  @Test func aPureRebaseHasNoFiles() throws {
    let (interdiff, _, kind) = try interdiff([
      "base": ["f": text([:]), "g": .init("g\n")], "head": ["f": text([5: "five"]), "new": .init("n\n")],
      "new base": ["f": text([30: "trunk"]), "g": .init("g\n")],
      "new head": ["f": text([5: "five", 30: "trunk"]), "new": .init("n\n")],
    ])
    #expect(interdiff.files.isEmpty)
    #expect(interdiff.rebased.conflicts.isEmpty)
    #expect(interdiff.rebased.tree == interdiff.tree)
    #expect(kind == .pureRebase)
  }

  @Test func aRealEditIsAllThatIsShown() throws {
    let (interdiff, store, kind) = try interdiff([
      "base": ["f": text([:]), "g": .init("g\n")], "head": ["f": text([5: "five"]), "g": .init("g\n")],
      "new base": ["f": text([30: "trunk"]), "g": .init("trunk\n")],
      "new head": ["f": text([5: "five", 17: "edited", 30: "trunk"]), "g": .init("trunk\n")],
    ])
    #expect(interdiff.files.map(\.path) == ["f"])
    let hunks = try store.diff(of: try #require(interdiff.files.first), DiffOptions(context: 0)).hunks
    #expect(hunks.flatMap(\.lines).map(\.text) == ["line 17", "edited"])
    #expect(kind == .rework)
  }

  @Test func aConflictIsShownAgainstItsResolution() throws {
    let (interdiff, store, kind) = try interdiff([
      "base": ["f": text([:])], "head": ["f": text([5: "five"])], "new base": ["f": text([5: "trunk"])],
      "new head": ["f": text([5: "both"])],
    ])
    #expect(interdiff.rebased.conflicts.map(\.path) == ["f"])
    #expect(interdiff.files.map(\.path) == ["f"])
    let lines = try store.diff(of: try #require(interdiff.files.first), DiffOptions(context: 0)).hunks.flatMap(\.lines)
    #expect(lines.filter { $0.kind == .added }.map(\.text) == ["both"])
    #expect(lines.filter { $0.kind == .removed }.map(\.text).contains("five"))
    #expect(lines.filter { $0.kind == .removed }.map(\.text).contains("trunk"))
    #expect(kind == .rework)
  }

  /// A rebase that a machine can do is a pure one, and one with an edit never is.
  @Test func kindsAreNeverTooKind() throws {
    var random = RandomFiles(generator: PrintedSeed())
    var commits: [ScratchCommit] = []
    var wanted: [(old: ChangeVersion, new: ChangeVersion, isEdited: Bool)] = []
    for _ in 0..<60 {
      let base = random.files(6)
      var (head, newBase) = (base, base)
      random.edit(&head, steps: 2)
      random.edit(&newBase, steps: 2)
      let first = commits.count
      commits += [
        ScratchCommit(bytes: base), ScratchCommit(bytes: head, parents: [first]),
        ScratchCommit(bytes: newBase, parents: [first]),
      ]
    }
    let names = try scratch.commit(commits)
    let store = try scratch.store(writingTo: .repository)
    for case let start in stride(from: 0, to: names.count, by: 3) {
      let old = ChangeVersion(base: names[start], head: names[start + 1])
      let act = StackAct(
        layers: [RebaseLayer(ref: "x", base: old.base, head: old.head, onto: .commit(names[start + 2]))])
      guard case .success(let stack) = try store.rebase(act) else { continue }
      let new = ChangeVersion(base: names[start + 2], head: stack.layers[0].head)
      wanted.append((old, new, false))
      let name = FilePath("edit \(random.pick(1000))")
      let blob = try Array("\(random.pick(1000))".utf8).withUnsafeBytes { bytes in try store.write(bytes) }
      let tree = try store.tree(
        try store.tree(of: new.head), with: [TreeUpdate(path: name, entry: TreeEntry(mode: .file, object: blob))])
      let edited = try store.write(tree: tree, parents: [new.base], message: "edited")
      wanted.append((old, ChangeVersion(base: new.base, head: edited), true))
      // An edit that undoes a part of the change.
      let undone = try store.changes(from: store.tree(of: new.base), to: store.tree(of: new.head), renames: .only)
      if let file = undone.first(where: { $0.status == .modified }), let old = file.oldBlob {
        let entry = TreeEntry(mode: .file, object: old)
        let tree = try store.tree(
          try store.tree(of: new.head), with: [TreeUpdate(path: FilePath(file.path), entry: entry)])
        let head = try store.write(tree: tree, parents: [new.base], message: "undone")
        wanted.append(
          (ChangeVersion(base: names[start], head: names[start + 1]), ChangeVersion(base: new.base, head: head), true))
      }
    }
    #expect(wanted.count > 20)
    for (old, new, isEdited) in wanted {
      let kind = try kind(from: old, to: new, store)
      #expect((kind == .rework) == isEdited)
      #expect(try store.interdiff(from: old, to: new).files.isEmpty == !isEdited)
    }
  }
}
