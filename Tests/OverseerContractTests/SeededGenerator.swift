import Foundation

/// Random numbers that a test can be run with again: `OVERSEER_TEST_SEED` names the seed, which a failure shows.
struct SeededGenerator: RandomNumberGenerator {
  static let seed: UInt64 =
    ProcessInfo.processInfo.environment["OVERSEER_TEST_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: .min ... .max)

  private var state: UInt64

  init(_ stream: UInt64) { state = Self.seed &+ stream &* 0x9E37_79B9_7F4A_7C15 }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
