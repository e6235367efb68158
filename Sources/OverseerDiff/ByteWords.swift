/// Looks at eight bytes at once.
enum ByteWords {
  /// A word with the highest bit of every byte set where there is a `\n`, the first byte lowest.
  @inline(__always)
  static func newlines(_ start: UnsafePointer<UInt8>) -> UInt64 {
    let differences = load(start) ^ 0x0A0A_0A0A_0A0A_0A0A
    // Exact, unlike the usual test for any zero: a carry must not report the byte after a match.
    let low = (differences & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
    return ~(low | differences | 0x7F7F_7F7F_7F7F_7F7F)
  }

  /// Multiplies and folds eight bytes after the other. The seed is another one in each process, so that no file can be
  /// made whose lines all collide.
  @inline(__always)
  static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      var position = 0
      while position + 8 < count {
        hash = mix(hash ^ load(start + position))
        position += 8
      }
      return mix(hash ^ load(start + (count - 8)))
    }
    var rest: UInt64 = 0
    for position in 0..<count { rest = rest << 8 | UInt64(start[position]) }
    return mix(hash ^ rest)
  }

  @inline(__always)
  static func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    if count >= 8 {
      var position = 0
      while position + 8 < count {
        if load(left + position) != load(right + position) { return false }
        position += 8
      }
      return load(left + (count - 8)) == load(right + (count - 8))
    }
    for position in 0..<count where left[position] != right[position] { return false }
    return true
  }

  @inline(__always)
  private static func load(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }

  private static let seed = UInt64.random(in: .min ... .max)
}
