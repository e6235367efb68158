import CGit2
import OverseerModel

/// The authorship notes of a repository, as they stand at one moment.
struct AuthorshipNotes {
  static let ref = "refs/notes/ai"

  private let store: ObjectStore
  /// The commit that holds the notes.
  private let tip: CommitID

  /// nil where the repository has none that can be read, which one look at a ref tells.
  init?(in store: ObjectStore) {
    guard let tip = try? store.tip(of: Self.ref) else { return nil }
    self.store = store
    self.tip = tip
  }

  /// What is noted on a commit; nil where nothing is, or nothing that can be read.
  func note(on commit: CommitID) -> AuthorshipNote? {
    guard let text = text(on: commit) else { return nil }
    return try? AuthorshipNote(text)
  }

  /// Whether something is noted on a commit, be it readable or not.
  func hasNote(on commit: CommitID) -> Bool { text(on: commit) != nil }

  private func text(on commit: CommitID) -> String? {
    try? store.withCommit(tip) { notes in
      var oid = commit.oid
      var note: OpaquePointer?
      guard git_note_commit_read(&note, store.repository, notes, &oid) == 0 else { return nil }
      defer { git_note_free(note) }
      return git_note_message(note).map { String(cString: $0) }
    }
  }
}

extension ObjectStore {
  /// Notes on each commit who wrote it, unless something is noted on it already. Notes on others stay as they are.
  ///
  /// `message` goes to the reflog of the notes. Throws `conflict` or `unavailable` where other programs keep writing
  /// notes at the same time.
  func write(_ notes: [(commit: CommitID, note: AuthorshipNote)], message: String) async throws(OverseerError) {
    for attempt in 1... {
      do throws(OverseerError) {
        let tip = try tip(of: AuthorshipNotes.ref)
        var newTip = tip
        for (commit, note) in notes { newTip = try write(note, on: commit, over: newTip) }
        guard let newTip, newTip != tip else { return }
        return try move([RefMove(AuthorshipNotes.ref, from: tip, to: newTip)], message: message)
      } catch {
        guard error.code == .conflict || error.code == .unavailable, attempt < Self.noteAttempts else { throw error }
      }
      // Whoever holds the ref does so for a moment.
      try? await Task.sleep(for: .milliseconds(5 * attempt))
    }
  }

  private static let noteAttempts = 20

  /// Gives the commit that holds this note with all those of `tip`. No ref points to it yet.
  private func write(
    _ note: AuthorshipNote, on commit: CommitID, over tip: CommitID?
  ) throws(OverseerError) -> CommitID? {
    let text: String
    do { text = try note.text() } catch {
      throw OverseerError(.internalError, "the authorship of \(commit.short) cannot be written: \(error)")
    }
    let signature = try committer()
    defer { git_signature_free(signature) }
    var parent: OpaquePointer?
    if var oid = tip?.oid { try LibGit2.check(git_commit_lookup(&parent, repository, &oid), "notes") }
    defer { git_commit_free(parent) }
    var (written, oid) = (git_oid(), commit.oid)
    let code = git_note_commit_create(&written, nil, repository, parent, signature, signature, &oid, text, 0)
    if git_error_code(code) == GIT_EEXISTS { return tip }
    try LibGit2.check(code, "note on \(commit.short)")
    return CommitID(written)
  }
}
