/// Puts the pieces of a stream together so that they end where lines do.
struct LineAssembler {
  /// More is not held back: a line that is longer comes in parts.
  static let limit = 16 << 10

  private var rest: [UInt8] = []

  /// All that can be given out now: whole lines, or a part of a long one. Empty where the line goes on.
  mutating func take(_ piece: UnsafeRawBufferPointer) -> [UInt8] {
    var end = piece.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    if piece.count - end + (end == 0 ? rest.count : 0) > Self.limit { end = piece.count }
    guard end > 0 else {
      rest += piece
      return []
    }
    let whole = rest + piece[..<end]
    rest = Array(piece[end...])
    return whole
  }

  /// What is left at the end of the stream.
  mutating func finish() -> [UInt8] {
    defer { rest = [] }
    return rest
  }
}
