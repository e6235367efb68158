import OverseerModel

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
