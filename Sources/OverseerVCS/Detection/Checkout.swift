import OverseerModel

/// A folder in which git or jj has checked something out. It is found by reading files alone: nothing is started.
public struct Checkout: Sendable, Hashable {
  /// The real path of the folder that is checked out; for a bare repository that of the repository.
  public let root: String
  /// The real path of the repository's main root: for a worktree of git or a further workspace of jj that of the
  /// main one, else the same as ``root``.
  public let mainRoot: String
  public let vcsType: VCSType
  let git: GitDirectory?

  /// The checkout that holds `folder`; nil where there is none.
  ///
  /// The nearest one counts, and in one folder `.jj` before `.git`. One whose main repository is gone counts as its
  /// own.
  public init?(containing folder: String) {
    var next = realPath(folder)
    while let folder = next {
      if let found = Self.at(folder) {
        self = found
        return
      }
      next = FilePeek.parent(of: folder)
    }
    return nil
  }

  private init(root: String, mainRoot: String?, vcsType: VCSType, git: GitDirectory?) {
    self.root = root
    self.mainRoot = mainRoot ?? root
    self.vcsType = vcsType
    self.git = git
  }

  /// The checkout whose root is `folder`.
  private static func at(_ folder: String) -> Checkout? {
    if FilePeek.kind(FilePeek.join(folder, ".jj/repo")) != nil {
      let jj = JJDirectory(workspace: folder)
      return Checkout(root: folder, mainRoot: jj?.mainRoot, vcsType: .jj, git: jj?.git)
    }
    let entry = FilePeek.join(folder, ".git")
    if let git = GitDirectory(entry: entry, in: folder) {
      return Checkout(root: folder, mainRoot: git.isWorktree ? git.mainRoot : nil, vcsType: .git, git: git)
    }
    // A file is a promise of git, even if what it names is gone; a folder may be anything, and git walks past it too.
    if FilePeek.kind(entry) == .file { return Checkout(root: folder, mainRoot: nil, vcsType: .git, git: nil) }
    if let git = GitDirectory(folder: folder), !git.isWorktree, git.isBare {
      return Checkout(root: git.mainRoot, mainRoot: nil, vcsType: .git, git: git)
    }
    return nil
  }
}

extension Checkout {
  /// Whether there is nothing but a repository, without files to work on.
  public var isBare: Bool { vcsType == .git && git?.path == root }

  /// The branch that work lands on, as far as the refs tell: what `origin` calls its own, else `main` or `master`,
  /// else the one that `HEAD` names, commits or not. nil where they tell nothing.
  public var defaultBranch: String? {
    guard let git else { return nil }
    let refs = GitRefs(git)
    switch vcsType {
    case .git, .none: return refs.mainBranch() ?? refs.headBranch
    case .jj:
      // jj knows the branches of a remote before it has any of its own. In a store that nobody works in with git,
      // HEAD is not what anybody has chosen.
      let isHidden = git.common.hasPrefix(mainRoot + "/.jj/")
      return refs.mainBranch(atOrigin: ["main", "master", "trunk"]) ?? (isHidden ? nil : refs.headBranch)
    }
  }

  /// The branch that git has checked out, commits or not; nil where HEAD is detached, or not what is worked on, as
  /// with jj.
  public var headBranch: String? { vcsType == .git ? git.flatMap { GitRefs($0).checkedOutBranch } : nil }

  /// Whether the refs show such a branch, here or at `origin`.
  public func hasBranch(_ name: String) -> Bool { git.map { GitRefs($0).hasBranch(name) } ?? false }
}
