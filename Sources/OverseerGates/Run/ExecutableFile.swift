#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that may be run.
enum ExecutableFile {
  static func exists(at path: String) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return false }
    return access(path, X_OK) == 0
  }
}
