/// Numbers for `Math.random`, different ones for each script.
///
/// The generator is xorshift64* (S. Vigna, An experimental exploration of Marsaglia's xorshift generators, scrambled,
/// 2016), as in the engine. It is not for secrets.
struct RandomNumbers {
  private var state = UInt64.random(in: 1...UInt64.max)

  /// From 0 up to, and without, 1.
  mutating func next() -> Double {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Double((state &* 0x2545_F491_4F6C_DD1D) >> 11) * 0x1p-53
  }
}
