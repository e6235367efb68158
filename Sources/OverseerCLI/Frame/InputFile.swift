import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are named on the command line.
enum InputFile {
  /// The bytes of the file; `not_found` where there is none, `too_large` over `limit`.
  static func read(_ path: String, limit: Int) throws(OverseerError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      let reason = String(cString: strerror(errno))
      if errno == ENOENT { throw OverseerError.notFound("file", path) }
      throw OverseerError(.invalidInput, "\(path) cannot be read: \(reason)")
    }
    defer { close(file) }
    return try Terminal.readAll(file, limit: limit, name: path)
  }
}
