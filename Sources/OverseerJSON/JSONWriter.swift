/// Appends JSON tokens to a growing buffer of bytes. It knows how tokens are spelled, not where they may stand.
///
/// The buffer is managed by hand: an array inside a class would be checked for exclusive access, uniqueness and
/// capacity at every byte.
final class JSONWriter {
  private var base: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity: Int

  init(capacity: Int = 1024) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  private var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// A copy of everything written so far.
  var bytes: [UInt8] { Array(written) }

  /// A copy of everything written so far; only UTF-8 is ever written.
  var text: String { String(decoding: written, as: UTF8.self) }

  @inline(__always)
  private func reserve(_ extra: Int) {
    if capacity - count < extra { grow(by: extra) }
  }

  @inline(never)
  private func grow(by extra: Int) {
    capacity = max(capacity * 2, count + extra)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  func byte(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  /// Appends text that needs neither quotes nor escaping.
  @inline(__always)
  func literal(_ text: StaticString) {
    append(text.utf8Start, text.utf8CodeUnitCount)
  }

  @inline(__always)
  private func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    (base + count).initialize(from: start, count: length)
    count += length
  }

  /// Starts a new line, indented by two spaces a level.
  func line(depth: Int) {
    reserve(1 + depth * 2)
    base[count] = UInt8(ascii: "\n")
    (base + count + 1).initialize(repeating: UInt8(ascii: " "), count: depth * 2)
    count += 1 + depth * 2
  }
}

extension JSONWriter {
  /// Appends a quoted string, escaping quotes, backslashes and control characters.
  func string(_ text: String) {
    var text = text
    text.withUTF8 { source in
      reserve(source.count + 2)
      base[count] = UInt8(ascii: "\"")
      count += 1
      escape(source)
      byte(UInt8(ascii: "\""))
    }
  }

  private func escape(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    var runStart = 0
    var position = 0
    while true {
      while position + 8 <= source.count, !ByteScan.needsCare(source, at: position) { position += 8 }
      while position < source.count, !Self.needsEscape(source[position]) { position += 1 }
      append(start + runStart, position - runStart)
      guard position < source.count else { return }
      escape(source[position])
      position += 1
      runStart = position
    }
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): literal("\\\"")
    case UInt8(ascii: "\\"): literal("\\\\")
    case UInt8(ascii: "\n"): literal("\\n")
    case UInt8(ascii: "\r"): literal("\\r")
    case UInt8(ascii: "\t"): literal("\\t")
    default:
      literal(byte < 0x10 ? "\\u000" : "\\u001")
      let digit = byte & 0x0F
      self.byte(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  /// Appends a quoted key that needs no escaping, and the colon.
  @inline(__always)
  func plainKey(_ name: StaticString) {
    byte(UInt8(ascii: "\""))
    literal(name)
    literal("\":")
  }

  /// Appends a quoted key in its snake_case form, without making a string of that form.
  @inline(__always)
  func wireKey(_ name: String) {
    var name = name
    name.withUTF8 { source in
      reserve(source.count * 2 + 2)
      let (length, isPlain) = JSONKey.snakeCase(source, to: base + count + 1)
      if isPlain {
        base[count] = UInt8(ascii: "\"")
        base[count + 1 + length] = UInt8(ascii: "\"")
        count += length + 2
      } else {
        string(JSONKey.wireName(String(decoding: source, as: UTF8.self)))
      }
    }
  }
}

extension JSONWriter {
  func bool(_ value: Bool) {
    if value { literal("true") } else { literal("false") }
  }

  func null() { literal("null") }

  func integer(_ value: Int64) {
    reserve(20)
    if value < 0 {
      base[count] = UInt8(ascii: "-")
      count += 1
    }
    var rest = value.magnitude
    var digits = 1
    var limit: UInt64 = 10
    while digits < 19, rest >= limit {
      digits += 1
      limit &*= 10
    }
    // The greatest magnitude, 2^63, has 19 digits.
    count += digits
    var target = base + count
    repeat {
      target -= 1
      target.pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  /// Appends the shortest digits that read back as the same number, which must be finite.
  func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) {
    var text = value.description
    text.withUTF8 { source in
      if let start = source.baseAddress { append(start, source.count) }
    }
  }
}
