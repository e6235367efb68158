import OverseerJSON
import OverseerModel
import OverseerSDK

/// Checks what comes in against an operation's input, and names everything that is wrong with it at once.
public struct InputCheck: Sendable {
  private let name: String
  /// What the operation takes.
  public let input: ObjectSchema
  private let definitions: [String: Definition]

  public init<Operation: SDKOperation>(_ type: Operation.Type) {
    let reader = SchemaReader(.input, documentation: DocComments())
    name = Operation.spec.name
    input = reader.object(of: type)
    definitions = reader.definitions
  }

  /// Reads an operation's input; throws `invalid_input` that names every wrong field.
  public static func decode<Operation: SDKOperation>(
    _ type: Operation.Type, from value: JSONValue
  ) throws(OverseerError) -> Operation {
    try InputCheck(type).decode(type, from: value)
  }

  /// Like ``decode(_:from:)``, for those who keep the check of an operation.
  public func decode<Operation: SDKOperation>(
    _ type: Operation.Type, from value: JSONValue
  ) throws(OverseerError) -> Operation {
    let problems = problems(in: value)
    guard problems.isEmpty else {
      throw OverseerError.invalidFields(problems, hint: "\(name) takes \(fieldList).")
    }
    do {
      return try JSONCoder.decode(type, from: value)
    } catch {
      throw OverseerError.invalidField(error.path.isEmpty ? "input" : error.renderedPath, error.message)
    }
  }

  /// Everything that keeps `value` from being an input of the operation, in the order of its fields.
  public func problems(in value: JSONValue) -> [FieldProblem] {
    var found: [FieldProblem] = []
    check(value, .object(input), at: "", &found)
    return found
  }

  private var fieldList: String {
    guard !input.properties.isEmpty else { return "no fields" }
    return input.properties.map { $0.isRequired ? "\($0.name) (required)" : $0.name }.joined(separator: ", ")
  }
}

extension InputCheck {
  private func check(_ value: JSONValue, _ schema: Schema, at path: String, _ found: inout [FieldProblem]) {
    switch schema {
    case .any: return
    case .nullable(let inner):
      if !value.isNull { check(value, inner, at: path, &found) }
    case .reference(let name):
      if let definition = definitions[name] { check(value, definition.schema, at: path, &found) }
    case .object(let object):
      guard let members = value.objectValue else { return mismatch(value, schema, path, &found) }
      check(members, object, at: path, &found)
    case .map(let element, let rules):
      guard let members = value.objectValue else { return mismatch(value, schema, path, &found) }
      check(members, element, rules, at: path, &found)
    case .array(let element, let rules):
      guard let elements = value.arrayValue else { return mismatch(value, schema, path, &found) }
      check(elements, element, rules, at: path, &found)
    case .oneOf(let shapes, let discriminator):
      check(value, oneOf: shapes, discriminator, at: path, &found)
    case .string, .choice, .integer, .number, .boolean:
      if !fits(value, schema) { mismatch(value, schema, path, &found) }
    }
  }

  private func check(
    _ elements: [JSONValue], _ element: Schema, _ rules: ListRules, at path: String, _ found: inout [FieldProblem]
  ) {
    if elements.count < rules.minItems ?? 0 {
      found.append(FieldProblem(path, "name one at least, or leave it out"))
    }
    if let most = rules.maxItems, elements.count > most {
      return found.append(FieldProblem(path, "must be \(most) at most, not \(elements.count)"))
    }
    for (index, item) in elements.enumerated() {
      let place = "\(path)[\(index)]"
      check(item, element, at: place, &found)
      if rules.isUnique, elements[..<index].contains(item) { found.append(FieldProblem(place, "is named twice")) }
    }
  }

  private func check(
    _ members: JSONObject, _ element: Schema, _ rules: MapRules, at path: String, _ found: inout [FieldProblem]
  ) {
    if let most = rules.maxProperties, members.count > most {
      return found.append(FieldProblem(path, "must have at most \(most) entries, not \(members.count)"))
    }
    for (key, member) in members {
      if let keys = rules.keys, !keys.takes(key) {
        found.append(FieldProblem(path, "the key \"\(Self.shown(key))\" must be \(words(for: .string(keys)))"))
      }
      check(member, element, at: Self.step(path, key), &found)
    }
  }

