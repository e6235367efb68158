import OverseerDiff
import TestSeed

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension PrintedSeed {
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func one<T>(of choices: [T]) -> T { choices[number(0...choices.count - 1)] }

  mutating func happens(_ percent: Int) -> Bool { number(1...100) <= percent }

  // MARK: Files

  /// Bytes of which many are line ends and many not UTF-8.
  mutating func bytes(_ count: Int) -> [UInt8] {
    let few: [UInt8] = [0x0A, 0x0A, 0x0D, 0x20, 0x09, 0x61, 0x62, 0xC3, 0xA9, 0xFF, 0x00]
    return (0..<count).map { _ in one(of: few) }
  }

  /// The lines of something that looks like a program, or of something with few different lines, or of many.
  mutating func lines(_ count: Int) -> [String] {
    switch number(0...5) {
    case 0: (0..<count).map { _ in one(of: ["a", "b"]) }
    case 1: (0..<count).map { _ in "line \(number(0...12))" }
    case 2: (0..<count).map { _ in "\(number(0...count * 4))" }
    default: program(count)
    }
  }

  private mutating func program(_ count: Int) -> [String] {
    var depth = 0
    return (0..<count).map { _ in
      let indentation = String(repeating: happens(90) ? "  " : "\t", count: depth)
      switch number(0...9) {
      case 0: return ""
      case 1:
        depth = max(0, depth - 1)
        return String(repeating: "  ", count: depth) + "}"
      case 2:
        depth = min(4, depth + 1)
        return indentation + "func \(word())() {"
      case 3: return indentation + "end"
      default: return indentation + (0...number(0...2)).map { _ in word() }.joined(separator: " ")
      }
    }
  }

  mutating func word() -> String { one(of: ["foo", "bar", "baz", "x", "return", "if", "let", "größe", "a1", "日本"]) }

  /// The lines after some edits: removed, added, replaced, moved, doubled, and with other white space.
  mutating func edited(_ lines: [String]) -> [String] {
    var lines = lines
    for _ in 0..<number(0...one(of: [2, 6, 20])) {
      let start = number(0...lines.count)
      let range = start..<min(lines.count, start + number(0...one(of: [1, 3, 12])))
      switch number(0...7) {
      case 0: lines.removeSubrange(range)
      case 1: lines.insert(contentsOf: self.lines(number(1...6)), at: start)
      case 2: lines.replaceSubrange(range, with: self.lines(number(1...5)))
      case 3:
        let block = lines[range]
        lines.removeSubrange(range)
        lines.insert(contentsOf: Array(block), at: number(0...lines.count))
      case 4: lines.insert(contentsOf: Array(lines[range]), at: start)
      case 5: for line in range { lines[line] += one(of: [" ", "\t", "  ", "\r"]) }
      case 6: for line in range { lines[line] = " " + lines[line] }
      default:
        for line in range {
          let blanks = one(of: ["  ", "\t", ""])
          lines[line] = String(lines[line].map { $0 == " " ? Array(blanks) : [$0] }.joined())
        }
      }
    }
    return lines
  }

  /// The file of these lines, now and then without a newline at its end.
  mutating func file(_ lines: [String]) -> [UInt8] {
    if lines.isEmpty { return [] }
    return Array((lines.joined(separator: "\n") + (happens(15) ? "" : "\n")).utf8)
  }

  /// Two versions of a file.
  mutating func versions() -> (old: [UInt8], new: [UInt8]) {
    let lines = lines(one(of: [0, 1, 3, 10, 30, 100]))
    var changed = happens(93) ? edited(lines) : self.lines(lines.count)
    if happens(5) { changed = changed.map { $0 + "\r" } }
    return (file(lines), file(changed))
  }
}
