/// A pattern for paths inside a repository: `src/**`, `**/*.swift`, `docs/?.md`.
///
/// It describes the whole path from the root of the repository. `*` stands for any characters of one name, `?` for
/// one character, `**` as a whole name for any number of folders, at the end for all that lies below. `src/` is
/// `src/**`. Every other character stands for itself.
public struct PathPattern: Sendable, Hashable {
  /// The longest pattern, in bytes.
  public static let limit = 1024

  public let text: String
  private let names: [Name]

  fileprivate enum Name: Sendable, Hashable {
    case anyFolders
    case name([Unicode.Scalar])
  }

  private init(text: String, names: [Name]) {
    self.text = text
    self.names = names
  }

  /// Every path.
  public static let everything = PathPattern(text: "**", names: [.anyFolders])

  /// Nil for a text that no path can match: an empty one, one with an empty name, `.` or `..` in it, one that starts
  /// with `/`, and one that is too long.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.limit else { return nil }
    let whole = text.utf8.last == UInt8(ascii: "/") ? text + "**" : text
    let parts = whole.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)
    guard !parts.contains(where: { $0.isEmpty || $0 == ["."] || $0 == [".", "."] }) else { return nil }
    self.text = text
    names = parts.map { $0 == ["*", "*"] ? .anyFolders : .name($0) }
  }

  /// Whether `path`, with `/` between its names, is one of those that the pattern describes.
  public func matches(_ path: String) -> Bool {
    let parts = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)
    guard names.last == .anyFolders else { return Self.matches(names, parts[...]) }
    // What lies below a folder has a name of its own.
    return !parts.isEmpty && Self.matches(names, parts.dropLast())
  }

  private static func matches(_ names: [Name], _ parts: ArraySlice<[Unicode.Scalar]>) -> Bool {
    Wildcards.match(names, Array(parts), isRun: { $0 == .anyFolders }, matches: { $0.matches($1) })
  }
}

extension PathPattern.Name {
  fileprivate func matches(_ part: [Unicode.Scalar]) -> Bool {
    switch self {
    case .anyFolders: false
    case .name(let pattern):
      Wildcards.match(pattern, part, isRun: { $0 == "*" }, matches: { $0 == "?" || $0 == $1 })
    }
  }
}

/// Matching with one kind of wildcard that stands for any run of elements.
///
/// It goes back to the last such wildcard only: what an earlier one took can stay, since a later one can take as much.
/// So the time is at most the product of the two lengths.
private enum Wildcards {
  static func match<Mark, Element>(
    _ pattern: [Mark], _ elements: [Element], isRun: (Mark) -> Bool, matches: (Mark, Element) -> Bool
  ) -> Bool {
    var mark = 0
    var element = 0
    var last: (mark: Int, element: Int)?
    while element < elements.count {
      if mark < pattern.count, isRun(pattern[mark]) {
        last = (mark, element)
        mark += 1
      } else if mark < pattern.count, matches(pattern[mark], elements[element]) {
        mark += 1
        element += 1
      } else if let run = last {
        last = (run.mark, run.element + 1)
        mark = run.mark + 1
        element = run.element + 1
      } else {
        return false
      }
    }
    return pattern[mark...].allSatisfy(isRun)
  }
}

extension PathPattern: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let pattern = PathPattern(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a pattern for paths of the repository, like src/**")
    }
    self = pattern
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
