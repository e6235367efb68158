import Foundation
import OverseerModel
import OverseerVCS
import Testing

@Suite struct CheckoutTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func checkout(_ name: String) throws -> Checkout {
    try #require(Checkout(containing: scratch.path(name)))
  }

  @Test func aFolderBelowTheRootBelongsToTheCheckout() throws {
    let root = try scratch.repository("repo")
    try scratch.makeFolder("repo/a/b")
    let found = try checkout("repo/a/b")
    #expect(found.root == root)
    #expect(found.mainRoot == root)
    #expect(found.vcsType == .git)
    #expect(found.defaultBranch == "main")
    #expect(try checkout("repo") == found)
  }

  @Test func aLinkLeadsToTheRealPath() throws {
    let root = try scratch.repository("repo")
    try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: root)
    #expect(try checkout("link").root == root)
  }

  @Test func nothingIsFoundWhereThereIsNone() throws {
    try scratch.makeFolder("plain/below")
    #expect(Checkout(containing: scratch.path("plain/below")) == nil)
    #expect(Checkout(containing: scratch.path("missing")) == nil)
    #expect(Checkout(containing: "") == nil)
  }

  @Test(arguments: ["with space", "line\nend", "quote'\"$(x)", "\u{301}combining", "läßt", "back\\slash", "-dash"])
  func aPathMayHoldAnyCharacter(name: String) throws {
    let root = try scratch.repository(name)
    try scratch.makeFolder("\(name)/below \n it")
    let found = try checkout("\(name)/below \n it")
    #expect(found.root == root)
    #expect(found.defaultBranch == "main")
    try scratch.git(in: name, "worktree", "add", "-q", "-b", "side", scratch.path("tree of \(name)"))
    let tree = try checkout("tree of \(name)")
    #expect(tree.root == scratch.path("tree of \(name)"))
    #expect(tree.mainRoot == root)
  }

  @Test func aWorktreeNamesTheMainRootAndHasItsDefaultBranch() throws {
    let root = try scratch.repository("repo")
    try scratch.git(in: "repo", "worktree", "add", "-q", "-b", "task/x", scratch.path("tree"))
    try scratch.makeFolder("tree/below")
    let found = try checkout("tree/below")
    #expect(found.root == scratch.path("tree"))
    #expect(found.mainRoot == root)
    #expect(found.defaultBranch == "main")
  }

  @Test func theInnerOneOfTwoNestedRepositoriesCounts() throws {
    _ = try scratch.repository("outer")
    let inner = try scratch.repository("outer/inner")
    #expect(try checkout("outer/inner").root == inner)
  }

  @Test func aBareRepositoryStandsForItself() throws {
    try scratch.git("init", "-q", "--bare", "-b", "main", "repo.git")
    let found = try checkout("repo.git/objects")
    #expect(found.root == scratch.path("repo.git"))
    #expect(found.mainRoot == found.root)
    #expect(found.vcsType == .git)
    #expect(found.defaultBranch == "main")
  }

  @Test func aWorktreeOfABareRepositoryBelongsToIt() throws {
    _ = try scratch.repository("repo")
    try scratch.git("clone", "-q", "--bare", "repo", "repo.git")
    try scratch.git(in: "repo.git", "worktree", "add", "-q", scratch.path("tree"))
    #expect(try checkout("tree").mainRoot == scratch.path("repo.git"))
  }

  @Test func aBareCloneInAHiddenFolderStandsForTheFolderAroundIt() throws {
    _ = try scratch.repository("repo")
    try scratch.makeFolder("project")
    try scratch.git("clone", "-q", "--bare", "repo", "project/.bare")
    try scratch.write("gitdir: ./.bare\n", to: "project/.git")
    try scratch.git(in: "project", "worktree", "add", "-q", "side")
    for name in ["project", "project/.bare", "project/side"] {
      #expect(try checkout(name).mainRoot == scratch.path("project"), "\(name)")
    }
    #expect(try checkout("project/side").root == scratch.path("project/side"))
  }

  @Test func aSeparateGitFolderMayLieAnywhere() throws {
    try scratch.git("init", "-q", "-b", "main", "--separate-git-dir", scratch.path("elsewhere"), "repo")
    let found = try checkout("repo")
    #expect(found.root == scratch.path("repo"))
    #expect(found.mainRoot == found.root)
    #expect(found.defaultBranch == "main")
  }

  @Test func aSubmoduleIsARepositoryOfItsOwnAndSoAreItsWorktrees() throws {
    _ = try scratch.repository("library")
    _ = try scratch.repository("repo")
    try scratch.git(
      in: "repo", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", scratch.path("library"), "sub")
    let found = try checkout("repo/sub")
    #expect(found.root == scratch.path("repo/sub"))
    #expect(found.mainRoot == found.root)
    try scratch.git(in: "repo/sub", "worktree", "add", "-q", scratch.path("tree"))
    #expect(try checkout("tree").mainRoot == scratch.path("repo/sub"))
    #expect(try checkout("repo/.git/modules/sub").root == scratch.path("repo"))
  }

  @Test func anEmptyGitFolderIsWalkedPast() throws {
    let root = try scratch.repository("repo")
    try scratch.makeFolder("repo/below/.git")
    #expect(try checkout("repo/below").root == root)
  }

  @Test func aWorktreeWhoseRepositoryIsGoneCountsAsItsOwn() throws {
    _ = try scratch.repository("repo")
    try scratch.git(in: "repo", "worktree", "add", "-q", scratch.path("tree"))
    try scratch.remove("repo")
    let found = try checkout("tree")
    #expect(found.root == scratch.path("tree"))
    #expect(found.mainRoot == found.root)
    #expect(found.defaultBranch == nil)
    #expect(!found.hasBranch("main"))
  }

  @Test(arguments: ["", "nonsense", "gitdir: ", "gitdir: /dev/null", "gitdir: .", "\u{0}\u{FFFF}"])
  func aGitFileWithAnythingInItDoesNoHarm(text: String) throws {
    try scratch.makeFolder("repo")
    try scratch.write(text, to: "repo/.git")
    #expect(try checkout("repo").root == scratch.path("repo"))
    #expect(try checkout("repo").defaultBranch == nil)
  }

  @Test func aNamedPipeIsNotWaitedFor() throws {
    _ = try scratch.repository("repo")
    for name in ["HEAD", "packed-refs", "config"] {
      try? scratch.remove("repo/.git/\(name)")
      #expect(mkfifo(scratch.path("repo/.git/\(name)"), 0o600) == 0)
      _ = Checkout(containing: scratch.path("repo"))?.defaultBranch
    }
  }
}

