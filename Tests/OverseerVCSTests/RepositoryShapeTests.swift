import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

/// Repositories that are not as usual are read, or refused in words that help.
@Suite struct RepositoryShapeTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func status(_ name: String = "repo") throws -> WorkspaceStatus {
    try GitRepository(scratch.checkout(name)).status(of: scratch.path(name), links: [])
  }

  @Test func aBareRepositoryIsRead() throws {
    try scratch.emptyRepository("repo.git", "--bare")
    let commits = try scratch.commit([ScratchCommit(["a": .init("a\n")])], in: "repo.git")
    let store = try scratch.store("repo.git")
    #expect(try store.tip(of: "refs/heads/main") == commits[0])
    #expect(try status("repo.git").changes.isEmpty)
    #expect(try GitRepository(scratch.checkout("repo.git")).checkouts().isEmpty)
  }

  @Test func anUnbornBranchHasNoCommit() throws {
    try scratch.emptyRepository()
    try scratch.write("x", to: "repo/new")
    let status = try status()
    #expect(status.branch == "main")
    #expect(status.commit == nil)
    #expect(status.changes == [.init(path: "new", kind: .untracked)])
    let store = try scratch.store()
    #expect(try store.tip(of: "refs/heads/main") == nil)
    #expect(throws: OverseerError.self) { try store.resolve("HEAD") }
    #expect(try store.refs(below: "refs/").isEmpty)
  }

  @Test func aDetachedHeadHasNoBranch() throws {
    try scratch.emptyRepository()
    let commits = try scratch.commit([ScratchCommit(["a": .init("a\n")])])
    try scratch.git(in: "repo", "checkout", "-q", "--detach")
    #expect(try status().branch == nil)
    #expect(try status().commit == commits[0])
  }

  @Test func aShallowCloneIsReadToItsEnd() throws {
    try scratch.emptyRepository()
    let commits = try scratch.commit(
      (0..<6).map { ScratchCommit(["a": .init("\($0)")], parents: $0 == 0 ? [] : [$0 - 1]) })
    try scratch.git("clone", "-q", "--depth=3", "file://\(scratch.path("repo"))", "shallow")
    let store = try scratch.store("shallow")
    #expect(try store.commits(from: nil, to: commits[5]) == Array(commits[3...]))
    #expect(try store.isAncestor(commits[3], of: commits[5]))
    #expect(throws: OverseerError.self) { try store.isAncestor(commits[1], of: commits[5]) }
    #expect(try store.mergeBase(commits[4], commits[5]) == commits[4])
    #expect(throws: OverseerError.self) { try store.commit(commits[1]) }
    #expect(try store.refs(below: "refs/remotes/").map(\.commit).contains(commits[5]))
  }

  @Test func packedObjectsAndRefsAreRead() throws {
    try scratch.emptyRepository()
    let commits = try scratch.commit([
      ScratchCommit(["a": .init("a\n")]), ScratchCommit(["a": .init("b\n")], parents: [0]),
    ])
    try scratch.git(in: "repo", "tag", "-a", "-m", "t", "v1")
    try scratch.git(in: "repo", "gc", "-q", "--prune=now")
    let store = try scratch.store(writingTo: .repository)
    #expect(try store.tip(of: "refs/heads/main") == commits[1])
    #expect(try store.tip(of: "refs/tags/v1") == commits[1])
    #expect(try store.changes(from: store.tree(of: commits[0]), to: store.tree(of: commits[1])).map(\.path) == ["a"])
    try store.move([RefMove("refs/heads/main", from: commits[1], to: commits[0])], message: "back")
    #expect(try scratch.lines("rev-parse", "main") == ["\(commits[0])"])
    try store.move([RefMove("refs/tags/v1", from: commits[1], to: nil)], message: "gone")
    #expect(try scratch.lines("for-each-ref", "--format=%(refname)") == ["refs/heads/main"])
  }

  @Test func namesBySHA256AreRefused() async throws {
    try scratch.emptyRepository("repo", "--object-format=sha256")
    let error = await refusal { try scratch.store() }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.message.contains("SHA-256") == true)
    #expect(error?.hint != nil)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func aRepositoryOfSomebodyElseIsRefused() async throws {
    try scratch.emptyRepository()
    try scratch.commit([ScratchCommit(["a": .init("a\n")])])
    _ = try Scratch.run("/bin/chown", ["-R", "12345", "."], in: scratch.path("repo"))
    let error = await refusal { try scratch.store() }
    #expect(error?.code == .forbidden)
    #expect(error?.hint?.contains("safe.directory '\(scratch.path("repo"))'") == true)
  }

  @Test func aRepositoryThatIsGoneIsRefused() async throws {
    try scratch.emptyRepository()
    let checkout = try scratch.checkout()
    try scratch.remove("repo")
    let error = await refusal { try ObjectStore(at: checkout) }
    #expect(error?.code == .preconditionFailed)
    #expect(error?.message.contains(checkout.root) == true)
  }

  @Test func anUnknownExtensionIsRefusedAndThatOfRelativeWorktreesIsNot() async throws {
    try scratch.emptyRepository()
    // Not with git, which may know less.
    let settings = "[core]\nrepositoryformatversion = 1\nbare = false\n[extensions]\nrelativeWorktrees = true\n"
    try scratch.write(settings, to: "repo/.git/config")
    _ = try scratch.store()
    try scratch.write(settings + "fromTheFuture = true\n", to: "repo/.git/config")
    #expect(await refusal { try scratch.store() }?.code == .preconditionFailed)
  }

  @Test(arguments: [false, true]) func allWorktreesAreFound(isRelative: Bool) throws {
    try scratch.emptyRepository()
    let commits = try scratch.commit([ScratchCommit(["a": .init("a\n")])])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    try scratch.makeFolder("trees")
    try scratch.git(in: "repo", "worktree", "add", "-q", "-b", "one", scratch.path("trees/line\nend"))
    try scratch.git(in: "repo", "worktree", "add", "-q", "--detach", scratch.path("trees/two"))
    try scratch.git(in: "repo", "worktree", "add", "-q", "-b", "gone", scratch.path("trees/gone"))
    if isRelative {
      try scratch.write("../../../../trees/two/.git\n", to: "repo/.git/worktrees/two/gitdir")
      try scratch.write("gitdir: ../../repo/.git/worktrees/two\n", to: "trees/two/.git")
      try scratch.git(in: "repo", "config", "core.repositoryformatversion", "1")
      try scratch.git(in: "repo", "config", "extensions.relativeWorktrees", "true")
    }
    try scratch.remove("trees/gone")
    for name in ["repo", "trees/two", "trees/line\nend"] {
      let found = try GitRepository(scratch.checkout(name)).checkouts()
      #expect(Set(found.map(\.path)) == Set(["repo", "trees/line\nend", "trees/two"].map(scratch.path)))
      #expect(Set(found.map { $0.branch ?? "-" }) == ["main", "one", "-"])
    }
    let two = try GitRepository(scratch.checkout("trees/two"))
    #expect(try two.status(of: scratch.path("trees/two"), links: []).commit == commits[0])
    #expect(try two.status(of: scratch.path("trees/two"), links: []).isClean)
    #expect(try scratch.store("trees/two").resolve("HEAD") == commits[0])
  }

  @Test func whatIsUnfinishedIsTold() throws {
    try scratch.emptyRepository()
    try scratch.commit([
      ScratchCommit(["a": .init("a\n")]), ScratchCommit(["a": .init("b\n")], parents: [0]),
      ScratchCommit(["a": .init("c\n")], parents: [0], ref: "refs/heads/side"),
    ])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    #expect(try status().unfinished == nil)
    let cases: [(WorkspaceStatus.Unfinished, [String], [String])] = [
      (.merge, ["merge", "side"], ["merge", "--abort"]),
      (.rebase, ["rebase", "side"], ["rebase", "--abort"]),
      (.rebase, ["rebase", "--apply", "side"], ["rebase", "--abort"]),
      (.cherryPick, ["cherry-pick", "side"], ["cherry-pick", "--abort"]),
      (.revert, ["revert", "--no-edit", "HEAD~1", "HEAD"], ["revert", "--abort"]),
      (.bisect, ["bisect", "start"], ["bisect", "reset"]),
    ]
    for (expected, begin, end) in cases {
      _ = try? scratch.run(begin)
      let status = try status()
      #expect(status.unfinished == expected, "\(begin)")
      if expected != .bisect { #expect(status.changes == [.init(path: "a", kind: .conflicted)], "\(begin)") }
      #expect(!status.isClean)
      _ = try scratch.run(end)
      #expect(try self.status().isClean, "\(end)")
    }
    try scratch.write(scratch.git(in: "repo", "format-patch", "--stdout", "-1", "side"), to: "patch")
    _ = try? scratch.run(["am", scratch.path("patch")])
    #expect(try status().unfinished == .applyMailbox)
  }

  @Test func aBranchBeingRebasedIsHeld() throws {
    try scratch.emptyRepository()
    try scratch.commit([
      ScratchCommit(["a": .init("a\n")]), ScratchCommit(["a": .init("b\n")], parents: [0]),
      ScratchCommit(["a": .init("c\n")], parents: [0], ref: "refs/heads/side"),
    ])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    for options in [["rebase", "side"], ["rebase", "--apply", "side"]] {
      _ = try? scratch.run(options)
      #expect(try GitRepository(scratch.checkout()).checkouts().map(\.branch) == ["main"])
      try scratch.git(in: "repo", "rebase", "--abort")
    }
  }

  @Test func filesOfEveryKindAreRead() throws {
    try scratch.emptyRepository()
    let long = String(repeating: "x", count: 3_000_000)
    let zero = String(repeating: "0", count: 39)
    let names = ["with space", "qu\"ote", "line\nend", "tab\there", "\\xFF", "ünï/cödé", "*", "-dash", "a/b/c"]
    var old: [[UInt8]: ScratchCommit.File] = [
      Array("empty".utf8): .init(""), Array("grows".utf8): .init(""), Array("crlf".utf8): .init("a\r\nb\r\n"),
      Array("binary".utf8): .init(bytes: [1, 0, 2]), Array("latin".utf8): .init(bytes: [0xE9, 10]),
      Array("open".utf8): .init("a\nb"), Array("long".utf8): .init(long), Array("mode".utf8): .init("m\n"),
      Array("link".utf8): .init("there", mode: "120000"), Array("kind".utf8): .init("file\n"),
      Array("sub".utf8): .init(zero + "1", mode: "160000"), [0xFF, 0x61, 0xC3]: .init("bytes\n"),
    ]
    var new = old
    for name in names { old[Array(name.utf8)] = .init("a\n") }
    for name in names { new[Array(name.utf8)] = .init("b\n") }
    new[Array("grows".utf8)] = .init("one\n")
    new[Array("crlf".utf8)] = .init("a\nb\n")
    new[Array("binary".utf8)] = .init(bytes: [1, 0, 3])
    new[Array("latin".utf8)] = .init(bytes: [0xE8, 10])
    new[Array("open".utf8)] = .init("a\nb\n")
    new[Array("long".utf8)] = .init(long + "y")
    new[Array("mode".utf8)] = .init("m\n", mode: "100755")
    new[Array("link".utf8)] = .init("where", mode: "120000")
    new[Array("kind".utf8)] = .init("file", mode: "120000")
    new[Array("sub".utf8)] = .init(zero + "2", mode: "160000")
    new[[0xFF, 0x61, 0xC3]] = .init("others\n")
    let commits = try scratch.commit([ScratchCommit(bytes: old), ScratchCommit(bytes: new, parents: [0])])
    let store = try scratch.store()
    let changes = try store.changes(from: store.tree(of: commits[0]), to: store.tree(of: commits[1]))
    let files = Dictionary(uniqueKeysWithValues: changes.map { ($0.path, $0) })
    for name in names { #expect(files[FilePath(bytes: Array(name.utf8)).description]?.status == .modified, "\(name)") }
    for file in changes { #expect(try store.entry(FilePath(file.path), in: store.tree(of: commits[1])) != nil) }
    let diffs = try files.mapValues { try store.diff(of: $0) }
    #expect(files["empty"] == nil)
    #expect(diffs["grows"]?.hunks.first?.lines.map(\.text) == ["one"])
    #expect(diffs["crlf"]?.file.added == 2)
    #expect(diffs["crlf"]?.hunks.first?.lines.first?.text == "a\r")
    #expect(diffs["binary"]?.file.binary == true)
    #expect(diffs["binary"]?.hunks.isEmpty == true)
    #expect(diffs["binary"]?.file.added == nil)
    #expect(diffs["latin"]?.hunks.first?.lines.map(\.text) == ["\u{FFFD}", "\u{FFFD}"])
    #expect(diffs["open"]?.hunks.first?.lines.map(\.noNewline) == [false, true, false])
    #expect(diffs["long"]?.file.large == true)
    #expect(diffs["long"]?.hunks.first?.lines.count == 2)
    #expect(diffs["mode"]?.file.status == .mode)
    #expect(diffs["mode"]?.file.oldMode == "100644")
    #expect(diffs["mode"]?.file.newMode == "100755")
    #expect(diffs["mode"]?.hunks.isEmpty == true)
    #expect(diffs["link"]?.hunks.first?.lines.map(\.text) == ["there", "where"])
    #expect(diffs["kind"]?.file.status == .mode)
    #expect(diffs["sub"]?.file.submodule == true)
    #expect(
      diffs["sub"]?.hunks.first?.lines.map(\.text) == ["Subproject commit \(zero)1", "Subproject commit \(zero)2"])
    #expect(diffs["\\xFFa\\xC3"]?.hunks.first?.lines.map(\.text) == ["bytes", "others"])
  }

  @Test(.enabled(if: Scratch.jj != nil, "there is no jj"))
  func aConflictOfJJIsMarkedAndItsFilesAreNotShown() throws {
    try scratch.jj(in: "", "git", "init", "--colocate", "repo")
    try scratch.write("a\n", to: "repo/a")
    try scratch.jj(in: "repo", "commit", "-m", "base")
    try scratch.write("left\n", to: "repo/a")
    try scratch.jj(in: "repo", "commit", "-m", "left")
    try scratch.jj(in: "repo", "new", "-m", "right", "@--")
    try scratch.write("right\n", to: "repo/a")
    try scratch.jj(in: "repo", "rebase", "-r", "@", "-d", "subject(exact:left)")
    func name(_ revision: String) throws -> CommitID {
      try #require(CommitID(scratch.jj(in: "repo", "log", "--no-graph", "-r", revision, "-T", "commit_id")))
    }
    let store = try scratch.store()
    let (left, right) = (try name("subject(exact:left)"), try name("@"))
    #expect(try store.commit(right).isConflicted)
    #expect(try !store.commit(left).isConflicted)
    #expect(try store.commit(right).changeIDHeader?.isEmpty == false)
    #expect(try scratch.lines("ls-tree", "--name-only", "\(right)").contains { $0.hasPrefix(".jjconflict-") })
    let paths = try store.changes(from: store.tree(of: left), to: store.tree(of: right)).map(\.path)
    #expect(paths.allSatisfy { !$0.hasPrefix(".jjconflict-") && $0 != "JJ-CONFLICT-README" })
  }
}

extension Scratch {
  @discardableResult
  func run(_ arguments: [String], in name: String = "repo") throws -> String {
    try Self.run("/usr/bin/env", ["git"] + arguments, in: path(name))
  }
}
