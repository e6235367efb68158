import OverseerModel

extension JJCommand {
  /// Adds a workspace in a folder that is not there yet, or empty, and makes an empty change on top of `revision` in it.
  ///
  /// It is never a worktree of git.
  public func addWorkspace(_ name: String, at path: String, on revision: String) async throws(OverseerError) {
    try await run(["workspace", "add", "--name=\(name)", "--revision=\(revision)", "--", path], .snapshot)
  }

  /// Forgets a workspace. Its folder, and what was recorded from it, stay.
  public func forgetWorkspace(_ name: String) async throws(OverseerError) {
    try await run(["workspace", "forget", "--", name], .leave)
  }

  /// Brings the folder of this workspace up to date with its commit, where that was rewritten from elsewhere.
  public func updateStale() async throws(OverseerError) {
    try await run(["workspace", "update-stale"], .snapshot)
  }

  /// Goes back to what the repository looked like after an operation. This is an operation too.
  public func restore(_ operation: JJOperationID) async throws(OverseerError) {
    try await run(["operation", "restore", operation.text], .snapshot)
  }

  /// Writes the bookmarks to the refs of the git repository below. In a colocated workspace every call does so.
  public func exportToGit() async throws(OverseerError) {
    try await run(["git", "export"], .leave)
  }
}
