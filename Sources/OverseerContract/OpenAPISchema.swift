import OverseerJSON

/// JSON Schema 2020-12, as OpenAPI 3.1 embeds it.
enum OpenAPISchema {
  static func json(_ schema: Schema) -> JSONValue {
    switch schema {
    case .string(let rules): .object(string(rules))
    case .choice(let choices): .object(choice(choices))
    case .integer(let range?):
      ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    case .integer(nil): ["type": "integer", "format": "int64"]
    case .number: ["type": "number"]
    case .boolean: ["type": "boolean"]
    case .array(let element, let rules): .object(array(element, rules))
    case .map(let element, let rules): .object(map(element, rules))
    case .any: [:]
    case .object(let shape): .object(object(shape.properties, isClosed: false, description: ""))
    case .reference(let name): reference(name)
    case .oneOf(let shapes, _): ["oneOf": .array(shapes.map(json))]
    case .nullable(let inner): orNull(inner)
    }
  }

  static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

  static func definition(_ definition: Definition) -> JSONValue {
    guard case .object(var object) = json(definition.schema) else { return [:] }
    if !definition.description.isEmpty { object["description"] = .string(definition.description) }
    return .object(object)
  }

  /// - Parameter isClosed: Whether other keys are refused, as they are in what comes in.
  static func object(
    _ properties: [ObjectSchema.Property], isClosed: Bool, description: String
  ) -> JSONObject {
    var members = JSONObject()
    for property in properties {
      guard case .object(var schema) = json(property.schema) else { continue }
      if !property.description.isEmpty { schema["description"] = .string(property.description) }
      members[property.name] = .object(schema)
    }
    var object: JSONObject = ["type": "object"]
    if !description.isEmpty { object["description"] = .string(description) }
    let required = properties.filter(\.isRequired)
    if !required.isEmpty { object["required"] = .array(required.map { .string($0.name) }) }
    object["properties"] = .object(members)
    if isClosed { object["additionalProperties"] = false }
    return object
  }

  /// In a query, where everything is text, null is the word.
  static func textOrNull(_ schema: Schema) -> JSONValue {
    ["oneOf": [json(schema), ["const": "null"]]]
  }

  private static func string(_ rules: StringRules) -> JSONObject {
    var object: JSONObject = ["type": "string"]
    if case .form(.moment)? = rules.format { object["format"] = "date-time" }
    if let pattern = rules.pattern { object["pattern"] = .string(pattern) }
    if let length = rules.minLength { object["minLength"] = .integer(Int64(length)) }
    if let length = rules.maxLength { object["maxLength"] = .integer(Int64(length)) }
    return object
  }

  private static func array(_ element: Schema, _ rules: ListRules) -> JSONObject {
    var object: JSONObject = ["type": "array", "items": json(element)]
    if let count = rules.minItems { object["minItems"] = .integer(Int64(count)) }
    if let count = rules.maxItems { object["maxItems"] = .integer(Int64(count)) }
    if rules.isUnique { object["uniqueItems"] = true }
    return object
  }

  private static func map(_ element: Schema, _ rules: MapRules) -> JSONObject {
    var object: JSONObject = ["type": "object", "additionalProperties": json(element)]
    if let keys = rules.keys { object["propertyNames"] = json(.string(keys)) }
    if let count = rules.maxProperties { object["maxProperties"] = .integer(Int64(count)) }
    return object
  }

  private static func choice(_ choices: [JSONValue]) -> JSONObject {
    let type: JSONValue = choices.contains { $0.stringValue == nil } ? "integer" : "string"
    if choices.count == 1 { return ["type": type, "const": choices[0]] }
    return ["type": type, "enum": .array(choices)]
  }

  /// A plain type takes null into its list of types; what has no type of its own becomes a choice of two.
  private static func orNull(_ schema: Schema) -> JSONValue {
    let plain = json(schema)
    guard case .object(var object) = plain, let type = object["type"], object["enum"] == nil else {
      return schema == .any ? plain : ["oneOf": [plain, ["type": "null"]]]
    }
    object["type"] = [type, "null"]
    return .object(object)
  }
}
