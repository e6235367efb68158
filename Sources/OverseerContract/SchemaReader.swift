import OverseerJSON

/// Reads the ``Schema`` of a Decodable type: it decodes the type from nothing and writes down what is asked for.
///
/// That works for everything whose conformance the compiler makes, and for enums with raw values. Other types adopt
/// ``SchemaDescribing``.
final class SchemaReader {
  /// Who writes the JSON. What is read may leave optional keys out; what Overseer writes has every key.
  enum Direction { case input, output }

  let direction: Direction
  let documentation: Documentation
  /// The named shapes met so far.
  private(set) var definitions: [String: Definition] = [:]
  /// Types whose decoding stopped before its end, so that fields may be missing.
  private(set) var unread: [String] = []
  /// Where types and their fields come from, for those who document them: type paths, and the wire names of fields.
  private(set) var origins: [String: Set<String>] = [:]

  private var open: [ObjectIdentifier] = []
  private var samples: [ObjectIdentifier: any Decodable] = [:]

  init(_ direction: Direction, documentation: Documentation) {
    self.direction = direction
    self.documentation = documentation
  }

  /// The shape of a type; named ones are references to ``definitions``.
  func schema<T: Decodable>(of type: T.Type) -> Schema { probe(type).schema }

  /// The properties of an operation's input. An operation is never part of another, so it gets no definition.
  func object<T: Decodable>(of type: T.Type) -> ObjectSchema { read(type, TypeName.path(of: type)).object }

  /// Adds a named shape, unless it is there.
  func define(
    _ name: String, origin: String, description: String? = nil, _ schema: @autoclosure () -> Schema
  ) -> Schema {
    if definitions[name] == nil {
      origins[origin, default: []].formUnion([])
      definitions[name] = Definition(
        name: name, schema: schema(), description: documentation.text(of: origin) ?? description ?? "", origin: origin)
    }
    return .reference(name)
  }

  /// The published name of an object: its shape depends on who writes it.
  func objectName(_ path: String) -> String { TypeName.published(path) + (direction == .input ? "Input" : "") }

  /// A property as this direction has it.
  func property(
    _ name: String, _ schema: Schema, isOptional: Bool, of origin: String
  ) -> ObjectSchema.Property {
    origins[origin, default: []].insert(name)
    let ruled = FieldRules.applied(to: isOptional ? .nullable(schema.nonNull) : schema, field: name, direction)
    return ObjectSchema.Property(
      name, ruled, isRequired: direction == .output || !isOptional,
      description: documentation.text(of: name, in: origin) ?? CommonFields.text(of: name)
        ?? definition(of: schema)?.description ?? "")
  }

  private func definition(of schema: Schema) -> Definition? {
    guard case .reference(let name) = schema.nonNull else { return nil }
    return definitions[name]
  }
}

extension SchemaReader {
  /// The shape of a type and a value of it, which lets the decoding of what holds it go on.
  func probe<T: Decodable>(_ type: T.Type) -> (schema: Schema, sample: T?) {
    if let described = type as? any SchemaDescribing.Type {
      return (described.describe(with: self), described.sample as? T)
    }
    if let choice = type as? any (CaseIterable & RawRepresentable & Decodable).Type {
      return describe(choice: choice, as: type)
    }
    let path = TypeName.path(of: type)
    let name = objectName(path)
    if open.contains(ObjectIdentifier(type)) { return (.reference(name), nil) }
    if definitions[name] != nil, let known = samples[ObjectIdentifier(type)] as? T { return (.reference(name), known) }
    let (schema, sample) = readAny(type, path)
    samples[ObjectIdentifier(type)] = sample
    guard case .object = schema else { return (schema, sample) }
    return (define(name, origin: path, schema), sample)
  }

  private func describe<Choice: CaseIterable & RawRepresentable & Decodable, T>(
    choice: Choice.Type, as type: T.Type
  ) -> (Schema, T?) {
    let path = TypeName.path(of: choice)
    let values = Choice.allCases.map { value -> JSONValue? in
      switch value.rawValue {
      case let text as String: .string(text)
      case let number as Int: .integer(Int64(number))
      default: nil
      }
    }
    if values.contains(nil) { unread.append(path) }
    for value in Choice.allCases { origins[path, default: []].insert(JSONKey.wireName("\(value)")) }
    return (
      define(TypeName.published(path), origin: path, .choice(values.compactMap { $0 })), Choice.allCases.first as? T
    )
  }

  private func read<T: Decodable>(_ type: T.Type, _ path: String) -> (object: ObjectSchema, sample: T?) {
    let (schema, sample) = readAny(type, path)
    guard case .object(let object) = schema else { return (ObjectSchema([]), sample) }
    return (object, sample)
  }

  private func readAny<T: Decodable>(_ type: T.Type, _ path: String) -> (Schema, T?) {
    open.append(ObjectIdentifier(type))
    defer { open.removeLast() }
    let record = ProbeRecord(reader: self, origin: path)
    origins[path, default: []].formUnion([])
    let sample = try? T(from: Probe(record: record))
    if sample == nil { unread.append(path) }
    return (record.single ?? .object(ObjectSchema(record.properties)), sample)
  }
}
