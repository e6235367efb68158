import TestSeed

extension PrintedSeed {
  /// The text with some parts left out, doubled or replaced by a piece.
  mutating func changed(_ text: String, with pieces: [String]) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      let start = Int.random(in: 0...scalars.count, using: &self)
      let end = min(scalars.count, start + Int.random(in: 0...6, using: &self))
      let part = scalars[start..<end]
      let piece = pieces.randomElement(using: &self) ?? ""
      switch Int.random(in: 0..<3, using: &self) {
      case 0: scalars.removeSubrange(start..<end)
      case 1: scalars.insert(contentsOf: part, at: start)
      default: scalars.replaceSubrange(start..<end, with: piece.unicodeScalars)
      }
    }
    var changed = String.UnicodeScalarView()
    changed.append(contentsOf: scalars)
    return String(changed)
  }
}
