/// Finds the nearest line above a hunk that looks like the head of a function, by git's default rule: it begins with a
/// letter, `_` or `$`.
struct SectionSearch {
  /// git shows no more of such a line.
  private static let mostBytes = 80

  private let lines: Lines
  /// The lines above this one have been searched.
  private var searched = 0
  private var found: Int?

  init(_ lines: Lines) { self.lines = lines }

  /// The head without white space at its end. Hunks must be asked for in order.
  mutating func section(above line: Int) -> ArraySlice<UInt8>? {
    let start = searched
    searched = max(line, start)
    if line > start { found = (start..<line).last(where: isHead) ?? found }
    return found.map { head($0) }
  }

  private func isHead(_ line: Int) -> Bool {
    switch lines.bytes[lines.starts[line]] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "_"), UInt8(ascii: "$"): true
    default: false
    }
  }

  private func head(_ line: Int) -> ArraySlice<UInt8> {
    var head = lines.content(line).prefix(Self.mostBytes)
    while let last = head.last, isBlank(last) { head.removeLast() }
    return head
  }
}
