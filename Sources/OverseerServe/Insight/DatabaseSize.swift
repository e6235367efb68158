#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much of the disk a database takes.
enum DatabaseSize {
  /// In bytes, with the write-ahead log; nil where the file cannot be looked at.
  static func of(_ path: String) -> Int? {
    guard let database = size(of: path) else { return nil }
    return database + (size(of: path + "-wal") ?? 0)
  }

  private static func size(of path: String) -> Int? {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : nil
  }
}
