import CGit2
import OverseerModel

/// The objects and refs of a repository, of git or of jj, read in-process.
///
/// To open one takes 0.1 ms: every piece of work opens its own, as one cannot be used from two threads at once.
/// Nothing of the repository is run: no hook, no filter, no file system monitor.
public final class ObjectStore {
  /// Where new objects go.
  public enum Destination: Sendable {
    /// Into memory, to be forgotten: for what only looks what would come of a merge.
    case memory
    case repository
  }

  let repository: OpaquePointer
  let checkout: Checkout
  public let destination: Destination

  /// Opens the repository of `checkout`.
  ///
  /// Throws `precondition_failed` for a repository that cannot be read (SHA-256 names, an unknown extension, gone), and
  /// `forbidden` for one that belongs to somebody else.
  public init(at checkout: Checkout, writingTo destination: Destination = .memory) throws(OverseerError) {
    guard LibGit2.isReady else { throw OverseerError(.internalError, "libgit2 does not start") }
    var opened: OpaquePointer?
    let code: Int32
    switch checkout.vcsType {
    case .git:
      code = git_repository_open_ext(&opened, checkout.root, UInt32(GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue), nil)
    case .jj:
      guard let git = checkout.git else {
        throw OverseerError(
          .preconditionFailed, "\(checkout.root) is a jj repository without a git store behind it",
          hint: "Overseer works with jj repositories made by `jj git init` or `jj git clone`.")
      }
      code = git_repository_open_ext(
        &opened, git.path, UInt32(GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue), nil)
    case .none: throw OverseerError(.preconditionFailed, "\(checkout.root) has no version control")
    }
    guard code == 0, let opened else { throw Self.refusal(code, checkout) }
    repository = opened
    self.checkout = checkout
    self.destination = destination
    if destination == .memory { try Self.keepInMemory(opened) }
  }

  deinit { git_repository_free(repository) }

  private static func keepInMemory(_ repository: OpaquePointer) throws(OverseerError) {
    var database: OpaquePointer?
    try LibGit2.check(git_repository_odb(&database, repository), "object database")
    defer { git_odb_free(database) }
    var memory: UnsafeMutablePointer<git_odb_backend>?
    try LibGit2.check(git_mempack_new(&memory), "memory")
    // Above those that read the disk, so that it is the one that writes.
    try LibGit2.check(git_odb_add_backend(database, memory, 999), "memory")
  }

  private static func refusal(_ code: Int32, _ checkout: Checkout) -> OverseerError {
    let error = LibGit2.error(code, "repository at \(checkout.root)")
    switch git_error_code(code) {
    case GIT_EOWNER:
      return OverseerError(
        .forbidden, "\(checkout.root) belongs to another user, so git does not trust it",
        hint: "If you trust it: git config --global --add safe.directory '\(checkout.root)'", details: error.details)
    default:
      if case .string(let words) = error.details["git"], words.contains("object format") {
        return OverseerError(
          .preconditionFailed, "\(checkout.root) names its objects by SHA-256, which Overseer cannot read yet",
          hint: "Tasks work without version control: register a folder that is no repository.", details: error.details)
      }
      return OverseerError(
        .preconditionFailed, "the repository of \(checkout.root) cannot be opened: \(error.message)",
        hint: "`git -C '\(checkout.root)' status` tells more.", details: error.details)
    }
  }
}
