/// A dictionary with text keys that are data: they go to JSON and come back exactly as they are, sorted.
///
/// Use it for every `Codable` property whose keys users choose (labels, environment variables, per-repository values).
/// A plain `[String: Value]` keeps its keys too, but comes out in a different order on every run.
public struct JSONMap<Value> {
  /// The contents as a plain dictionary.
  public var dictionary: [String: Value]

  /// A map with the contents of `dictionary`.
  public init(_ dictionary: [String: Value] = [:]) { self.dictionary = dictionary }

  /// The number of entries.
  public var count: Int { dictionary.count }

  /// Whether there are no entries.
  public var isEmpty: Bool { dictionary.isEmpty }

  /// The keys, sorted.
  public var keys: [String] { dictionary.keys.sorted() }

  /// The values in the order of the sorted keys.
  public var values: [Value] { map(\.value) }

  /// The value of `key`, nil when there is none; setting nil removes the key.
  public subscript(key: String) -> Value? {
    get { dictionary[key] }
    set { dictionary[key] = newValue }
  }

  /// The value of `key`, or `defaultValue` when there is none.
  public subscript(key: String, default defaultValue: @autoclosure () -> Value) -> Value {
    get { dictionary[key, default: defaultValue()] }
    set { dictionary[key] = newValue }
  }

  /// The same keys with transformed values.
  public func mapValues<Other, Failure: Error>(
    _ transform: (Value) throws(Failure) -> Other
  ) throws(Failure) -> JSONMap<Other> {
    var result: [String: Other] = Dictionary(minimumCapacity: count)
    for (key, value) in dictionary { result[key] = try transform(value) }
    return JSONMap<Other>(result)
  }
}

extension JSONMap: Sequence {
  /// Goes through the entries in the order of the sorted keys.
  public func makeIterator() -> some IteratorProtocol<(key: String, value: Value)> {
    dictionary.map { (key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }.makeIterator()
  }
}

extension JSONMap: ExpressibleByDictionaryLiteral {
  /// When a key is written twice the last value wins.
  public init(dictionaryLiteral elements: (String, Value)...) {
    dictionary = Dictionary(elements) { _, last in last }
  }
}

// The conditions stand here and not on the parameter: a constrained parameter is looked up, through all conformances of
// the program, when the type is first used.
extension JSONMap: Sendable where Value: Sendable {}
extension JSONMap: Equatable where Value: Equatable {}
extension JSONMap: Hashable where Value: Hashable {}

extension JSONMap: Codable where Value: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: JSONKey.self)
    dictionary = [:]
    for key in container.allKeys {
      let value = try container.decode(Value.self, forKey: key)
      // Keys that differ for JSON can be equal for Swift.
      guard dictionary.updateValue(value, forKey: key.stringValue) == nil else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "the same key is there in another spelling")
      }
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: JSONKey.self)
    if isEmpty { return }  // the first iterator costs more than writing a whole task
    for (key, value) in self { try container.encode(value, forKey: JSONKey(key)) }
  }
}
