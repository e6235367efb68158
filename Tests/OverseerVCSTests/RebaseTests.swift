import Foundation
import OverseerModel
import TestSeed
import Testing

@testable import OverseerVCS

/// Stacks are brought onto other bases as `git rebase` does it.
@Suite struct RebaseTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.emptyRepository()
  }

  private static let text = (1...30).map { "line \($0)\n" }.joined()

  private func text(_ changes: [Int: String]) -> ScratchCommit.File {
    .init((1...30).map { changes[$0].map { "\($0)\n" } ?? "line \($0)\n" }.joined())
  }

  private func conflict(_ result: Result<RebasedStack, RebaseConflict>) -> RebaseConflict? {
    guard case .failure(let conflict) = result else { return nil }
    return conflict
  }

  private func act(_ layers: [RebaseLayer]) -> StackAct { StackAct(layers: layers, links: []) }

  @Test func randomChainsAgreeWithGit() throws {
    var random = RandomFiles(generator: PrintedSeed())
    var (clean, conflicting) = (0, 0)
    for _ in 0..<12 {
      let base = random.files(12)
      var trunk = base
      random.edit(&trunk, steps: 3)
      var commits = [ScratchCommit(bytes: base), ScratchCommit(bytes: trunk, parents: [0])]
      var files = base
      for number in 0..<3 {
        random.edit(&files, steps: 2)
        commits.append(
          ScratchCommit(
            bytes: files, parents: [number == 0 ? 0 : number + 1], message: "change \(number)\n\n# not a comment\n",
            ref: "refs/heads/side"))
      }
      let names = try scratch.commit(commits)
      let layer = RebaseLayer(ref: "side", base: names[0], head: names[4], onto: .commit(names[1]))
      let store = try scratch.store(writingTo: .repository)
      let result = try store.rebase(act([layer]))
      try scratch.run(["checkout", "-q", "-f", "side"])
      try scratch.run(["clean", "-qfd"])
      let isDone =
        (try? scratch.run([
          "-c", "merge.directoryRenames=false", "rebase", "-q", "--empty=keep", "--onto", "\(names[1])", "\(names[0])",
        ])) != nil
      guard isDone else {
        conflicting += 1
        let stages = try scratch.run(["ls-files", "--unmerged"])
        #expect(conflict(result) != nil || MergeAgreementTests.isUnfounded(stages), "\(stages)")
        try scratch.run(["rebase", "--abort"])
        continue
      }
      let head = try result.get().layers[0].head
      clean += 1
      let format = "--format=%T %an %ae %at%n%B"
      #expect(
        try scratch.lines("log", "--reverse", format, "\(names[1])..\(head)")
          == scratch.lines("log", "--reverse", format, "\(names[1])..side"))
      #expect(try scratch.store().commits(from: names[1], to: head).count == 3)
    }
    print("rebases: \(clean) clean, \(conflicting) conflicting")
  }

  @Test func layersMoveTogether() throws {
    let names = try scratch.commit([
      ScratchCommit(["f": text([:])]), ScratchCommit(["f": text([1: "trunk"])], parents: [0]),
      ScratchCommit(["f": text([10: "a"])], parents: [0], message: "a\n", ref: "refs/heads/a"),
      ScratchCommit(["f": text([10: "a", 20: "b"])], parents: [2], message: "b\n", ref: "refs/heads/b"),
      ScratchCommit(["f": text([10: "a", 20: "b", 30: "c"])], parents: [3], message: "c\n", ref: "refs/heads/c"),
    ])
    let layers = [
      RebaseLayer(ref: "a", base: names[0], head: names[2], onto: .commit(names[1])),
      RebaseLayer(ref: "b", base: names[2], head: names[3], onto: .layer(0)),
      RebaseLayer(ref: "c", base: names[3], head: names[4], onto: .layer(1)),
    ]
    let store = try scratch.store()
    let stack = try store.rebase(act(layers)).get()
    #expect(stack.landed == nil)
    #expect(stack.layers.map(\.base) == [names[1], stack.layers[0].head, stack.layers[1].head])
    // Others stand on what was submitted, with work above it that was not.
    let part = RebaseLayer(ref: "b", base: names[2], head: names[4], submitted: names[3], onto: .commit(names[1]))
    let whole = try store.rebase(act([part])).get().layers[0]
    let submitted = try #require(whole.submitted)
    #expect(try store.commit(whole.head).parents == [submitted])
    #expect(try store.commit(submitted).title == "b")
    for (layer, title) in zip(stack.layers, ["a", "b", "c"]) {
      #expect(try store.commit(layer.head).title == title)
      #expect(try store.commit(layer.head).parents == [layer.base])
    }
    let expected = [[1: "trunk", 10: "a"], [1: "trunk", 10: "a", 20: "b"], [1: "trunk", 10: "a", 20: "b", 30: "c"]]
    for (layer, changes) in zip(stack.layers, expected) {
      let entry = try #require(try store.entry(FilePath("f"), in: store.tree(of: layer.head)))
      #expect(try store.bytes(of: entry.object) == text(changes).bytes)
    }
    // Once more: all stands where it belongs.
    let again = zip(layers, stack.layers).map { layer, moved in
      RebaseLayer(ref: layer.ref, base: moved.base, head: moved.head, onto: layer.onto)
    }
    #expect(try store.rebase(act(again)).get().layers == stack.layers)
  }

  @Test func aConflictNamesLayerCommitAndFiles() throws {
    let names = try scratch.commit([
      ScratchCommit(["f": text([:])]), ScratchCommit(["f": text([20: "trunk"])], parents: [0]),
      ScratchCommit(["f": text([10: "a"])], parents: [0], ref: "refs/heads/a"),
      ScratchCommit(["f": text([10: "a", 20: "b"])], parents: [2], ref: "refs/heads/b"),
    ])
    let layers = [
      RebaseLayer(ref: "a", base: names[0], head: names[2], onto: .commit(names[1])),
      RebaseLayer(ref: "b", base: names[2], head: names[3], onto: .layer(0)),
    ]
    let failure = try #require(conflict(try scratch.store().rebase(act(layers))))
    #expect(failure.layer == 1)
    #expect(failure.commit == names[3])
    #expect(failure.files.map(\.path) == ["f"])
  }

  @Test func whatTheNewBaseHasAlreadyDoesNotComeTwice() throws {
    let names = try scratch.commit([
      ScratchCommit(["f": text([:])]), ScratchCommit(["f": text([1: "a"])], parents: [0], ref: "refs/heads/side"),
      ScratchCommit(["f": text([1: "a", 9: "b"])], parents: [1], ref: "refs/heads/side"),
      ScratchCommit(["f": text([1: "a", 20: "trunk"])], parents: [1]),
    ])
    let store = try scratch.store()
    func head(_ head: Int, onto base: Int) throws -> CommitID {
      try store.rebase(
        act([RebaseLayer(ref: "side", base: names[0], head: names[head], onto: .commit(names[base]))])
      ).get().layers[0].head
    }
    // It has landed as it is.
    #expect(try head(1, onto: 3) == names[3])
    let rest = try store.commit(try head(2, onto: 3))
    #expect(rest.parents == [names[3]])
    let entry = try #require(try store.entry(FilePath("f"), in: rest.tree))
    #expect(try store.bytes(of: entry.object) == text([1: "a", 9: "b", 20: "trunk"]).bytes)
    // It was rebased by hand, and its base is still the old one.
    #expect(try head(2, onto: 1) == names[2])
  }

  @Test func aMergeWithinALayerKeepsWhatItTookIn() throws {
    let names = try scratch.commit([
      ScratchCommit(["f": text([:])]),
      ScratchCommit(["f": text([1: "t1"])], parents: [0]),
      ScratchCommit(["f": text([10: "own"])], parents: [0], ref: "refs/heads/side"),
      // The trunk merged into the layer, with something settled by hand.
      ScratchCommit(["f": text([1: "t1", 10: "own", 15: "by hand"])], parents: [2, 1], ref: "refs/heads/side"),
      ScratchCommit(["f": text([1: "t1", 5: "t2"])], parents: [1]),
      // Two branches within the layer.
      ScratchCommit(["f": text([10: "x"])], parents: [0], ref: "refs/heads/x"),
      ScratchCommit(["f": text([10: "x", 20: "y"])], parents: [5], ref: "refs/heads/x"),
      ScratchCommit(["f": text([10: "x", 30: "z"])], parents: [5], ref: "refs/heads/z"),
      ScratchCommit(["f": text([10: "x", 20: "y", 30: "z"])], parents: [6, 7], ref: "refs/heads/x"),
    ])
    let store = try scratch.store()
    func rebased(_ base: Int, _ head: Int, onto: Int) throws -> Commit {
      let layer = RebaseLayer(ref: "side", base: names[base], head: names[head], onto: .commit(names[onto]))
      return try store.commit(try store.rebase(act([layer])).get().layers[0].head)
    }
    func content(_ commit: Commit) throws -> [UInt8] {
      let entry = try #require(try store.entry(FilePath("f"), in: commit.tree))
      return try store.bytes(of: entry.object)
    }
    let merged = try rebased(1, 3, onto: 4)
    #expect(merged.parents == [names[2], names[4]])
    #expect(try content(merged) == text([1: "t1", 5: "t2", 10: "own", 15: "by hand"]).bytes)
    let inner = try rebased(0, 8, onto: 4)
    #expect(inner.parents.count == 2)
    #expect(!inner.parents.contains(names[6]))
    #expect(try content(inner) == text([1: "t1", 5: "t2", 10: "x", 20: "y", 30: "z"]).bytes)
    let grandparents = try inner.parents.map { parent throws in try store.commit(parent).parents }
    #expect(grandparents[0] == grandparents[1])
  }

  @Test func aMessageThatIsNotUTF8StaysAsItIs() throws {
    let names = try scratch.commit([
      ScratchCommit(["f": text([:])]), ScratchCommit(["f": text([1: "t"])], parents: [0]),
    ])
    let tree = try scratch.lines("rev-parse", "\(names[1])^{tree}")[0]
    let raw = "tree \(tree)\nparent \(names[0])\nauthor Zo\u{fffd} <z@x> 1 +0000\ncommitter Zoe <z@x> 1 +0000\n"
    var bytes = Array((raw + "encoding ISO-8859-1\n\ncaf").utf8) + [0xE9, 10]
    bytes = bytes.split(separator: [0xEF, 0xBF, 0xBD]).joined(separator: [0xEB]).map { $0 }
    try Data(bytes).write(to: URL(fileURLWithPath: scratch.path("raw")))
    let name = try #require(
      CommitID(scratch.lines("hash-object", "-t", "commit", "-w", scratch.path("raw"))[0]) as CommitID?)
    let more = try scratch.commit([
      ScratchCommit(["f": text([:])]), ScratchCommit(["f": text([:]), "g": .init("")], parents: [0]),
    ])
    let store = try scratch.store(writingTo: .repository)
    let layer = RebaseLayer(ref: "side", base: names[0], head: name, onto: .commit(more[1]))
    let head = try store.rebase(act([layer])).get().layers[0].head
    let written = try scratch.output("cat-file", "commit", "\(head)")
    #expect(written.contains(0xE9))
    #expect(written.contains(0xEB))
    #expect(String(decoding: written, as: UTF8.self).contains("encoding ISO-8859-1\n"))
  }

  @Test(arguments: [StackAct.Landing.rebase, .squash, .merge]) func layersLand(style: StackAct.Landing) throws {
    let names = try scratch.commit([
      ScratchCommit(["f": text([:])]), ScratchCommit(["f": text([1: "trunk"])], parents: [0]),
      ScratchCommit(["f": text([10: "a"])], parents: [0], message: "a1\n", ref: "refs/heads/a"),
      ScratchCommit(["f": text([10: "a", 12: "a"])], parents: [2], message: "a2\n", ref: "refs/heads/a"),
      ScratchCommit(["f": text([10: "a", 12: "a", 20: "b"])], parents: [3], message: "b\n", ref: "refs/heads/b"),
      ScratchCommit(
        ["f": text([10: "a", 12: "a", 20: "b", 25: "c"])], parents: [4], message: "c\n", ref: "refs/heads/c"),
    ])
    let layers = [
      RebaseLayer(ref: "a", base: names[0], head: names[3], onto: .landed),
      RebaseLayer(ref: "b", base: names[3], head: names[4], onto: .landed),
      RebaseLayer(ref: "c", base: names[4], head: names[5], onto: .landed),
    ]
    let act = StackAct(
      layers: layers, branch: "main", trunk: names[1], landing: 2, style: style, messages: ["land a\n", "land b\n"],
      links: [])
    let store = try scratch.store(writingTo: .repository)
    let stack = try store.rebase(act).get()
    let landed = try #require(stack.landed)
    let whole = [1: "trunk", 10: "a", 12: "a", 20: "b"]
    let entry = try #require(try store.entry(FilePath("f"), in: store.tree(of: landed)))
    #expect(try store.bytes(of: entry.object) == text(whole).bytes)
    let titles = try scratch.lines("log", "--first-parent", "--reverse", "--format=%s|%an", "\(names[1])..\(landed)")
    switch style {
    case .rebase: #expect(titles == ["a1|Author 2", "a2|Author 3", "b|Author 4"])
    case .squash: #expect(titles == ["land a|Author 3", "land b|Author 4"])
    case .merge:
      #expect(titles == ["land b|Ada"])
      #expect(try store.commit(landed).parents == [names[1], names[4]])
      #expect(stack.layers[0].head == names[3])
    }
    #expect(stack.layers[2].base == landed)
    let above = try #require(try store.entry(FilePath("f"), in: store.tree(of: stack.layers[2].head)))
    #expect(try store.bytes(of: above.object) == text(whole.merging([25: "c"]) { $1 }).bytes)
  }

  @Test func mergesTakeInLayersThatStandApart() throws {
    let names = try scratch.commit([
      ScratchCommit(["f": text([:])]),
      ScratchCommit(["f": text([10: "a"])], parents: [0], ref: "refs/heads/a"),
      ScratchCommit(["f": text([20: "b"])], parents: [0], ref: "refs/heads/b"),
    ])
    let act = StackAct(
      layers: [
        RebaseLayer(ref: "a", base: names[0], head: names[1], onto: .landed),
        RebaseLayer(ref: "b", base: names[0], head: names[2], onto: .landed),
      ], branch: "main", trunk: names[0], landing: 2, style: .merge, messages: ["a\n", "b\n"], links: [])
    let store = try scratch.store()
    let landed = try #require(try store.rebase(act).get().landed)
    let entry = try #require(try store.entry(FilePath("f"), in: store.tree(of: landed)))
    #expect(try store.bytes(of: entry.object) == text([10: "a", 20: "b"]).bytes)
    #expect(try store.commit(landed).parents.last == names[2])
  }

  @Test func aConflictOfALandingMergeNamesItsLayer() throws {
    let names = try scratch.commit([
      ScratchCommit(["f": text([:])]), ScratchCommit(["f": text([20: "trunk"])], parents: [0]),
      ScratchCommit(["f": text([10: "a"])], parents: [0], ref: "refs/heads/a"),
      ScratchCommit(["f": text([20: "b"])], parents: [0], ref: "refs/heads/b"),
    ])
    let act = StackAct(
      layers: [
        RebaseLayer(ref: "a", base: names[0], head: names[2], onto: .landed),
        RebaseLayer(ref: "b", base: names[0], head: names[3], onto: .landed),
      ], branch: "main", trunk: names[1], landing: 2, style: .merge, messages: ["a\n", "b\n"], links: [])
    #expect(conflict(try scratch.store().rebase(act))?.layer == 1)
  }
}
