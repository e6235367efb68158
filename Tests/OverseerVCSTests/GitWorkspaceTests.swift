import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

/// Work in a repository of git: refs, workspaces and commits, with the user's settings and hooks.
@Suite struct GitWorkspaceTests {
  private let scratch: Scratch
  private let repository: GitRepository
  private let root: String
  private let names: [CommitID]

  init() throws {
    scratch = try Scratch()
    root = try scratch.emptyRepository()
    names = try scratch.commit([
      ScratchCommit(["a": .init("1\n")]),
      ScratchCommit(["a": .init("2\n"), ".gitignore": .init("*.log\n")], parents: [0]),
    ])
    try scratch.git(in: "repo", "reset", "-q", "--hard")
    repository = GitRepository(try scratch.checkout())
  }

  private func hook(_ name: String, _ script: String) throws {
    try scratch.write("#!/bin/sh\n\(script)\n", to: "repo/.git/hooks/\(name)")
    _ = try Scratch.run("/bin/chmod", ["+x", "repo/.git/hooks/\(name)"], in: scratch.folder)
  }

  private func files(of commit: CommitID) throws -> [String] {
    let output = try scratch.output("ls-tree", "-r", "-z", "--name-only", "\(commit)")
    return output.split(separator: 0).map { FilePath(bytes: Array($0)).description }
  }

  @Test func aRefIsBegunAndLeft() async throws {
    try await repository.begin("task/x", at: names[0], in: root)
    var status = try repository.status(of: root, links: [])
    #expect(status.branch == "task/x")
    #expect(status.commit == names[0])
    #expect(try repository.tip(of: "task/x") == names[0])
    #expect(repository.changeID(of: names[0], at: "task/x") == "task/x")
    try await repository.leave(for: "main", in: root)
    status = try repository.status(of: root, links: [])
    #expect(status.branch == "main")
    // It stays where it is when it is begun again.
    try await repository.begin("task/x", at: names[1], in: root)
    #expect(try repository.tip(of: "task/x") == names[0])
    try await repository.leave(for: "main", in: root)
    try repository.deleteRef("task/x")
    #expect(try repository.tip(of: "task/x") == nil)
    try repository.deleteRef("task/x")
    #expect(try scratch.lines("status", "--porcelain").isEmpty)
  }

  @Test func beginningLosesNoWork() async throws {
    try scratch.write("mine\n", to: "repo/a")
    let error = await refusal { try await repository.begin("task/x", at: names[0], in: root) }
    #expect(error?.code == .vcsFailed)
    #expect(try String(contentsOfFile: root + "/a", encoding: .utf8) == "mine\n")
  }

  @Test func aWorkspaceComesAndGoes() async throws {
    let place = scratch.path("tree of it")
    try await repository.addWorkspace("x", at: place, for: "task/x", base: names[0])
    var status = try repository.status(of: place, links: [])
    #expect(status.branch == "task/x")
    #expect(status.commit == names[0])
    #expect(status.isClean)
    let inner = GitRepository(try scratch.checkout("tree of it"))
    #expect(try inner.checkouts().map(\.path) == [root, place])
    // A branch is held by one checkout.
    try await repository.leave(for: "main", in: place)
    status = try repository.status(of: place, links: [])
    #expect(status.branch == nil)
    #expect(status.commit == names[1])
    try scratch.write("x", to: "tree of it/product.log")
    try await repository.removeWorkspace("x", at: place)
    #expect(!FileManager.default.fileExists(atPath: place))
    #expect(try repository.checkouts().map(\.path) == [root])
    // Again, for the branch that is there, and after somebody has removed the folder.
    try await repository.addWorkspace("x", at: place, for: "task/x", base: names[1])
    #expect(try repository.status(of: place, links: []).commit == names[0])
    try FileManager.default.removeItem(atPath: place)
    try await repository.addWorkspace("x", at: place, for: "task/x", base: names[1])
    try FileManager.default.removeItem(atPath: place)
    try await repository.removeWorkspace("x", at: place)
    #expect(try repository.checkouts().map(\.path) == [root])
    #expect(await refusal { try repository.status(of: place, links: []) }?.code == .notFound)
  }

