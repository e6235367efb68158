import TestSeed

/// A line that stays the same one whatever becomes of its text or its place.
struct FollowedLine: Hashable {
  let id: Int
  var text: String
  /// Whether it was written to look like another. Such lines stay as they are, always two of them in a file.
  var isPlanted = false
  /// Whether no line that was not planted says the same.
  var isDistinct = true
}

/// The files of a revision, line by line.
struct FollowedTree: Hashable {
  var files: [String: [FollowedLine]] = [:]

  func text(_ path: String) -> String { (files[path] ?? []).map { $0.text + "\n" }.joined() }

  func path(of id: Int) -> String? { files.first { $0.value.contains { $0.id == id } }?.key }
}

/// A change on a branch that goes on, edited as people do, so that it is known which line is which.
struct FollowedHistory {
  private(set) var base = FollowedTree()
  private(set) var head = FollowedTree()
  private var lines = 0
  private var names = 0
  private var seed: PrintedSeed

  /// Half of the lines of real sources stand in many places.
  private static let common = ["}", "", "    return nil", "  } else {", "  guard let value else { return }"]

  init(_ seed: PrintedSeed) {
    self.seed = seed
    for _ in 0..<3 { base.files[name()] = (0..<40).map { _ in line() } }
    head = base
    edit(times: 10)
  }

  mutating func pick(_ range: Range<Int>) -> Int { Int.random(in: range, using: &seed) }

  private mutating func name() -> String {
    names += 1
    return "folder\(names % 3)/file\(names)"
  }

  private mutating func line() -> FollowedLine {
    lines += 1
    guard pick(0..<2) == 0 else {
      return FollowedLine(id: lines, text: Self.common[pick(0..<Self.common.count)], isDistinct: false)
    }
    return FollowedLine(id: lines, text: "  let value\(lines) = input\(lines).compute\(lines)(index\(lines))")
  }

  private mutating func somePath(of tree: FollowedTree) -> String {
    let paths = tree.files.keys.sorted()
    return paths[pick(0..<paths.count)]
  }

  /// The author goes on with the change.
  mutating func edit(times: Int) {
    for _ in 0..<times {
      switch pick(0..<16) {
      case 0, 1: removeSome()
      case 2, 3: insertSome()
      case 4, 5: changeSome()
      case 6, 7: plant()
      case 8...13: moveSome()
      case 14: rename()
      default: if pick(0..<4) == 0 { replaceFile() }
      }
    }
  }

  /// Somebody else's work comes in below the change.
  mutating func rebase(times: Int) {
    for _ in 0..<times {
      let path = somePath(of: base)
      guard let lines = base.files[path], !lines.isEmpty else { continue }
      let place = pick(0..<lines.count)
      let anchor = lines[place]
      switch pick(0..<3) {
      case 0:
        let added = (0..<pick(1..<4)).map { _ in line() }
        base.files[path]?.insert(contentsOf: added, at: place + 1)
        update(anchor.id) { lines, place in lines.insert(contentsOf: added, at: place + 1) }
      case 1 where !anchor.isPlanted:
        base.files[path]?.remove(at: place)
        update(anchor.id) { lines, place in lines.remove(at: place) }
      default:
        guard anchor.isDistinct, !anchor.isPlanted else { continue }
        let text = anchor.text + " // trunk"
        base.files[path]?[place].text = text
        update(anchor.id) { lines, place in
          if lines[place].text == anchor.text { lines[place].text = text }
        }
      }
    }
  }

  private mutating func update(_ id: Int, _ change: (inout [FollowedLine], Int) -> Void) {
    guard let path = head.path(of: id), let place = head.files[path]?.firstIndex(where: { $0.id == id }) else { return }
    change(&head.files[path, default: []], place)
  }

  /// Some lines of a file that were not planted.
  private mutating func some(in path: String) -> Range<Int>? {
    guard let lines = head.files[path], lines.count > 5 else { return nil }
    let start = pick(0..<lines.count)
    let end = min(start + pick(1..<5), lines.count)
    return lines[start..<end].contains { $0.isPlanted } ? nil : start..<end
  }

  private mutating func removeSome() {
    let path = somePath(of: head)
    if let range = some(in: path) { head.files[path]?.removeSubrange(range) }
  }

  private mutating func insertSome() {
    let path = somePath(of: head)
    let place = pick(0..<(head.files[path]?.count ?? 0) + 1)
    let added = (0..<pick(1..<6)).map { _ in line() }
    head.files[path]?.insert(contentsOf: added, at: place)
  }

  private mutating func changeSome() {
    let path = somePath(of: head)
    guard let range = some(in: path) else { return }
    let isIndented = pick(0..<2) == 0
    for place in range where head.files[path]?[place].isDistinct == true {
      let text = head.files[path]?[place].text ?? ""
      head.files[path]?[place].text = isIndented ? "  " + text : text.replacing("compute", with: "computed")
    }
  }

  /// Two lines that say what another says, neither beside it nor beside each other.
  private mutating func plant() {
    let (from, to) = (somePath(of: head), somePath(of: head))
    guard let models = head.files[from]?.filter({ $0.isDistinct && !$0.isPlanted }), !models.isEmpty else { return }
    let model = models[pick(0..<models.count)]
    // Who sees only texts cannot tell a line from its copy in one file, once one of them is gone.
    guard head.files[to]?.contains(where: { $0.text == model.text }) == false else { return }
    for _ in 0..<2 {
      lines += 1
      let copy = FollowedLine(id: lines, text: model.text, isPlanted: true)
      let place = pick(0..<(head.files[to]?.count ?? 0) + 1)
      let around = (head.files[to] ?? [])[max(0, place - 1)..<min(place + 1, head.files[to]?.count ?? 0)]
      let filler = FollowedLine(id: -lines, text: "  // filler \(lines)", isPlanted: true)
      let isBeside = around.contains { $0.text == model.text }
      head.files[to]?.insert(contentsOf: isBeside ? [filler, copy, filler] : [copy], at: place)
    }
  }

  private mutating func moveSome() {
    let (from, to) = (somePath(of: head), somePath(of: head))
    guard let range = some(in: from), let block = head.files[from]?[range] else { return }
    let planted = Set((head.files[to] ?? []).filter(\.isPlanted).map(\.text))
    guard !block.contains(where: { planted.contains($0.text) }) else { return }
    head.files[from]?.removeSubrange(range)
    let place = pick(0..<(head.files[to]?.count ?? 0) + 1)
    head.files[to]?.insert(contentsOf: block, at: place)
  }

  private mutating func rename() {
    let lines = head.files.removeValue(forKey: somePath(of: head))
    head.files[name()] = lines
  }

  private mutating func replaceFile() {
    let (gone, lines) = (somePath(of: head), (0..<30).map { _ in line() })
    head.files[gone] = nil
    head.files[name()] = lines
  }
}
