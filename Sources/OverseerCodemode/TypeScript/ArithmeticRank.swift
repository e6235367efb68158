/// How tightly an operator of arithmetic binds, all of them tighter than `as`.
enum ArithmeticRank: Int, Comparable {
  case shift, sum, product, power

  static func < (left: ArithmeticRank, right: ArithmeticRank) -> Bool { left.rawValue < right.rawValue }

  /// Nil where an operator is another one, an assignment too.
  init?(_ token: ScriptToken, in bytes: [UInt8]) {
    func byte(_ offset: Int) -> UInt8 { token.start + offset < bytes.count ? bytes[token.start + offset] : 0 }
    let rank: ArithmeticRank
    switch (byte(0), byte(1)) {
    case (UInt8(ascii: "*"), UInt8(ascii: "*")): rank = .power
    case (UInt8(ascii: "*"), _), (UInt8(ascii: "/"), _), (UInt8(ascii: "%"), _): rank = .product
    case (UInt8(ascii: "+"), _), (UInt8(ascii: "-"), _): rank = .sum
    case (UInt8(ascii: "<"), UInt8(ascii: "<")), (UInt8(ascii: ">"), UInt8(ascii: ">")): rank = .shift
    default: return nil
    }
    var end = rank == .power || rank == .shift ? 2 : 1
    if rank == .shift, byte(2) == UInt8(ascii: ">") { end = 3 }
    if byte(end) == UInt8(ascii: "=") { return nil }
    self = rank
  }
}
