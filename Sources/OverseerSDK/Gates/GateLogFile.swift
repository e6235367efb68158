import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Installation {
  /// The file with all that a run of a gate has printed.
  func gateLog(of result: GateResultID, in review: ReviewID) -> String {
    "\(gateLogs(of: review))/\(result).log"
  }

  private func gateLogs(of review: ReviewID) -> String { "\(folder)/logs/gates/\(review)" }

  /// Makes the folder for the logs of a review.
  func makeGateLogs(of review: ReviewID) throws(OverseerError) { try Self.makeFolder(gateLogs(of: review)) }

  /// Makes a folder (0700) and those above it, where they are missing.
  static func makeFolder(_ path: String) throws(OverseerError) {
    var information = stat()
    if stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR { return }
    var folder = ""
    for part in path.split(separator: "/") {
      folder += "/" + part
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw OverseerError(.unavailable, "the folder \(folder) cannot be made: \(String(cString: strerror(errno)))")
      }
    }
  }
}
