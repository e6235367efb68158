/// Any JSON document as a tree.
///
/// Whole numbers written without fraction or exponent are `.integer`, all others `.number`; the two are never equal,
/// so `1` and `1.0` differ. A `.number` that is NaN or infinite can be held but not written.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// Whether this is the JSON null.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The boolean, nil for every other kind.
  public var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The integer, nil for every other kind, including numbers with a fraction or exponent.
  public var integerValue: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The number, integers included (rounded when they exceed 2^53); nil for every other kind.
  public var numberValue: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  /// The string, nil for every other kind.
  public var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The elements of an array, nil for every other kind.
  public var arrayValue: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members of an object, nil for every other kind.
  public var objectValue: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The member `key` of an object; nil when it is missing or this is no object.
  public subscript(key: String) -> JSONValue? { objectValue?[key] }

  /// The element at `index` of an array; nil when it is out of bounds or this is no array.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The kind with its article, for messages: "a string", "null".
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer, .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue {
  /// The document as JSON text, without a line break at its end.
  ///
  /// - Parameter pretty: One member or element a line, indented by two spaces.
  /// - Throws: `JSONCodingError` for NaN, infinity and more than 128 levels of nesting.
  public func text(pretty: Bool = false) throws(JSONCodingError) -> String {
    try JSONCoder.encodeString(self, pretty: pretty)
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// An object in the order written; when a key is written twice the last value wins, at the place of the first.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (key, value) in elements { object[key] = value }
    self = .object(object)
  }
}

extension JSONValue: Codable {
  public init(from decoder: any Decoder) throws {
    if let own = decoder as? ValueDecoder {
      self = own.value
    } else {
      self = try Self.probing(decoder)
    }
  }

  /// A foreign decoder does not tell the kind of its value, so the kinds are tried one after another.
  private static func probing(_ decoder: any Decoder) throws -> JSONValue {
    if let object = try? JSONObject(from: decoder) { return .object(object) }
    if let elements = try? [JSONValue](from: decoder) { return .array(elements) }
    let scalar = try decoder.singleValueContainer()
    if scalar.decodeNil() { return .null }
    if let value = try? scalar.decode(Bool.self) { return .bool(value) }
    if let value = try? scalar.decode(Int64.self) { return .integer(value) }
    if let value = try? scalar.decode(Double.self) { return .number(value) }
    return .string(try scalar.decode(String.self))
  }

  /// Writes the document with the keys of its objects as they stand.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? ValueEncoder { return try encoder.state.write(self, in: encoder.frame) }
    switch self {
    case .array(let elements): try elements.encode(to: encoder)
    case .object(let object): try object.encode(to: encoder)
    case .null:
      var scalar = encoder.singleValueContainer()
      try scalar.encodeNil()
    case .bool(let value):
      var scalar = encoder.singleValueContainer()
      try scalar.encode(value)
    case .integer(let value):
      var scalar = encoder.singleValueContainer()
      try scalar.encode(value)
    case .number(let value):
      var scalar = encoder.singleValueContainer()
      try scalar.encode(value)
    case .string(let value):
      var scalar = encoder.singleValueContainer()
      try scalar.encode(value)
    }
  }
}
