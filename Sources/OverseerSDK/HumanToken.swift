import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The secret by which a program shows that a person stands behind it. One for an installation, in a file that only
/// its owner can read.
public struct HumanToken: Sendable {
  /// The secret itself, for the person alone: never for a log.
  public let text: String

  private init?(_ text: String) {
    guard let secret = TokenSecret(text), secret.scope == .human else { return nil }
    self.text = secret.text
  }

  /// The installation's token, which is made where there is none yet. However many ask for it at once, all get the
  /// same one. A file that others could read is closed to them.
  public static func ensure(in installation: Installation) throws(OverseerError) -> HumanToken {
    if let token = try find(in: installation) { return token }
    try installation.prepare()
    try create(at: installation.token)
    if let token = try find(in: installation) { return token }
    throw refusal(installation.token, "it was removed as soon as it was made")
  }

  /// The installation's token; nil where none was made yet. A file that others could read is closed to them.
  public static func find(in installation: Installation) throws(OverseerError) -> HumanToken? {
    let path = installation.token
    // A link could lead to a file of somebody else, and a pipe would block.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw refusal(path, errno == ELOOP ? "it is a link" : String(cString: strerror(errno)))
    }
    defer { close(file) }
    guard let facts = FileFacts(of: file), facts.kind == .file else { throw refusal(path, "it is not a file") }
    guard facts.isOurs else { throw refusal(path, "it belongs to another user") }
    if facts.isOpenToOthers { fchmod(file, 0o600) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(file, &bytes, bytes.count)
    var line = bytes.prefix(max(0, count))
    if line.last == UInt8(ascii: "\n") { line.removeLast() }
    guard let token = HumanToken(String(decoding: line, as: UTF8.self)) else {
      throw refusal(path, "it holds no token of Overseer")
    }
    return token
  }

  /// Whether `text` is the token. How long the answer takes tells nothing about where they differ.
  public func matches(_ text: String) -> Bool {
    let own = Array(self.text.utf8)
    let given = Array(text.utf8)
    var difference: UInt8 = own.count == given.count ? 0 : 1
    for (index, byte) in own.enumerated() { difference |= byte ^ (index < given.count ? given[index] : 0) }
    return difference == 0
  }

  /// Makes the file with a fresh token, whole or not at all; one that is there already stays.
  private static func create(at path: String) throws(OverseerError) {
    let draft = path + ".\(String(UInt64.random(in: .min ... .max), radix: 16))"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw refusal(path, String(cString: strerror(errno))) }
    defer {
      close(file)
      unlink(draft)
    }
    let bytes = Array((TokenSecret.fresh(for: .human).text + "\n").utf8)
    // The umask may have taken rights from the owner, too.
    guard fchmod(file, 0o600) == 0, write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
      throw refusal(path, String(cString: strerror(errno)))
    }
    // Unlike a rename, a link does not replace the token of whoever was faster.
    guard link(draft, path) == 0 || errno == EEXIST else { throw refusal(path, String(cString: strerror(errno))) }
  }

  private static func refusal(_ path: String, _ reason: String) -> OverseerError {
    OverseerError(
      .unavailable, "the token file \(path) cannot be used: \(reason)",
      hint: "Move that file out of the way, if there is one, and see that its folder is yours: a new token is made.",
      details: ["path": .string(path)])
  }
}

extension HumanToken: CustomStringConvertible, CustomDebugStringConvertible {
  /// The kind of the secret without the secret, so that printing the value by mistake betrays nothing.
  public var description: String { "ovs_human_…" }
  public var debugDescription: String { description }
}
