import OverseerModel
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are named on the command line.
enum InputFile {
  /// The bytes of the file; `not_found` where there is none, `too_large` over `limit`.
  static func read(_ path: String, limit: Int, hint: String? = nil) throws(OverseerError) -> [UInt8] {
    let file = try opened(path, hint: hint)
    defer { close(file) }
    return try Terminal.readAll(file, limit: limit, name: path)
  }

  /// The first bytes of a file; none of a pipe, where they would be lost for the next who reads.
  static func start(of path: String, count: Int) throws(OverseerError) -> [UInt8] {
    let file = try opened(path, hint: nil)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = pread(file, &bytes, count, 0)
    return Array(bytes.prefix(max(0, found)))
  }

  private static func opened(_ path: String, hint: String?) throws(OverseerError) -> Int32 {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    if file >= 0 { return file }
    if errno == ENOENT { throw OverseerError.notFound("file", path, hint: hint) }
    throw OverseerError(.invalidInput, "\(path) cannot be read: \(String(cString: strerror(errno)))", hint: hint)
  }
}

/// Files that a command writes.
enum OutputFile {
  /// Puts `text` into the file, whole or not at all: what stood there stays until the new one is complete.
  /// A pipe or a device is written to as it is, and a link is followed.
  static func write(_ text: String, to path: String) throws(OverseerError) {
    func refusal(_ number: Int32) -> OverseerError {
      let isNamedWrong = [ENOENT, ENOTDIR, EISDIR, EACCES, ENAMETOOLONG].contains(number)
      return OverseerError(
        isNamedWrong ? .invalidInput : .unavailable, "\(path) cannot be written: \(String(cString: strerror(number)))")
    }
    var information = stat()
    let isThere = stat(path, &information) == 0
    let isReplaced = !isThere || information.st_mode & S_IFMT == S_IFREG
    let target = isThere ? realPath(path) ?? path : path
    let draft = isReplaced ? "\(target).\(getpid()).part" : target
    let file = open(draft, isReplaced ? O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC : O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw refusal(errno) }
    defer {
      close(file)
      if isReplaced { unlink(draft) }
    }
    do throws(Terminal.Failure) {
      try Terminal.write(text, to: file)
    } catch {
      switch error {
      case .closed: throw refusal(EPIPE)
      case .other(let number): throw refusal(number)
      }
    }
    guard isReplaced else { return }
    guard fsync(file) == 0, rename(draft, target) == 0 else { throw refusal(errno) }
  }
}
