import CGit2
import OverseerModel

/// One step of a change of refs: `name` goes from `old` to `new`. nil is a ref that is not there.
public struct RefMove: Codable, Sendable, Hashable {
  public var name: String
  public var old: CommitID?
  public var new: CommitID?

  public init(_ name: String, from old: CommitID?, to new: CommitID?) {
    self.name = name
    self.old = old
    self.new = new
  }

  /// The move that takes this one back.
  public var reversed: RefMove { RefMove(name, from: new, to: old) }
}

extension ObjectStore {
  /// The commit at the ref of this full name (`refs/heads/main`); nil where there is none.
  public func tip(of ref: String) throws(OverseerError) -> CommitID? {
    var reference: OpaquePointer?
    let code = git_reference_lookup(&reference, repository, ref)
    if git_error_code(code) == GIT_ENOTFOUND { return nil }
    try LibGit2.check(code, "ref \(ref)")
    defer { git_reference_free(reference) }
    var commit: OpaquePointer?
    let peeled = git_reference_peel(&commit, reference, GIT_OBJECT_COMMIT)
    // A branch without a commit yet.
    if git_error_code(peeled) == GIT_ENOTFOUND { return nil }
    try LibGit2.check(peeled, "ref \(ref)")
    defer { git_object_free(commit) }
    return git_object_id(commit).map { CommitID($0.pointee) }
  }

  /// The names and commits of the refs below `prefix`, which ends with a slash.
  public func refs(below prefix: String) throws(OverseerError) -> [(name: String, commit: CommitID)] {
    var iterator: OpaquePointer?
    try LibGit2.check(git_reference_iterator_glob_new(&iterator, repository, prefix + "*"), "refs below \(prefix)")
    defer { git_reference_iterator_free(iterator) }
    var found: [(name: String, commit: CommitID)] = []
    while true {
      var name: UnsafePointer<CChar>?
      let code = git_reference_next_name(&name, iterator)
      if git_error_code(code) == GIT_ITEROVER { return found }
      try LibGit2.check(code, "refs below \(prefix)")
      guard let name = name.map({ String(cString: $0) }) else { continue }
      if let commit = try tip(of: name) { found.append((name: name, commit: commit)) }
    }
  }

  /// Makes all `moves` or none: every ref is locked and must stand where its move says before the first one moves.
  ///
  /// `message` goes to the reflogs. Throws `conflict` naming a ref that stands elsewhere, `unavailable` for one that
  /// another program has locked. A process that dies in the midst leaves some moved: who calls keeps a journal.
  public func move(_ moves: [RefMove], message: String) throws(OverseerError) {
    guard !moves.isEmpty else { return }
    var transaction: OpaquePointer?
    try LibGit2.check(git_transaction_new(&transaction, repository), "transaction")
    defer { git_transaction_free(transaction) }
    for move in moves { try LibGit2.check(git_transaction_lock_ref(transaction, move.name), "ref \(move.name)") }
    try expectOrigins(of: moves)
    let signature = try committer()
    defer { git_signature_free(signature) }
    for move in moves {
      if let new = move.new {
        var oid = new.oid
        try LibGit2.check(
          git_transaction_set_target(transaction, move.name, &oid, signature, message), "ref \(move.name)")
      } else {
        try LibGit2.check(git_transaction_remove(transaction, move.name), "ref \(move.name)")
      }
    }
    try LibGit2.check(git_transaction_commit(transaction), "refs")
  }

  /// Throws `conflict` naming a ref that does not stand where its move begins.
  func expectOrigins(of moves: [RefMove]) throws(OverseerError) {
    for move in moves {
      let tip = try tip(of: move.name)
      guard tip == move.old else {
        throw OverseerError(
          .conflict, "\(move.name) stands at \(tip?.short ?? "nothing") and not at \(move.old?.short ?? "nothing")",
          hint: "Somebody else has moved it. Look at it, then try again.", details: ["ref": .string(move.name)])
      }
    }
  }

  /// Who the environment (`GIT_COMMITTER_NAME`) or the repository's settings say commits, or Overseer where they name
  /// nobody; now. To be freed.
  func committer() throws(OverseerError) -> UnsafeMutablePointer<git_signature> {
    var signature: UnsafeMutablePointer<git_signature>?
    if git_signature_default_from_env(nil, &signature, repository) != 0 {
      try LibGit2.check(git_signature_now(&signature, "Overseer", "overseer@localhost"), "signature")
    }
    guard let signature else { throw OverseerError(.internalError, "git gives no signature") }
    return signature
  }
}
