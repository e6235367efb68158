import OverseerModel

/// Finds out where new files come from, as git does (gitdiffcore): first files with the same content, then, unless
/// copies count, files that alone have the same name, then those that are most alike.
struct RenameSearch {
  /// Where a new file comes from: the place of a change, and how much of it stayed, of ``RenameSearch/whole``.
  struct Origin: Hashable {
    var source: Int
    var score: Int
  }

  static let whole = 60_000
  private static let least = whole / 2
  /// Files with the same name must be more alike than that they are the best pair.
  private static let leastOfSameName = whole * 3 / 4
  /// More pairs than this are not compared; git's `diff.renameLimit`.
  private static let limit = 1000 * 1000
  private static let candidates = 4
  /// Where more files than this changed and stayed, none is taken for the origin of a copy.
  private static let mostCopied = 200

  private let changes: [EntryChange]
  private let copies: Bool
  private var store: SpanStore
  /// The places of files that others may come from, and of those that have come.
  private var sources: [Int] = []
  private var targets: [Int] = []
  /// How many files have come of each source; of one that stays, one more.
  private var uses: [Int: Int] = [:]
  private(set) var origins: [Int: Origin] = [:]

  init(_ changes: [EntryChange], copies: Bool, in store: ObjectStore) {
    self.changes = changes
    let staying = changes.count { $0.old != nil && $0.new != nil }
    self.copies = copies && staying <= Self.mostCopied
    self.store = SpanStore(store: store)
    for (place, change) in changes.enumerated() {
      if change.old == nil {
        targets.append(place)
      } else if change.new == nil {
        sources.append(place)
      } else if self.copies {
        sources.append(place)
        uses[place] = 1
      }
    }
  }

  /// The origins of new files, by the places of the changes.
  mutating func run() throws(OverseerError) -> [Int: Origin] {
    guard !sources.isEmpty, !targets.isEmpty else { return [:] }
    takeExact()
    if !copies { try takeSameNames() }
    try takeMostAlike()
    return origins
  }

  private mutating func take(_ target: Int, from source: Int, score: Int) {
    origins[target] = Origin(source: source, score: score)
    uses[source, default: 0] += 1
  }

  private mutating func takeExact() {
    let byContent = Dictionary(grouping: sources) { changes[$0].old?.object }
    for target in targets {
      guard let new = changes[target].new else { continue }
      var best: (source: Int, score: Int)?
      for source in byContent[new.object] ?? [] {
        guard let old = changes[source].old, old.mode == new.mode || old.mode.isRegular && new.mode.isRegular else {
          continue
        }
        let isUsed = uses[source, default: 0] > 0
        if isUsed && !copies { continue }
        let score = (isUsed ? 0 : 1) + (haveSameName(source, target) ? 1 : 0)
        if score > best?.score ?? -1 { best = (source, score) }
        if score == 2 { break }
      }
      if let best { take(target, from: best.source, score: Self.whole) }
    }
  }

  private mutating func takeSameNames() throws(OverseerError) {
    let free = sources.filter { uses[$0, default: 0] == 0 }
    let sourcesByName = Dictionary(grouping: free) { changes[$0].path.name }
    let targetsByName = Dictionary(grouping: targets.filter { origins[$0] == nil }) { changes[$0].path.name }
    for source in free {
      let name = changes[source].path.name
      guard sourcesByName[name]?.count == 1, let named = targetsByName[name], named.count == 1 else { continue }
      let score = try similarity(source, named[0])
      if score >= Self.leastOfSameName { take(named[0], from: source, score: score) }
    }
  }

  private struct Pair {
    var source: Int
    var target: Int
    var score: Int
    var sameName: Bool

    func isBetter(than other: Pair) -> Bool {
      score == other.score ? sameName && !other.sameName : score > other.score
    }
  }

  private mutating func takeMostAlike() throws(OverseerError) {
    let targets = targets.filter { origins[$0] == nil }
    let sources = copies ? sources : sources.filter { uses[$0, default: 0] == 0 }
    guard sources.count * targets.count <= Self.limit else { return }
    var pairs: [Pair] = []
    for target in targets {
      var best: [Pair] = []
      for source in sources {
        let score = try similarity(source, target)
        let pair = Pair(source: source, target: target, score: score, sameName: haveSameName(source, target))
        if best.count < Self.candidates {
          best.append(pair)
          continue
        }
        var worst = 0
        for place in best.indices where best[worst].isBetter(than: best[place]) { worst = place }
        if pair.isBetter(than: best[worst]) { best[worst] = pair }
      }
      pairs += best
    }
    pairs = pairs.enumerated().filter { $0.element.score >= Self.least }.sorted { left, right in
      if left.element.isBetter(than: right.element) { return true }
      return !right.element.isBetter(than: left.element) && left.offset < right.offset
    }.map(\.element)
    // Renames before copies: a file that goes has rather moved to one place than been copied to several.
    for isCopying in copies ? [false, true] : [false] {
      for pair in pairs where origins[pair.target] == nil {
        if isCopying || uses[pair.source, default: 0] == 0 { take(pair.target, from: pair.source, score: pair.score) }
      }
    }
  }

  private func haveSameName(_ source: Int, _ target: Int) -> Bool {
    changes[source].path.name == changes[target].path.name
  }

  private mutating func similarity(_ source: Int, _ target: Int) throws(OverseerError) -> Int {
    guard let old = changes[source].old, let new = changes[target].new, old.mode.isRegular, new.mode.isRegular else {
      return 0
    }
    let sizes = (old: try store.size(of: old.object), new: try store.size(of: new.object))
    let (less, more) = (min(sizes.old, sizes.new), max(sizes.old, sizes.new))
    // Too different in size to be alike.
    guard more * (Self.whole - Self.least) >= (more - less) * Self.whole, sizes.new > 0 else { return 0 }
    return try store.spans(of: old.object).common(with: try store.spans(of: new.object)) * Self.whole / more
  }
}

/// The contents that were looked at.
private struct SpanStore {
  let store: ObjectStore
  private var sizes: [BlobID: Int] = [:]
  private var spans: [BlobID: ContentSpans] = [:]

  init(store: ObjectStore) { self.store = store }

  mutating func size(of blob: BlobID) throws(OverseerError) -> Int {
    if let known = sizes[blob] { return known }
    let size = try store.size(of: blob)
    sizes[blob] = size
    return size
  }

  mutating func spans(of blob: BlobID) throws(OverseerError) -> ContentSpans {
    if let known = spans[blob] { return known }
    let bytes = try store.bytes(of: blob)
    let cut = ContentSpans(bytes, isBinary: FileTexts.isBinary(bytes))
    spans[blob] = cut
    return cut
  }
}

extension FileMode {
  fileprivate var isRegular: Bool { self == .file || self == .executable }
}

extension FilePath {
  fileprivate var name: ArraySlice<UInt8> {
    bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[($0 + 1)...] } ?? bytes[...]
  }
}
