import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

/// What a repository wants to have run is not run by looking at it.
@Suite struct NothingRunsTests {
  @Test func readingRunsNoHookFilterOrMonitor() throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    let commits = try scratch.commit([
      ScratchCommit([".gitattributes": .init("* filter=x diff=x merge=x\n"), "a": .init("1\n2\n3\n4\n5\n6\n7\n")]),
      ScratchCommit(
        [".gitattributes": .init("* filter=x diff=x merge=x\n"), "a": .init("1\n2\n3\n4\n5\n6\nx\n")], parents: [0]),
      ScratchCommit(
        [".gitattributes": .init("* filter=x diff=x merge=x\n"), "a": .init("y\n2\n3\n4\n5\n6\n7\n")], parents: [0],
        ref: "refs/heads/side"),
    ])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    let script = scratch.path("script")
    try scratch.write("#!/bin/sh\necho \"$0 $*\" >> '\(scratch.path("marker"))'\ncat\n", to: "script")
    _ = try Scratch.run("/bin/chmod", ["+x", script], in: scratch.folder)
    let settings = [
      "core.fsmonitor", "filter.x.clean", "filter.x.smudge", "filter.x.process", "diff.x.textconv", "diff.x.command",
      "merge.x.driver", "diff.external", "core.pager", "core.editor", "core.sshCommand", "gpg.program",
      "core.askPass", "credential.helper",
    ]
    let lines = settings.map { name in
      let parts = name.split(separator: ".").map(String.init)
      let section = parts.count == 3 ? "\(parts[0]) \"\(parts[1])\"" : parts[0]
      return "[\(section)]\n\t\(parts[parts.count - 1]) = \(script)\n"
    }
    let config = try String(contentsOfFile: scratch.path("repo/.git/config"), encoding: .utf8)
    try scratch.write(config + lines.joined() + "[commit]\n\tgpgSign = true\n", to: "repo/.git/config")
    for hook in [
      "reference-transaction", "post-index-change", "post-checkout", "fsmonitor-watchman", "pre-commit", "post-rewrite",
      "post-merge", "pre-rebase", "query-watchman",
    ] {
      try FileManager.default.copyItem(atPath: script, toPath: scratch.path("repo/.git/hooks/\(hook)"))
    }
    // The file has to be read again to know whether it has changed.
    try scratch.write("1\n2\n3\n4\n5\n6\nz\n", to: "repo/a")
    let repository = try GitRepository(scratch.checkout())
    let store = try scratch.store()
    let trees = try commits.map { commit throws in try store.tree(of: commit) }
    _ = try repository.status(of: scratch.path("repo"), links: [])
    _ = try repository.tip(of: "main")
    _ = try repository.checkouts()
    _ = try store.refs(below: "refs/")
    _ = try store.resolve("main~1")
    for file in try store.changes(from: trees[0], to: trees[1]) {
      _ = try store.diff(of: file)
      _ = try store.examined(file)
    }
    _ = try store.merge(ancestor: trees[0], ours: trees[1], theirs: trees[2])
    _ = try store.interdiff(
      from: ChangeVersion(base: commits[0], head: commits[2]), to: ChangeVersion(base: commits[1], head: commits[1]))
    _ = try store.rebase(
      StackAct(
        layers: [RebaseLayer(ref: "side", base: commits[0], head: commits[2], onto: .commit(commits[1]))], links: []))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("marker")))
    // The scripts do run when git is asked.
    _ = try? scratch.git(in: "repo", "status")
    #expect(FileManager.default.fileExists(atPath: scratch.path("marker")))
  }

  @Test func lookingLeavesNothingBehind() throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    let commits = try scratch.commit([
      ScratchCommit(["a": .init("1\n2\n3\n4\n5\n")]), ScratchCommit(["a": .init("1\n2\n3\n4\nx\n")], parents: [0]),
      ScratchCommit(["a": .init("y\n2\n3\n4\n5\n")], parents: [0], ref: "refs/heads/side"),
    ])
    func listing() throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: scratch.path("repo")).sorted()
    }
    let before = try listing()
    let store = try scratch.store()
    let stack = try store.rebase(
      StackAct(
        layers: [RebaseLayer(ref: "side", base: commits[0], head: commits[2], onto: .commit(commits[1]))], links: [])
    ).get()
    let tree = try store.tree(of: stack.layers[0].head)
    let merged = try #require(try store.entry(FilePath("a"), in: tree))
    #expect(try store.bytes(of: merged.object) == Array("y\n2\n3\n4\nx\n".utf8))
    _ = try store.interdiff(
      from: ChangeVersion(base: commits[0], head: commits[2]), to: ChangeVersion(base: commits[1], head: commits[1]))
    _ = try store.changes(from: ObjectStore.emptyTree, to: tree)
    #expect(try listing() == before)
  }
}
