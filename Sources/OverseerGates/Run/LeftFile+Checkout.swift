import Crypto
import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LeftFile {
  /// The file at `path` of a checkout as it is now; nil where there is none, or none that can be read.
  public init?(at path: String, in checkout: String) {
    // A link is known by where it leads, and never followed.
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(checkout + "/" + path, &target, target.count)
    if length >= 0 {
      let bytes = target[..<length].map { UInt8(bitPattern: $0) }
      self.init(path: path, sha256: TrustDigest.of(Array("link ".utf8) + bytes))
      return
    }
    let file = open(checkout + "/" + path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var hash = SHA256()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      chunk.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    self.init(path: path, sha256: TrustDigest.text(hash.finalize()))
  }

  /// Whether the file is still what the run has left.
  public func isAsLeft(in checkout: String) -> Bool { LeftFile(at: path, in: checkout) == self }
}
