import Foundation
import OverseerJSON
import TestSeed

/// Values that depend on the seed alone (SplitMix64), from single ones to far more than is shown.
struct RandomValues: RandomNumberGenerator {
  static let seed = ProcessInfo.processInfo.environment["OVERSEER_TEST_SEED"].flatMap { UInt64($0) } ?? 6

  private static let keys = [
    "id", "items", "title", "description", "context", "a b", "", "0", "ü", "say \"hi\"", "it's", "x.y", "x[0]", "\\",
    "\n",
    "$truncated", "$", "_",
  ]

  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(state: seed) }

  mutating func next() -> UInt64 { numbers.next() }

  /// How many more parts the value may have, as they multiply.
  private var left = 0

  private mutating func count() -> Int {
    let most = [2, 5, 20, 60, 400].randomElement(using: &self) ?? 2
    let count = min(left, Int.random(in: 0...most, using: &self))
    left -= count
    return count
  }

  mutating func value() -> JSONValue {
    left = 250
    return value(depth: 5)
  }

  private mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2: return .integer(Int64(bitPattern: next()) >> Int64.random(in: 0..<64, using: &self))
    case 3: return .number(Double(Int.random(in: -9999...9999, using: &self)) / 7)
    case 4, 5: return .string(text())
    case 6, 7: return .array((0..<count()).map { _ in value(depth: depth - Int.random(in: 1...3, using: &self)) })
    default:
      var object = JSONObject()
      for number in 0..<count() {
        let key = Self.keys.randomElement(using: &self) ?? ""
        object[object[key] == nil ? key : "\(key)\(number)"] = value(depth: depth - Int.random(in: 1...3, using: &self))
      }
      return .object(object)
    }
  }

  private mutating func text() -> String {
    let most = Int.random(in: 0..<40, using: &self) == 0 ? 9000 : [3, 30, 100].randomElement(using: &self) ?? 3
    let alphabet: [Character] = ["a", "b", " ", "\"", "\\", "\n", "\u{1}", "é", "漢", "😀", "👩‍👩‍👧", "e\u{301}"]
    let plain = Bool.random(using: &self)
    return String(
      (0..<Int.random(in: 0...most, using: &self)).map { _ in
        plain ? "a" : alphabet.randomElement(using: &self) ?? "a"
      })
  }
}
