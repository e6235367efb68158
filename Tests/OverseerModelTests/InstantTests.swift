import Foundation
import OverseerJSON
import OverseerModel
import TestSeed
import Testing

private let day: Int64 = 86_400_000

/// The first moment of every month from year 0 to 9999, counted by walking the calendar month by month.
private let months: [(text: String, milliseconds: Int64)] = {
  func isLeap(_ year: Int) -> Bool { year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400) }
  func length(_ month: Int, _ year: Int) -> Int64 {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
  // From year 0 to 1970 there are 1,970 years of 365 days and their leap days.
  let leapDays = (0..<1970).count(where: isLeap)
  var days = -(1970 * 365 + Int64(leapDays))
  var months: [(String, Int64)] = []
  for year in 0...9999 {
    for month in 1...12 {
      let text = "\(String(year + 10_000).dropFirst())-\(String(month + 100).dropFirst())"
      months.append((text, days * day))
      days += length(month, year)
    }
  }
  return months
}()

@Suite("Instant")
struct InstantTests {
  @Test("The first moment of every month of ten thousand years is written and read right")
  func everyMonth() throws {
    #expect(months.first { $0.text == "1970-01" }?.milliseconds == 0)
    let wrong = months.filter { month in
      let instant = Instant(milliseconds: month.milliseconds)
      return instant.description != month.text + "-01T00:00:00.000Z" || Instant(month.text + "-01") != instant
    }
    #expect(wrong.map(\.text) == [])
  }

  @Test("The moment before a month begins is the last of a month that has that many days")
  func lastOfEveryMonth() {
    let wrong = months.dropFirst().filter { month in
      let last = Instant(milliseconds: month.milliseconds - 1)
      let text = last.description
      guard text.hasSuffix("T23:59:59.999Z"), Instant(text) == last, let day = Int(text.dropFirst(8).prefix(2)) else {
        return true
      }
      // One day later than the last one does not exist.
      return Instant("\(text.prefix(8))\(day + 1)") != nil
    }
    #expect(wrong.map(\.text) == [])
  }

  @Test("Seconds that no calendar has ended the process: they are the first or the last moment now")
  func farSeconds() {
    #expect(Instant(seconds: 9_300_000_000_000_000).description == "9999-12-31T23:59:59.000Z")
    #expect(Instant(seconds: .max) == Instant(seconds: 253_402_300_799))
    #expect(Instant(seconds: .min).description == "0000-01-01T00:00:00.000Z")
    #expect(Instant(seconds: 1).milliseconds == 1000)
  }

  @Test("Random moments agree with Foundation")
  func foundation() throws {
    var generator = PrintedSeed()
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    // Foundation changes to the Julian calendar before 1582.
    let range = Int64(-11_676_096_000_000)...253_402_300_799_999
    for _ in 0..<5000 {
      let milliseconds = Int64.random(in: range, using: &generator)
      let instant = Instant(milliseconds: milliseconds)
      // Its format cuts fractions off, so half a millisecond keeps it from falling below.
      let date = Date(timeIntervalSince1970: (Double(milliseconds) + 0.5) / 1000)
      #expect(instant.description == date.formatted(style), "\(milliseconds)")
      #expect(Instant(instant.description) == instant, "\(milliseconds)")
    }
  }

