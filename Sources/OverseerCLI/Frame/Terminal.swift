import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The streams of the process. Text goes out whole, at once.
enum Terminal {
  /// Why nothing can be written any more.
  enum Failure: Error {
    /// The reader has gone away, which is its right: nothing is said about it.
    case closed
    case other(Int32)
  }

  static func write(_ text: String, to file: Int32 = STDOUT_FILENO) throws(Failure) {
    var text = text
    let result: Result<Void, Failure> = text.withUTF8 { write(UnsafeRawBufferPointer($0), to: file) }
    try result.get()
  }

  static func write(_ bytes: [UInt8], to file: Int32 = STDOUT_FILENO) throws(Failure) {
    try bytes.withUnsafeBytes { write($0, to: file) }.get()
  }

  /// Writes to standard output what is no answer of an operation: help, the version.
  static func say(_ text: String) { try? write(text) }

  /// Writes to standard error, where a failure could not be told to anybody.
  static func tell(_ text: String) { try? write(text, to: STDERR_FILENO) }

  private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Result<Void, Failure> {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
      let count = unistdWrite(file, base, rest.count)
      if count > 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Whoever shares the pipe has made it non-blocking.
        var waiting = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      case EPIPE: return .failure(.closed)
      default: return .failure(.other(errno))
      }
    }
    return .success(())
  }

  /// Whether a person can answer here: the process has a terminal of its own, wherever its streams go.
  static var hasPerson: Bool {
    let file = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { return false }
    close(file)
    return true
  }

  /// Asks the person at the terminal and gives the line of the answer, without white space around it; nil where nobody
  /// can be asked. As with ``hasPerson`` it does not matter where the streams go.
  static func ask(_ question: String) -> String? {
    let file = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    try? write(question, to: file)
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < 1024 {
      let count = read(file, &byte, 1)
      if count < 0 && errno == EINTR { continue }
      guard count == 1, byte != UInt8(ascii: "\n") else { break }
      line.append(byte)
    }
    return Text.trimming(String(decoding: line, as: UTF8.self))
  }

  /// Everything that `file` gives. Throws `too_large` over `limit` bytes.
  static func readAll(_ file: Int32, limit: Int, name: String) throws(OverseerError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw OverseerError(.invalidInput, "\(name) cannot be read: \(String(cString: strerror(errno)))")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw OverseerError(.tooLarge, "\(name) has more than \(limit) bytes")
      }
    }
  }
}

private func unistdWrite(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(file, bytes, count) }