  private func check(
    _ members: JSONObject, _ object: ObjectSchema, at path: String, _ found: inout [FieldProblem]
  ) {
    for property in object.properties {
      let place = Self.step(path, property.name)
      if let member = members[property.name] {
        check(member, property.schema, at: place, &found)
      } else if property.isRequired {
        found.append(FieldProblem(place, "is required: \(words(for: property.schema))"))
      }
    }
    let known = object.properties.map(\.name)
    for (key, _) in members where !known.contains(key) {
      // Those that are there already are not what was meant.
      let free = known.filter { members[$0] == nil }
      let meant = NearestName.to(JSONKey.wireName(key), among: free).map { "; did you mean \($0)?" }
      found.append(FieldProblem(Self.step(path, Self.shown(key)), "there is no such field" + (meant ?? "")))
    }
  }

  private func check(
    _ value: JSONValue, oneOf shapes: [Schema], _ discriminator: String?, at path: String,
    _ found: inout [FieldProblem]
  ) {
    var least: [FieldProblem]?
    for shape in shapes {
      if let discriminator, case .object(let object) = shape, let tag = value[discriminator],
        let wanted = object[discriminator], fits(tag, wanted.schema)
      {
        return check(value, shape, at: path, &found)
      }
      var problems: [FieldProblem] = []
      check(value, shape, at: path, &problems)
      if problems.count < least?.count ?? .max { least = problems }
    }
    found += least ?? []
  }

  private func fits(_ value: JSONValue, _ schema: Schema) -> Bool {
    switch (schema, value) {
    case (.string(let rules), .string(let text)): rules.takes(text)
    case (.choice(let choices), .number(let number)):
      Int64(exactly: number).map { choices.contains(.integer($0)) } ?? false
    case (.choice(let choices), _): choices.contains(value)
    case (.integer(let range), .integer(let number)): range?.contains(number) ?? true
    // 1e3 and 2.0 are whole numbers too.
    case (.integer(let range), .number(let number)):
      Int64(exactly: number).map { range?.contains($0) ?? true } ?? false
    case (.number, .integer), (.number, .number), (.boolean, .bool): true
    default: false
    }
  }

  private static func step(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

// What is said about a value that does not fit.
extension InputCheck {
  private func mismatch(_ value: JSONValue, _ schema: Schema, _ path: String, _ found: inout [FieldProblem]) {
    var message = "must be \(words(for: schema)), not \(Self.shown(value))"
    if case .choice(let choices) = schema, case .string(let text) = value,
      let meant = NearestName.to(text, among: choices.compactMap(\.stringValue))
    {
      message += "; did you mean \(meant)?"
    }
    found.append(FieldProblem(path.isEmpty ? "input" : path, message))
  }

  private func words(for schema: Schema) -> String {
    switch schema {
    case .string(let rules): words(for: rules)
    case .choice(let choices):
      Self.list(choices.map { $0.stringValue ?? Self.shown($0) })
    case .integer(let range?): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .integer(nil): "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .array: "an array"
    case .map, .object: "an object"
    case .any: "any value"
    case .reference(let name): definitions[name].map { words(for: $0.schema) } ?? "a value"
    case .oneOf(let shapes, _): Self.list(shapes.map(words))
    case .nullable(let inner): "\(words(for: inner)), or null"
    }
  }

  private func words(for rules: StringRules) -> String {
    let kind =
      switch rules.format {
      case .form(let form)?: form.words
      case .identifier(let prefixes)?: "an id (\(Self.list(prefixes)) and 26 characters)"
      case .objectName(let digits)?: "\(digits) hexadecimal digits in lower case"
      case nil: "a string"
      }
    switch (rules.minLength ?? 0, rules.maxLength) {
    case (let least, let most?): return "\(kind), \(least) to \(most) characters"
    case (1..., nil): return "\(kind), not empty"
    default: return kind
    }
  }

  private static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let text): "\"\(shown(text))\""
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// Short enough for a message, and without characters that could repaint a terminal.
  private static func shown(_ text: String) -> String {
    let clean = text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }
    return clean.count <= 40
      ? String(String.UnicodeScalarView(clean)) : String(String.UnicodeScalarView(clean.prefix(40))) + "…"
  }
}
