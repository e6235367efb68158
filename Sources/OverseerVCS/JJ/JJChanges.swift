import OverseerModel

extension JJCommand {
  /// Records the files of the working copy in its commit.
  ///
  /// `precondition_failed` where jj has left out new files because of their size; the others are recorded all the same.
  public func snapshot() async throws(OverseerError) {
    // The cheapest command that does it in all versions. Its answer is not needed.
    let arguments = ["log", "--no-graph", "--revisions=@", "--template="]
    let words = String(decoding: try await ending(of: arguments, .snapshot).errors, as: UTF8.self)
    if words.contains("Refused to snapshot") {
      throw OverseerError(
        .preconditionFailed, "jj leaves new files out that are too large for it",
        hint: "name them in .gitignore, or raise snapshot.max-new-file-size in the configuration of jj",
        details: ["stderr": .string(words)])
    }
  }

  /// Makes an empty change on top of `parents` and goes to it.
  public func new(on parents: [String], message: String = "") async throws(OverseerError) {
    try await run(["new", "--message=\(message)", "--"] + parents, .snapshot)
  }

  /// Gives a commit another message.
  public func describe(_ revision: String, message: String) async throws(OverseerError) {
    try await run(["describe", "--message=\(message)", "--", revision], .snapshot)
  }

  /// Gives the commit of the working copy a message and goes to an empty change on top of it.
  public func commit(message: String) async throws(OverseerError) {
    try await run(["commit", "--message=\(message)"], .snapshot)
  }

  /// Goes to a commit, so that what is changed from now on is recorded in it.
  public func edit(_ revision: String) async throws(OverseerError) {
    try await run(["edit", "--", revision], .snapshot)
  }

  /// Puts a commit and all its descendants onto another. Conflicts are recorded in the commits, and are no error.
  public func rebase(source: String, onto destination: String) async throws(OverseerError) {
    try await run(["rebase", "--source=\(source)", "--destination=\(destination)"], .snapshot)
  }

  /// Puts the whole branch that a commit is on, as far as the destination does not have it, onto the destination.
  /// Conflicts are recorded in the commits, and are no error.
  public func rebase(branch: String, onto destination: String) async throws(OverseerError) {
    try await run(["rebase", "--branch=\(branch)", "--destination=\(destination)"], .snapshot)
  }

  /// Moves what a commit changes into another, which keeps its message. The emptied commit is gone afterwards.
  public func squash(from source: String, into destination: String) async throws(OverseerError) {
    try await run(["squash", "--from=\(source)", "--into=\(destination)", "--use-destination-message"], .snapshot)
  }

  /// Hides a commit. Its descendants go onto its parents.
  public func abandon(_ revision: String) async throws(OverseerError) {
    try await run(["abandon", "--", revision], .snapshot)
  }
}