@Suite struct DefaultBranchTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func branch(_ name: String) throws -> String? {
    try #require(Checkout(containing: scratch.path(name))).defaultBranch
  }

  @Test func withoutACommitItIsWhatHEADNames() throws {
    try scratch.git("init", "-q", "-b", "trunk/x", "repo")
    #expect(try branch("repo") == "trunk/x")
  }

  @Test func aBranchThatSomebodyHappensToStandOnDoesNotCountBesideMain() throws {
    _ = try scratch.repository("repo")
    try scratch.git(in: "repo", "checkout", "-q", "-b", "feature")
    #expect(try branch("repo") == "main")
  }

  @Test func withoutMainItIsMaster() throws {
    _ = try scratch.repository("repo", branch: "master")
    try scratch.git(in: "repo", "checkout", "-q", "-b", "feature")
    #expect(try branch("repo") == "master")
  }

  @Test func aDetachedHEADNamesNone() throws {
    _ = try scratch.repository("named")
    try scratch.git(in: "named", "checkout", "-q", "--detach")
    #expect(try branch("named") == "main")
    _ = try scratch.repository("repo", branch: "odd")
    try scratch.git(in: "repo", "checkout", "-q", "--detach")
    #expect(try branch("repo") == nil)
  }

  @Test func packedRefsCountLikeLooseOnes() throws {
    _ = try scratch.repository("repo")
    try scratch.git(in: "repo", "tag", "-a", "-m", "one", "v1")
    try scratch.git(in: "repo", "branch", "xmain")
    try scratch.git(in: "repo", "checkout", "-q", "-b", "feature")
    try scratch.git(in: "repo", "pack-refs", "--all")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("repo/.git/refs/heads/main")))
    #expect(try branch("repo") == "main")
    let checkout = try #require(Checkout(containing: scratch.path("repo")))
    #expect(checkout.hasBranch("feature"))
    #expect(!checkout.hasBranch("ain"))
    #expect(!checkout.hasBranch("../tags/v1"))
  }

  @Test func whatOriginSaysCountsMostWhileItIsThere() throws {
    _ = try scratch.repository("origin", branch: "develop")
    try scratch.git("clone", "-q", "origin", "repo")
    try scratch.git(in: "repo", "branch", "main")
    #expect(try branch("repo") == "develop")
    try scratch.git(in: "repo", "pack-refs", "--all")
    #expect(try branch("repo") == "develop")
    try scratch.git(in: "repo", "branch", "-q", "-M", "develop", "other")
    try scratch.git(in: "repo", "update-ref", "-d", "refs/remotes/origin/develop")
    #expect(try branch("repo") == "main")
  }

  @Test func reftablesTellNothing() throws {
    // git before 2.45 cannot make such a repository, so it is made by hand as git does.
    try scratch.makeFolder("repo/.git/reftable")
    try scratch.makeFolder("repo/.git/objects")
    try scratch.makeFolder("repo/.git/refs")
    try scratch.write("ref: refs/heads/.invalid\n", to: "repo/.git/HEAD")
    try scratch.write("this repository uses the reftable format\n", to: "repo/.git/refs/heads")
    try scratch.write(
      "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefstorage = reftable\n", to: "repo/.git/config")
    #expect(try #require(Checkout(containing: scratch.path("repo"))).vcsType == .git)
    #expect(try branch("repo") == nil)
  }

  @Test(arguments: ["ref: refs/heads/../../../etc/passwd", "ref: refs/heads/", "ref: refs/tags/x", "ref:", "-", "\n\n"])
  func aHEADThatGitWouldNotWriteNamesNone(head: String) throws {
    try scratch.git("init", "-q", "repo")
    try scratch.write(head, to: "repo/.git/HEAD")
    #expect(try branch("repo") == nil)
  }
}

