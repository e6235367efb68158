import OverseerJSON
import OverseerModel
import OverseerProcess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the server of an installation is to be found, as it says itself in the installation's folder.
public struct ServerAddress: Codable, Sendable, Hashable {
  /// `http://127.0.0.1:4820`, without a path.
  public var url: String
  public var port: Int
  public var pid: Int32
  /// When its process was started, in the system's own measure.
  public var processStarted: Int64
  public var startedAt: Instant
  /// The version of the program.
  public var version: String

  public init(url: String, port: Int, startedAt: Instant) {
    self.url = url
    self.port = port
    let process = ProcessMark.current
    pid = process.pid
    processStarted = process.started
    self.startedAt = startedAt
    version = Version.current
  }

  /// The server that runs now; nil where there is none, or what a killed one has left is all that is there.
  ///
  /// Throws `unavailable` where the file belongs to somebody else or cannot be read.
  public static func find(in installation: Installation) throws(OverseerError) -> ServerAddress? {
    let path = installation.server
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw refusal(path, String(cString: strerror(errno)))
    }
    defer { close(file) }
    guard let facts = FileFacts(of: file), facts.kind == .file, facts.isOurs else {
      throw refusal(path, "it is not a file of yours")
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &bytes, bytes.count)
    // A file that is not whole is one that a killed server has left.
    guard count > 0, let address = try? JSONCoder.decode(ServerAddress.self, from: Array(bytes.prefix(count))) else {
      return nil
    }
    return ProcessMark(pid: address.pid, started: address.processStarted).isAlive ? address : nil
  }

  /// Publishes the address to programs of the same user, whole or not at all.
  public func publish(in installation: Installation) throws(OverseerError) {
    let path = installation.server
    let draft = "\(path).\(pid)"
    guard let bytes = try? JSONCoder.encode(self, pretty: true) + [UInt8(ascii: "\n")] else {
      throw Self.refusal(path, "the address cannot be written as JSON")
    }
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Self.refusal(path, String(cString: strerror(errno))) }
    let isWritten = fchmod(file, 0o600) == 0 && write(file, bytes, bytes.count) == bytes.count
    close(file)
    guard isWritten, rename(draft, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(draft)
      throw Self.refusal(path, reason)
    }
  }

  /// Takes the address back, where it is still this one.
  public func withdraw(in installation: Installation) {
    guard let present = try? Self.find(in: installation), present == self else { return }
    unlink(installation.server)
  }

  private static func refusal(_ path: String, _ reason: String) -> OverseerError {
    OverseerError(
      .unavailable, "the file \(path) cannot be used: \(reason)", hint: "See to whom it belongs, and its rights.",
      details: ["path": .string(path)])
  }
}
