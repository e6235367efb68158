import OverseerJSON
import OverseerModel
import OverseerSDK

/// A type that states its JSON shape, because decoding it from nothing would not show it.
protocol SchemaDescribing: Decodable {
  static func describe(with reader: SchemaReader) -> Schema
  /// Some value, so that what holds one can be read on.
  static var sample: Self { get }
}

extension String: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema { .text }
  static var sample: String { "" }
}

extension Bool: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema { .boolean }
  static var sample: Bool { false }
}

extension Double: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema { .number }
  static var sample: Double { 0 }
}

extension SchemaDescribing where Self: FixedWidthInteger {
  static func describe(with reader: SchemaReader) -> Schema {
    let range = Int64(clamping: Self.min)...Int64(clamping: Self.max)
    return .integer(range == .min ... .max ? nil : range)
  }
  static var sample: Self { 0 }
}

extension Int: SchemaDescribing {}
extension Int32: SchemaDescribing {}
extension Int64: SchemaDescribing {}
extension UInt8: SchemaDescribing {}
extension UInt16: SchemaDescribing {}
extension UInt32: SchemaDescribing {}

extension Array: SchemaDescribing where Element: Decodable {
  static func describe(with reader: SchemaReader) -> Schema { .array(reader.schema(of: Element.self)) }
  static var sample: [Element] { [] }
}

extension Optional: SchemaDescribing where Wrapped: Decodable {
  static func describe(with reader: SchemaReader) -> Schema { .nullable(reader.schema(of: Wrapped.self).nonNull) }
  static var sample: Wrapped? { nil }
}

extension JSONMap: SchemaDescribing where Value: Codable {
  static func describe(with reader: SchemaReader) -> Schema { .map(reader.schema(of: Value.self)) }
  static var sample: JSONMap<Value> { [:] }
}

extension JSONObject: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema { .map(.any) }
  static var sample: JSONObject { [:] }
}

extension JSONValue: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema { .any }
  static var sample: JSONValue { .null }
}

extension Instant: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema {
    reader.define("Instant", origin: "Instant", .string(StringRules(format: .form(.moment))))
  }
  static var sample: Instant { Instant(milliseconds: 0) }
}

extension ID: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema {
    let subject = Subject.self == PlainTask.self ? "Task" : TypeName.path(of: Subject.self)
    let words = JSONKey.wireName(subject).split(separator: "_").joined(separator: " ")
    return reader.define(
      "\(subject)ID", origin: "\(subject)ID", description: "The id of one \(words): `\(Subject.idPrefix)` and a ULID.",
      .string(StringRules(format: .identifier(prefixes: [Subject.idPrefix]))))
  }
  static var sample: Self { Self(ULID(high: 0, low: 0)) }
}

extension AnyTaskID: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema {
    let prefixes = TaskKind.allCases.map(AnyTaskID.prefix(of:))
    return reader.define(
      "AnyTaskID", origin: "AnyTaskID", .string(StringRules(format: .identifier(prefixes: prefixes))))
  }
  static var sample: AnyTaskID { .task(TaskID.sample) }
}

extension ObjectID: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema {
    let name = Kind.objectName
    let type = name.prefix(1).uppercased() + name.dropFirst() + "ID"
    return reader.define(
      type, origin: type, description: "The name of a \(name): \(digitCount) hexadecimal digits.",
      .string(StringRules(format: .objectName(digits: digitCount))))
  }
  static var sample: Self { Self.zero }
}

extension Principal: SchemaDescribing {
  /// An enum in Swift; on the wire one flat object with a kind.
  static func describe(with reader: SchemaReader) -> Schema {
    let kind = reader.schema(of: Kind.self)
    return reader.define(
      reader.objectName("Principal"), origin: "Principal",
      .object(
        ObjectSchema([
          reader.property("kind", kind, .required, of: "Principal"),
          reader.property("name", .text, .required, of: "Principal"),
          reader.property("session", .text, .optional, of: "Principal"),
          reader.property("checkout", .text, .optional, of: "Principal"),
        ])))
  }
  static var sample: Principal { .system }
}

extension EventBody: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema {
    reader.define(
      reader.objectName("EventBody"), origin: "EventBody",
      .oneOf(
        catalogue.map { event in
          .object(
            ObjectSchema([
              ObjectSchema.Property("type", .choice([.string(event.type)])),
              ObjectSchema.Property("payload", reader.schema(of: event.payload)),
            ]))
        }, discriminator: "type"))
  }
  static var sample: EventBody { .repoUnregistered(RepoUnregisteredPayload(repoID: .sample)) }
}

extension TreeReply: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema {
    let tree = reader.schema(of: TaskTree.self)
    return reader.define(
      reader.objectName("TreeReply"), origin: "TreeReply", .oneOf([tree, .array(tree)], discriminator: nil))
  }
  static var sample: TreeReply { .forest([]) }
}

extension PathPattern: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema {
    reader.define(
      "PathPattern", origin: "PathPattern",
      .string(StringRules(format: .form(.pathPattern), minLength: 1, maxLength: limit)))
  }
  static var sample: PathPattern { .everything }
}

extension GateScope: SchemaDescribing {
  static func describe(with reader: SchemaReader) -> Schema {
    let prefixes = [Repo.idPrefix] + TaskKind.allCases.map(AnyTaskID.prefix(of:))
    return reader.define(
      reader.objectName("GateScope"), origin: "GateScope",
      .object(
        ObjectSchema([
          reader.property("type", reader.schema(of: Kind.self), .required, of: "GateScope"),
          reader.property(
            "id", .string(StringRules(format: .identifier(prefixes: prefixes))), .required, of: "GateScope"),
        ])))
  }
  static var sample: GateScope { .repo(.sample) }
}