  @Test func everythingIsCommittedButWhatIsLeftOutOrIgnored() async throws {
    try await repository.begin("task/x", at: names[1], in: root)
    try scratch.makeFolder("repo/new/folder")
    try scratch.makeFolder("elsewhere")
    let odd = ["with space", "qu\"ote", "line\nend", "-dash", ":(top)magic", "*", "new/folder/file", "\\xFF", "ünï"]
    for name in odd { try scratch.write("x\n", to: "repo/\(name)") }
    try Data("x".utf8).write(to: URL(fileURLWithPath: root + "/out.log"))
    try FileManager.default.createSymbolicLink(atPath: root + "/linked", withDestinationPath: scratch.path("elsewhere"))
    try scratch.write("left", to: "repo/left")
    try scratch.remove("repo/a")
    try scratch.emptyRepository("repo/own")
    try scratch.commit([ScratchCommit(["o": .init("1\n")])], in: "repo/own")
    let message = "A title\n\n# not a comment\nbody\n"
    let head = try await repository.commit(
      to: "task/x", in: root, message: message, leavingOut: ["linked", "left"], hooks: true)
    #expect(try repository.tip(of: "task/x") == head)
    #expect(try Set(files(of: head)) == Set(odd.map { FilePath(bytes: Array($0.utf8)).description } + [".gitignore"]))
    let commit = try scratch.store().commit(head)
    #expect(commit.message == message)
    #expect(commit.parents == [names[1]])
    #expect(try scratch.lines("status", "--porcelain") == ["?? left", "?? linked", "?? own/"])
    // Nothing is left to commit.
    #expect(
      try await repository.commit(to: "task/x", in: root, message: "no", leavingOut: ["linked", "left"], hooks: true)
        == head)
  }

  @Test func pathsThatAreNoTextAreCommitted() async throws {
    let path = Array((root + "/").utf8) + [0xFF, 0x61]
    let written = path.withUnsafeBufferPointer { bytes in
      (Array(bytes.map { CChar(bitPattern: $0) }) + [0]).withUnsafeBufferPointer { name in
        name.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1
      }
    }
    try #require(written >= 0)
    close(written)
    #expect(try repository.status(of: root, links: []).changes == [.init(path: "\\xFFa", kind: .untracked)])
    let head = try await repository.commit(to: "main", in: root, message: "m", leavingOut: [], hooks: true)
    #expect(try files(of: head) == [".gitignore", "a", "\\xFFa"])
  }

  @Test func whatIsIgnoredSinceIsTakenOut() async throws {
    try scratch.write("a\n*.log\n", to: "repo/.gitignore")
    try scratch.git(in: "repo", "rm", "-q", "--cached", "a")
    let head = try await repository.commit(to: "main", in: root, message: "m", leavingOut: [], hooks: true)
    #expect(try files(of: head) == [".gitignore"])
    #expect(FileManager.default.fileExists(atPath: root + "/a"))
  }

  @Test func hooksAreLeftOutOnWish() async throws {
    for name in ["pre-commit", "commit-msg", "prepare-commit-msg", "post-commit"] {
      try hook(name, "touch ran; exit 1")
    }
    try scratch.write("3\n", to: "repo/a")
    let head = try await repository.commit(to: "main", in: root, message: "m", leavingOut: [], hooks: false)
    #expect(head != names[1])
    #expect(!FileManager.default.fileExists(atPath: root + "/ran"))
  }

  @Test func stagedMovedAndRemovedFilesAreCommitted() async throws {
    try scratch.git(in: "repo", "mv", "a", "b")
    try scratch.git(in: "repo", "rm", "-q", "--cached", ".gitignore")
    try scratch.write("intended\n", to: "repo/intended")
    try scratch.git(in: "repo", "add", "-N", "intended")
    let head = try await repository.commit(to: "main", in: root, message: "m", leavingOut: [], hooks: true)
    #expect(try files(of: head) == [".gitignore", "b", "intended"])
    #expect(try scratch.lines("status", "--porcelain").isEmpty)
  }

  @Test func aHookThatRefusesLosesNothing() async throws {
    try hook("pre-commit", "echo 'no tabs please' >&2; exit 1")
    try scratch.write("3\n", to: "repo/a")
    try scratch.write("new\n", to: "repo/new")
    let error = await refusal {
      try await repository.commit(to: "main", in: root, message: "m", leavingOut: [], hooks: true)
    }
    #expect(error?.code == .vcsFailed)
    #expect(error?.message.contains("no tabs please") == true)
    #expect(try repository.tip(of: "main") == names[1])
    #expect(try scratch.lines("status", "--porcelain") == ["M  a", "A  new"])
    try hook("pre-commit", "touch ran")
    let head = try await repository.commit(to: "main", in: root, message: "m", leavingOut: [], hooks: true)
    #expect(try files(of: head) == [".gitignore", "a", "new"])
    #expect(FileManager.default.fileExists(atPath: root + "/ran"))
  }

  @Test func theMessageHookCounts() async throws {
    try hook("commit-msg", "echo 'Change-Id: I1' >> \"$1\"")
    try scratch.write("3\n", to: "repo/a")
    let head = try await repository.commit(to: "main", in: root, message: "m\n", leavingOut: [], hooks: true)
    #expect(try scratch.store().commit(head).message == "m\nChange-Id: I1\n")
  }

  @Test func aCommitIsSignedWhereTheUserWantsIt() async throws {
    try scratch.write(
      "#!/bin/sh\ncat > /dev/null\necho '[GNUPG:] SIG_CREATED D 1 8 00 1 A' >&2\n"
        + "printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nfake\\n-----END PGP SIGNATURE-----\\n'\n", to: "gpg")
    _ = try Scratch.run("/bin/chmod", ["+x", "gpg"], in: scratch.folder)
    try scratch.git(in: "repo", "config", "gpg.program", scratch.path("gpg"))
    try scratch.git(in: "repo", "config", "commit.gpgSign", "true")
    try scratch.write("3\n", to: "repo/a")
    let head = try await repository.commit(to: "main", in: root, message: "m\n", leavingOut: [], hooks: true)
    let text = String(decoding: try scratch.output("cat-file", "commit", "\(head)"), as: UTF8.self)
    #expect(text.contains("gpgsig -----BEGIN PGP SIGNATURE-----"))
  }

  @Test func nothingIsCommittedElsewhereOrInTheMidst() async throws {
    try scratch.write("3\n", to: "repo/a")
    let other = await refusal {
      try await repository.commit(to: "task/x", in: root, message: "m", leavingOut: [], hooks: true)
    }
    #expect(other?.code == .preconditionFailed)
    try scratch.git(in: "repo", "branch", "side", "\(names[0])")
    try scratch.git(in: "repo", "commit", "-qam", "three")
    try scratch.git(in: "repo", "switch", "-q", "side")
    try scratch.write("4\n", to: "repo/a")
    try scratch.git(in: "repo", "commit", "-qam", "four")
    _ = try? scratch.git(in: "repo", "merge", "main")
    let tip = try repository.tip(of: "side")
    let midst = await refusal {
      try await repository.commit(to: "side", in: root, message: "m", leavingOut: [], hooks: true)
    }
    #expect(midst?.code == .preconditionFailed)
    #expect(midst?.message.contains("merge") == true)
    #expect(try repository.tip(of: "side") == tip)
    #expect(try scratch.lines("status", "--porcelain").contains("UU a"))
  }

  @Test func whatOnlyFiltersDifferByIsNothingToCommit() async throws {
    try scratch.write("a filter=upper\n", to: "repo/.gitattributes")
    try scratch.git(in: "repo", "config", "filter.upper.clean", "tr a-z A-Z")
    try scratch.git(in: "repo", "config", "filter.upper.smudge", "tr A-Z a-z")
    try scratch.write("text\n", to: "repo/a")
    let head = try await repository.commit(to: "main", in: root, message: "m", leavingOut: [], hooks: true)
    _ = try Scratch.run("/usr/bin/touch", ["-d", "2001-01-01", "a"], in: root)
    #expect(try await repository.commit(to: "main", in: root, message: "m", leavingOut: [], hooks: true) == head)
    #expect(try repository.status(of: root, links: []).isClean)
  }

  @Test func lockedRefsAndMovedOnesAreRefused() async throws {
    let store = try scratch.store(writingTo: .repository)
    let moves = [
      RefMove("refs/heads/other", from: nil, to: names[0]), RefMove("refs/heads/main", from: names[1], to: names[0]),
    ]
    try scratch.write("", to: "repo/.git/refs/heads/main.lock")
    #expect(await refusal { try store.move(moves, message: "m") }?.code == .unavailable)
    #expect(try store.tip(of: "refs/heads/other") == nil)
    try scratch.remove("repo/.git/refs/heads/main.lock")
    let stale = [moves[0], RefMove("refs/heads/main", from: names[0], to: names[1])]
    #expect(await refusal { try store.move(stale, message: "m") }?.code == .conflict)
    #expect(try store.tip(of: "refs/heads/other") == nil)
    #expect(await refusal { try store.move([RefMove("bad..name", from: nil, to: names[0])], message: "m") } != nil)
    try store.move([RefMove("refs/overseer/reviews/1/2/head", from: nil, to: names[0])], message: "m")
    #expect(try store.refs(below: "refs/overseer/").map(\.name) == ["refs/overseer/reviews/1/2/head"])
    try store.move(moves, message: "os: moved")
    #expect(try scratch.lines("reflog", "-1", "--format=%gs", "main") == ["os: moved"])
  }
}
