import OverseerModel

/// Adds many rows to a table with few statements.
///
/// A statement that fires a trigger is a savepoint of its own, at which SQLite flushes the full-text index, and every
/// statement builds the lists of its CHECK constraints anew: one by one, a row of `tasks` costs three times as much.
struct BulkInsert {
  private let columns: Int
  /// What stands before the rows.
  private let head: String

  init(into table: String, columns: String) {
    self.columns = columns.split(separator: ",").count
    head = "INSERT INTO \(table) (\(columns)) VALUES "
  }

  /// Few sizes, so that few statements are prepared and kept.
  private static let sizes = [128, 16, 1]

  /// Adds a row for each element of `rows`, with what `bindings` appends for it.
  func run<Rows: RandomAccessCollection>(
    _ rows: Rows, in connection: Connection,
    _ bindings: (Rows.Element, inout [Binding]) throws(OverseerError) -> Void
  ) throws(OverseerError) {
    var rest = rows[...]
    var values: [Binding] = []
    for size in Self.sizes where rest.count >= size {
      let sql = statement(rows: size)
      values.reserveCapacity(size * columns)
      while rest.count >= size {
        values.removeAll(keepingCapacity: true)
        for row in rest.prefix(size) { try bindings(row, &values) }
        try connection.run(sql, values)
        rest = rest.dropFirst(size)
      }
    }
  }

  private func statement(rows: Int) -> String {
    let row = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
    return head + Array(repeating: row, count: rows).joined(separator: ", ")
  }
}
