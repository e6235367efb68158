import GRDBSQLite
import OverseerJSON
import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes rows of the log as server-sent events into one growing buffer, without decoding them and without a string
/// for any of their fields.
final class EventFramer {
  private(set) var frames: [EventFrame] = []
  private var bytes: [UInt8] = []
  private var used = 0
  private var day = DayText()

  /// Whether a page has become as large as one should be.
  var isFull: Bool { used >= 256 * 1024 }

  /// What was written. Nothing can be added afterwards.
  func finish() -> [UInt8] {
    bytes.removeLast(bytes.count - used)
    return bytes
  }

  /// Adds the event of a row with the columns of ``EventTable/columns``.
  func add(_ row: Row) throws(OverseerError) {
    let seq = sqlite3_column_int64(row.statement, 0)
    let columns = Columns(row.statement)
    let correlation = try columns.correlation.quoted()
    // All literals and numbers of an event take less than 300 bytes.
    let size = 300 + columns.size + (correlation?.count ?? 0)
    if bytes.count - used < size { grow(by: size) }
    day.update(columns.at)
    bytes.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var pen = Pen(base: base, next: base + used)
      let places = pen.write(seq, columns, correlation, day)
      used = pen.offset
      frames.append(EventFrame(seq: seq, places: places))
    }
  }

  private func grow(by size: Int) {
    var larger = [UInt8](repeating: 0, count: max(bytes.count * 4, used + size, 4096))
    larger.replaceSubrange(0..<used, with: bytes[..<used])
    bytes = larger
  }
}

/// A text in a row, which is there until the next step.
private struct ColumnText {
  let start: UnsafeRawPointer?
  let count: Int
  let isNull: Bool

  /// As a blob: a text is handed out as it stands, and not copied to have a zero byte behind it.
  init(_ statement: OpaquePointer, _ column: Int32) {
    start = sqlite3_column_blob(statement, column)
    count = Int(sqlite3_column_bytes(statement, column))
    // An empty text has no bytes either.
    isNull = start == nil && sqlite3_column_type(statement, column) == SQLITE_NULL
  }

  /// As JSON, where that is not the text between quotes.
  func quoted() throws(OverseerError) -> [UInt8]? {
    guard let start else { return nil }
    let text = UnsafeRawBufferPointer(start: start, count: count)
    for byte in text where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      return Array(try encoded(String(decoding: text, as: UTF8.self)).utf8)
    }
    return nil
  }
}

private struct Columns {
  let id, correlation, source, actor, repo, task, type, payload: ColumnText
  let at: Int64

  init(_ statement: OpaquePointer) {
    id = ColumnText(statement, 1)
    at = sqlite3_column_int64(statement, 2)
    correlation = ColumnText(statement, 3)
    source = ColumnText(statement, 4)
    actor = ColumnText(statement, 5)
    repo = ColumnText(statement, 6)
    task = ColumnText(statement, 7)
    type = ColumnText(statement, 8)
    payload = ColumnText(statement, 9)
  }

  /// The type stands there twice.
  var size: Int {
    id.count + correlation.count + source.count + actor.count + repo.count + task.count + 2 * type.count + payload.count
  }
}

/// The date of a moment and the milliseconds since that date began. Events that follow each other mostly share the day.
private struct DayText {
  private(set) var milliseconds: Int64 = 0
  /// `2026-02-05T`
  private(set) var text: [UInt8] = Array("1970-01-01T".utf8)
  private var start: Int64 = 0
  private static let length: Int64 = 86_400_000

  mutating func update(_ moment: Int64) {
    milliseconds = moment - start
    if milliseconds >= 0, milliseconds < Self.length { return }
    milliseconds = moment % Self.length
    if milliseconds < 0 { milliseconds += Self.length }
    start = moment - milliseconds
    text = Array(Instant(milliseconds: start).description.utf8.prefix(11))
  }
}

/// Writes behind each other, into memory that is known to be large enough.
private struct Pen {
  let base: UnsafeMutablePointer<UInt8>
  var next: UnsafeMutablePointer<UInt8>

  var offset: Int { next - base }
  private var place: Int32 { Int32(truncatingIfNeeded: offset) }

  mutating func write(
    _ seq: Int64, _ columns: Columns, _ correlation: [UInt8]?, _ day: DayText
  ) -> EventFramePlaces {
    var places = EventFramePlaces()
    places.start = place
    literal("id: ")
    number(seq)
    literal("\nevent: ")
    text(columns.type)
    literal("\ndata: ")
    places.json = place
    literal("{\"id\":\"")
    text(columns.id)
    literal("\",\"seq\":")
    number(seq)
    literal(",\"at\":\"")
    moment(day)
    literal("\",\"correlation_id\":")
    if let correlation { copy(correlation) } else { optional(columns.correlation) }
    literal(",\"source\":")
    places.source = place
    optional(columns.source)
    literal(",\"actor\":")
    text(columns.actor)
    literal(",\"repo_id\":")
    places.repo = place
    optional(columns.repo)
    literal(",\"task_id\":")
    places.task = place
    optional(columns.task)
    literal(",\"body\":{\"type\":")
    places.type = place
    optional(columns.type)
    literal(",\"payload\":")
    text(columns.payload)
    literal("}}\n\n")
    places.end = place
    return places
  }

  @inline(__always)
  private mutating func literal(_ text: StaticString) {
    memcpy(next, text.utf8Start, text.utf8CodeUnitCount)
    next += text.utf8CodeUnitCount
  }

  @inline(__always)
  private mutating func text(_ text: ColumnText) {
    guard let start = text.start else { return }
    memcpy(next, start, text.count)
    next += text.count
  }

  @inline(__always)
  private mutating func optional(_ value: ColumnText) {
    guard !value.isNull else { return literal("null") }
    literal("\"")
    text(value)
    literal("\"")
  }

  private mutating func copy(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      memcpy(next, start, bytes.count)
    }
    next += bytes.count
  }

  private mutating func number(_ value: Int64) {
    var count = 1
    var limit: Int64 = 10
    while count < 18, value >= limit {
      count += 1
      limit *= 10
    }
    if value >= limit { count += 1 }
    var rest = value
    for place in stride(from: count - 1, through: 0, by: -1) {
      next[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    next += count
  }

  /// `2026-02-05T08:06:12.345Z`
  private mutating func moment(_ day: DayText) {
    copy(day.text)
    let (seconds, milliseconds) = day.milliseconds.quotientAndRemainder(dividingBy: 1000)
    digits(seconds / 3600, then: ":")
    digits(seconds / 60 % 60, then: ":")
    digits(seconds % 60, then: ".")
    next[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: milliseconds / 100)
    next += 1
    digits(milliseconds % 100, then: "Z")
  }

  @inline(__always)
  private mutating func digits(_ value: Int64, then mark: Unicode.Scalar) {
    next[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10)
    next[1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
    next[2] = UInt8(ascii: mark)
    next += 3
  }
}
