import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to be the one server of an installation. The system takes it back when the process ends, however it ends.
public struct ServerLock: ~Copyable, Sendable {
  private let file: Int32

  /// Throws `conflict` where another process has it, with the address of that server where it has told it yet.
  public init(in installation: Installation) throws(OverseerError) {
    let path = installation.folder + "/server.lock"
    let file = openFile(path)
    guard file >= 0 else {
      throw OverseerError(
        .unavailable, "the file \(path) cannot be opened: \(String(cString: strerror(errno)))",
        hint: "See to whom the folder belongs, and its rights.")
    }
    var result = flock(file, LOCK_EX | LOCK_NB)
    while result != 0, errno == EINTR { result = flock(file, LOCK_EX | LOCK_NB) }
    guard result == 0 else {
      closeFile(file)
      throw Self.taken(by: try ServerAddress.find(in: installation))
    }
    self.file = file
  }

  deinit { closeFile(file) }

  private static func taken(by server: ServerAddress?) -> OverseerError {
    guard let server else {
      return OverseerError(.conflict, "another server of this installation is just starting")
    }
    return OverseerError(
      .conflict, "a server of this installation runs already at \(server.url), process \(server.pid)",
      hint: "Open it in the browser: os open",
      details: [
        "url": .string(server.url), "pid": .integer(Int64(server.pid)), "started_at": .string("\(server.startedAt)"),
      ])
  }
}

private func openFile(_ path: String) -> Int32 { open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
private func closeFile(_ file: Int32) { close(file) }
