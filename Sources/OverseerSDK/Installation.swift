import OverseerGates
import OverseerModel
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder in which everything of one installation lies. Only its owner can enter it.
public struct Installation: Sendable, Hashable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  public var database: String { folder + "/overseer.db" }
  /// The file with the human token.
  public var token: String { folder + "/token" }

  /// The file in which a running server says where it is.
  public var server: String { folder + "/server.json" }
  /// The folder with what a server has logged.
  public var logs: String { folder + "/logs" }

  /// The file with what a person has set for all repositories.
  public var configuration: String { folder + "/config.toml" }
  /// The folder with what people have said they trust.
  public var trust: String { folder + "/trust" }
  /// The folder with the tasks' own workspaces, by its real path, as checkouts are known by theirs.
  public var workspaces: String { (realPath(folder) ?? folder) + "/workspaces" }

  func workspace(of task: AnyTaskID, in repo: RepoID) -> String { "\(workspaces)/\(repo)/\(task)" }

  /// The program that repositories of jj are worked on with: where the configuration says, else to be found on the PATH.
  /// Throws `invalid_input` for a mistake in the configuration.
  public func jj() throws(OverseerError) -> String {
    try InstallationConfiguration(at: configuration).jjPath ?? "jj"
  }

  /// Makes the folder (0700) and those above it, where they are missing, and answers whether it did.
  @discardableResult
  public func prepare() throws(OverseerError) -> Bool {
    var information = stat()
    if stat(folder, &information) == 0 {
      guard information.st_mode & S_IFMT == S_IFDIR else { throw refusal("it is not a folder") }
      return false
    }
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw refusal(String(cString: strerror(errno))) }
    }
    return true
  }

  private func refusal(_ reason: String) -> OverseerError {
    OverseerError(
      .unavailable, "the folder \(folder) of the installation cannot be made: \(reason)",
      hint: "Set OVERSEER_HOME to a folder of yours.")
  }
}
