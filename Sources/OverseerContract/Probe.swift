import OverseerJSON

/// What a type asked of its decoder.
final class ProbeRecord {
  let reader: SchemaReader
  let origin: String
  var properties: [ObjectSchema.Property] = []
  /// The shape of a type that is no object.
  var single: Schema?
  /// Keys that the type asked for before it read them: it can do without them, or without a value in them.
  var optional: Set<String> = []

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
  var userInfo: [CodingUserInfoKey: Any] { [:] }

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

  /// Asked by `Patch`, and by the standard way of reading an optional.
  func contains(_ key: Key) -> Bool {
    record.optional.insert(key.stringValue)
    return true
  }

  func decodeNil(forKey key: Key) -> Bool {
    record.optional.insert(key.stringValue)
    return false
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard let sample = note(type, key, isOptional: record.optional.contains(key.stringValue)) else {
      throw ProbeStopped()
    }
    return sample
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) -> T? {
    _ = note(type, key, isOptional: true)
    return nil
  }

  private func note<T: Decodable>(_ type: T.Type, _ key: Key, isOptional: Bool) -> T? {
    let (schema, sample) = record.reader.probe(type)
    let property = record.reader.property(
      JSONKey.wireName(key.stringValue), schema, isOptional: isOptional, of: record.origin)
    record.properties.append(property)
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
