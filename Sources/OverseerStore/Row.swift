import GRDBSQLite
import OverseerJSON
import OverseerModel

/// The present row of a running statement. Valid only until the next step.
struct Row {
  let statement: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
  func flag(_ column: Int32) -> Bool { sqlite3_column_int64(statement, column) != 0 }
  func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }
  func optionalInteger(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }
  func time(_ column: Int32) -> Instant { Instant(milliseconds: sqlite3_column_int64(statement, column)) }
  func optionalTime(_ column: Int32) -> Instant? { isNull(column) ? nil : time(column) }

  func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(statement, column) else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
  }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// A value that the schema promises to be of this form; anything else is damage.
  func value<Value>(_ column: Int32, _ parse: (String) -> Value?) throws(OverseerError) -> Value {
    guard let value = parse(text(column)) else {
      throw OverseerError(
        .internalError, "the database holds a value that cannot be read: \(text(column))",
        hint: "Run `os doctor`; it checks the database and says how to mend it.")
    }
    return value
  }

  func choice<Value: RawRepresentable<String>>(_ column: Int32) throws(OverseerError) -> Value {
    try value(column, Value.init(rawValue:))
  }

  func id<Subject>(_ column: Int32) throws(OverseerError) -> ID<Subject> { try value(column) { ID<Subject>($0) } }
  func taskID(_ column: Int32) throws(OverseerError) -> AnyTaskID { try value(column) { AnyTaskID($0) } }
  func optionalTaskID(_ column: Int32) throws(OverseerError) -> AnyTaskID? {
    isNull(column) ? nil : try taskID(column)
  }

  func object<Kind>(_ column: Int32) throws(OverseerError) -> ObjectID<Kind> {
    try value(column) { ObjectID<Kind>($0) }
  }

  /// A JSON array, of which most are empty.
  func list<Value: Decodable>(_ column: Int32) throws(OverseerError) -> [Value] {
    text(column) == "[]" ? [] : try json(column)
  }

  func json<Value: Decodable>(_ column: Int32, _ type: Value.Type = Value.self) throws(OverseerError) -> Value {
    try value(column) { try? JSONCoder.decode(type, from: $0) }
  }

  /// The ids of a comma-separated list, sorted.
  func taskIDs(_ column: Int32) throws(OverseerError) -> [AnyTaskID] {
    if isNull(column) { return [] }
    return try value(column) { list in
      let ids = list.utf8.split(separator: UInt8(ascii: ",")).map { AnyTaskID(String(decoding: $0, as: UTF8.self)) }
      let known = ids.compactMap { $0 }
      return known.count == ids.count ? known.sorted() : nil
    }
  }
}
