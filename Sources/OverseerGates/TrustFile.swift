import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that decides what may run: nobody else may have had a hand in it.
struct TrustFile {
  let path: String

  /// The bytes; nil where there is no such file.
  func read(limit: Int, folder: String) throws(OverseerError) -> [UInt8]? {
    guard let facts = FileFacts(at: folder) else {
      if errno == ENOENT { return nil }
      throw TrustFile(path: folder).refusal(String(cString: strerror(errno)))
    }
    try TrustFile(path: folder).require(.folder, facts)
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw refusal(errno == ELOOP ? "it is a link" : String(cString: strerror(errno)))
    }
    defer { close(file) }
    try require(.file, FileFacts(of: file))
    guard let bytes = FileBytes.all(of: file, limit: limit) else {
      throw refusal("it cannot be read, or has more than \(limit) bytes")
    }
    return bytes
  }

  /// Puts `bytes` into the file, whole or not at all. The caller holds the lock.
  func replace(with bytes: [UInt8], folder: String) throws(OverseerError) {
    let draft = path + ".part"
    // What a killed process left. Nobody else has it, for we hold the lock.
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw refusal(String(cString: strerror(errno))) }
    defer {
      close(file)
      unlink(draft)
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw refusal(String(cString: strerror(errno))) }
      rest = rest.dropFirst(count)
    }
    // The umask may have taken rights from the owner, too.
    guard fchmod(file, 0o600) == 0, fsync(file) == 0, rename(draft, path) == 0 else {
      throw refusal(String(cString: strerror(errno)))
    }
    let opened = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard opened >= 0 else { throw refusal(String(cString: strerror(errno))) }
    defer { close(opened) }
    guard fsync(opened) == 0 else { throw refusal(String(cString: strerror(errno))) }
  }

  /// Makes the folder where it is missing, for its owner alone.
  static func prepare(_ folder: String) throws(OverseerError) {
    let place = TrustFile(path: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw place.refusal(String(cString: strerror(errno))) }
    let facts = FileFacts(at: folder)
    try place.require(.folder, facts)
    if facts?.permissions != 0o700, chmod(folder, 0o700) != 0 {
      throw place.refusal(String(cString: strerror(errno)))
    }
  }

  /// Runs `body` while no other thread or process does so for the same folder.
  static func whileLocked(_ folder: String, _ body: () throws(OverseerError) -> Void) throws(OverseerError) {
    let lock = TrustFile(path: folder + "/lock")
    let file = open(lock.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw lock.refusal(String(cString: strerror(errno))) }
    // The lock goes with the descriptor.
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else { throw lock.refusal(String(cString: strerror(errno))) }
    }
    try body()
  }

  func refusal(_ reason: String) -> OverseerError {
    OverseerError(
      .unavailable, "\(path), which says what may run, cannot be used: \(reason)",
      hint: "Nothing is trusted by it. Move it out of the way and trust again what may run.",
      details: ["path": .string(path)])
  }

  private func require(_ kind: FileFacts.Kind, _ facts: FileFacts?) throws(OverseerError) {
    guard let facts, facts.kind == kind else {
      throw refusal(kind == .folder ? "it is not a folder" : "it is not a file")
    }
    if let mistrust = facts.mistrust(user: geteuid()) { throw refusal(mistrust) }
  }
}
