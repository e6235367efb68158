#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system says about a file, without opening it.
struct FileFacts {
  enum Kind { case folder, file, link, other }

  let kind: Kind
  /// The rights of owner, group and others: `0o600`.
  let permissions: UInt32
  let owner: UInt32
  let size: Int64
  let modifiedAt: Int64

  /// nil where nothing stands at `path`, or it cannot be seen. A link is looked at itself unless `following` it.
  init?(at path: String, following: Bool = true) {
    var information = stat()
    guard (following ? stat(path, &information) : lstat(path, &information)) == 0 else { return nil }
    self.init(information)
  }

  /// The facts about an open file.
  init?(of file: Int32) {
    var information = stat()
    guard fstat(file, &information) == 0 else { return nil }
    self.init(information)
  }

  private init(_ information: stat) {
    kind =
      switch information.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file
      case S_IFLNK: .link
      default: .other
      }
    permissions = UInt32(information.st_mode) & 0o7777
    owner = information.st_uid
    size = Int64(information.st_size)
    #if canImport(Glibc)
      modifiedAt = Int64(information.st_mtim.tv_sec)
    #else
      modifiedAt = Int64(information.st_mtimespec.tv_sec)
    #endif
  }

  /// Whether anybody but the owner may do anything with it.
  var isOpenToOthers: Bool { permissions & 0o077 != 0 }
  /// Whether it belongs to the user that this program runs as.
  var isOurs: Bool { owner == geteuid() }
}
