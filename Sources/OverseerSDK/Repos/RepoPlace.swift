import OverseerModel
import OverseerVCS

/// Where a repository can be registered: the main root of the checkout that holds a folder, or, where it is in none,
/// the folder itself.
struct RepoPlace {
  let path: String
  private let checkout: Checkout?

  /// Throws `not_found` unless `path` is a folder.
  init(at path: String?, for caller: Caller) throws(OverseerError) {
    let named = try caller.absolutePath(path)
    guard let folder = realPath(named) else {
      throw OverseerError.notFound("folder", named, hint: "Check the path, and that you may enter every folder of it.")
    }
    guard FileFacts(at: folder)?.kind == .folder else {
      throw OverseerError(
        .notFound, "\(folder) is not a folder", hint: "Name the folder that holds it.",
        details: ["kind": "folder", "id": .string(folder)])
    }
    guard let found = Checkout(containing: folder) else {
      self.path = folder
      checkout = nil
      return
    }
    self.path = found.mainRoot
    // A worktree of git may belong to a repository of jj: what is registered is the main root and what stands there.
    let main = found.mainRoot == found.root ? found : Checkout(containing: found.mainRoot)
    checkout = main?.root == found.mainRoot ? main : found
  }

  var vcsType: VCSType { checkout?.vcsType ?? .none }

  /// The folder's name, made fit to be shown in a line.
  var name: String {
    let last = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let shown = last.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? " " : Character(scalar)
    }
    let name = Text.trimming(String(shown.prefix(Text.descriptionLimit)))
    return name.isEmpty ? path : name
  }

  /// The branch that work lands on. The one that is known already, perhaps chosen by a person, gives way only when it
  /// is gone and another one is there.
  func defaultBranch(known: String?) -> String? {
    guard let checkout, let found = checkout.defaultBranch else { return known }
    guard let known else { return found }
    return !checkout.hasBranch(known) && checkout.hasBranch(found) ? found : known
  }
}
