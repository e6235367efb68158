#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What tells, without reading it, that a file was written to, or replaced.
struct FileStamp: Sendable, Hashable {
  private let device: UInt64
  private let file: UInt64
  private let size: Int64
  private let changedSeconds: Int
  private let changedNanoseconds: Int

  /// Of the file itself, also of a link; nil where there is none.
  init?(at path: String) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: information.st_dev)
    file = UInt64(truncatingIfNeeded: information.st_ino)
    size = Int64(information.st_size)
    #if canImport(Glibc)
      let changed = information.st_ctim
    #else
      let changed = information.st_ctimespec
    #endif
    changedSeconds = Int(changed.tv_sec)
    changedNanoseconds = Int(changed.tv_nsec)
  }
}
