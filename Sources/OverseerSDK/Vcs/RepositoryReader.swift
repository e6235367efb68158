import OverseerModel
import OverseerVCS

/// A repository as ``RepositoryQuestion``s read it: what is committed, and nothing of the working copy.
///
/// One serves for any number of questions, one after the other. Branches are looked up anew for each.
public final class RepositoryReader {
  public let checkout: Checkout
  let revisions: RevisionSearch
  private let namedBranch: String?
  private var opened: ObjectStore?
  private var followed: (from: TreeID, to: TreeID, succession: TreeSuccession)?

  /// - Parameters:
  ///   - defaultBranch: The branch that work lands on; nil leaves it to what the repository tells.
  ///   - jj: The program, by its name or path.
  public init(at checkout: Checkout, defaultBranch: String? = nil, jj: String = "jj") {
    self.checkout = checkout
    namedBranch = defaultBranch
    revisions = RevisionSearch(in: checkout, jj: JJCommand(jj, root: checkout.root))
  }

  /// Reads the repository that `folder` is in; throws `precondition_failed` where it is in none.
  public convenience init(containing folder: String, jj: String = "jj") throws(OverseerError) {
    guard let checkout = Checkout(containing: folder) else {
      throw OverseerError(
        .preconditionFailed, "\(folder) is in no repository of git or jj",
        hint: "Change to a folder of one, or name one with -C or --repo.")
    }
    self.init(at: checkout, jj: jj)
  }

  /// Answers a question.
  public func ask<Question: RepositoryQuestion>(
    _ question: Question
  ) async throws(OverseerError) -> Question.Output {
    // What the merges of a question have put into memory goes with its store.
    opened = nil
    return try await question.answer(in: self)
  }

  /// The objects, as the question that is being answered reads them.
  func objects() throws(OverseerError) -> ObjectStore {
    if let opened { return opened }
    let store = try ObjectStore(at: checkout)
    opened = store
    return store
  }

  /// What became of files between two trees. It is kept for the next question, which tends to be about the same two.
  func succession(from old: TreeID, to new: TreeID) throws(OverseerError) -> TreeSuccession {
    if let followed, followed.from == old, followed.to == new { return followed.succession }
    let succession = TreeSuccession(from: old, to: new, reading: BlobTexts(in: try objects()))
    followed = (from: old, to: new, succession: succession)
    return succession
  }
}

// Revisions and what they start from.
extension RepositoryReader {
  func commit(_ revision: String) async throws(OverseerError) -> CommitID {
    try await revisions.commit(revision, in: objects())
  }

  /// A revision with what it starts from: what `base` names, else its merge base with the default branch if it is not
  /// on that, else its first parent.
  func facts(of revision: String, base: String?) async throws(OverseerError) -> RevisionFacts {
    let store = try objects()
    let commit = try store.commit(await commit(revision))
    var start: CommitID?
    if let base { start = try await self.commit(base) } else { start = try await defaultBase(of: commit) }
    return RevisionFacts(
      commit: commit.id, parents: commit.parents, tree: commit.tree, message: commit.message,
      baseTree: try start.map { start throws(OverseerError) in try store.tree(of: start) })
  }

  private func defaultBase(of commit: Commit) async throws(OverseerError) -> CommitID? {
    let store = try objects()
    var branch = namedBranch
    if branch == nil { branch = try await revisions.defaultBranch() }
    guard let branch, let trunk = try await revisions.tip(ofBranch: branch, in: store),
      let base = try store.mergeBase(commit.id, trunk), base != commit.id
    else { return commit.parents.first }
    return base
  }
}

extension RevisionFacts {
  /// The tree that the change starts from.
  var startTree: TreeID { baseTree ?? ObjectStore.emptyTree }
}
