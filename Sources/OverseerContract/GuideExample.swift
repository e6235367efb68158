import OverseerJSON

/// A call of an operation as an example: with everything that it requires.
enum GuideExample {
  /// `await tasks.block({ id: "task_…", by: "task_…" })`
  static func call(of operation: OperationContract, in contract: Contract) -> String {
    let required = operation.input.properties.filter(\.isRequired)
    if let id = operation.singleID, operation.spec.method != .patch {
      return "await \(operation.name)(\(value(of: id, in: contract)))"
    }
    var shown = required
    // A patch needs something to change.
    if operation.spec.method == .patch, let other = operation.input.properties.first(where: { !$0.isRequired }) {
      shown.append(other)
    }
    guard !shown.isEmpty else { return "await \(operation.name)()" }
    let fields = shown.map { "\(TypeScript.key($0.name)): \(value(of: $0, in: contract))" }
    return "await \(operation.name)({ \(fields.joined(separator: ", ")) })"
  }

  private static func value(of property: ObjectSchema.Property, in contract: Contract) -> String {
    if case .string(let rules) = property.schema.nonNull, rules.format.map(isForm) ?? true {
      return TypeScript.literal(.string(texts[property.name] ?? "…"))
    }
    return value(of: property.schema.nonNull, in: contract)
  }

  private static func isForm(_ format: StringRules.Format) -> Bool {
    if case .form = format { true } else { false }
  }

  private static func value(of schema: Schema, in contract: Contract) -> String {
    switch schema {
    case .string(let rules):
      switch rules.format {
      // Most things that are worked on are tasks.
      case .identifier(let prefixes)?: "\"\(prefixes.contains("task_") ? "task_" : prefixes.first ?? "")…\""
      case .form?, .objectName?, nil: "\"…\""
      }
    case .choice(let choices): choices.first.map(TypeScript.literal) ?? "null"
    case .integer(let range): "\(range?.lowerBound ?? 0)"
    case .number: "0"
    case .boolean: "true"
    case .array(let element, _): "[\(value(of: element, in: contract))]"
    case .map, .any: "{}"
    case .object(let object):
      "{ "
        + object.properties.filter(\.isRequired).map { "\($0.name): \(value(of: $0, in: contract))" }
        .joined(separator: ", ") + " }"
    case .reference(let name): contract.types[name].map { value(of: $0.schema, in: contract) } ?? "null"
    case .oneOf(let shapes, _): shapes.first.map { value(of: $0, in: contract) } ?? "null"
    case .nullable(let inner): value(of: inner, in: contract)
    }
  }

  /// What a text may say, by its field.
  private static let texts = [
    "base": "main",
    "body": "This returns early when the list is empty.",
    "content": "The tests need a time zone: set TZ=UTC.",
    "description": "Parse dates with a time zone",
    "from": "main~1",
    "head": "HEAD",
    "name": "tests",
    "new": "HEAD",
    "old": "HEAD~1",
    "path": "src/parser.ts",
    "reason": "Which of the two formats is wanted?",
    "revision": "main",
    "summary": "The empty list is not handled.",
    "text": "time zone",
    "to": "main",
  ]
}
