import OverseerJSON

/// Reads the ``Schema`` of a Decodable type: it decodes the type from nothing and writes down what is asked for.
///
/// That works for everything whose conformance the compiler makes, and for enums with raw values. Other types adopt
/// ``SchemaDescribing``.
final class SchemaReader {
  /// Who writes the JSON. What is read may leave optional keys out; what Overseer writes has every key.
  enum Direction { case input, output }

  /// Whether a value must be there; in a patch, null and no key at all are two things.
  enum Presence { case required, optional, patch }

  let direction: Direction
  let documentation: DocComments
  /// The named shapes met so far.
  private(set) var definitions: [String: Definition] = [:]
  /// Types whose decoding stopped before its end, so that fields may be missing.
  private(set) var unread: [String] = []
  /// Where types and their fields come from, for those who document them: type paths, and the wire names of fields.
  private(set) var origins: [String: Set<String>] = [:]

  private var open: [ObjectIdentifier] = []
  private var samples: [ObjectIdentifier: any Decodable] = [:]

  init(_ direction: Direction, documentation: DocComments) {
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
        name: name, schema: schema(), description: description ?? documentation.text(of: origin) ?? "", origin: origin)
    }
    return .reference(name)
  }

  /// The published name of an object: its shape depends on who writes it.
  func objectName(_ path: String) -> String { TypeName.published(path) + (direction == .input ? "Input" : "") }

  /// A property as this direction has it.
  func property(
    _ name: String, _ schema: Schema, _ presence: Presence, of origin: String
  ) -> ObjectSchema.Property {
    origins[origin, default: []].insert(name)
    let mayBeNull = presence != .required && !(direction == .input && FieldRules.isNeverNull(name, in: origin))
    let ruled = FieldRules.applied(to: schema.nonNull, field: name, in: origin, by: self)
    return ObjectSchema.Property(
      name, mayBeNull || presence == .required && schema.isNullable ? .nullable(ruled) : ruled,
      isRequired: direction == .output || presence == .required, isClearable: presence == .patch && mayBeNull,
      description: documentation.text(of: name, in: origin) ?? CommonFields.text(of: name, in: origin)
        ?? summary(of: schema))
  }

  /// What is said about a field of which nothing else is known: what its type is.
  private func summary(of schema: Schema) -> String {
    switch schema {
    case .nullable(let inner), .array(let inner, _): summary(of: inner)
    case .reference(let name): TextLines.firstSentence(definitions[name]?.description ?? "")
    case .string, .choice, .integer, .number, .boolean, .map, .any, .object, .oneOf: ""
    }
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
    var values: [JSONValue] = []
    var description = documentation.text(of: path) ?? ""
    for choice in Choice.allCases {
      switch choice.rawValue {
      case let text as String: values.append(.string(text))
      case let number as Int: values.append(.integer(Int64(number)))
      default: unread.append("\(path).\(choice)")
      }
      let name = JSONKey.wireName("\(choice)")
      origins[path, default: []].insert(name)
      if let text = documentation.text(of: name, in: path) {
        description += (description.contains("\n- ") ? "\n" : "\n\n") + "- `\(choice.rawValue)`: \(text)"
      }
    }
    let schema = define(TypeName.published(path), origin: path, description: description, .choice(values))
    return (schema, Choice.allCases.first as? T)
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
