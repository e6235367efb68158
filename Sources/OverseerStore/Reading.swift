import OverseerModel

/// Questions to one unchanging state of the database. The files named after the nouns hold them.
public struct Reading {
  let connection: Connection
  /// The moment of the read: what is judged by time is judged by this.
  public let now: Instant

  /// The ids in a table that end with `suffix`, at most `limit`, sorted.
  func ids<Subject>(
    in table: String, endingWith suffix: String, limit: Int
  ) throws(OverseerError) -> [ID<Subject>] {
    try connection.all(
      "SELECT id FROM \(table) WHERE id LIKE '%' || ? ORDER BY id LIMIT ?", [.text(suffix), .integer(limit)]
    ) { row throws(OverseerError) in try row.id(0) }
  }
}
