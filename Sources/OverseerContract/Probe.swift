import OverseerJSON

/// What a type asked of its decoder.
final class ProbeRecord {
  let reader: SchemaReader
  let origin: String
  var properties: [ObjectSchema.Property] = []
  /// The shape of a type that is no object.
  var single: Schema?
  /// Keys that the type looked for before it read them, as `Patch` does.
  var soughtKeys: Set<String> = []

  init(reader: SchemaReader, origin: String) {
    self.reader = reader
    self.origin = origin
  }
}

/// Nothing to go on with: a type that this happens to is not read to its end.
struct ProbeStopped: Error {}

/// The decoder that has no document: it answers every question with a sample and takes note of it.
struct Probe: Decoder {
  let record: ProbeRecord
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }  // justified: Codable asks for it

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(KeyedProbe<Key>(record: record))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer { UnkeyedProbe(record: record) }

  func singleValueContainer() -> any SingleValueDecodingContainer { SingleProbe(record: record) }
}

private struct KeyedProbe<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let record: ProbeRecord
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool {
    record.soughtKeys.insert(key.stringValue)
    return true
  }

  func decodeNil(forKey key: Key) -> Bool {
    record.soughtKeys.insert(key.stringValue)
    return false
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    let sample = note(type, key, record.soughtKeys.contains(key.stringValue) ? .patch : .required)
    guard let sample else { throw ProbeStopped() }
    return sample
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) -> T? { optional(type, key) }

  // The default implementations of these would look for the key first.
  func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? { optional(type, key) }
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? { optional(type, key) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) -> Double? { optional(type, key) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? { optional(type, key) }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) -> Int32? { optional(type, key) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) -> Int64? { optional(type, key) }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) -> UInt8? { optional(type, key) }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) -> UInt16? { optional(type, key) }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) -> UInt32? { optional(type, key) }

  private func optional<T: Decodable>(_ type: T.Type, _ key: Key) -> T? {
    _ = note(type, key, .optional)
    return nil
  }

  private func note<T: Decodable>(_ type: T.Type, _ key: Key, _ presence: SchemaReader.Presence) -> T? {
    let (schema, sample) = record.reader.probe(type)
    let name = JSONKey.wireName(key.stringValue)
    record.properties.append(record.reader.property(name, schema, presence, of: record.origin))
    return sample
  }

  func nestedContainer<N: CodingKey>(keyedBy: N.Type, forKey: Key) throws -> KeyedDecodingContainer<N> {
    throw ProbeStopped()
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw ProbeStopped() }
  func superDecoder() throws -> any Decoder { throw ProbeStopped() }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw ProbeStopped() }
}

private struct UnkeyedProbe: UnkeyedDecodingContainer {
  let record: ProbeRecord
  var codingPath: [any CodingKey] { [] }
  var count: Int? { nil }
  /// One element tells the shape of all.
  var isAtEnd: Bool { record.single != nil }
  var currentIndex: Int { 0 }

  mutating func decodeNil() -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let (schema, sample) = record.reader.probe(type)
    record.single = .array(schema)
    guard let sample else { throw ProbeStopped() }
    return sample
  }

  mutating func nestedContainer<N: CodingKey>(keyedBy: N.Type) throws -> KeyedDecodingContainer<N> {
    throw ProbeStopped()
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw ProbeStopped() }
  mutating func superDecoder() throws -> any Decoder { throw ProbeStopped() }
}

private struct SingleProbe: SingleValueDecodingContainer {
  let record: ProbeRecord
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let (schema, sample) = record.reader.probe(type)
    record.single = schema
    guard let sample else { throw ProbeStopped() }
    return sample
  }
}
