#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system says about a file or a folder.
public struct FileFacts: Sendable, Hashable {
  public enum Kind: Sendable { case folder, file, link, other }

  public let kind: Kind
  public let owner: UInt32
  public let group: UInt32
  /// The rights of owner, group and others: `0o600`.
  public let permissions: UInt32

  public init(kind: Kind, owner: UInt32, group: UInt32, permissions: UInt32) {
    self.kind = kind
    self.owner = owner
    self.group = group
    self.permissions = permissions
  }

  /// Why what stands there could be somebody else's word; nil where only `user` could have written it.
  ///
  /// Where every user has a group of the same number, files that this group may write are common and safe.
  public func mistrust(user: UInt32) -> String? {
    if owner != user { return "it belongs to user \(owner), not to you" }
    if permissions & 0o002 != 0 { return "every user may write it (chmod o-w)" }
    if permissions & 0o020 != 0 && group != user { return "its group may write it (chmod g-w)" }
    return nil
  }
}

extension FileFacts {
  /// The facts about an open file; nil where there are none.
  init?(of file: Int32) {
    var information = stat()
    guard fstat(file, &information) == 0 else { return nil }
    self.init(information)
  }

  /// The facts about what stands at `path` itself, be it a link; nil where nothing does.
  init?(at path: String) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return nil }
    self.init(information)
  }

  private init(_ information: stat) {
    let kind: Kind =
      switch information.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file
      case S_IFLNK: .link
      default: .other
      }
    self.init(
      kind: kind, owner: information.st_uid, group: information.st_gid,
      permissions: UInt32(information.st_mode) & 0o7777)
  }
}
