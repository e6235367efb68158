import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is written for a person to go on with.
enum NewFile {
  /// Writes a file that is not there yet, with the folders above it. Throws `conflict` where something is there, also a
  /// link.
  ///
  /// - Parameter root: A folder that is there; those below it are made.
  static func write(_ text: String, to path: String, below root: String) throws(OverseerError) {
    var folder = root
    for part in path.dropFirst(root.count).split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw refusal(folder) }
      var information = stat()
      guard lstat(folder, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else {
        throw OverseerError(
          .preconditionFailed, "\(folder) is not a folder but something else, perhaps a link to one",
          hint: "Move it out of the way, and try again.", details: ["path": .string(folder)])
      }
    }
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else {
      guard errno == EEXIST else { throw refusal(path) }
      throw OverseerError(
        .conflict, "\(path) is there already and stays as it is", hint: "Look at it, and edit it by hand.",
        details: ["path": .string(path)])
    }
    defer { close(file) }
    do throws(Terminal.Failure) {
      try Terminal.write(text, to: file)
    } catch {
      unlink(path)
      throw refusal(path)
    }
  }

  private static func refusal(_ path: String) -> OverseerError {
    OverseerError(.unavailable, "\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
