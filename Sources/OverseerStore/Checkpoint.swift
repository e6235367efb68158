import OverseerJSON
import OverseerModel

/// The state after an event, from which a replay starts when the events up to there have been pruned.
///
/// Its state is JSON: for every table an array of its rows, each an object with the columns as members. A column that
/// holds JSON is a string in it, so that it comes back to the byte.
struct Checkpoint: Sendable {
  var seq: Int64
  var state: String

  /// The checkpoint that a replay of the log starts from; nil while nothing has been pruned.
  static func newest(in connection: Connection) throws(OverseerError) -> Checkpoint? {
    try connection.first("SELECT seq, state FROM checkpoints ORDER BY seq DESC LIMIT 1") { row in
      Checkpoint(seq: Int64(row.integer(0)), state: row.text(1))
    }
  }

  /// The seq of ``newest(in:)``; 0 while nothing has been pruned.
  static func newestSeq(in connection: Connection) throws(OverseerError) -> Int64 {
    Int64(try connection.first("SELECT max(seq) FROM checkpoints") { $0.integer(0) } ?? 0)
  }

  /// Everything that the state tables hold.
  static func state(of connection: Connection) throws(OverseerError) -> String {
    var tables: [String] = []
    for table in StateTable.all {
      let members = try table.columns(in: connection).map { "'\($0)', \($0)" }.joined(separator: ", ")
      let rows = try connection.first(
        """
        SELECT json_group_array(json_object(\(members)))
        FROM (SELECT * FROM \(table.name) ORDER BY \(table.key.joined(separator: ", ")))
        """
      ) { row in row.text(0) }
      tables.append("\"\(table.name)\":\(rows ?? "[]")")
    }
    return "{\(tables.joined(separator: ","))}"
  }

  /// Puts the rows of a state into the tables, within a transaction. Columns that it does not know, because it was
  /// written before they were added, get their default.
  static func load(_ state: String, into connection: Connection) throws(OverseerError) {
    // Rows come in the order of their ids, so a child may come before its parent. Ends with the transaction.
    try connection.run("PRAGMA defer_foreign_keys = ON")
    try connection.run("CREATE TEMP TABLE loading (name TEXT, line TEXT)")
    try connection.run(
      """
      INSERT INTO temp.loading
      SELECT tables.key, lines.value FROM json_each(?) AS tables, json_each(tables.value) AS lines
      """, [.text(state)])
    for table in StateTable.all { try load(table, into: connection) }
    try connection.run("DROP TABLE temp.loading")
  }

  private static func load(_ table: StateTable, into connection: Connection) throws(OverseerError) {
    let known = Set(try table.columns(in: connection))
    let columns = try connection.all(
      "SELECT key FROM json_each((SELECT line FROM temp.loading WHERE name = ? LIMIT 1))", [.text(table.name)]
    ) { row in row.text(0) }.filter { known.contains($0) }
    guard !columns.isEmpty else { return }
    let values = columns.map { "json_extract(line, '$.\($0)')" }.joined(separator: ", ")
    try connection.run(
      """
      INSERT INTO \(table.name) (\(columns.joined(separator: ", ")))
      SELECT \(values) FROM temp.loading WHERE name = ? AND \(hasNull) = 0
      """, [.text(table.name)])
    try loadWithNulls(table, columns, into: connection)
  }

  /// Whether a line has a NUL in one of its texts: SQLite would take what stands before it for the whole text.
  private static let hasNull = #"instr(line, '\u0000') > 0"#

  private static func loadWithNulls(
    _ table: StateTable, _ columns: [String], into connection: Connection
  ) throws(OverseerError) {
    let rows = try connection.all(
      "SELECT line FROM temp.loading WHERE name = ? AND \(hasNull)", [.text(table.name)]
    ) { row throws(OverseerError) in try row.json(0) as JSONObject }
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let sql = "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
    for row in rows { try connection.run(sql, columns.map { binding(of: row[$0]) }) }
  }

  private static func binding(of value: JSONValue?) -> Binding {
    switch value {
    case .string(let text)?: .text(text)
    case .integer(let number)?: .integer(number)
    case .null?, .bool?, .number?, .array?, .object?, nil: .null
    }
  }
}
