import OverseerDiff

/// The added lines of some texts, found by what they say in logarithmic time.
struct LineIndex: Sendable {
  enum Equality: Sendable {
    /// Byte by byte, but for the end of the line.
    case exact
    case butWhitespace
  }

  struct Source: Sendable {
    let text: Lines
    /// The lines that count, counted from 0, in ascending order.
    let added: [Range<Int>]
  }

  /// One line, ordered by what it says, then by where it stands.
  private struct Entry: Comparable {
    let hash: UInt64
    let source: Int
    let line: Int

    static func < (left: Entry, right: Entry) -> Bool {
      (left.hash, left.source, left.line) < (right.hash, right.source, right.line)
    }
  }

  private let sources: [Source]
  private let equality: Equality
  private let entries: [Entry]

  init(_ sources: [Source], equality: Equality) {
    self.sources = sources
    self.equality = equality
    var entries: [Entry] = []
    for (number, source) in sources.enumerated() {
      for line in source.added.joined() {
        entries.append(Entry(hash: equality.hash(source.text.content(line)), source: number, line: line))
      }
    }
    entries.sort()
    self.entries = entries
  }

  /// What was found of some text.
  enum Finding: Hashable {
    case nowhere
    case once(source: Int, lines: Range<Int>)
    case oftener
  }

  /// The lines to look at.
  enum Scope {
    case everywhere
    case source(Int)
    case lines(Range<Int>, source: Int)
  }

  /// Where every line of a text stands in more places, the text says too little to be looked for in each of them.
  private static let commonest = 1_000

  /// Looks for lines that stand one right after another, all of them added.
  ///
  /// - Parameter quote: The contents of the lines, without their ends.
  func find(_ quote: [ArraySlice<UInt8>], in scope: Scope = .everywhere) -> Finding {
    var rarest: (offset: Int, places: Range<Int>)?
    for (offset, line) in quote.enumerated() {
      let places = places(of: equality.hash(line), in: scope)
      if places.isEmpty { return .nowhere }
      if rarest.map({ places.count < $0.places.count }) ?? true { rarest = (offset, places) }
    }
    guard let rarest else { return .nowhere }
    guard rarest.places.count <= Self.commonest else { return .oftener }
    var finding = Finding.nowhere
    for place in rarest.places {
      let source = entries[place].source
      let start = entries[place].line - rarest.offset
      guard start >= 0, stands(quote, at: start..<start + quote.count, of: source, in: scope) else { continue }
      if finding != .nowhere { return .oftener }
      finding = .once(source: source, lines: start..<start + quote.count)
    }
    return finding
  }

  /// Which of the entries are in `scope` and have this hash.
  private func places(of hash: UInt64, in scope: Scope) -> Range<Int> {
    let (first, last) =
      switch scope {
      case .everywhere: (Entry(hash: hash, source: 0, line: 0), Entry(hash: hash, source: .max, line: 0))
      case .source(let source):
        (Entry(hash: hash, source: source, line: 0), Entry(hash: hash, source: source, line: .max))
      case .lines(let lines, let source):
        (
          Entry(hash: hash, source: source, line: lines.lowerBound),
          Entry(hash: hash, source: source, line: lines.upperBound)
        )
      }
    return entries.partitionPoint { $0 < first }..<entries.partitionPoint { $0 < last }
  }

  private func stands(_ quote: [ArraySlice<UInt8>], at lines: Range<Int>, of source: Int, in scope: Scope) -> Bool {
    if case .lines(let block, _) = scope, lines.upperBound > block.upperBound || lines.lowerBound < block.lowerBound {
      return false
    }
    let source = sources[source]
    guard source.isAdded(lines) else { return false }
    return zip(quote, lines).allSatisfy { equality.areEqual($0, source.text.content($1)) }
  }
}

extension LineIndex.Source {
  /// Whether all of `lines` are added, with none between them that is not.
  fileprivate func isAdded(_ lines: Range<Int>) -> Bool {
    let range = added.partitionPoint { $0.upperBound < lines.upperBound }
    return range < added.count && added[range].lowerBound <= lines.lowerBound
  }
}

extension LineIndex.Equality {
  func areEqual(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .exact: left == right
    case .butWhitespace:
      left.lazy.filter { !$0.isWhitespace }.elementsEqual(right.lazy.filter { !$0.isWhitespace })
    }
  }

  /// FNV-1a of what counts, by Fowler, Noll and Vo.
  func hash(_ line: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in line where self == .exact || !byte.isWhitespace { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

extension UInt8 {
  /// Whether this is ASCII white space.
  fileprivate var isWhitespace: Bool { self == UInt8(ascii: " ") || (9...13).contains(self) }
}

extension Sequence<UInt8> {
  /// Whether UTF-8 text has at least so many characters that can be seen.
  func showsCharacters(_ minimum: Int) -> Bool {
    lazy.filter { !$0.isWhitespace && $0 & 0xC0 != 0x80 }.prefix(minimum).reduce(0) { count, _ in count + 1 } == minimum
  }
}
