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
  private let mode: mode_t?

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
      (bytes, target, mode) = (nil, path, nil)
      return
    }
    guard information.st_mode & S_IFMT == S_IFREG, let target = realPath(path) else {
      throw Self.refusal(path, "read", "it is no file")
    }
    self.target = target
    mode = information.st_mode & 0o7777
    bytes = try InputFile.read(target, limit: Self.limit)
  }

  /// Puts `new` into the file, whole or not at all, with the rights that it had. Missing folders are made.
  ///
  /// - Parameter isPrivate: Whether a file that was not there is for its owner alone.
  func replace(with new: [UInt8], isPrivate: Bool) throws(OverseerError) {
    if bytes == nil { try makeFolders() }
    let draft = "\(target).\(getpid()).part"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, isPrivate ? 0o600 : 0o666)
    guard file >= 0 else { throw Self.refusal(path, "written", Self.reason) }
    defer {
      close(file)
      unlink(draft)
    }
    do throws(Terminal.Failure) {
      try Terminal.write(new, to: file)
    } catch {
      throw Self.refusal(path, "written", Self.reason)
    }
    if let mode, fchmod(file, mode) != 0 { throw Self.refusal(path, "written", Self.reason) }
    guard fsync(file) == 0 else { throw Self.refusal(path, "written", Self.reason) }
    try checkUnchanged()
    guard rename(draft, target) == 0 else { throw Self.refusal(path, "written", Self.reason) }
  }

  /// Takes the file away.
  func remove() throws(OverseerError) {
    try checkUnchanged()
    guard unlink(target) == 0 else { throw Self.refusal(path, "removed", Self.reason) }
  }

  /// Takes the file away, and the folder that holds it where nothing else is in there.
  func removeWithFolder() throws(OverseerError) {
    try remove()
    guard let end = target.lastIndex(of: "/") else { return }
    rmdir(String(target[..<end]))
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
