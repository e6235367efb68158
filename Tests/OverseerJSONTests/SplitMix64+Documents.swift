import OverseerJSON
import TestSeed

extension SplitMix64 {
  mutating func document(depth: Int = 4) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2: return .integer(Int64(bitPattern: next()) >> Int64.random(in: 0..<64, using: &self))
    case 3: return .number(number())
    case 4, 5: return .string(text())
    case 6: return .array((0..<Int.random(in: 0..<6, using: &self)).map { _ in document(depth: depth - 1) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0..<30, using: &self) { object[text()] = document(depth: depth - 2) }
      return .object(object)
    }
  }

  private mutating func number() -> Double {
    while true {
      let value = Double(bitPattern: next())
      if value.isFinite { return value }
    }
  }

  private mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0..<24, using: &self) { text.unicodeScalars.append(scalar()) }
    return text
  }

  private mutating func scalar() -> Unicode.Scalar {
    let range: Range<UInt32> =
      switch Int.random(in: 0..<8, using: &self) {
      case 0: 0x00..<0x20
      case 1: 0x22..<0x23
      case 2: 0x5C..<0x5D
      case 3: 0x80..<0x800
      case 4: 0x800..<0x11_0000
      default: 0x20..<0x80
      }
    while true {
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { return scalar }
    }
  }
}
