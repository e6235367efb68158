import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the files that a command line names where the command would find them.
///
/// ``read(_:in:)`` is for the checkout that the command runs in, in the moment before it runs, so that what is hashed
/// is what runs. Files of a commit, for asking a person beforehand, are the caller's to get: they have no owner and no
/// rights, and only what is a plain file in the commit may be handed on as one.
public enum ScriptSafety {
  /// The largest file that is read, in bytes.
  public static let limit = 1 << 20

  /// The rule: why a file may not be run, or nil.
  ///
  /// - Parameters:
  ///   - file: The real path of the file, behind all links.
  ///   - root: The real path of the checkout.
  ///   - facts: Those of the root, of every folder below it down to the file, and of the file.
  public static func refusal(of file: String, in root: String, facts: [FileFacts], user: UInt32) -> String? {
    guard lies(file, in: root) else { return outside }
    guard facts.last?.kind == .file else { return noFile }
    for (index, each) in facts.enumerated() {
      if index < facts.count - 1 && each.kind != .folder { return "a folder that it lies in was replaced" }
      guard let mistrust = each.mistrust(user: user) else { continue }
      return index == facts.count - 1 ? mistrust : "a folder that it lies in is not safe: \(mistrust)"
    }
    return nil
  }

  public static let noFile = "it is not a file; name the files that run"
  private static let outside = "it leads out of the repository"

  private static func lies(_ file: String, in root: String) -> Bool {
    file.utf8.starts(with: (root == "/" ? root : root + "/").utf8)
  }

  /// The files at `paths`, as ``RunnableCommand/scripts(namedIn:)`` gives them, in a checkout.
  ///
  /// - Throws: `precondition_failed` that names the first file that may not be run, and why.
  public static func read(_ paths: [String], in checkout: String) throws(OverseerError) -> [RunnableCommand.Script] {
    guard let root = realPath(checkout) else { throw OverseerError.notFound("checkout", checkout) }
    var scripts: [RunnableCommand.Script] = []
    for path in paths {
      scripts.append(RunnableCommand.Script(path: path, content: try content(of: path, in: root)))
    }
    return scripts
  }

  private static func content(of path: String, in root: String) throws(OverseerError) -> [UInt8]? {
    try check(path)
    guard let real = realPath(root + "/" + path) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw refused(path, String(cString: strerror(errno)))
    }
    guard lies(real, in: root) else { throw refused(path, outside) }
    // A pipe would block, and a link can only have come after the look at the path.
    let file = open(real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw refused(path, String(cString: strerror(errno))) }
    defer { close(file) }
    let found = folders(from: root, to: real) + [FileFacts(of: file)]
    let facts = found.compactMap(\.self)
    guard facts.count == found.count else { throw refused(path, "a folder that it lies in was removed") }
    if let reason = refusal(of: real, in: root, facts: facts, user: geteuid()) { throw refused(path, reason) }
    guard let bytes = FileBytes.all(of: file, limit: limit) else {
      throw refused(path, "it cannot be read, or has more than \(limit) bytes")
    }
    return bytes
  }

  /// Refuses what does not name one file.
  ///
  /// - Throws: Like ``read(_:in:)``.
  public static func check(_ path: String) throws(OverseerError) {
    if path.unicodeScalars.split(separator: "/").contains(where: { String($0) == ".." }) {
      throw refused(path, "it holds ..; name the file directly")
    }
    if path.unicodeScalars.contains(where: "*?[{$".unicodeScalars.contains) {
      throw refused(path, "it is a pattern; name each file")
    }
  }

  private static func folders(from root: String, to file: String) -> [FileFacts?] {
    var path = root
    var facts = [FileFacts(at: root)]
    for part in file.unicodeScalars.dropFirst(root.unicodeScalars.count).split(separator: "/").dropLast() {
      path += "/" + String(part)
      facts.append(FileFacts(at: path))
    }
    return facts
  }

  /// Why a file that a command names may not be run.
  public static func refused(_ path: String, _ reason: String) -> OverseerError {
    OverseerError(
      .preconditionFailed, "the command names \(path.shown), which may not be run: \(reason)",
      hint: "Mend that, or name another file in the command.", details: ["path": .string(path)])
  }

  private static func realPath(_ path: String) -> String? {
    errno = ENOENT
    guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }
}
