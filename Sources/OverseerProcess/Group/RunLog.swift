#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file that keeps what a program prints, up to a limit.
struct RunLog: ~Copyable {
  /// Why not all is in it; nil where all is, or the limit is reached.
  private(set) var failure: String?
  private var file: Int32 = -1
  private var count = 0
  private var leftOut = 0

  /// Makes the file, readable by its owner alone; one that is there is replaced.
  init(at path: String?) {
    guard let path else { return }
    // A link or another's file in that place must not be written through.
    unlink(path)
    file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if file < 0 { failure = "\(path) cannot be made: \(String(cString: strerror(errno)))" }
  }

  deinit {
    if file >= 0 { close(file) }
  }

  mutating func append(_ bytes: [UInt8]) {
    guard file >= 0, failure == nil else { return }
    let kept = bytes.prefix(SupervisedCommand.logLimit - count)
    leftOut += bytes.count - kept.count
    count += kept.count
    put(kept)
  }

  /// Ends the log with a line that says how much is not in it.
  mutating func finish() {
    if leftOut > 0, failure == nil { put(Array("\n… \(leftOut) bytes left out …\n".utf8)[...]) }
  }

  private mutating func put(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty, failure == nil {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        failure = String(cString: strerror(errno))
      }
    }
  }
}
