import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a person has set for all repositories of an installation, in the `config.toml` of its folder.
public struct InstallationConfiguration: Sendable, Hashable {
  /// The largest file that is read, in bytes.
  public static let limit = 64 * 1024

  /// Where `jj` lies; nil leaves it to the PATH.
  public var jjPath: String?

  /// What counts without the file.
  public init() {}

  /// Reads the file at `path`; where there is none, the defaults count.
  ///
  /// - Throws: `invalid_input` that names every mistake with its line, or why the file cannot be read.
  public init(at path: String) throws(OverseerError) {
    // A named pipe would block until somebody writes.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT {
        self.init()
        return
      }
      throw OverseerError(.invalidInput, "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    guard let bytes = FileBytes.all(of: file, limit: Self.limit) else {
      throw OverseerError(.invalidInput, "\(path) is not a file of at most \(Self.limit / 1024) KiB")
    }
    try self.init(bytes, file: path)
  }

  /// Reads what the file holds. A key that has no meaning is a mistake, not a comment.
  ///
  /// - Parameter file: What the file is called in errors.
  /// - Throws: `invalid_input` that names every mistake with its line, or the first one that is not TOML.
  public init(_ bytes: [UInt8], file: String) throws(OverseerError) {
    let hint = "Mend the file; without it, the defaults count."
    let root: TOMLTable
    do throws(FileProblems.Problem) {
      root = try TOMLReader.read(bytes)
    } catch {
      throw FileProblems(file: file, hint: hint, error).error
    }
    var problems = FileProblems(file: file, hint: hint)
    for entry in root.entries {
      switch (entry.key, entry.node.value) {
      case ("jj_path", .string(let path)):
        if let mistake = Self.mistake(inProgram: path) {
          problems.add(entry.line, "`jj_path` \(mistake)")
        } else {
          jjPath = path
        }
      case ("jj_path", _): problems.add(entry.line, "`jj_path` must be a text, not \(entry.node.kind)")
      default: problems.add(entry.line, "`\(entry.key.shown)` is not known; `jj_path` is")
      }
    }
    if !problems.all.isEmpty { throw problems.error }
  }

  /// A path that depends on the current folder would be another program in every repository.
  private static func mistake(inProgram path: String) -> String? {
    path.hasPrefix("/") && !path.utf8.contains(0) ? nil : "must be an absolute path, not `\(path.shown)`"
  }
}
