import OverseerModel
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// The program that this process runs, as other programs start it.
extension Environment {
  /// `os` where that is this very program on the PATH, else its path.
  func programWord() throws(OverseerError) -> String { try word(for: Self.executable()) }

  /// `os` where `program` is the first of that name on the PATH, else its path.
  func word(for program: String) -> String {
    for folder in (self["PATH"] ?? "").split(separator: ":") {
      let candidate = "\(folder)/os"
      guard access(candidate, X_OK) == 0 else { continue }
      return realPath(candidate) == realPath(program) ? "os" : program
    }
    return program
  }

  /// The path of the program that runs, without links.
  private static func executable() throws(OverseerError) -> String {
    #if canImport(Glibc)
      let path = realPath("/proc/self/exe")
    #else
      var count = UInt32(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: Int(count))
      let isFound = _NSGetExecutablePath(&buffer, &count) == 0
      let path = isFound ? realPath(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)) : nil
    #endif
    guard let path else {
      throw OverseerError(.unavailable, "the path of this program cannot be found out")
    }
    return path
  }
}
