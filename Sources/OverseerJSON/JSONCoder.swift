/// Writes `Codable` values as JSON and reads them back, without Foundation.
///
/// - Property names are converted to snake_case by `JSONKey.wireName(_:)`, explicit raw values of coding keys included.
///   Keys that are data (`JSONMap`, `JSONObject`, `JSONKey`, plain dictionaries) stay as they are.
/// - An absent optional is written as `null`; reading, a missing key and `null` are both nil. `Patch` tells them apart.
/// - Members are written in the order in which the type encodes them. A type with its own `encode(to:)` must fill its
///   containers one after another: writing to a container closes those nested in it, and using a closed one is an
///   error. Asking an encoder twice for the same kind of container adds to the same object or array.
/// - Whole numbers beyond `Int64`, NaN and infinity are errors in both directions.
/// - Inside `encode(to:)` and `init(from:)`, `codingPath` begins at the value being coded, and failures are thrown as
///   `JSONCodingError`, not as the standard library's `EncodingError` and `DecodingError`.
public enum JSONCoder {
  /// The value as UTF-8 JSON, without a line break at its end.
  ///
  /// - Parameter pretty: One member or element a line, indented by two spaces.
  /// - Throws: An error with a path for what JSON cannot express and for everything the value's own conformance throws.
  public static func encode<T: Encodable>(_ value: T, pretty: Bool = false) throws(JSONCodingError) -> [UInt8] {
    try write(value, pretty: pretty).bytes
  }

  /// The value as JSON text, without a line break at its end.
  ///
  /// - Parameter pretty: One member or element a line, indented by two spaces.
  /// - Throws: An error with a path for what JSON cannot express and for everything the value's own conformance throws.
  public static func encodeString<T: Encodable>(_ value: T, pretty: Bool = false) throws(JSONCodingError) -> String {
    try write(value, pretty: pretty).text
  }

  /// The value as a JSON tree, exactly as it would be written.
  public static func value<T: Encodable>(of value: T) throws(JSONCodingError) -> JSONValue {
    let bytes = try encode(value)
    do { return try JSONParser.parse(bytes) } catch { throw JSONCodingError(error) }
  }

  /// Reads a value from UTF-8 JSON. Keys the type does not ask for are ignored.
  ///
  /// - Throws: An error with a `parseError` when the bytes are not JSON, one with a path when a part of the document
  ///   does not fit the type.
  public static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws(JSONCodingError) -> T {
    let value: JSONValue
    do { value = try JSONParser.parse(bytes) } catch { throw JSONCodingError(error) }
    return try value.decoded(type)
  }

  /// Reads a value from JSON text. Keys the type does not ask for are ignored.
  ///
  /// - Throws: An error with a `parseError` when the text is not JSON, one with a path when a part of the document
  ///   does not fit the type.
  public static func decode<T: Decodable>(_ type: T.Type, from text: String) throws(JSONCodingError) -> T {
    let value: JSONValue
    do { value = try JSONParser.parse(text) } catch { throw JSONCodingError(error) }
    return try value.decoded(type)
  }

  /// Reads a value from a JSON tree. Keys the type does not ask for are ignored.
  ///
  /// - Throws: An error with a path when a part of the tree does not fit the type.
  public static func decode<T: Decodable>(_ type: T.Type, from value: JSONValue) throws(JSONCodingError) -> T {
    try value.decoded(type)
  }

  private static func write<T: Encodable>(_ value: T, pretty: Bool) throws(JSONCodingError) -> JSONWriter {
    let state = EncodingState(pretty: pretty)
    do {
      try value.encode(to: ValueEncoder(state: state, frame: state.pushValue(), codingPath: []))
    } catch {
      throw JSONCodingError(wrapping: error)
    }
    try state.finish()
    return state.writer
  }
}
