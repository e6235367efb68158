import OverseerModel
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of a workspace that is edited in place. Nothing outside of the workspace is ever read or written by it: a
/// path that leads through a link is refused.
struct WorkspaceFile {
  let path: String
  private let place: String

  /// - Parameter path: From the root of the workspace.
  init(_ path: String, in workspace: String) throws(OverseerError) {
    self.path = path
    place = workspace + "/" + path
    guard realPath(place) == place else { throw refusal("it is not there, or a link leads to it") }
  }

  func read() throws(OverseerError) -> [UInt8] {
    let file = open(place, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw refusal(String(cString: strerror(errno))) }
    defer { close(file) }
    guard let facts = FileFacts(of: file), facts.kind == .file else { throw refusal("it is no file") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(facts.size))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(file, &chunk, chunk.count)
      #else
        let count = Darwin.read(file, &chunk, chunk.count)
      #endif
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw refusal(String(cString: strerror(errno))) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Gives the file another content; it keeps its rights.
  func write(_ bytes: [UInt8]) throws(OverseerError) {
    let file = open(place, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw refusal(String(cString: strerror(errno))) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(file, bytes.baseAddress, bytes.count)
        #else
          Darwin.write(file, bytes.baseAddress, bytes.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw refusal(String(cString: strerror(errno))) }
      rest = rest.dropFirst(count)
    }
  }

  private func refusal(_ why: String) -> OverseerError {
    OverseerError(
      .preconditionFailed, "\(path) in the workspace cannot be edited: \(why)",
      hint: "Look at the file there, and make the change by hand.", details: ["path": .string(path)])
  }
}
