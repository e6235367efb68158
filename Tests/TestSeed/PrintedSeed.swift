#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Random numbers from a seed that is printed: a failed run is repeated with `OVERSEER_TEST_SEED`.
public struct PrintedSeed: RandomNumberGenerator, CustomStringConvertible {
  public let seed: UInt64
  private let round: Int
  private var numbers: SplitMix64

  /// - Parameter round: Which of several series of the same seed.
  public init(_ test: String = #function, round: Int = 0) {
    let given = getenv("OVERSEER_TEST_SEED").flatMap { UInt64(String(cString: $0)) }
    seed = given ?? UInt64.random(in: 0 ... .max)
    self.round = round
    numbers = SplitMix64(state: seed &+ UInt64(round))
    print("seed of \(test): \(description)")
  }

  public var description: String {
    round == 0 ? "OVERSEER_TEST_SEED=\(seed)" : "OVERSEER_TEST_SEED=\(seed), round \(round)"
  }

  public mutating func next() -> UInt64 { numbers.next() }
}

/// The same numbers for the same state (Steele, Lea and Flood, 2014).
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  public init(state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
