/// Finds the longest runs of lines that were removed in one place and added in another.
struct MoveSearch {
  struct Move {
    let oldFile: Int
    let old: Range<Int>
    let newFile: Int
    let new: Range<Int>
  }

  /// Equal runs of places on both sides.
  private struct Candidate {
    var old: Int
    var new: Int
    var count: Int

    var oldRange: Range<Int> { old..<old + count }
    var newRange: Range<Int> { new..<new + count }

    func part(_ range: Range<Int>) -> Candidate {
      Candidate(old: old + range.lowerBound, new: new + range.lowerBound, count: range.count)
    }
  }

  private static let leastLines = 2
  private static let leastCharacters = 20
  /// A line removed more often than that does not tell where it went; it only goes along with others.
  private static let mostOccurrences = 64

  private let files: [MovedBlocks.File]
  private var old = ChangedLines()
  private var new = ChangedLines()
  private let oldIDs: [Int32?]
  private let newIDs: [Int32?]
  /// For each number the places where such a line was removed.
  private var occurrences: [[Int]]
  /// Places that belong to a block, or to one that could be any of several.
  private var oldTaken: [Bool]
  private var newTaken: [Bool]
  /// How many of the candidates at hand claim a place.
  private var oldUses: [Int]
  private var newUses: [Int]

  init(_ files: [MovedBlocks.File]) {
    self.files = files
    var change = 0
    for (index, file) in files.enumerated() {
      for lines in file.diff.changes {
        old.add(file.old, lines.old, file: index, change: change)
        new.add(file.new, lines.new, file: index, change: change)
        change += 1
      }
    }
    let ids = ChangedLines.ids(old, new)
    (oldIDs, newIDs) = (ids.old, ids.new)
    occurrences = Array(repeating: [], count: ids.limit)
    for (place, id) in oldIDs.enumerated() {
      if let id { occurrences[Int(id)].append(place) }
    }
    oldTaken = Array(repeating: false, count: oldIDs.count)
    newTaken = Array(repeating: false, count: newIDs.count)
    oldUses = Array(repeating: 0, count: oldIDs.count)
    newUses = Array(repeating: 0, count: newIDs.count)
  }

  mutating func moves() -> [Move] {
    var byCount: [[Candidate]] = []
    for candidate in candidates() { Self.add(candidate, to: &byCount) }
    var moves: [Move] = []
    while let longest = byCount.popLast() {
      var whole: [Candidate] = []
      for candidate in longest {
        let free = freeParts(candidate)
        if free.first?.count == candidate.count {
          whole.append(candidate)
        } else {
          for part in free { Self.add(part, to: &byCount) }
        }
      }
      moves += settle(whole)
    }
    return moves
  }

  private static func add(_ candidate: Candidate, to byCount: inout [[Candidate]]) {
    while byCount.count <= candidate.count { byCount.append([]) }
    byCount[candidate.count].append(candidate)
  }

  /// The longest equal runs, wherever they are.
  private func candidates() -> [Candidate] {
    var found: [Candidate] = []
    for place in newIDs.indices {
      guard let id = newIDs[place], isTelling(id) else { continue }
      for other in occurrences[Int(id)] where matches(other, place) {
        var start = 1
        while matches(other - start, place - start), newIDs[place - start].map(isTelling) == false { start += 1 }
        // The run has been found at a line further up.
        if matches(other - start, place - start) { continue }
        var end = 1
        while matches(other + end, place + end) { end += 1 }
        let candidate = Candidate(old: other - start + 1, new: place - start + 1, count: start - 1 + end)
        if isBlock(candidate) { found.append(candidate) }
      }
    }
    return found
  }

  private func isTelling(_ id: Int32) -> Bool { occurrences[Int(id)].count <= Self.mostOccurrences }

  private func matches(_ oldPlace: Int, _ newPlace: Int) -> Bool {
    guard oldIDs.indices.contains(oldPlace), newIDs.indices.contains(newPlace) else { return false }
    guard let id = oldIDs[oldPlace], id == newIDs[newPlace] else { return false }
    guard let from = old.places[oldPlace], let to = new.places[newPlace], from.change == to.change else { return true }
    return files[from.file].old.content(from.line) == files[to.file].new.content(to.line)
  }

  private func isBlock(_ candidate: Candidate) -> Bool {
    candidate.count >= Self.leastLines && old.characters(in: candidate.oldRange) >= Self.leastCharacters
  }

  /// What longer blocks have left of a candidate, as far as that makes a block.
  private func freeParts(_ candidate: Candidate) -> [Candidate] {
    var parts: [Candidate] = []
    var start = 0
    for offset in 0...candidate.count {
      let isFree =
        offset < candidate.count && !oldTaken[candidate.old + offset] && !newTaken[candidate.new + offset]
      if isFree { continue }
      let part = candidate.part(start..<offset)
      if isBlock(part) { parts.append(part) }
      start = offset + 1
    }
    return parts
  }

  /// Decides between candidates of the same length.
  private mutating func settle(_ candidates: [Candidate]) -> [Move] {
    count(candidates, 1)
    defer { count(candidates, -1) }
    var moves: [Move] = []
    var rivals: [(distance: Int, candidate: Candidate)] = []
    for candidate in candidates {
      let isAlone =
        candidate.oldRange.allSatisfy { oldUses[$0] == 1 } && candidate.newRange.allSatisfy { newUses[$0] == 1 }
      if isAlone {
        take(candidate)
        if let move = move(candidate) { moves.append(move) }
      } else if let move = move(candidate), move.oldFile == move.newFile {
        rivals.append((abs(move.old.lowerBound - move.new.lowerBound), candidate))
      }
    }
    rivals.sort {
      ($0.distance, $0.candidate.old, $0.candidate.new) < ($1.distance, $1.candidate.old, $1.candidate.new)
    }
    for rival in rivals where freeParts(rival.candidate).first?.count == rival.candidate.count {
      take(rival.candidate)
      if let move = move(rival.candidate) { moves.append(move) }
    }
    // Nothing shorter may claim what could be several.
    for candidate in candidates { take(candidate) }
    return moves
  }

  private mutating func count(_ candidates: [Candidate], _ step: Int) {
    for candidate in candidates {
      for place in candidate.oldRange { oldUses[place] += step }
      for place in candidate.newRange { newUses[place] += step }
    }
  }

  private mutating func take(_ candidate: Candidate) {
    for place in candidate.oldRange { oldTaken[place] = true }
    for place in candidate.newRange { newTaken[place] = true }
  }

  private func move(_ candidate: Candidate) -> Move? {
    guard let from = old.places[candidate.old], let to = new.places[candidate.new] else { return nil }
    return Move(
      oldFile: from.file, old: from.line..<from.line + candidate.count, newFile: to.file,
      new: to.line..<to.line + candidate.count)
  }
}
