/// Some files of a repository: those that are named, and all in the folders that are named; every one where nothing is.
struct PathSelection: Sendable {
  private let paths: [String]

  init(_ paths: [String]) {
    self.paths = paths.map { path in
      path.hasSuffix("/") ? String(path.dropLast()) : path
    }
  }

  func contains(_ path: String) -> Bool {
    paths.isEmpty
      || paths.contains { named in
        named.isEmpty
          || path.utf8.starts(with: named.utf8)
            && (path.utf8.count == named.utf8.count
              || path.utf8[path.utf8.index(path.utf8.startIndex, offsetBy: named.utf8.count)] == UInt8(ascii: "/"))
      }
  }
}