  @Test("Random offsets name the same moment")
  func offsets() throws {
    var generator = PrintedSeed()
    for _ in 0..<3000 {
      let milliseconds = Int64.random(in: -50_000_000_000_000...200_000_000_000_000, using: &generator)
      let hours = Int64.random(in: 0...23, using: &generator)
      let minutes = Int64.random(in: 0...59, using: &generator)
      let sign: Int64 = Bool.random(using: &generator) ? 1 : -1
      let local = Instant(milliseconds: milliseconds + sign * (hours * 60 + minutes) * 60_000)
      let offset = "\(sign > 0 ? "+" : "-")\(String(hours + 100).dropFirst()):\(String(minutes + 100).dropFirst())"
      #expect(
        Instant(local.description.dropLast() + offset) == Instant(milliseconds: milliseconds), "\(local)\(offset)")
    }
  }

  @Test(
    "Other spellings of RFC 3339 are read",
    arguments: [
      ("2026-02-05T08:06:12.345Z", 1_770_278_772_345), ("2026-02-05t08:06:12.345z", 1_770_278_772_345),
      ("2026-02-05 08:06:12.345Z", 1_770_278_772_345), ("2026-02-05T08:06:12Z", 1_770_278_772_000),
      ("2026-02-05T08:06:12.3Z", 1_770_278_772_300), ("2026-02-05T08:06:12.34Z", 1_770_278_772_340),
      ("2026-02-05T08:06:12.3459999Z", 1_770_278_772_345),
      ("2026-02-05T08:06:12.\(String(repeating: "3", count: 500))Z", 1_770_278_772_333),
      ("2026-02-05T09:36:12.345+01:30", 1_770_278_772_345), ("2026-02-05T08:06:12.345-00:00", 1_770_278_772_345),
      ("2026-02-05", 1_770_249_600_000), ("1969-12-31T23:59:59.999Z", -1), ("1970-01-01", 0),
      ("2024-02-29", 1_709_164_800_000), ("2000-02-29", 951_782_400_000),
      ("0000-01-01T00:00:00Z", -62_167_219_200_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ] as [(String, Int64)])
  func spellings(text: String, milliseconds: Int64) {
    #expect(Instant(text)?.milliseconds == milliseconds)
  }

  @Test(
    "What is no moment is refused",
    arguments: [
      "", " ", "now", "2026", "2026-02", "2026-2-5", "26-02-05", "02026-02-05", "2026-00-05", "2026-13-05",
      "2026-02-00", "2026-02-29", "2023-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-02-05T", "2026-02-05Z",
      "2026-02-05T08", "2026-02-05T08:06", "2026-02-05T08:06Z", "2026-02-05T08:06:12", "2026-02-05T08:06:12.Z",
      "2026-02-05T08:06:12.345", "2026-02-05T24:00:00Z", "2026-02-05T08:60:00Z", "2026-02-05T08:06:60Z",
      "2026-02-05T08:06:12,345Z", "2026-02-05T08:06:12.345ZZ", "2026-02-05T08:06:12.345Z ", " 2026-02-05",
      "2026-02-05T08:06:12+1:00", "2026-02-05T08:06:12+0100", "2026-02-05T08:06:12+24:00", "2026-02-05T08:06:12+01:60",
      "2026-02-05T08:06:12+", "2026-02-05T08:06:12GMT", "2026/02/05", "-2026-02-05", "+2026-02-05", "２０２６-02-05",
      "2026-02-05\0", "20260205", "2026-02-05_08:06:12Z",
    ])
  func refused(text: String) {
    #expect(Instant(text) == nil)
    #expect(throws: JSONCodingError.self) { try JSONCoder.decode(Instant.self, from: JSONValue.string(text)) }
  }

  @Test(
    "An offset does not lead out of the years 0000 to 9999",
    arguments: [
      "0000-01-01T00:00:00+00:01", "0000-01-01T00:00:00.000+23:59", "9999-12-31T23:59:59.999-00:01",
      "9999-12-31T23:59:59-23:59",
    ])
  func offsetsAtTheEnds(text: String) {
    #expect(Instant(text)?.milliseconds == nil)
  }

  @Test("Everything that is read is written as something that reads the same")
  func readIsWritten() throws {
    var generator = PrintedSeed()
    let marks = Array("0123456789-:.TZ+ ")
    var read = 0
    for _ in 0..<20_000 {
      var text = Array("0000-01-01T00:30:00.5+00:10")
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        text[Int.random(in: text.indices, using: &generator)] = marks.randomElement(using: &generator) ?? "0"
      }
      guard let instant = Instant(String(text)) else { continue }
      read += 1
      #expect(Instant(instant.description) == instant, "\(String(text))")
    }
    #expect(read > 20)
  }

  @Test("A moment goes through JSON as its text")
  func json() throws {
    #expect(try JSONCoder.encodeString(Sample.noon) == #""2026-02-05T08:06:12.345Z""#)
    #expect(try JSONCoder.decode(Instant.self, from: #""2026-02-05T08:06:12.345Z""#) == Sample.noon)
    #expect(throws: JSONCodingError.self) { try JSONCoder.decode(Instant.self, from: "1770278772345") }
  }

  @Test(
    "Adding a duration adds its milliseconds",
    arguments: [
      (.zero, 0), (.milliseconds(1), 1), (.seconds(3600), 3_600_000), (.milliseconds(-1), -1), (.seconds(-90), -90_000),
      (.milliseconds(1999), 1999), (.milliseconds(-1999), -1999), (.microseconds(1500), 1),
    ] as [(Duration, Int64)])
  func addition(duration: Duration, milliseconds: Int64) {
    #expect((Sample.noon + duration).milliseconds == Sample.noon.milliseconds + milliseconds)
  }

  @Test("Moments are ordered by time")
  func order() {
    #expect(Instant(milliseconds: -1) < Instant(milliseconds: 0))
    #expect(!(Sample.noon < Sample.noon))
    #expect(Sample.noon < Sample.noon + .milliseconds(1))
  }

  @Test("The clock of the machine tells the present")
  func now() {
    let before = Int64(Date().timeIntervalSince1970 * 1000)
    let now = Instant.now().milliseconds
    let after = Int64(Date().timeIntervalSince1970 * 1000)
    #expect(before - 1 <= now && now <= after + 1)
  }
}
