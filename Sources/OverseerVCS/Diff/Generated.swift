import OverseerDiff

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether a file looks as if a program had written it.
enum Generated {
  static func looksSo(_ path: String, _ text: Lines) -> Bool {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    return names.contains(name) || endings.contains { name.hasSuffix($0) } || saysSo(text) || isMinified(text)
  }

  /// What package tools write beside what people wrote.
  private static let names: Set<Substring> = [
    "Cargo.lock", "Gemfile.lock", "Package.resolved", "Pipfile.lock", "bun.lock", "composer.lock", "flake.lock",
    "go.sum", "npm-shrinkwrap.json", "package-lock.json", "pnpm-lock.yaml", "poetry.lock", "uv.lock", "yarn.lock",
  ]

  private static let endings = [
    ".min.js", ".min.css", ".pb.go", ".pb.swift", "_pb2.py", ".g.dart", ".js.map", ".css.map",
  ]

  /// Generators say it in the first lines: `@generated`, or Go's "Code generated … DO NOT EDIT".
  private static func saysSo(_ text: Lines) -> Bool {
    let first = 0..<min(text.count, 20)
    let head = text.bytes(first)
    // Most files say nothing of the kind.
    guard contains("@generated", head) || contains("DO NOT EDIT", head) else { return false }
    return first.contains { line in
      let content = text[line].prefix(400)
      return contains("@generated", content) || contains("DO NOT EDIT", content) && contains("enerated", content)
    }
  }

  private static func contains(_ word: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
    let count = word.utf8CodeUnitCount
    return bytes.withUnsafeBytes { bytes in
      guard var place = bytes.baseAddress else { return false }
      let end = place + bytes.count
      while let found = memchr(place, Int32(word.utf8Start.pointee), end - place) {
        guard end - UnsafeRawPointer(found) >= count else { return false }
        if memcmp(found, word.utf8Start, count) == 0 { return true }
        place = UnsafeRawPointer(found) + 1
      }
      return false
    }
  }

  /// Nobody writes lines of 500 bytes on average.
  private static func isMinified(_ text: Lines) -> Bool {
    text.bytes.count > 5000 && text.bytes.count / max(1, text.count) > 500
  }
}
