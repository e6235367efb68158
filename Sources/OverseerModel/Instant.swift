/// A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC: `2026-02-05T08:06:12.345Z`.
public struct Instant: Hashable, Comparable, Sendable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// A moment that somebody else has written down, in seconds since 1970. What lies outside of the years 0000 to 9999 is
  /// taken for their first or last moment.
  public init(seconds: Int64) {
    self.init(milliseconds: min(max(seconds, -62_167_219_200), 253_402_300_799) * 1000)
  }

  public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  public static func + (left: Instant, right: Duration) -> Instant {
    let (seconds, attoseconds) = right.components
    return Instant(milliseconds: left.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// Parses RFC 3339 with `Z` or an offset, with any number of fraction digits (those past the third are dropped),
  /// or a plain date, which is its midnight in UTC. Nil for anything else and for years outside 0000…9999.
  public init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let year = reader.number(digits: 4), reader.skip("-"), let month = reader.number(digits: 2), reader.skip("-"),
      let day = reader.number(digits: 2), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    if reader.isAtEnd {
      self.init(milliseconds: Int64(days) * 86_400_000)
      return
    }
    guard reader.skip("T") || reader.skip("t") || reader.skip(" "), let hour = reader.number(digits: 2), hour < 24,
      reader.skip(":"), let minute = reader.number(digits: 2), minute < 60, reader.skip(":"),
      let second = reader.number(digits: 2), second < 60, let fraction = reader.fraction(),
      let offset = reader.offset(), reader.isAtEnd
    else { return nil }
    let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset * 60)
    // An offset can lead out of the years that can be written.
    guard (-62_167_219_200..<253_402_300_800).contains(seconds) else { return nil }
    self.init(milliseconds: seconds * 1000 + Int64(fraction))
  }
}

extension Instant: CustomStringConvertible {
  /// The moment as RFC 3339 in UTC, always with three fraction digits.
  public var description: String {
    var days = Int(milliseconds / 86_400_000)
    var rest = Int(milliseconds % 86_400_000)
    if rest < 0 {
      rest += 86_400_000
      days -= 1
    }
    let (year, month, day) = Self.civil(days: days)
    return String(unsafeUninitializedCapacity: 24) { text in
      var count = 0
      func append(_ digit: Int) {
        text[count] = 0x30 + UInt8(truncatingIfNeeded: digit % 10)
        count += 1
      }
      func append(_ mark: Unicode.Scalar, _ number: Int) {
        text[count] = UInt8(ascii: mark)
        count += 1
        append(number / 10)
        append(number)
      }
      append(year / 1000)
      append(year / 100)
      append(year / 10)
      append(year)
      append("-", month)
      append("-", day)
      append("T", rest / 3_600_000)
      append(":", rest / 60_000 % 60)
      append(":", rest / 1000 % 60)
      append(".", rest % 1000 / 10)
      append(rest)
      text[count] = UInt8(ascii: "Z")
      return count + 1
    }
  }
}

extension Instant: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let instant = Instant(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a time like 2026-02-05T08:06:12.345Z")
    }
    self = instant
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Instant {
  /// Days since 1970-01-01 of a date of the Gregorian calendar
  /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date of a count of days since 1970-01-01; the inverse of ``days(year:month:day:)``.
  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    var isAtEnd: Bool { index == bytes.count }

    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
      guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
      index += 1
      return true
    }

    mutating func digit() -> Int? {
      guard index < bytes.count, (0x30...0x39).contains(bytes[index]) else { return nil }
      index += 1
      return Int(bytes[index - 1] - 0x30)
    }

    mutating func number(digits: Int) -> Int? {
      var value = 0
      for _ in 0..<digits {
        guard let digit = digit() else { return nil }
        value = value * 10 + digit
      }
      return value
    }

    /// Milliseconds after an optional point; nil where a point has no digit behind it.
    mutating func fraction() -> Int? {
      guard skip(".") else { return 0 }
      guard let first = digit() else { return nil }
      var value = first * 100
      var weight = 10
      while let digit = digit() {
        value += digit * weight
        weight /= 10
      }
      return value
    }

    /// Minutes east of UTC; nil where neither `Z` nor an offset stands.
    mutating func offset() -> Int? {
      if skip("Z") || skip("z") { return 0 }
      let sign = skip("+") ? 1 : skip("-") ? -1 : 0
      guard sign != 0, let hours = number(digits: 2), hours < 24, skip(":"), let minutes = number(digits: 2),
        minutes < 60
      else { return nil }
      return sign * (hours * 60 + minutes)
    }
  }
}