// jj is not a tool that every machine has; scripts/setup brings it. Without it there is nothing real to look at.
@Suite(.enabled(if: Scratch.jj != nil, "jj is neither on the PATH nor in .deps/bin"))
struct JJCheckoutTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func checkout(_ name: String) throws -> Checkout {
    try #require(Checkout(containing: scratch.path(name)))
  }

  @Test func besideGitItIsJj() throws {
    try scratch.jj("git", "init", "--colocate", "repo")
    #expect(try checkout("repo").defaultBranch == "main")
    try scratch.jj(in: "repo", "bookmark", "create", "master", "-r", "@")
    try scratch.makeFolder("repo/below")
    let found = try checkout("repo/below")
    #expect(found.root == scratch.path("repo"))
    #expect(found.mainRoot == found.root)
    #expect(found.vcsType == .jj)
    #expect(found.defaultBranch == "master")
    #expect(found.hasBranch("master"))
  }

  @Test func aloneItHasItsRefsInTheStore() throws {
    try scratch.jj("git", "init", "--no-colocate", "repo")
    #expect(try checkout("repo").vcsType == .jj)
    #expect(try checkout("repo").defaultBranch == nil)
    try scratch.jj(in: "repo", "bookmark", "create", "main", "-r", "@")
    try scratch.jj(in: "repo", "git", "export")
    #expect(try checkout("repo").defaultBranch == "main")
  }

  @Test func theBranchesOfARemoteCountBeforeThereAreOwnOnes() throws {
    let origin = try scratch.repository("origin", branch: "trunk")
    try scratch.jj("git", "init", "--no-colocate", "repo")
    // `jj git fetch` asks for a newer git than some machines have; what it leaves is written as it does.
    try scratch.git(
      in: "repo", "--git-dir", ".jj/repo/store/git", "fetch", "-q", origin, "trunk:refs/remotes/origin/trunk")
    #expect(try checkout("repo").defaultBranch == "trunk")
  }

  @Test(arguments: ["--colocate", "--no-colocate"])
  func aFurtherWorkspaceNamesTheMainRoot(layout: String) throws {
    try scratch.jj("git", "init", layout, "the repo")
    try scratch.jj(in: "the repo", "bookmark", "create", "main", "-r", "@")
    try scratch.jj(in: "the repo", "git", "export")
    try scratch.jj(in: "the repo", "workspace", "add", "--no-colocate", "../the other")
    try scratch.makeFolder("the other/below")
    let found = try checkout("the other/below")
    #expect(found.root == scratch.path("the other"))
    #expect(found.mainRoot == scratch.path("the repo"))
    #expect(found.vcsType == .jj)
    #expect(found.defaultBranch == "main")
    try scratch.remove("the repo")
    #expect(try checkout("the other").mainRoot == scratch.path("the other"))
  }

  @Test func theCommitsMayLieInAGitRepositoryElsewhere() throws {
    let git = try scratch.repository("git")
    try scratch.jj("git", "init", "--git-repo", git, "repo")
    let found = try checkout("repo")
    #expect(found.root == scratch.path("repo"))
    #expect(found.defaultBranch == "main")
  }

  @Test func jjWithinAWorktreeOfGitIsARepositoryOfItsOwn() throws {
    _ = try scratch.repository("git")
    try scratch.git(in: "git", "worktree", "add", "-q", scratch.path("tree"))
    try scratch.jj("git", "init", "--git-repo", "tree", "tree")
    let found = try checkout("tree")
    #expect(found.vcsType == .jj)
    #expect(found.mainRoot == scratch.path("tree"))
  }
}
