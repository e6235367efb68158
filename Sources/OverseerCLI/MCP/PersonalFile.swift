import OverseerModel
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that belongs to a person or a project, and that is changed only as it was seen.
struct PersonalFile {
  let path: String
  /// What stood in it when it was read; nil where it was not there.
  let bytes: [UInt8]?
  /// The file itself, where `path` is a link to it.
  private let target: String
  /// Whom the file belongs to and what they may; nil where it was not there.
  private let owned: stat?

  /// The most that is read: the state of a client that has been used for long has some megabytes.
  static let limit = 64 << 20

  init(reading path: String) throws(OverseerError) {
    self.path = path
    var information = stat()
    guard stat(path, &information) == 0 else {
      guard errno == ENOENT, lstat(path, &information) != 0 else {
        let reason =
          errno == ENOENT || information.st_mode & S_IFMT == S_IFLNK ? "it is a link to nothing" : Self.reason
        throw Self.refusal(path, "read", reason)
      }
      (bytes, target, owned) = (nil, path, nil)
      return
    }
    guard information.st_mode & S_IFMT == S_IFREG, let target = realPath(path) else {
      throw Self.refusal(path, "read", "it is no file")
    }
    self.target = target
    owned = information
    bytes = try InputFile.read(target, limit: Self.limit)
  }

  /// Whether `path` is a link to the file, such as people have into a repository of their settings.
  var isLink: Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
  }

  /// Puts `new` into the file, whole or not at all, with the owner and rights that it had. Missing folders are made.
  ///
  /// - Parameter isPrivate: Whether a file that was not there is for its owner alone.
  func replace(with new: [UInt8], isPrivate: Bool) throws(OverseerError) {
    if bytes == nil { try makeFolders() }
    let draft = "\(target).\(getpid()).part"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let file = open(draft, flags, owned != nil || isPrivate ? 0o600 : 0o666)
    guard file >= 0 else { throw Self.refusal(path, "written", Self.reason) }
    defer {
      close(file)
      unlink(draft)
    }
    // Before anything stands in the draft that not everybody may read.
    guard owned.map({ Self.hand(file, over: $0) }) ?? true else { throw Self.refusal(path, "written", Self.reason) }
    do throws(Terminal.Failure) {
      try Terminal.write(new, to: file)
    } catch {
      throw Self.refusal(path, "written", Self.reason)
    }
    guard fsync(file) == 0 else { throw Self.refusal(path, "written", Self.reason) }
    try checkUnchanged()
    guard rename(draft, target) == 0 else { throw Self.refusal(path, "written", Self.reason) }
  }

  /// Takes the file away; where it is a link, that alone.
  func remove() throws(OverseerError) {
    try checkUnchanged()
    guard unlink(path) == 0 else { throw Self.refusal(path, "removed", Self.reason) }
  }

  /// Takes the file away, and the folder that holds it where nothing else is in there. A folder that is a link stays.
  func removeWithFolder() throws(OverseerError) {
    try remove()
    guard let end = path.lastIndex(of: "/") else { return }
    rmdir(String(path[..<end]))
  }

  /// Gives a draft the owner and the rights of the file that it is to replace. A group that the caller is not in cannot
  /// be kept; what it might do goes with it. Whether that could be done, else why not is in `errno`.
  private static func hand(_ draft: Int32, over old: stat) -> Bool {
    var new = stat()
    guard fstat(draft, &new) == 0 else { return false }
    guard new.st_uid == old.st_uid || fchown(draft, old.st_uid, .max) == 0 else { return false }
    let keepsGroup = new.st_gid == old.st_gid || fchown(draft, .max, old.st_gid) == 0
    return fchmod(draft, old.st_mode & (keepsGroup ? 0o7777 : 0o7707)) == 0
  }

  /// The client itself may write the file as well.
  private func checkUnchanged() throws(OverseerError) {
    guard try PersonalFile(reading: path).bytes != bytes else { return }
    throw OverseerError(
      .conflict, "\(path) was changed by somebody else meanwhile", hint: "Nothing was written. Try again.",
      details: ["path": .string(path)])
  }

  private func makeFolders() throws(OverseerError) {
    var folder = ""
    for part in target.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST || errno == EISDIR || errno == EROFS else {
        throw Self.refusal(folder, "made", Self.reason)
      }
    }
  }

  private static var reason: String { String(cString: strerror(errno)) }

  private static func refusal(_ path: String, _ deed: String, _ reason: String) -> OverseerError {
    OverseerError(
      .unavailable, "\(path) cannot be \(deed): \(reason)", hint: "Nothing was changed.",
      details: ["path": .string(path)])
  }
}
