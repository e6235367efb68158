import OverseerModel

/// Finds commits by what people call them: in git by whatever `git rev-parse` takes, in jj besides by bookmarks, change
/// ids and `@`.
///
/// It is meant to be kept for many questions; what stands in the repository is looked up anew for each.
public final class RevisionSearch {
  private let checkout: Checkout
  private let jj: JJCommand
  private var index: ChangeIndex?

  /// `jj` is started only where several operations have happened at once, which it reconciles.
  public init(in checkout: Checkout, jj: JJCommand) {
    self.checkout = checkout
    self.jj = jj
  }

  /// The commit that `revision` names. `~2` and `^` may follow a name, of jj's `-` too.
  ///
  /// `not_found` where nothing answers to it; `conflict` where it is ambiguous, and for a divergent change or a
  /// conflicted bookmark, with its commits.
  public func commit(_ revision: String, in store: ObjectStore) async throws(OverseerError) -> CommitID {
    guard !revision.isEmpty, !revision.utf8.contains(0) else {
      throw OverseerError(.invalidInput, "the name of a revision must not be empty or hold a NUL")
    }
    guard checkout.vcsType == .jj else { return try store.resolve(revision) }
    let name = revision.prefix { $0 != "~" && $0 != "^" }
    let commit = try await named(String(name), in: store)
    return name.endIndex == revision.endIndex ? commit : try store.resolve("\(commit)\(revision[name.endIndex...])")
  }

  /// jj's name of the change that a commit belongs to; nil in git.
  public func changeID(of commit: CommitID, in store: ObjectStore) throws(OverseerError) -> ChangeID? {
    guard checkout.vcsType == .jj else { return nil }
    return ChangeID(of: commit, header: try store.commit(commit).changeIDHeader)
  }

  /// The commit at a branch, here or else at `origin`; nil where there is none.
  public func tip(ofBranch branch: String, in store: ObjectStore) async throws(OverseerError) -> CommitID? {
    if checkout.vcsType == .jj, let targets = try await changes().view.bookmarks[branch] {
      return try Self.one(of: targets, "the bookmark \(branch) is conflicted")
    }
    if let tip = try store.tip(of: "refs/heads/\(branch)") { return tip }
    return try store.tip(of: "refs/remotes/origin/\(branch)")
  }

  /// The branch that work lands on, as far as the repository tells.
  public func defaultBranch() async throws(OverseerError) -> String? {
    if let branch = checkout.defaultBranch { return branch }
    guard checkout.vcsType == .jj else { return nil }
    let bookmarks = try await changes().view.bookmarks
    return ["main", "master", "trunk"].first { bookmarks[$0] != nil }
  }
}

// In a repository of jj.
extension RevisionSearch {
  /// In the order in which jj looks: names before ids.
  private func named(_ name: String, in store: ObjectStore) async throws(OverseerError) -> CommitID {
    let changes = try await changes()
    if name == "@" {
      if let commit = JJWorkspace(root: checkout.root).flatMap({ changes.view.workingCopies[$0.name] }) {
        return commit
      }
      throw OverseerError(
        .notFound, "nothing is edited in \(checkout.root)", hint: "Name a bookmark, a change or a commit.")
    }
    if let targets = changes.view.bookmarks[name] {
      return try Self.one(of: targets, "the bookmark \(name) is conflicted")
    }
    do {
      return try store.resolve(name)
    } catch  where error.code == .notFound {
      if let commit = try change(name, in: changes) { return commit }
      guard name.hasSuffix("-"), name.count > 1 else { throw error }
      let child = try await named(String(name.dropLast()), in: store)
      let parents = try store.commit(child).parents
      guard !parents.isEmpty else { throw error }
      return try Self.one(of: parents, "\(child.short) has several parents")
    }
  }

  /// The commit of the change with that id or beginning of an id; nil where there is none.
  private func change(_ text: String, in changes: ChangeIndex) throws(OverseerError) -> CommitID? {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "k")...UInt8(ascii: "z")).contains($0) }) else { return nil }
    let found = if let id = ChangeID(text) { [id] } else { try changes.changes(withPrefix: text, limit: 10) }
    guard found.count < 2 else {
      throw OverseerError(
        .conflict, "several changes begin with \(text)", hint: "Write more of its name.",
        details: ["changes": .array(found.map { .string("\($0)") })])
    }
    guard let id = found.first else { return nil }
    let commits = try changes.commits(of: id)
    return commits.isEmpty ? nil : try Self.one(of: commits, "the change \(id.short) is divergent")
  }

  private static func one(of commits: [CommitID], _ problem: String) throws(OverseerError) -> CommitID {
    if commits.count == 1, let commit = commits.first { return commit }
    throw OverseerError(
      .conflict, "\(problem): \(commits.map(\.short).joined(separator: ", "))", hint: "Name one of its commits.",
      details: ["commits": .array(commits.map { .string("\($0)") })])
  }

  /// The changes that are visible at this moment.
  private func changes() async throws(OverseerError) -> ChangeIndex {
    guard let log = JJOperationLog(workspace: checkout.root) else { throw unreadable }
    var head = log.head()
    if head == .concurrent {
      // Any call reconciles them.
      _ = try await jj.log("root()")
      head = log.head()
    }
    guard case .operation(let operation)? = head else { throw unreadable }
    if let index, index.view.operation == operation { return index }
    guard let view = log.view(after: operation) else { throw unreadable }
    let index = try ChangeIndex(view, of: checkout)
    self.index = index
    return index
  }

  private var unreadable: OverseerError {
    OverseerError(
      .vcsFailed, "jj's record of what is visible in \(checkout.root) cannot be read",
      hint: "`jj status` there tells more.")
  }
}
