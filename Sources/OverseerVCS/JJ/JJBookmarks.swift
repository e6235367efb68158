import OverseerModel

extension JJCommand {
  /// Sets a local bookmark, a new one or one that is there. The working copy is not recorded first.
  ///
  /// `conflict` where it would go to something other than a descendant of its target, unless `allowBackwards`.
  public func setBookmark(
    _ name: String, to revision: String, allowBackwards: Bool = false
  ) async throws(OverseerError) {
    let options = ["--revision=\(revision)"] + (allowBackwards ? ["--allow-backwards"] : [])
    try await run(["bookmark", "set"] + options + ["--", symbol(name)], .leave)
  }

  /// Deletes a local bookmark, also at the remotes with the next push. Nothing happens where there is none.
  public func deleteBookmark(_ name: String) async throws(OverseerError) {
    try await run(["bookmark", "delete", "--", "exact:\(JJRevset.quoted(name))"], .leave)
  }

  /// Deletes a local bookmark here only. Nothing happens where there is none.
  public func forgetBookmark(_ name: String) async throws(OverseerError) {
    try await run(["bookmark", "forget", "--", "exact:\(JJRevset.quoted(name))"], .leave)
  }

  /// The name as it is, where that is a symbol of jj's language, so that versions read it that know no other.
  private func symbol(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789_/.-+".unicodeScalars.contains($0)
    }
    return isPlain ? name : JJRevset.quoted(name)
  }
}
