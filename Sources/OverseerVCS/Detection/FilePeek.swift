#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks at files that somebody else wrote: never waits, never follows a claim about their size.
enum FilePeek {
  enum Kind { case folder, file, other }

  /// What stands at `path`, behind all links; nil where nothing can be seen.
  static func kind(_ path: String) -> Kind? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    switch information.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  /// The bytes of a regular file of at most `limit` bytes; nil for everything else.
  static func bytes(of path: String, limit: Int) -> [UInt8]? {
    // A named pipe would block the reader until somebody writes.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var information = stat()
    guard fstat(file, &information) == 0, information.st_mode & S_IFMT == S_IFREG, information.st_size <= limit
    else { return nil }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: max(1, min(Int(information.st_size) + 1, 1 << 20)))
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= limit else { return nil }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// A path or a ref that a small file holds, without the line ends behind it. Others within it belong to the path.
  static func line(of path: String) -> String? {
    guard var bytes = bytes(of: path, limit: 16 * 1024) else { return nil }
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
    return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
  }

  /// The real path of `path`, which is relative to `folder` unless it is absolute.
  static func resolve(_ path: String, from folder: String) -> String? {
    realPath(path.utf8.first == UInt8(ascii: "/") ? path : join(folder, path))
  }

  static func join(_ folder: String, _ name: String) -> String { folder == "/" ? "/" + name : folder + "/" + name }

  /// The folder above an absolute path; nil above the root.
  static func parent(of path: String) -> String? {
    guard path != "/", let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
