import Logging
import OverseerModel
import OverseerSDK

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a server's log goes: into the installation's folder where a person looks at standard error, which is theirs
/// to read then; else to standard error, where whatever has started the server collects it.
enum ServerLog {
  static func output(_ installation: Installation) throws(OverseerError) -> LogOutput {
    guard isatty(STDERR_FILENO) == 1 else { return .standardError(hasColor: false) }
    guard mkdir(installation.logs, 0o700) == 0 || errno == EEXIST else {
      throw OverseerError(
        .unavailable, "the folder \(installation.logs) cannot be made: \(String(cString: strerror(errno)))",
        hint: "See to whom the folder of the installation belongs, and its rights.")
    }
    return try .file(at: installation.logs + "/server.log")
  }
}
