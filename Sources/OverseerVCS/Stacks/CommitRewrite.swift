import OverseerModel

/// A commit that has taken the place of others: of one that was moved, of several that were made into one.
public struct CommitRewrite: Codable, Sendable, Hashable {
  /// The commits before, each after those that it stands on.
  public var old: [CommitID]
  public var new: CommitID

  public init(_ old: [CommitID], to new: CommitID) {
    self.old = old
    self.new = new
  }
}

extension ObjectStore {
  /// Notes on rewritten commits what was noted on those whose place they have taken, as far as lines have stayed. A
  /// commit that has a note keeps it.
  func carryAuthorship(through rewrites: [CommitRewrite]) async throws(OverseerError) {
    guard !rewrites.isEmpty, let notes = AuthorshipNotes(in: self) else { return }
    var carried: [(commit: CommitID, note: AuthorshipNote)] = []
    for rewrite in rewrites where !notes.hasNote(on: rewrite.new) {
      var sum: AuthorshipNote?
      for old in rewrite.old {
        guard let note = notes.note(on: old) else { continue }
        let left = try self.carried(note, from: old, to: rewrite.new)
        sum = sum.map { $0.adding(left) } ?? left
      }
      if let sum, !sum.isEmpty { carried.append((commit: rewrite.new, note: sum)) }
    }
    try await write(carried, message: "os: carry authorship")
  }
}
