#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What stands in a file.
enum FileBytes {
  /// The bytes of an open file of at most `limit` bytes; nil where it has more or cannot be read.
  static func all(of file: Int32, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= limit else { return nil }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
