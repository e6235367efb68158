/// A blank or line end of JavaScript outside of ASCII.
struct WideSpace {
  let length: Int
  let endsLine: Bool

  /// Nil where none stands at a place.
  init?(_ bytes: [UInt8], at position: Int) {
    func byte(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }
    switch (byte(0), byte(1), byte(2)) {
    case (0xC2, 0xA0, _): (length, endsLine) = (2, false)
    case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): (length, endsLine) = (3, true)
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80),
      (0xEF, 0xBB, 0xBF):
      (length, endsLine) = (3, false)
    default: return nil
    }
  }
}
