import OverseerJSON
import OverseerModel

/// The JSON shape of a value, as OpenAPI, TypeScript and the check of what comes in all need it.
public indirect enum Schema: Sendable, Hashable {
  case string(StringRules)
  /// One of these strings or whole numbers; a single one is a constant.
  case choice([JSONValue])
  /// A whole number of 64 bits, within the range if there is one.
  case integer(ClosedRange<Int64>?)
  case number
  case boolean
  case array(Schema, ListRules = ListRules())
  /// An object whose keys are data.
  case map(Schema, MapRules = MapRules())
  /// Any JSON at all.
  case any
  case object(ObjectSchema)
  /// The definition of this name in ``Contract/types``.
  case reference(String)
  /// One of several shapes; with a discriminator, the constant in that property tells which.
  case oneOf([Schema], discriminator: String?)
  case nullable(Schema)

  /// Text without rules.
  public static var text: Schema { .string(StringRules()) }

  /// The shape of the value where it is there.
  public var nonNull: Schema {
    if case .nullable(let schema) = self { schema } else { self }
  }

  public var isNullable: Bool {
    if case .nullable = self { true } else { false }
  }

  /// `AnyTaskID`: what kind of id it is, where it is one.
  public var idType: String? {
    guard case .reference(let name) = nonNull, name.hasSuffix("ID") else { return nil }
    return name
  }
}

/// What a string may be.
public struct StringRules: Sendable, Hashable {
  public enum Format: Sendable, Hashable {
    case form(TextForm)
    /// One of these prefixes and a ULID.
    case identifier(prefixes: [String])
    /// The name of an object of a repository, of this many hexadecimal digits.
    case objectName(digits: Int)
  }

  public var format: Format?
  /// In Unicode code points.
  public var minLength: Int?
  public var maxLength: Int?

  public init(format: Format? = nil, minLength: Int? = nil, maxLength: Int? = nil) {
    self.format = format
    self.minLength = minLength
    self.maxLength = maxLength
  }

  /// A regular expression, as JSON Schema understands it, that the whole string matches.
  public var pattern: String? {
    switch format {
    case .form(let form)?: return form.pattern
    case .identifier(let prefixes)?:
      let prefix = prefixes.count == 1 ? prefixes[0] : "(\(prefixes.joined(separator: "|")))"
      return "^\(prefix)[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    case .objectName(let digits)?: return "^[0-9a-f]{\(digits)}$"
    case nil: return nil
    }
  }

  /// Whether `text` is what it may be.
  public func takes(_ text: String) -> Bool {
    if minLength != nil || maxLength != nil {
      let length = text.unicodeScalars.count
      guard length >= minLength ?? 0, length <= maxLength ?? .max else { return false }
    }
    switch format {
    case .form(let form)?: return form.takes(text)
    case .identifier(let prefixes)?: return prefixes.contains { ULID(text, after: $0) != nil }
    case .objectName?: return CommitID(text) != nil
    case nil: return true
    }
  }
}

/// What a list may be.
public struct ListRules: Sendable, Hashable {
  public var minItems: Int?
  public var maxItems: Int?
  /// Whether each item stands there only once.
  public var isUnique: Bool

  public init(minItems: Int? = nil, maxItems: Int? = nil, isUnique: Bool = false) {
    self.minItems = minItems
    self.maxItems = maxItems
    self.isUnique = isUnique
  }
}

/// What an object may be whose keys are data.
public struct MapRules: Sendable, Hashable {
  public var maxProperties: Int?
  public var keys: StringRules?

  public init(maxProperties: Int? = nil, keys: StringRules? = nil) {
    self.maxProperties = maxProperties
    self.keys = keys
  }
}

/// An object with known properties.
public struct ObjectSchema: Sendable, Hashable {
  /// In the order in which they are declared.
  public var properties: [Property]

  public init(_ properties: [Property]) { self.properties = properties }

  public subscript(name: String) -> Property? { properties.first { $0.name == name } }

  /// The only property that must be there; nil where there are more, or none.
  public var onlyRequired: Property? {
    let required = properties.filter(\.isRequired)
    return required.count == 1 ? required[0] : nil
  }

  public struct Property: Sendable, Hashable {
    /// The name on the wire.
    public var name: String
    public var schema: Schema
    /// Whether the key must be there. In what Overseer writes every key is: an absent value is null.
    public var isRequired: Bool
    /// Whether null says something else than leaving the key out.
    public var isClearable: Bool
    public var description: String

    public var isNullable: Bool { schema.isNullable }

    public init(
      _ name: String, _ schema: Schema, isRequired: Bool = true, isClearable: Bool = false, description: String = ""
    ) {
      self.name = name
      self.schema = schema
      self.isRequired = isRequired
      self.isClearable = isClearable
      self.description = description
    }
  }
}

/// A shape with a name, published once and referred to.
public struct Definition: Sendable, Hashable {
  public var name: String
  public var schema: Schema
  public var description: String
  /// The Swift type it was read from, without its module: `HelpRequest.Category`.
  public var origin: String
}
