import CWebApp

/// The files for browsers that are part of the program.
enum Assets {
  /// All of them, by their path. Those of Swagger UI are missing where it was not there at build time.
  static let all: [String: Asset] = {
    var count = 0
    let embedded = UnsafeBufferPointer(start: os_assets(&count), count: count)
    return Dictionary(uniqueKeysWithValues: embedded.map { (String(cString: $0.path), Asset($0)) })
  }()

  /// The file that is served at a path, which begins with a slash and has no query.
  static func find(_ path: String) -> Asset? { all[path] }
}
