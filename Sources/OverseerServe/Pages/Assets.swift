import CWebApp

/// The files for browsers that are part of the program.
enum Assets {
  /// Where they are served. Those of Swagger UI are missing where it was not there at build time.
  static var paths: [String] { embedded.map { String(cString: $0.path) } }

  /// All of them, in the order of ``paths``. The first request for one makes them: most servers are asked for none.
  static let all = embedded.map { Asset($0) }

  private static var embedded: UnsafeBufferPointer<os_asset> {
    var count = 0
    let start = os_assets(&count)
    return UnsafeBufferPointer(start: start, count: count)
  }
}
