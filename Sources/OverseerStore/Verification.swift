import OverseerJSON
import OverseerModel

/// What a comparison of the log with the tables found.
public struct Verification: Codable, Sendable, Hashable {
  /// Something that the log tells otherwise.
  public struct Difference: Codable, Sendable, Hashable {
    public var table: String
    /// What names the row: its id, its two ids, or the seq of an event.
    public var id: String
    public var problem: String
  }

  /// Whether the tables are what the log says.
  public var ok: Bool
  /// How many events were replayed.
  public var events: Int
  /// The last event that was replayed.
  public var throughSeq: Int64
  /// The differences, at most ten of a table.
  public var differences: [Difference]
}

extension Reading {
  /// Replays the log and compares every table of the state with what comes out; not the time at which a claim runs
  /// out, which changes without an event. It takes a second for some ten thousand events.
  public func verify() throws(OverseerError) -> Verification {
    let replay = try Replay(self, through: try headSeq())
    var differences: [Verification.Difference] = []
    if let problem = replay.problem {
      differences = [problem]
    } else {
      for table in StateTable.all {
        var comparison = try Comparison(of: table, in: connection, with: replay.connection)
        differences += try comparison.differences(limit: 10)
      }
    }
    return Verification(
      ok: differences.isEmpty, events: replay.events, throughSeq: replay.throughSeq, differences: differences)
  }
}

extension Store {
  /// Like ``Reading/verify()``, beside everything else that the store does.
  public func verify() async throws(OverseerError) -> Verification {
    try await readAside { reading throws(OverseerError) in try reading.verify() }
  }
}

/// Compares a table of two databases row by row, in the order of its key.
private struct Comparison {
  private let table: StateTable
  private let columns: [String]
  private var kept: Rows
  private var told: Rows

  init(of table: StateTable, in connection: Connection, with replayed: Connection) throws(OverseerError) {
    self.table = table
    let columns = try table.columns(in: connection).filter { !table.unlogged.contains($0) }
    self.columns = columns
    kept = Rows(of: table, columns: columns, in: connection)
    told = Rows(of: table, columns: columns, in: replayed)
  }

  mutating func differences(limit: Int) throws(OverseerError) -> [Verification.Difference] {
    var found: [Verification.Difference] = []
    var (left, right) = (try kept.next(), try told.next())
    while found.count < limit {
      guard let key = [left?.key, right?.key].compactMap({ $0 }).min() else { break }
      let (kept, told) = (left?.key == key ? left : nil, right?.key == key ? right : nil)
      if let problem = problem(kept: kept?.values, told: told?.values) {
        found.append(.init(table: table.name, id: "\(key)", problem: problem))
      }
      if kept != nil { left = try self.kept.next() }
      if told != nil { right = try self.told.next() }
    }
    return found
  }

  private func problem(kept: [UInt8]?, told: [UInt8]?) -> String? {
    guard let kept else { return "is missing" }
    guard let told else { return "is there, but not in the log" }
    guard kept != told else { return nil }
    let differing = zip(columns, zip(values(kept), values(told))).filter { $1.0 != $1.1 }.map { $0.0 }
    return "differs in \(differing.joined(separator: ", "))"
  }

  /// The values of a row, each as JSON.
  private func values(_ row: [UInt8]) -> [[UInt8]] {
    let values = (try? JSONCoder.decode([JSONValue].self, from: row)) ?? []
    return values.map { (try? JSONCoder.encode($0)) ?? [] }
  }
}

/// The rows of a table in the order of its key, fetched in pages.
private struct Rows {
  /// Compared as SQLite does, byte by byte, and not as Swift does, where two spellings of a letter are equal.
  struct Key: Comparable, CustomStringConvertible {
    let parts: [[UInt8]]

    init(_ parts: [String]) { self.parts = parts.map { Array($0.utf8) } }

    static func < (left: Key, right: Key) -> Bool {
      for (left, right) in zip(left.parts, right.parts) where left != right {
        return left.lexicographicallyPrecedes(right)
      }
      return false
    }

    var texts: [String] { parts.map { String(decoding: $0, as: UTF8.self) } }
    var description: String { texts.joined(separator: " ") }
  }

  struct Line {
    let key: Key
    /// The values as a JSON array.
    let values: [UInt8]
  }

  private static let pageSize = 200
  private let connection: Connection
  private let sql: String
  private let keySize: Int
  private var after: [String]
  private var page: ArraySlice<Line> = []
  private var hasMore = true

  init(of table: StateTable, columns: [String], in connection: Connection) {
    self.connection = connection
    let key = table.key.joined(separator: ", ")
    let marks = table.key.map { _ in "?" }.joined(separator: ", ")
    sql = """
      SELECT \(key), json_array(\(columns.joined(separator: ", "))) FROM \(table.name)
      WHERE (\(key)) > (\(marks)) ORDER BY \(key) LIMIT \(Self.pageSize)
      """
    keySize = table.key.count
    after = table.key.map { _ in "" }
  }

  mutating func next() throws(OverseerError) -> Line? {
    if page.isEmpty && hasMore { try fetch() }
    return page.popFirst()
  }

  private mutating func fetch() throws(OverseerError) {
    let size = Int32(keySize)
    let lines = try connection.all(sql, after.map { .text($0) }) { row in
      Line(key: Key((0..<size).map { row.text($0) }), values: Array(row.text(size).utf8))
    }
    page = lines[...]
    hasMore = lines.count == Self.pageSize
    after = lines.last?.key.texts ?? after
  }
}
