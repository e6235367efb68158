import OverseerJSON

/// Shapes as TypeScript types. What comes out is plain declarations, formatted the same way every time.
enum TypeScript {
  private static let columns = 110

  /// The type of a value: `Task | null`.
  static func type(_ schema: Schema) -> String {
    switch schema {
    case .string(let rules): string(rules)
    case .choice(let choices): choices.map(literal).joined(separator: " | ")
    case .integer, .number: "number"
    case .boolean: "boolean"
    case .array(let element, _): "\(grouped(element))[]"
    case .map(let element, _): "Record<string, \(type(element))>"
    case .any: "unknown"
    case .object(let object):
      "{ "
        + object.properties.map { "\(key($0.name))\($0.isRequired ? "" : "?"): \(type($0.schema))" }
        .joined(separator: "; ") + " }"
    case .reference(let name): name
    case .oneOf(let shapes, _): shapes.map(type).joined(separator: " | ")
    case .nullable(let inner): "\(type(inner)) | null"
    }
  }

  /// The declaration of a named shape, with its documentation.
  static func declaration(_ definition: Definition, export: String) -> [String] {
    var lines = comment(definition.description)
    if case .object(let object) = definition.schema {
      return lines + interface(definition.name, object.properties, export: export)
    }
    let whole = "\(export)type \(definition.name) = \(type(definition.schema));"
    if whole.count <= columns { return lines + [whole] }
    lines.append("\(export)type \(definition.name) =")
    let alternatives: [String] =
      switch definition.schema {
      case .oneOf(let shapes, _): shapes.map(type)
      case .choice(let choices): choices.map(literal)
      default: [type(definition.schema)]
      }
    lines += alternatives.map { "  | \($0)" }
    lines[lines.count - 1] += ";"
    return lines
  }

  static func interface(
    _ name: String, _ properties: [ObjectSchema.Property], export: String
  ) -> [String] {
    guard !properties.isEmpty else { return ["\(export)type \(name) = Record<string, never>;"] }
    var lines = ["\(export)interface \(name) {"]
    for property in properties {
      lines += comment(property.description, indent: "  ")
      lines.append("  \(key(property.name))\(property.isRequired ? "" : "?"): \(type(property.schema));")
    }
    return lines + ["}"]
  }

  /// A JSDoc comment; no lines for no text.
  static func comment(_ text: String, indent: String = "", tags: [String] = []) -> [String] {
    // The end of a comment inside of one would end it there.
    let safe = text.replacing("*/", with: "*\u{200B}/")
    let words = safe.isEmpty ? [] : TextLines.wrapped(safe, columns: columns - indent.count - 3)
    let body =
      Array(words.drop(while: \.isEmpty)) + tags.flatMap { TextLines.wrapped($0, columns: columns - indent.count - 3) }
    guard !body.isEmpty else { return [] }
    if body.count == 1, indent.count + body[0].count + 7 <= columns { return ["\(indent)/** \(body[0]) */"] }
    return ["\(indent)/**"] + body.map { $0.isEmpty ? "\(indent) *" : "\(indent) * \($0)" } + ["\(indent) */"]
  }

  static func literal(_ value: JSONValue) -> String { (try? value.text()) ?? "never" }

  static func key(_ name: String) -> String {
    let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isPlain && name.first?.isNumber == false ? name : literal(.string(name))
  }

  private static func string(_ rules: StringRules) -> String {
    guard case .identifier(let prefixes)? = rules.format else { return "string" }
    return prefixes.map { "`\($0)${string}`" }.joined(separator: " | ")
  }

  private static func grouped(_ schema: Schema) -> String {
    switch schema {
    case .choice, .oneOf, .nullable: "(\(type(schema)))"
    case .string, .integer, .number, .boolean, .array, .map, .any, .object, .reference: type(schema)
    }
  }
}
