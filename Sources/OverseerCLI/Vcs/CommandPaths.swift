import OverseerModel

/// What paths on a command line are in a repository.
struct CommandPaths: Sendable {
  /// The folder that relative paths are counted from.
  let folder: String
  /// The root of the checkout.
  let root: String

  /// The path from the root of the repository; empty for the root itself. The file need not be there.
  func path(_ text: String, _ option: String) throws(OverseerError) -> String {
    let place = Self.parts(text.hasPrefix("/") ? text : folder + "/" + text)
    let root = Self.parts(root)
    guard place.starts(with: root) else {
      throw OverseerError.invalidField(option, "\(text) is not in the repository at \(self.root)")
    }
    return place.dropFirst(root.count).joined(separator: "/")
  }

  /// Without `.` and `..`.
  private static func parts(_ path: String) -> [Substring] {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }
}
