import OverseerJSON

/// A small judge of JSON Schema: as much as our documents use. It reads the published form, so what it accepts is what
/// a reader of the document would.
struct JSONSchemaCheck {
  /// `components.schemas` of the document.
  let schemas: JSONObject

  /// What is wrong with `value`, with its place; empty where it fits.
  func problems(in value: JSONValue, _ schema: JSONValue, at place: String = "$") -> [String] {
    var found: [String] = []
    if let name = schema["$ref"]?.stringValue?.split(separator: "/").last {
      guard let target = schemas[String(name)] else { return ["\(place): no schema \(name)"] }
      found += problems(in: value, target, at: place)
    }
    if let shapes = schema["oneOf"]?.arrayValue {
      let fitting = shapes.filter { problems(in: value, $0, at: place).isEmpty }
      if fitting.count != 1 { found.append("\(place): fits \(fitting.count) of \(shapes.count) shapes") }
    }
    if let constant = schema["const"], constant != value { found.append("\(place): is not \(constant)") }
    if let choices = schema["enum"]?.arrayValue, !choices.contains(value) { found.append("\(place): no such choice") }
    if let type = schema["type"], !types(type).contains(where: { isA(value, $0) }) {
      found.append("\(place): is no \(types(type).joined(separator: " or "))")
    }
    switch value {
    case .string(let text):
      if let pattern = schema["pattern"]?.stringValue, !matches(text, pattern) { found.append("\(place): no match") }
    case .array(let elements):
      guard let items = schema["items"] else { break }
      for (index, element) in elements.enumerated() { found += problems(in: element, items, at: "\(place)[\(index)]") }
    case .object(let members): found += problems(in: members, schema, at: place)
    case .null, .bool, .integer, .number: break
    }
    return found
  }

  private func problems(in members: JSONObject, _ schema: JSONValue, at place: String) -> [String] {
    var found: [String] = []
    for name in schema["required"]?.arrayValue?.compactMap(\.stringValue) ?? [] where members[name] == nil {
      found.append("\(place).\(name): is missing")
    }
    for (name, member) in members {
      if let property = schema["properties"]?[name] {
        found += problems(in: member, property, at: "\(place).\(name)")
      } else if let additional = schema["additionalProperties"], additional.objectValue != nil {
        found += problems(in: member, additional, at: "\(place).\(name)")
      } else if schema["properties"] != nil {
        found.append("\(place).\(name): is unknown")
      }
    }
    return found
  }

  private func types(_ type: JSONValue) -> [String] {
    type.stringValue.map { [$0] } ?? type.arrayValue?.compactMap(\.stringValue) ?? []
  }

  private func isA(_ value: JSONValue, _ type: String) -> Bool {
    switch value {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .integer: type == "integer" || type == "number"
    case .number: type == "number"
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    guard let regex = try? Regex(pattern) else { return false }
    return text.wholeMatch(of: regex.matchingSemantics(.unicodeScalar)) != nil
  }
}
