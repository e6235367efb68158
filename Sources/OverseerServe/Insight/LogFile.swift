import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the log is written to: a file of the installation, which is begun anew when it is full, or a stream that this
/// process was given.
struct LogFile: ~Copyable, Sendable {
  /// How large a file grows before the next one is begun, in bytes.
  static let fullSize = 10 << 20
  /// How many full files are kept, as `server.log.1` (the newest), …
  static let keptFiles = 2
  /// How long a reader who is behind is waited for, in milliseconds, once.
  private static let patience: Int32 = 50

  private var descriptor: Int32
  /// nil for a stream.
  private let path: String?
  private let fullSize: Int
  private var size = 0
  /// Whether the last line is there only in part.
  private var isTorn = false
  private var isReaderLate = false
  /// How many lines could not be written since the last one that could.
  private(set) var lost = 0

  /// A stream, which stays open.
  init(stream descriptor: Int32) {
    self.descriptor = descriptor
    path = nil
    fullSize = .max
  }

  /// The file at `path` (0600), which is made, with its folder, or gone on with. Throws `unavailable` where it cannot be
  /// written.
  init(path: String, fullSize: Int = Self.fullSize) throws(OverseerError) {
    if let end = path.lastIndex(of: "/") { mkdir(String(path[..<end]), 0o700) }
    descriptor = openedLog(path)
    guard descriptor >= 0 else {
      throw OverseerError(
        .unavailable, "the log \(path) cannot be written: \(String(cString: strerror(errno)))",
        hint: "See to whom the file and its folder belong, and their rights.", details: ["path": .string(path)])
    }
    self.path = path
    self.fullSize = fullSize
    var facts = stat()
    if fstat(descriptor, &facts) == 0 { size = Int(facts.st_size) }
  }

  deinit { if path != nil { close(descriptor) } }

  /// Writes a line, whole, and answers whether that was possible. It does not wait for a reader who is behind, but for a
  /// moment at first.
  @discardableResult
  mutating func append(_ line: [UInt8]) -> Bool {
    if size > 0, size + line.count > fullSize { beginAnew() }
    guard isReady(), write(whole: isTorn ? [UInt8(ascii: "\n")] + line : line) else {
      lost += 1
      return false
    }
    size += line.count
    lost = 0
    return true
  }

  private mutating func write(whole line: [UInt8]) -> Bool {
    var start = 0
    while start < line.count {
      let count = line.withUnsafeBytes { unistdWrite(descriptor, UnsafeRawBufferPointer(rebasing: $0[start...])) }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        if start > 0 { isTorn = true }
        return false
      }
    }
    isTorn = false
    return true
  }

  /// Whether a line can be written without waiting for anybody.
  private mutating func isReady() -> Bool {
    guard path == nil else { return true }
    var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    let count = poll(&state, 1, isReaderLate ? 0 : Self.patience)
    isReaderLate = count == 0
    return count > 0 && state.revents & Int16(POLLOUT) != 0
  }

  private mutating func beginAnew() {
    guard let path else { return }
    for number in stride(from: Self.keptFiles, to: 1, by: -1) { rename("\(path).\(number - 1)", "\(path).\(number)") }
    rename(path, "\(path).1")
    let next = openedLog(path)
    // The full file goes on being written to where no other can be had; it is tried again when as much has come.
    if next >= 0 {
      close(descriptor)
      descriptor = next
    }
    size = 0
  }
}

private func openedLog(_ path: String) -> Int32 {
  open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
}

private func unistdWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(file, bytes.baseAddress, bytes.count)
}
